#pragma once

#include "base/table.hpp"
#include "exchange/scope.hpp"
#include "index/table_spec.hpp"

#include <string>
#include <vector>

namespace eomt::exchange {

struct Field
{
    std::string name;
    index::ColumnType type = index::ColumnType::text;
    bool is_day = false; ///< text that is a whole date or nothing
    std::string help;
};

/// Columns whose values are values of a key column of another table (or of the same one).
struct ForeignKey
{
    std::vector<std::string> fields;
    std::string table;
    std::vector<std::string> target;
};

/// A table as an export declares it. Names and columns are a contract with those who read exports.
struct TableSpec
{
    std::string name;
    std::string help;
    std::vector<Field> fields;
    std::string sql;
    std::string owner;      ///< the column that says whose row it is
    std::string owner_kind; ///< the kind of record it names; empty: the column `kind` says it
    std::vector<std::string> key;
    std::vector<ForeignKey> references;
};

/// The tables of an export, in the order of its documentation.
const std::vector<TableSpec>& table_specs();

/// A table with its rows, in an order that is always the same.
struct FilledTable
{
    const TableSpec* spec = nullptr;
    base::Table data;
};

/// All tables with the rows that belong to the scope.
std::vector<FilledTable> fill_tables(index::Session& session, const Scope& scope);

/// The table as a CSV file, RFC 4180, UTF-8. Text stands as it is: nothing guards it against a
/// spreadsheet that takes it for a formula, so that what is read is what was recorded.
std::string csv_text(const base::Table& table);

} // namespace eomt::exchange
