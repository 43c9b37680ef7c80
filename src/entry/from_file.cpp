#include "entry/from_file.hpp"

#include "base/csv.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "entry/complete.hpp"
#include "entry/flags.hpp"
#include "entry/given.hpp"
#include "yaml/edit.hpp"
#include "yaml/read.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <optional>

namespace eomt::entry {

namespace {

using records::Kind;

/// What the columns of `list` stand for; a column without a path counts or repeats what others say.
struct ListColumn
{
    std::string_view name;
    std::string_view path;
};

constexpr std::array<ListColumn, 15> mission_columns{{{"mission", "id"},
                                                      {"date", "election.date"},
                                                      {"country", "election.country"},
                                                      {"election", "election"},
                                                      {"election_type", "election.type"},
                                                      {"organisation", "organisation"},
                                                      {"type", "type"},
                                                      {"status", "status"},
                                                      {"coordinator", "coordinator.name"},
                                                      {"head", "head.name"},
                                                      {"invited_by", "invited_by"},
                                                      {"verdict", "verdict.assessment"},
                                                      {"score", ""},
                                                      {"findings", ""},
                                                      {"sources", ""}}};

/// What a column of the table means.
struct Column
{
    std::string name;
    std::string path; ///< empty: ignored
    records::Declared declared;
};

Column meaning(Kind kind, const std::string& name)
{
    if (name == "id") {
        return {name, name, {}};
    }
    if (kind == Kind::mission) {
        for (const auto& known : mission_columns) {
            if (known.name == name) {
                const std::string path{known.path};
                return {name,
                        path,
                        path.empty() || path == "id"
                            ? records::Declared{}
                            : records::declared_at(kind, records::parse_field_path(path))};
            }
        }
    } else if (name == records::kind_name(kind)) {
        return {name, "id", {}};
    }
    return {name, name, records::declared_at(kind, records::parse_field_path(name))};
}

/// A list of bodies, as `list` joins them.
yaml::Node bodies(const std::string& text)
{
    yaml::Node list;
    list.kind = yaml::Node::Kind::sequence;
    std::string_view rest = text;
    while (!rest.empty()) {
        const auto end = std::min(rest.find("; "), rest.size());
        yaml::Node item;
        item.kind = yaml::Node::Kind::mapping;
        item.items.push_back(yaml::scalar("body"));
        item.items.push_back(yaml::scalar(std::string{base::trim(rest.substr(0, end))}));
        list.items.push_back(std::move(item));
        rest.remove_prefix(std::min(end + 2, rest.size()));
    }
    return list;
}

void put_cell(NewRecord& record, const Column& column, const std::string& text)
{
    const auto path = records::parse_field_path(column.path);
    if (column.name == "election_type") {
        std::string list = text;
        std::replace(list.begin(), list.end(), '+', ',');
        yaml::put(record.root, record.kind, path, value_of(*column.declared.field, list));
        return;
    }
    if (column.path == "invited_by") {
        yaml::put(record.root, record.kind, path, bodies(text));
        return;
    }
    if (column.declared.field != nullptr &&
        column.declared.field->type == records::ValueType::text) {
        if (const std::string why = fault_in_text(*column.declared.field, text); !why.empty()) {
            throw base::UsageError{why};
        }
    }
    const bool whole_field = column.declared.field != nullptr && !column.declared.item;
    yaml::put(record.root,
              record.kind,
              path,
              whole_field ? value_of(*column.declared.field, text) : yaml::scalar(text));
}

std::string election_of(const std::vector<Column>& columns, const base::CsvRow& row)
{
    std::string election;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].path == "election") {
            election = base::trim(row.cells[i]);
        }
    }
    return election;
}

/// The election that a row names, where the archive has it.
struct KnownElection
{
    std::string id;
    std::string country;
    std::string day;
};

/// What is wrong where a row repeats what is known of its election; empty where it agrees.
std::string contradiction(const KnownElection& known, const Column& column, const std::string& text)
{
    const std::string& there = column.path == "election.country" ? known.country
                               : column.path == "election.date"  ? known.day
                                                                 : text;
    return there == text ? std::string{}
                         : fmt::format("\"{}\" is not what the archive says of {}: {}",
                                       base::visible(text),
                                       known.id,
                                       there);
}

