#include "render/json.hpp"
#include "render/table_writers.hpp"

#include <algorithm>
#include <ostream>

#include <fmt/format.h>

namespace eomt::render {

namespace {

/// An object has each key once, a query may give a name twice: the second "date" becomes "date_2".
std::vector<std::string> unique_keys(const std::vector<std::string>& columns)
{
    std::vector<std::string> keys;
    for (const std::string& column : columns) {
        std::string key = column;
        const auto taken = [&] {
            return std::find(keys.begin(), keys.end(), key) != keys.end() ||
                   (key != column && std::find(columns.begin(), columns.end(), key) != columns.end());
        };
        for (int n = 2; taken(); ++n) {
            key = fmt::format("{}_{}", column, n);
        }
        keys.push_back(key);
    }
    return keys;
}

std::string json_cell(const base::Cell& cell)
{
    return std::visit(
        [](const auto& value) {
            if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::monostate>) {
                return std::string{"null"};
            } else {
                return json_line(value);
            }
        },
        cell);
}

} // namespace

// Written row by row: a table of a large archive would take several times its size as JSON values.
void write_table_json(std::ostream& out, const base::Table& table)
{
    std::vector<std::string> keys = unique_keys(table.columns);
    std::transform(keys.begin(), keys.end(), keys.begin(), [](const std::string& key) {
        return json_line(key);
    });
    if (table.rows.empty()) {
        out << "[]\n";
        return;
    }
    std::string_view row_end = "[\n";
    for (const auto& row : table.rows) {
        out << row_end << "  {";
        std::string_view cell_end = "\n";
        for (std::size_t i = 0; i < keys.size(); ++i) {
            out << cell_end << "    " << keys[i] << ": " << json_cell(cell_at(row, i));
            cell_end = ",\n";
        }
        out << (keys.empty() ? "}" : "\n  }");
        row_end = ",\n";
    }
    out << "\n]\n";
}

} // namespace eomt::render
