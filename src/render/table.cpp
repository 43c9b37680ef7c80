#include "render/table.hpp"

#include "base/text.hpp"
#include "render/table_writers.hpp"
#include "report/markdown.hpp"

#include <algorithm>
#include <ostream>

namespace eomt::render {

void write_table(std::ostream& out,
                 const base::Table& table,
                 Format format,
                 const TableOptions& options)
{
    switch (format) {
    case Format::table:
        write_table_text(out, table, options.width);
        for (const auto& note : options.notes) {
            out << '\n' << base::visible(note) << '\n';
        }
        return;
    case Format::csv:
        return write_table_csv(out, table);
    case Format::tsv:
        return write_table_tsv(out, table);
    case Format::json:
        return write_table_json(out, table);
    case Format::md:
        write_table_md(out, table);
        for (const auto& note : options.notes) {
            out << '\n' << report::escape_markdown(note) << '\n';
        }
        return;
    case Format::html:
        return write_table_html(out, table, options.title, options.notes);
    }
}

bool is_number(const base::Cell& cell)
{
    return !base::is_empty(cell) && !std::holds_alternative<std::string>(cell);
}

const base::Cell& cell_at(const std::vector<base::Cell>& row, std::size_t column)
{
    static const base::Cell no_data;
    return column < row.size() ? row[column] : no_data;
}

std::vector<bool> number_columns(const base::Table& table)
{
    std::vector<bool> numbers;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        const auto holds = [&](const auto& row) { return is_number(cell_at(row, column)); };
        const auto other = [&](const auto& row) {
            return !is_number(cell_at(row, column)) && !base::is_empty(cell_at(row, column));
        };
        numbers.push_back(std::any_of(table.rows.begin(), table.rows.end(), holds) &&
                          std::none_of(table.rows.begin(), table.rows.end(), other));
    }
    return numbers;
}

std::vector<std::string> cell_addresses(const std::string& column, const base::Cell& cell)
{
    const auto* text = std::get_if<std::string>(&cell);
    std::vector<std::string> parts;
    if (column != "url" || text == nullptr) {
        return parts;
    }
    constexpr std::string_view between = "; ";
    for (std::size_t at = 0; at <= text->size();) {
        const std::size_t end = std::min(text->find(between, at), text->size());
        parts.push_back(text->substr(at, end - at));
        at = end + between.size();
    }
    const bool all = std::all_of(parts.begin(), parts.end(), [](const std::string& part) {
        return report::web_address(part).has_value();
    });
    return all ? parts : std::vector<std::string>{};
}

} // namespace eomt::render