/// A row that names a known election may repeat what is known of it.
void fill(NewRecord& record,
          const std::vector<Column>& columns,
          const base::CsvRow& row,
          Known& known,
          std::vector<CellFault>& faults)
{
    const std::string election = election_of(columns, row);
    const bool is_known = !election.empty() && known.has(Kind::election, election);
    const auto [country, day] =
        is_known ? known.place_of(election) : std::pair<std::string, std::string>{};
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const Column& column = columns[i];
        const std::string text{base::trim(row.cells[i])};
        // Where an election is new its fields describe it, and give the id.
        if (text.empty() || column.path.empty() || (column.path == "election" && !is_known)) {
            continue;
        }
        if (column.path == "id") {
            record.id = text;
            continue;
        }
        if (is_known && column.path.starts_with("election.")) {
            if (std::string why = contradiction({election, country, day}, column, text);
                !why.empty()) {
                faults.push_back({row.line, column.name, std::move(why)});
            }
            continue;
        }
        try {
            put_cell(record, column, text);
        } catch (const base::Error& fault) {
            faults.push_back({row.line, column.name, fault.what()});
        }
    }
    const bool is_described = yaml::find(record.root, {std::string{"election"}}) != nullptr;
    if (!election.empty() && !is_known && !is_described) {
        yaml::put(record.root, record.kind, {std::string{"election"}}, yaml::scalar(election));
    }
}

/// The mark of a key of the record itself.
std::optional<base::Mark>
mark_of_key(const yaml::Source& source, const yaml::Node& root, std::string_view key)
{
    for (std::size_t i = 0; i + 1 < root.items.size(); i += 2) {
        if (root.items[i].text == key) {
            return source.mark(root.items[i].offset);
        }
    }
    return std::nullopt;
}

/// The column that a fault at a path of the record comes from.
std::string column_at(const std::vector<Column>& columns, const std::string& path)
{
    for (const auto& column : columns) {
        if (column.path == path ||
            (!column.path.empty() && path.starts_with(column.path) && column.path != "election")) {
            return column.name;
        }
    }
    return path;
}

} // namespace

Candidate from_document(Kind kind,
                        const std::string& name,
                        const std::string& text,
                        std::vector<base::Diagnostic>& problems)
{
    const yaml::Source source{name, text};
    yaml::Problems found{source};
    Candidate candidate;
    NewRecord record = new_record(kind);
    if (auto tree = yaml::parse_tree(source, found)) {
        yaml::read_record(kind, source, found);
        record.root = *std::move(tree);
        const auto first = text.find_first_not_of(" \t\r\n");
        const bool is_json = first != std::string::npos && text[first] == '{';
        if (!is_json) {
            record.verbatim = text;
        }
    }
    candidate.records.push_back(std::move(record));
    for (auto& one : found.take()) {
        if (one.severity == base::Severity::error) {
            if (one.rule == "unknown-key" &&
                one.mark == mark_of_key(source, candidate.records.front().root, "id")) {
                const std::string id = text_at(candidate.records.front().root, "id");
                const std::string shown = base::is_id(id) ? id : "ID";
                one.message = fmt::format(
                    "a record's id is no field of it, but the name of its file; take this line "
                    "away, and give --id {0} or name the file {0}.{1}.yaml",
                    shown,
                    records::kind_name(kind));
            }
            problems.push_back(std::move(one));
        }
    }
    return candidate;
}

std::vector<Candidate>
from_table(Kind kind, const std::string& text, Known& known, std::vector<CellFault>& faults)
{
    const auto rows = base::read_csv(text);
    if (rows.empty()) {
        throw base::UsageError{"the table is empty; its first line names the columns, such as "
                               "election,organisation,verdict.assessment"};
    }
    if (rows.front().cells.size() == 1 && rows.front().cells[0].find(';') != std::string::npos) {
        throw base::UsageError{"its cells are separated by semicolons; save it with commas, as CSV "
                               "has them (in a spreadsheet: \"save as\", field delimiter \",\")"};
    }
    std::vector<Column> columns;
    for (const auto& name : rows.front().cells) {
        columns.push_back(meaning(kind, std::string{base::trim(name)}));
    }
    std::vector<Candidate> candidates;
    for (auto row = rows.begin() + 1; row != rows.end(); ++row) {
        if (row->cells.size() != columns.size()) {
            faults.push_back({row->line,
                              "",
                              fmt::format("{} where the header has {}",
                                          base::plural(row->cells.size(), "cell"),
                                          columns.size())});
            continue;
        }
        Candidate candidate;
        candidate.records.push_back(new_record(kind));
        fill(candidate.records.front(), columns, *row, known, faults);
        for (const auto& fault : faults_of(candidate.records.front())) {
            faults.push_back({row->line, column_at(columns, fault.path), fault.message});
        }
        try {
            complete(candidate, known, {});
        } catch (const base::Error& fault) {
            faults.push_back({row->line, "", fault.what()});
        }
        for (const auto& one : candidate.records) {
            for (const auto& path : missing_fields(one)) {
                faults.push_back({row->line, column_at(columns, path), "this is needed and empty"});
            }
        }
        candidate.line = row->line;
        candidates.push_back(std::move(candidate));
    }
    return candidates;
}

} // namespace eomt::entry
