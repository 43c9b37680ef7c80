#include "cli/import_files.hpp"

#include "base/csv.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "entry/from_file.hpp"
#include "exchange/import_csv.hpp"
#include "exchange/import_popolo.hpp"
#include "records/kind.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <istream>
#include <iterator>
#include <optional>

namespace eomt::cli {

namespace {

namespace fs = std::filesystem;
using records::Kind;

/// What messages call the file.
std::string shown(const ImportSource& source)
{
    return source.file == "-" ? "standard input" : base::visible(source.file);
}

/// The tables of an export that a folder holds.
exchange::Drafts from_folder(const ImportSource& source, const fs::path& folder)
{
    std::vector<exchange::NamedText> files;
    for (const std::string& name : exchange::imported_files()) {
        std::error_code unreadable;
        if (fs::exists(folder / name, unreadable)) {
            files.push_back({name, base::read_file(folder / name)});
        }
    }
    const bool has_records = std::any_of(files.begin(), files.end(), [](const auto& file) {
        return file.name == "people.csv" || file.name == "delegations.csv";
    });
    if (!has_records) {
        throw base::Error{
            fmt::format("{} holds neither people.csv nor delegations.csv; a folder is "
                        "what \"eomt export csv\" wrote",
                        shown(source))};
    }
    return exchange::read_export(files);
}

/// The kind of --kind, else the one that the file's name says.
Kind kind_of_rows(const ImportSource& source, const std::string& stem)
{
    const std::string& word = source.kind.empty() ? stem : source.kind;
    if (word == "person" || (source.kind.empty() && (word == "people" || word == "persons"))) {
        return Kind::person;
    }
    if (word == "delegation" || (source.kind.empty() && word == "delegations")) {
        return Kind::delegation;
    }
    if (source.kind.empty()) {
        throw base::UsageError{fmt::format("what the rows of {} are is missing: --kind person or "
                                           "--kind delegation",
                                           shown(source))};
    }
    throw base::UsageError{fmt::format(
        "--kind {}{}", base::visible(word), "; import csv reads person and delegation")};
}

/// The lines of the rows that are records: those with as many cells as the header.
std::vector<int> record_lines(const std::string& text)
{
    std::vector<int> lines;
    const auto rows = base::read_csv(text);
    for (std::size_t i = 1; i < rows.size(); ++i) {
        if (rows[i].cells.size() == rows.front().cells.size()) {
            lines.push_back(rows[i].line);
        }
    }
    return lines;
}

/// A table with a record a row, its columns the fields of the record.
exchange::Drafts from_rows(const ImportSource& source,
                           const std::string& stem,
                           const std::string& text,
                           entry::Known& known)
{
    const Kind kind = kind_of_rows(source, stem);
    std::vector<entry::CellFault> faults;
    std::vector<entry::Candidate> candidates;
    try {
        candidates = entry::from_table(kind, text, known, faults);
    } catch (const base::UsageError& fault) {
        throw base::UsageError{fmt::format("{}: {}", shown(source), fault.what())};
    } catch (const base::Error& fault) {
        throw base::Error{fmt::format("{}: {}", shown(source), fault.what())};
    }
    exchange::Drafts drafts;
    drafts.checked = true;
    const std::vector<int> lines = record_lines(text);
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        auto& record = candidates[i].records.front();
        const std::string id = record.id.empty() ? entry::conventional_id(record) : record.id;
        drafts.records.push_back(
            {kind, id, std::move(record.root), fmt::format("{}:{}", shown(source), lines[i]), {}});
    }
    for (const auto& fault : faults) {
        const std::string column =
            fault.column.empty() ? std::string{} : fmt::format(": column {}", fault.column);
        drafts.faults.push_back(
            {fmt::format("{}:{}{}", shown(source), fault.line, column), fault.message});
    }
    return drafts;
}

} // namespace

exchange::Drafts
read_import(const ImportSource& source, const Environment& environment, entry::Known& known)
{
    const fs::path path = environment.folder / source.file;
    std::error_code unreadable;
    if (source.form == "csv" && source.file != "-" && fs::is_directory(path, unreadable)) {
        return from_folder(source, path);
    }
    const std::string text = source.file == "-"
                                 ? std::string{std::istreambuf_iterator<char>{*environment.in}, {}}
                                 : base::read_file(path);
    const std::string stem = fs::path{source.file}.stem().string();
    if (source.form == "csv") {
        return exchange::is_exported_table(stem, text)
                   ? exchange::read_export({{stem + ".csv", text}})
                   : from_rows(source, stem, text, known);
    }
    try {
        return exchange::read_popolo(text);
    } catch (const base::Error& fault) {
        throw base::Error{fmt::format("{}:{}", shown(source), fault.what())};
    }
}

} // namespace eomt::cli
