#include "exchange/datapackage.hpp"

#include "base/name_key.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace eomt::exchange {

namespace {

using nlohmann::ordered_json;
using Key = std::vector<std::string>;

/// The texts of a row in some columns; nothing where one of them has no data.
std::optional<Key> key_of(const base::Table& table,
                          const std::vector<base::Cell>& row,
                          const std::vector<std::string>& columns)
{
    Key key;
    for (const std::string& column : columns) {
        const base::Cell& cell = row[base::column_of(table, column)];
        if (base::is_empty(cell)) {
            return std::nullopt;
        }
        key.push_back(base::to_text(cell));
    }
    return key;
}

/// Whether the columns are there in every row and tell the rows apart.
bool is_key(const base::Table& table, const std::vector<std::string>& columns)
{
    std::set<Key> seen;
    return !columns.empty() &&
           std::all_of(table.rows.begin(), table.rows.end(), [&](const auto& row) {
               auto key = key_of(table, row, columns);
               return key && seen.insert(*std::move(key)).second;
           });
}

const base::Table& table_named(const std::vector<FilledTable>& tables, const std::string& name)
{
    return std::find_if(tables.begin(),
                        tables.end(),
                        [&](const FilledTable& table) { return table.spec->name == name; })
        ->data;
}

/// Whether every value is one of the table that it refers to: a query may have left that row out.
bool holds(const ForeignKey& reference,
           const base::Table& table,
           const std::vector<FilledTable>& tables)
{
    const base::Table& target = table_named(tables, reference.table);
    std::set<Key> known;
    for (const auto& row : target.rows) {
        if (auto key = key_of(target, row, reference.target)) {
            known.insert(*std::move(key));
        }
    }
    return std::all_of(table.rows.begin(), table.rows.end(), [&](const auto& row) {
        const auto key = key_of(table, row, reference.fields);
        return !key || known.contains(*key);
    });
}

std::string_view type_name(const Field& field)
{
    switch (field.type) {
    case index::ColumnType::integer:
        return "integer";
    case index::ColumnType::real:
        return "number";
    case index::ColumnType::text:
        break;
    }
    return field.is_day ? "date" : "string";
}

ordered_json schema_of(const FilledTable& table, const std::vector<FilledTable>& tables)
{
    ordered_json schema;
    schema["fields"] = ordered_json::array();
    for (const Field& field : table.spec->fields) {
        schema["fields"].push_back(
            {{"name", field.name}, {"type", type_name(field)}, {"description", field.help}});
    }
    schema["missingValues"] = ordered_json::array({""});
    if (is_key(table.data, table.spec->key)) {
        schema["primaryKey"] = table.spec->key;
    }
    ordered_json references = ordered_json::array();
    for (const ForeignKey& reference : table.spec->references) {
        if (holds(reference, table.data, tables)) {
            // An empty name is the table itself.
            const bool is_own = reference.table == table.spec->name;
            references.push_back(
                {{"fields", reference.fields},
                 {"reference",
                  {{"resource", is_own ? "" : reference.table}, {"fields", reference.target}}}});
        }
    }
    if (!references.empty()) {
        schema["foreignKeys"] = references;
    }
    return schema;
}

/// Every address once, in order, with the first title that a record gives it.
ordered_json sources_of(const base::Table& table)
{
    const std::size_t url = base::column_of(table, "url");
    const std::size_t title = base::column_of(table, "title");
    const std::size_t publisher = base::column_of(table, "publisher");
    std::map<std::string, std::string> titles;
    for (const auto& row : table.rows) {
        if (base::is_empty(row[url])) {
            continue;
        }
        std::string& known = titles[base::to_text(row[url])];
        if (known.empty()) {
            known = base::to_text(base::is_empty(row[title]) ? row[publisher] : row[title]);
        }
    }
    ordered_json sources = ordered_json::array();
    for (const auto& [address, called] : titles) {
        sources.push_back({{"title", called.empty() ? address : called}, {"path", address}});
    }
    return sources;
}

} // namespace

ordered_json descriptor(const std::vector<FilledTable>& tables, const PackageInfo& info)
{
    ordered_json package;
    package["profile"] = "tabular-data-package";
    package["name"] = info.title.empty() ? "eomt-archive" : base::slug(info.title);
    package["title"] = info.title.empty() ? "Records of election-observation missions" : info.title;
    if (!info.licence.empty()) {
        // An address is its path, anything else an identifier such as CC-BY-4.0.
        const char* const part = info.licence.find("://") != std::string::npos ? "path" : "name";
        package["licenses"] = ordered_json::array({ordered_json{{part, info.licence}}});
    }
    if (auto sources = sources_of(table_named(tables, "sources")); !sources.empty()) {
        package["sources"] = std::move(sources);
    }
    package["resources"] = ordered_json::array();
    for (const FilledTable& table : tables) {
        package["resources"].push_back({{"name", table.spec->name},
                                        {"path", table.spec->name + ".csv"},
                                        {"profile", "tabular-data-resource"},
                                        {"description", table.spec->help},
                                        {"format", "csv"},
                                        {"mediatype", "text/csv"},
                                        {"encoding", "utf-8"},
                                        {"dialect",
                                         {{"delimiter", ","},
                                          {"lineTerminator", "\r\n"},
                                          {"quoteChar", "\""},
                                          {"doubleQuote", true},
                                          {"header", true}}},
                                        {"schema", schema_of(table, tables)}});
    }
    return package;
}

} // namespace eomt::exchange
