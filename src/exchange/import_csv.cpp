#include "exchange/import_csv.hpp"

#include "base/csv.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "exchange/tables.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace eomt::exchange {

namespace {

using base::Error;
using records::FieldPath;
using records::Kind;

const TableSpec& spec_named(std::string_view name)
{
    const auto& specs = table_specs();
    return *std::find_if(
        specs.begin(), specs.end(), [&](const TableSpec& spec) { return spec.name == name; });
}

std::vector<std::string> columns_of(std::string_view name)
{
    std::vector<std::string> columns;
    for (const Field& field : spec_named(name).fields) {
        columns.push_back(field.name);
    }
    return columns;
}

/// A row of a table that was read, with its place.
class Row
{
public:
    Row(std::string file, const std::vector<std::string>& columns, base::CsvRow row)
        : m_file{std::move(file)}, m_columns{&columns}, m_row{std::move(row)}
    {}

    const std::string& operator[](std::string_view column) const
    {
        const auto found = std::find(m_columns->begin(), m_columns->end(), column);
        return m_row.cells[static_cast<std::size_t>(found - m_columns->begin())];
    }

    std::string place(std::string_view column) const
    {
        return fmt::format("{}:{}: column {}", m_file, m_row.line, column);
    }
    std::string place() const { return fmt::format("{}:{}", m_file, m_row.line); }

private:
    std::string m_file;
    const std::vector<std::string>* m_columns;
    base::CsvRow m_row;
};

struct ReadTable
{
    std::vector<std::string> columns;
    std::vector<Row> rows;
};

/// The keys of a cell of citations.
std::vector<std::string> keys_of(const std::string& cites)
{
    std::vector<std::string> keys;
    if (!cites.empty()) {
        for (const auto cite : base::split(cites, '\n')) {
            keys.emplace_back(cite.substr(cite.rfind('#') + 1));
        }
    }
    return keys;
}

/// Makes records of the tables of an export.
class ExportReader
{
public:
    explicit ExportReader(const std::vector<NamedText>& files)
    {
        for (const NamedText& file : files) {
            add_table(file);
        }
    }

    Drafts read()
    {
        for (const Row& row : rows("people")) {
            if (row["has_record"] == "1") {
                add_person(row);
            } else {
                ++m_drafts.named_only;
            }
        }
        for (const Row& row : rows("delegations")) {
            add_delegation(row);
        }
        return std::move(m_drafts);
    }

private:
    const std::vector<Row>& rows(const std::string& table) const
    {
        static const std::vector<Row> none;
        const auto found = m_tables.find(table);
        return found == m_tables.end() ? none : found->second.rows;
    }

    /// The rows of a table that belong to a record, which a column names.
    std::vector<const Row*>
    rows_of(const std::string& table, std::string_view column, const std::string& record)
    {
        auto& owners = m_owners[table];
        if (owners.empty()) {
            for (const Row& row : rows(table)) {
                owners[row[column]].push_back(&row);
            }
        }
        const auto found = owners.find(record);
        return found == owners.end() ? std::vector<const Row*>{} : found->second;
    }

    void add_table(const NamedText& file);
    static void
    put(DraftBuilder& record, const FieldPath& path, const Row& row, std::string_view column)
    {
        record.put(path, row[column], row.place(column));
    }
    void add_person(const Row& row);
    void add_delegation(const Row& row);
    void add_compositions(DraftBuilder& record);
    void add_members(DraftBuilder& record);
    void add_names(DraftBuilder& record,
                   const std::string& kind,
                   const std::string& owner,
                   const FieldPath& at);
    void add_offices(DraftBuilder& record,
                     const std::string& kind,
                     const std::string& owner,
                     const FieldPath& at);
    void add_sources(DraftBuilder& record, const std::string& kind);

