#include "base/text.hpp"
#include "render/table_writers.hpp"
#include "report/markdown.hpp"

#include <ostream>

namespace eomt::render {

namespace {

std::string md_cell(const std::string& column, const base::Cell& cell)
{
    if (is_number(cell)) {
        return base::to_text(cell);
    }
    std::string links;
    for (const auto& address : cell_addresses(column, cell)) {
        links += (links.empty() ? "" : "; ") + report::markdown_link(address);
    }
    if (!links.empty()) {
        return links;
    }
    return report::escape_markdown(base::to_text(cell));
}

} // namespace

void write_table_md(std::ostream& out, const base::Table& table)
{
    if (table.columns.empty()) {
        return;
    }
    const auto write_line = [&](const auto& cell_of) {
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            const std::string text = cell_of(i);
            out << (text.empty() ? "| " : "| " + text + " ");
        }
        out << "|\n";
    };
    const std::vector<bool> numbers = number_columns(table);
    write_line([&](std::size_t i) { return report::escape_markdown(table.columns[i]); });
    write_line([&](std::size_t i) { return std::string{numbers[i] ? "---:" : "---"}; });
    for (const auto& row : table.rows) {
        write_line([&](std::size_t i) { return md_cell(table.columns[i], cell_at(row, i)); });
    }
}

} // namespace eomt::render
