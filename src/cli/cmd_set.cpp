#include "cli/cmd_set.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/edit_record.hpp"
#include "cli/mission_name.hpp"
#include "cli/open.hpp"
#include "cli/subject.hpp"
#include "entry/flags.hpp"
#include "entry/given.hpp"
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
    const auto* field = declared.field;
    const char first = one.value.front();
    const bool brackets = first == '[' || first == '{';
    const bool is_text =
        field != nullptr && declared.item && field->type == records::ValueType::text;
    yaml::Node node;
    if (brackets && !is_text) {
        node = structured(one);
    } else if (field == nullptr || declared.item) {
        node = yaml::scalar(one.value);
    } else {
        node = entry::value_of(*field, one.value);
    }
    const std::string why =
        field == nullptr ? std::string{} : entry::settle(node, *field, declared.item);
    if (!why.empty()) {
        throw base::UsageError{fmt::format("{}: {}", base::visible(one.path), why)};
    }
    return node;
}

/// A field that is taken away, as it was written and as it was read.
struct Removal
{
    std::string word;
    records::FieldPath path;
};

std::vector<Removal> removals_of(const Invocation& invocation, records::Kind kind)
{
    std::vector<Removal> list;
    if (invocation.options.count("unset") == 0) {
        return list;
    }
    for (const auto& word : invocation.options["unset"].as<std::vector<std::string>>()) {
        list.push_back({word, records::parse_field_path(word)});
        records::declared_at(kind, list.back().path);
    }
    // What stands further behind in a list goes first, so that each number means what it meant.
    std::stable_sort(list.begin(), list.end(), [](const Removal& a, const Removal& b) {
        return b.path < a.path;
    });
    return list;
}

bool begins_with(const records::FieldPath& path, const records::FieldPath& head)
{
    return path.size() >= head.size() && std::equal(head.begin(), head.end(), path.begin());
}

/// Refuses to set a field and to take it, or what it stands in, away.
void refuse_contradiction(const Assignment& one,
                          const records::FieldPath& path,
                          const std::vector<Removal>& removals)
{
    for (const auto& removal : removals) {
        if (begins_with(path, removal.path) || begins_with(removal.path, path)) {
            throw base::UsageError{
                fmt::format("{}=... sets what --unset {} takes away; one of them must go",
                            base::visible(one.path),
                            base::visible(removal.word))};
        }
    }
}

/// A source that is made gets a key by which it can be cited; one that is there keeps its own.
void check_new_key(const std::string& text, const records::FieldPath& path)
{
    const auto* list = path.size() > 1 ? std::get_if<std::string>(path.data()) : nullptr;
    const auto* key = path.size() > 1 ? std::get_if<std::string>(&path[1]) : nullptr;
    if (list == nullptr || key == nullptr || *list != "sources") {
        return;
    }
    const std::string why = entry::fault_in_source_key(*key);
    if (why.empty()) {
        return;
    }
    const yaml::Source source{"", text};
    yaml::Problems problems{source};
    const auto tree = yaml::parse_tree(source, problems);
    if (!tree || yaml::find(*tree, {*list, *key}) == nullptr) {
        throw base::UsageError{fmt::format("{}: {}", base::visible(records::to_text(path)), why)};
    }
}

int run_set(const Invocation& invocation, const Environment& environment)
{
    if (invocation.words.empty()) {
        throw base::UsageError{"the record's id is missing: eomt set ID PATH=VALUE"};
    }
    if (invocation.words.size() == 1 && invocation.options.count("unset") == 0) {
        throw base::UsageError{"nothing is to be set; write PATH=VALUE, such as "
                               "verdict.assessment=positive, or --unset PATH"};
    }
    auto archive = open_for_writing(invocation.globals, environment);
    const auto record = find_record(archive, environment, invocation.words[0], true);
    const auto removals = removals_of(invocation, record.kind);
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
        refuse_contradiction(one, path, removals);
        check_new_key(after, path);
        after = edited(record, [&] {
            return yaml::set_value(after, record.kind, path, value_for(one, declared));
        });
        done_what.push_back(one.path);
    }
    for (const auto& removal : removals) {
        after = edited(record, [&] { return yaml::unset_value(after, record.kind, removal.path); });
        done_what.push_back("-" + removal.word);
    }
    refuse_second_mission(archive, record, before, after);
    const int status = write_edit(
        invocation,
        environment,
        archive,
        {record, before, after, fmt::format("set {} {}", record.id, fmt::join(done_what, " "))});
    if (status == done && !invocation.globals.quiet) {
        *environment.err << rename_note(archive.root(), environment.folder, record, before, after);
    }
    return status;
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
