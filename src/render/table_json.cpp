#include "render/json.hpp"
#include "render/table_writers.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <ostream>

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
                   (key != column &&
                    std::find(columns.begin(), columns.end(), key) != columns.end());
        };
        for (int n = 2; taken(); ++n) {
            key = fmt::format("{}_{}", column, n);
        }
        keys.push_back(key);
    }
    return keys;
}

struct JsonCell
{
    std::string operator()(std::monostate /*no_data*/) const { return "null"; }
    std::string operator()(const base::Mean& mean) const
    {
        // As exact as the text formats print it; adding zero takes the sign off a negative one.
        constexpr double parts = 100;
        return json_line(std::round(mean.value * parts) / parts + 0.0);
    }
    std::string operator()(const auto& value) const { return json_line(value); }
};

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
            out << cell_end << "    " << keys[i] << ": " << std::visit(JsonCell{}, cell_at(row, i));
            cell_end = ",\n";
        }
        out << (keys.empty() ? "}" : "\n  }");
        row_end = ",\n";
    }
    out << "\n]\n";
}

} // namespace eomt::render
