#include "cli/cmd_set.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/edit_record.hpp"
#include "cli/open.hpp"
#include "cli/subject.hpp"
#include "entry/flags.hpp"
#include "yaml/edit.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace eomt::cli {

namespace {

/// `PATH=VALUE`, at the first `=` that stands outside quotes.
struct Assignment
{
    std::string path;
    std::string value;
};

Assignment read_assignment(const std::string& word)
{
    bool quoted = false;
    for (std::size_t i = 0; i < word.size(); ++i) {
        quoted = quoted != (word[i] == '"');
        if (word[i] == '=' && !quoted) {
            if (i + 1 == word.size()) {
                throw base::UsageError{
                    fmt::format("{}: the value is empty; --unset {} takes a field away",
                                base::visible(word),
                                base::visible(word.substr(0, i)))};
            }
            return {word.substr(0, i), word.substr(i + 1)};
        }
    }
    throw base::UsageError{
        fmt::format("\"{}\" sets nothing; write PATH=VALUE, such as verdict.assessment=positive",
                    base::visible(word))};
}

/// A value written as YAML in brackets, for a field that holds more than one text.
yaml::Node structured(const Assignment& one)
{
    const yaml::Source source{"", one.value};
    yaml::Problems problems{source};
    auto tree = yaml::parse_tree(source, problems);
    if (!tree) {
        throw base::UsageError{fmt::format(
            "{}={}: {}", one.path, base::visible(one.value), problems.list().front().message)};
    }
    return *std::move(tree);
}

yaml::Node value_for(const Assignment& one, const records::Declared& declared)
{
    const char first = one.value.front();
    const bool brackets = first == '[' || first == '{';
    const bool is_text = declared.field != nullptr && declared.item &&
                         declared.field->type == records::ValueType::text;
    if (brackets && !is_text) {
        return structured(one);
    }
    if (declared.field == nullptr || declared.item) {
        return yaml::scalar(one.value);
    }
    return entry::value_of(*declared.field, one.value);
}

int run_set(const Invocation& invocation, const Environment& environment)
{
    const auto unset = invocation.options.count("unset") == 0
                           ? std::vector<std::string>{}
                           : invocation.options["unset"].as<std::vector<std::string>>();
    if (invocation.words.empty()) {
        throw base::UsageError{"the record's id is missing: eomt set ID PATH=VALUE"};
    }
    if (invocation.words.size() == 1 && unset.empty()) {
        throw base::UsageError{"nothing is to be set; write PATH=VALUE, such as "
                               "verdict.assessment=positive, or --unset PATH"};
    }
    auto archive = open_for_writing(invocation.globals, environment);
    const auto record = find_record(archive, environment, invocation.words[0], true);
    const std::string before = bytes_of(archive, record);
    std::string after = before;
    std::vector<std::string> done_what;
    for (auto word = invocation.words.begin() + 1; word != invocation.words.end(); ++word) {
        const Assignment one = read_assignment(*word);
        if (std::find(done_what.begin(), done_what.end(), one.path) != done_what.end()) {
            throw base::UsageError{
                fmt::format("{} is set twice; one value must go", base::visible(one.path))};
        }
        const auto path = records::parse_field_path(one.path);
        const auto declared = records::declared_at(record.kind, path);
        after = edited(record, [&] {
            return yaml::set_value(after, record.kind, path, value_for(one, declared));
        });
        done_what.push_back(one.path);
    }
    for (const auto& one : unset) {
        const auto path = records::parse_field_path(one);
        records::declared_at(record.kind, path);
        after = edited(record, [&] { return yaml::unset_value(after, record.kind, path); });
        done_what.push_back("-" + one);
    }
    return write_edit(
        invocation,
        environment,
        archive,
        {record, before, after, fmt::format("set {} {}", record.id, fmt::join(done_what, " "))});
}

} // namespace

Command set_command()
{
    return {
        "set",
        "RECORD PATH=VALUE...",
        "change a field of a record in place",
        "Changes fields of a record: only the bytes of the value change, comments and layout stay. "
        "A PATH names a field:\n"
        "verdict.assessment, findings[2].source (items count from 0; one past the last adds one), "
        "sources.report.title,\n"
        "\"names.ru\". A field that holds several takes them with commas, or as YAML in brackets. "
        "RECORD is an "
        "id, kind:id, or\n"
        "the path of its file. What \"eomt check\" would call a new error is not written; \"eomt "
        "undo\" "
        "takes the change back.",
        [](po::options_description_easy_init add) {
            add("unset",
                po::value<std::vector<std::string>>()->value_name("PATH"),
                "take a field away");
            add("dry-run", "show the difference, and write nothing");
        },
        run_set,
        {}};
}

} // namespace eomt::cli
