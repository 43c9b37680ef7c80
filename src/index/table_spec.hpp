#pragma once

#include "base/diagnostic.hpp"
#include "base/table.hpp"
#include "records/value.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace eomt::index {

enum class ColumnType
{
    text,
    integer,
    real
};

struct ColumnInfo
{
    std::string_view name;
    ColumnType type;
    std::string_view help;
};

/// A table of the index as SQL and the documentation see it. Before its own columns every table has
/// `file`, `line` and `col`: where in the archive the row was read.
struct TableInfo
{
    std::string_view name;
    std::string_view help;
    std::vector<ColumnInfo> columns;
    std::vector<std::string_view> indexes; ///< each a comma-separated list of columns, or one
                                           ///< column and "?" where few rows have a value
};

/// The key of the n-th row that a file gives, over all tables: the rows of one file stand together,
/// and are found without an index on the file. A file has fewer values than there is room for.
constexpr std::int64_t row_id(std::int64_t file, std::int64_t n)
{
    constexpr std::int64_t rows_a_file = std::int64_t{1} << 22U;
    return file * rows_a_file + n;
}

/// The values of one row: the table's position in `tables()`, its place, and its own columns in
/// order.
struct Row
{
    std::size_t table = 0;
    base::Mark mark;
    std::vector<base::Cell> cells;
};
using Rows = std::vector<Row>;

/// A column and where its value comes from: the one place that a new column needs.
template <class Item>
struct Column
{
    ColumnInfo info;
    base::Cell (*get)(const Item&);
};

template <class Item>
using Columns = std::vector<Column<Item>>;

/// `columns` as the documentation sees them.
template <class Item>
std::vector<ColumnInfo> infos(const Columns<Item>& columns)
{
    std::vector<ColumnInfo> list;
    for (const auto& column : columns) {
        list.push_back(column.info);
    }
    return list;
}

/// The row of an item.
template <class Item>
Row row_of(std::size_t table, const Columns<Item>& columns, const Item& item, base::Mark mark)
{
    Row row{table, mark, {}};
    row.cells.reserve(columns.size());
    for (const auto& column : columns) {
        row.cells.push_back(column.get(item));
    }
    return row;
}

// A value of a record as a cell; absent is no data.
inline base::Cell cell(const std::string& text)
{
    return text.empty() ? base::Cell{} : base::Cell{text};
}
template <class Tag>
base::Cell cell(const records::Maybe<records::Marked<std::string, Tag>>& value)
{
    return value ? base::Cell{value->value} : base::Cell{};
}
inline base::Cell cell(const records::Maybe<records::Day>& day)
{
    return day ? base::Cell{day->value.iso()} : base::Cell{};
}
inline base::Cell cell(const records::Maybe<records::Whole>& number)
{
    return number ? base::Cell{number->value} : base::Cell{};
}
inline base::Cell cell(const records::Maybe<records::Percent>& number)
{
    return number ? base::Cell{number->value} : base::Cell{};
}
inline base::Cell cell(const records::Maybe<records::Flag>& flag)
{
    return flag ? base::Cell{std::int64_t{flag->value ? 1 : 0}} : base::Cell{};
}
inline base::Cell cell(std::size_t number)
{
    return static_cast<std::int64_t>(number);
}
/// A number: whole where it is whole, so that 234 prints as 234.
inline base::Cell cell(const records::Maybe<records::Number>& number)
{
    if (!number) {
        return {};
    }
    const auto whole = static_cast<std::int64_t>(number->value);
    return static_cast<double>(whole) == number->value ? base::Cell{whole}
                                                       : base::Cell{number->value};
}

} // namespace eomt::index
