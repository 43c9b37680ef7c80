#include "cli/cmd_add.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/edit_record.hpp"
#include "cli/field_options.hpp"
#include "cli/open.hpp"
#include "cli/terminal.hpp"
#include "entry/interview.hpp"
#include "yaml/edit.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <ostream>
#include <set>

namespace eomt::cli {

namespace {

using records::Kind;
using records::Many;
using records::Outline;

const std::vector<std::string>& own_names()
{
    static const std::vector<std::string> names{"dry-run", "no-input"};
    return names;
}

/// Lists and keyed groups of a kind: what can be added to it.
std::vector<const Outline*> lists_of(Kind kind)
{
    std::vector<const Outline*> lists;
    for (const Outline& field : records::outline(kind).fields) {
        if (field.many != Many::one && field.type == records::ValueType::group) {
            lists.push_back(&field);
        }
    }
    return lists;
}

const std::vector<Kind>& kinds()
{
    static const std::vector<Kind> list{
        Kind::mission, Kind::election, Kind::delegation, Kind::organisation, Kind::person};
    return list;
}

} // namespace

std::vector<std::string> addable()
{
    std::vector<std::string> words;
    for (const Kind kind : kinds()) {
        for (const Outline* list : lists_of(kind)) {
            const std::string word = entry::singular(list->info.name);
            if (std::find(words.begin(), words.end(), word) == words.end()) {
                words.push_back(word);
            }
        }
    }
    return words;
}

namespace {

const Outline* find_list(Kind kind, const std::string& word)
{
    for (const Outline* list : lists_of(kind)) {
        if (entry::singular(list->info.name) == word) {
            return list;
        }
    }
    return nullptr;
}

const Outline& list_for(const FoundRecord& record, const std::string& word)
{
    if (const Outline* list = find_list(record.kind, word)) {
        return *list;
    }
    std::vector<std::string> own;
    for (const Outline* list : lists_of(record.kind)) {
        own.push_back(entry::singular(list->info.name));
    }
    throw base::UsageError{fmt::format("{} {} has no {}; what can be added to it: {}",
                                       records::article(record.kind),
                                       records::kind_name(record.kind),
                                       base::visible(word),
                                       fmt::join(own, ", "))};
}

/// Faults and missing fields of the new item, by flag, all at once.
void refuse_faults(const entry::NewRecord& record,
                   const std::vector<entry::Flag>& flags,
                   const std::map<std::string, std::string>& origins,
                   const std::string& list)
{
    std::vector<std::string> faults;
    for (const auto& fault : entry::faults_of(record)) {
        if (!fault.path.starts_with(list)) {
            continue;
        }
        // Whether a source is there is for the record's own sources to say.
        const auto origin = origins.find(fault.path);
        if (fault.path.find(".source") != std::string::npos) {
            continue;
        }
        faults.push_back(fmt::format(
            "{}: {}", origin == origins.end() ? fault.path : "--" + origin->second, fault.message));
    }
    for (const auto& path : entry::missing_fields(record)) {
        if (!path.starts_with(list + "[") && !path.starts_with(list + ".")) {
            continue;
        }
        const auto declared = records::declared_at(record.kind, records::parse_field_path(path));
        const auto flag = std::find_if(flags.begin(), flags.end(), [&](const entry::Flag& one) {
            return one.field == declared.field && !one.is_key;
        });
        faults.push_back(fmt::format("{} is missing: {}",
                                     flag == flags.end() ? path : "--" + flag->name,
                                     declared.field->info.help));
    }
    if (!faults.empty()) {
        throw base::UsageError{faults.size() == 1 ? faults.front()
                                                  : fmt::format("{} things are to be mended:\n  {}",
                                                                faults.size(),
                                                                fmt::join(faults, "\n  "))};
    }
}

/// The one item that flags describe, at the list of an empty record.
entry::NewRecord
from_item_flags(Kind kind, const Outline& list, const std::vector<entry::GivenFlag>& given)
{
    entry::NewRecord record = entry::new_record(kind);
    entry::FlagFiller filler{record.root, kind};
    const auto flags = entry::item_flags(list);
    std::vector<std::string_view> names;
    names.reserve(flags.size());
    for (const auto& flag : flags) {
        names.push_back(flag.name);
    }
    for (const auto& one : given) {
        const auto* flag = entry::find_flag(flags, one.name);
        if (flag == nullptr) {
            throw base::UsageError{fmt::format("--{} is no field of a {}{}; its fields: --{}",
                                               one.name,
                                               entry::singular(list.info.name),
                                               base::did_you_mean(one.name, names),
                                               fmt::join(names, ", --"))};
        }
        filler.fill(*flag, one.value);
    }
    const yaml::Node* items = yaml::find(record.root, {std::string{list.info.name}});
    if (items == nullptr || items->items.empty()) {
        // Everything is missing: said of an empty item.
        yaml::Node empty;
        empty.kind = yaml::Node::Kind::mapping;
        records::FieldPath path{std::string{list.info.name}};
        if (list.many == Many::keyed) {
            throw base::UsageError{
                "--key is missing: the short name under which statements cite it"};
        }
        path.emplace_back(std::size_t{0});
        yaml::put(record.root, kind, path, std::move(empty));
    } else if (items->items.size() > (list.many == Many::keyed ? 2U : 1U)) {
        throw base::UsageError{fmt::format("add takes one {} at a time, and a flag is given twice",
                                           entry::singular(list.info.name))};
    }
    refuse_faults(record, flags, filler.origins(), std::string{list.info.name});
    return record;
}

/// The text with the items that `made` has at its list added to it.
std::string with_items(const std::string& text, const entry::NewRecord& made, const Outline& list)
{
    const std::string name{list.info.name};
    const yaml::Node* items = yaml::find(made.root, {name});
    const yaml::Source source{"", text};
    yaml::Problems problems{source};
    const auto root = yaml::parse_tree(source, problems);
    if (!root) {
        throw base::Error{fmt::format("the record cannot be read, so nothing can be added: line "
                                      "{}: {}",
                                      problems.list().front().mark.line,
                                      problems.list().front().message)};
    }
    if (list.many == Many::keyed) {
        const std::string key = items->items[0].text;
        if (yaml::find(*root, {name, key}) != nullptr) {
            throw base::UsageError{fmt::format("--key {}: the record has one of that key already; "
                                               "\"eomt set\" changes it",
                                               base::visible(key))};
        }
        return yaml::set_value(text, made.kind, {name, key}, items->items[1]);
    }
    const yaml::Node* there = yaml::find(*root, {name});
    const std::size_t count = there == nullptr || there->kind == yaml::Node::Kind::null ? 0
                              : there->kind == yaml::Node::Kind::sequence ? there->items.size()
                                                                          : 1;
    return yaml::set_value(text, made.kind, {name, count}, items->items.back());
}

/// The same, asked for on the terminal.
entry::NewRecord ask_item(const Environment& environment,
                          archive::Archive& archive,
                          Kind kind,
                          const Outline& list,
                          const std::string& text)
{
    Terminal terminal{environment};
    entry::Known known{archive.session()};
    std::vector<entry::Answer> answers;
    entry::Interview interview{terminal, known, answers, [] {}, false, {}};
    entry::Candidate candidate;
    candidate.records.push_back(entry::new_record(kind));
    const yaml::Source source{"", text};
    yaml::Problems problems{source};
    if (auto root = yaml::parse_tree(source, problems)) {
        candidate.records.front().root = *std::move(root);
    }
    interview.fill_item(candidate, std::string{list.info.name});
    const auto& asked = candidate.records.front();
    entry::NewRecord made = entry::new_record(kind);
    const yaml::Node* items = yaml::find(asked.root, {std::string{list.info.name}});
    yaml::Node last;
    last.kind = items->kind;
    if (list.many == Many::keyed) {
        last.items.assign(items->items.end() - 2, items->items.end());
    } else {
        last.items.push_back(items->items.back());
    }
    yaml::put(made.root, kind, {std::string{list.info.name}}, std::move(last));
    return made;
}

int run_add(const Invocation& invocation, const Environment& environment)
{
    const auto words = addable();
    if (invocation.words.empty()) {
        throw base::UsageError{fmt::format("what is to be added is missing: eomt add {} RECORD",
                                           fmt::join(words, "|"))};
    }
    const std::string& word = invocation.words[0];
    if (std::find(words.begin(), words.end(), word) == words.end()) {
        const bool is_field = records::outline(Kind::mission).field(word) != nullptr;
        throw base::UsageError{
            fmt::format("a record has no list \"{}\" to add to{}; what can be added: {}",
                        base::visible(word),
                        is_field ? fmt::format("; \"eomt set ID {}=...\" sets a field", word)
                                 : base::did_you_mean(word, {words.begin(), words.end()}),
                        fmt::join(words, ", "))};
    }
    if (invocation.words.size() != 2) {
        throw base::UsageError{
            fmt::format("add takes one record: eomt add {} ID --FIELD VALUE ...", word)};
    }
    auto given = given_flags(invocation, own_names());
    auto archive = open_for_writing(invocation.globals, environment);
    const auto record = find_record(archive, environment, invocation.words[1], true);
    const Outline& list = list_for(record, word);
    // --as-of is an option of every command; here it is the field of that name.
    if (list.field("as_of") != nullptr && invocation.options.count("as-of") != 0) {
        given.push_back({"as-of", invocation.options["as-of"].as<std::string>()});
    }
    const std::string before = bytes_of(archive, record);
    const bool asks = given.empty() && environment.in_is_terminal && environment.err_is_terminal &&
                      invocation.options.count("no-input") == 0;
    try {
        const auto made = asks ? ask_item(environment, archive, record.kind, list, before)
                               : from_item_flags(record.kind, list, given);
        return write_edit(invocation,
                          environment,
                          archive,
                          {record,
                           before,
                           edited(record, [&] { return with_items(before, made, list); }),
                           fmt::format("add {} {}", word, record.id)});
    } catch (const Cancelled&) {
        *environment.err << "\nnothing is written\n";
        return failed;
    }
}

void add_fields(po::options_description_easy_init add)
{
    std::vector<std::vector<entry::Flag>> all;
    for (const Kind kind : kinds()) {
        for (const Outline* list : lists_of(kind)) {
            all.push_back(entry::item_flags(*list));
        }
    }
    add_field_options(add, all);
}

std::string add_help(const std::vector<std::string>& words)
{
    for (const auto& word : words) {
        for (const Kind kind : kinds()) {
            if (const Outline* list = find_list(kind, word)) {
                return fmt::format(
                    "\nFields of a {}:\n{}", word, flags_help(entry::item_flags(*list)));
            }
        }
    }
    return fmt::format(
        "\nWhat can be added: {}.\n\"eomt add finding --help\" prints the fields of a "
        "finding.\n",
        fmt::join(addable(), ", "));
}

} // namespace

Command add_command()
{
    Command command{"add",
                    "finding|figure|event|source|recommendation|... RECORD [--FIELD VALUE]...",
                    "add a finding, a figure, ... to a record in place",
                    "Adds one item to a list of a record: comments and layout stay. On a terminal "
                    "without flags it asks. "
                    "What \"eomt check\"\n"
                    "would call a new error is not written; \"eomt undo\" takes the change back.",
                    [](po::options_description_easy_init add) {
                        add("dry-run", "show the difference, and write nothing");
                        add("no-input", "ask nothing");
                    },
                    run_add,
                    {}};
    command.add_fields = add_fields;
    command.more_help = add_help;
    command.as_of_is_field = true;
    return command;
}

} // namespace eomt::cli