    std::map<std::string, ReadTable> m_tables;
    std::map<std::string, std::map<std::string, std::vector<const Row*>>> m_owners;
    Drafts m_drafts;
};

FieldPath below(FieldPath path, const std::vector<records::PathStep>& steps)
{
    path.insert(path.end(), steps.begin(), steps.end());
    return path;
}

void ExportReader::add_table(const NamedText& file)
{
    const std::string name = file.name.substr(0, file.name.rfind('.'));
    std::vector<base::CsvRow> read;
    try {
        read = base::read_csv(file.text);
    } catch (const Error& fault) {
        throw Error{fmt::format("{}: {}", base::visible(file.name), fault.what())};
    }
    ReadTable& table = m_tables[name];
    table.columns = columns_of(name);
    if (read.empty() || read.front().cells != table.columns) {
        throw Error{fmt::format("{}:1: the header is not that of an export; expected {}",
                                base::visible(file.name),
                                base::join(table.columns, ","))};
    }
    for (std::size_t i = 1; i < read.size(); ++i) {
        if (read[i].cells.size() != table.columns.size()) {
            m_drafts.faults.push_back({fmt::format("{}:{}", file.name, read[i].line),
                                       fmt::format("{} where the header has {}",
                                                   base::plural(read[i].cells.size(), "cell"),
                                                   table.columns.size())});
            continue;
        }
        table.rows.emplace_back(file.name, table.columns, std::move(read[i]));
    }
}

void ExportReader::add_person(const Row& row)
{
    DraftBuilder person{Kind::person, row["id"], row.place()};
    put(person, {"name"}, row, "name");
    put(person, {"country"}, row, "country");
    put(person, {"notes"}, row, "notes");
    add_names(person, "person", row["id"], {});
    add_offices(person, "person", row["id"], {});
    add_sources(person, "person");
    m_drafts.records.push_back(person.take());
}

void ExportReader::add_delegation(const Row& row)
{
    DraftBuilder delegation{Kind::delegation, row["id"], row.place()};
    put(delegation, {"organisation"}, row, "organisation");
    put(delegation, {"country"}, row, "country");
    put(delegation, {"parliament"}, row, "parliament");
    put(delegation, {"notes"}, row, "notes");
    std::size_t n = 0;
    for (const Row& chamber : rows("chambers")) {
        if (chamber["delegation"] == delegation.id()) {
            put(delegation, {"chambers", n, "name"}, chamber, "name");
            put(delegation, {"chambers", n, "website"}, chamber, "website");
            ++n;
        }
    }
    add_compositions(delegation);
    add_members(delegation);
    add_sources(delegation, "delegation");
    m_drafts.records.push_back(delegation.take());
}

void ExportReader::add_compositions(DraftBuilder& record)
{
    std::size_t n = 0;
    for (const Row& row : rows("compositions")) {
        if (row["delegation"] != record.id()) {
            continue;
        }
        const FieldPath at{"compositions", n++};
        put(record, below(at, {"from"}), row, "from_date");
        put(record, below(at, {"to"}), row, "to_date");
        put(record, below(at, {"as_of"}), row, "as_of");
        for (const Row& seats : rows("composition_seats")) {
            if (seats["delegation"] == record.id() && seats["composition"] == row["n"]) {
                put(record, below(at, {"seats", seats["chamber"]}), seats, "seats");
            }
        }
        for (const Row& person : rows("members")) {
            if (person["delegation"] == record.id() && person["is_representative"] == "1" &&
                person["n"] == row["n"]) {
                put(record, below(at, {"representative", "id"}), person, "given_id");
                put(record, below(at, {"representative", "name"}), person, "name");
                put(record, below(at, {"representative", "office"}), person, "office");
                put(record, below(at, {"representative", "chamber"}), person, "chamber");
                if (person["cites"] != row["cites"]) {
                    record.put_sources(below(at, {"representative"}),
                                       keys_of(person["cites"]),
                                       person.place("cites"));
                }
            }
        }
        record.put_sources(at, keys_of(row["cites"]), row.place("cites"));
    }
}

void ExportReader::add_members(DraftBuilder& record)
{
    std::size_t n = 0;
    for (const Row& row : rows("members")) {
        if (row["delegation"] != record.id() || row["is_representative"] == "1") {
            continue;
        }
        const FieldPath at{"members", n++};
        put(record, below(at, {"id"}), row, "given_id");
        put(record, below(at, {"name"}), row, "name");
        put(record, below(at, {"office"}), row, "office");
        put(record, below(at, {"chamber"}), row, "chamber");
        put(record, below(at, {"from"}), row, "from_date");
        put(record, below(at, {"to"}), row, "to_date");
        const std::string owner = fmt::format("{}#{}", record.id(), row["n"]);
        add_names(record, "member", owner, at);
        add_offices(record, "member", owner, at);
        record.put_sources(at, keys_of(row["cites"]), row.place("cites"));
    }
}

void ExportReader::add_names(DraftBuilder& record,
                             const std::string& kind,
                             const std::string& owner,
                             const FieldPath& at)
{
    for (const Row* found : rows_of("names", "record", owner)) {
        const Row& row = *found;
        if (row["kind"] == kind) {
            put(record, below(at, {"names", row["language"]}), row, "name");
        }
    }
    for (const Row* found : rows_of("identifiers", "record", owner)) {
        const Row& row = *found;
        if (row["kind"] == kind) {
            put(record, below(at, {"identifiers", row["scheme"]}), row, "identifier");
        }
    }
}

void ExportReader::add_offices(DraftBuilder& record,
                               const std::string& kind,
                               const std::string& owner,
                               const FieldPath& at)
{
    std::size_t n = 0;
    for (const Row* found : rows_of("offices", "owner", owner)) {
        const Row& row = *found;
        if (row["kind"] == kind) {
            const FieldPath office = below(at, {"offices", n++});
            put(record, below(office, {"title"}), row, "title");
            put(record, below(office, {"body"}), row, "body");
            put(record, below(office, {"country"}), row, "country");
            put(record, below(office, {"from"}), row, "from_date");
            put(record, below(office, {"to"}), row, "to_date");
            record.put_sources(office, keys_of(row["cites"]), row.place("cites"));
        }
    }
}

void ExportReader::add_sources(DraftBuilder& record, const std::string& kind)
{
    for (const Row* found : rows_of("sources", "record", record.id())) {
        const Row& row = *found;
        if (row["kind"] == kind) {
            const FieldPath at{"sources", row["key"]};
            for (const auto* const field : {"title",
                                            "publisher",
                                            "author",
                                            "date",
                                            "url",
                                            "language",
                                            "accessed",
                                            "sha256"}) {
                put(record, below(at, {field}), row, field);
            }
            put(record, below(at, {"file"}), row, "archived_copy");
        }
    }
}

} // namespace

bool is_exported_table(std::string_view name, std::string_view text)
{
    const auto& names = imported_files();
    const bool is_known = std::any_of(names.begin(), names.end(), [&](const std::string& file) {
        return file == fmt::format("{}.csv", name);
    });
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.starts_with(byte_order_mark)) {
        text.remove_prefix(byte_order_mark.size());
    }
    return is_known &&
           text.substr(0, text.find_first_of("\r\n")) == base::join(columns_of(name), ",");
}

Drafts read_export(const std::vector<NamedText>& files)
{
    return ExportReader{files}.read();
}

const std::vector<std::string>& imported_files()
{
    static const std::vector<std::string> names{"people.csv",
                                                "delegations.csv",
                                                "chambers.csv",
                                                "compositions.csv",
                                                "composition_seats.csv",
                                                "members.csv",
                                                "offices.csv",
                                                "names.csv",
                                                "identifiers.csv",
                                                "sources.csv"};
    return names;
}

} // namespace eomt::exchange
