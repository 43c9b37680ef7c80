#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace eomt::base {

/// A mean of scores, which is printed with two decimals.
struct Mean
{
    double value = 0;
    bool operator==(const Mean&) const = default;
};

/// A value of a table; `std::monostate` is "no data", which is never 0 or "".
using Cell = std::variant<std::monostate, std::int64_t, double, std::string, Mean>;

/// What a query gives and every format prints.
struct Table
{
    std::vector<std::string> columns;
    std::vector<std::vector<Cell>> rows;
};

inline bool is_empty(const Cell& cell)
{
    return std::holds_alternative<std::monostate>(cell);
}

/// The text of a cell: a number in its shortest exact form, nothing for no data.
std::string to_text(const Cell& cell);

/// The whole number in a cell; 0 where it holds anything else.
inline std::int64_t to_whole(const Cell& cell)
{
    const auto* value = std::get_if<std::int64_t>(&cell);
    return value == nullptr ? 0 : *value;
}

/// The position of a column; throws `Error` where there is none of that name.
std::size_t column_of(const Table& table, std::string_view name);

} // namespace eomt::base
