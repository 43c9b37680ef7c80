#include "base/text.hpp"
#include "render/html.hpp"
#include "render/page.hpp"
#include "render/table_writers.hpp"
#include "report/markdown.hpp"

#include <fmt/format.h>
#include <ostream>

namespace eomt::render {

namespace {

std::string html_cell(const std::string& column, const base::Cell& cell)
{
    const std::string text = escape_html(base::to_text(cell));
    if (is_number(cell)) {
        return "<td class=\"number\">" + text + "</td>";
    }
    std::string links;
    for (const auto& address : cell_addresses(column, cell)) {
        links += fmt::format(R"({}<a href="{}">{}</a>)",
                             links.empty() ? "" : "; ",
                             escape_html(report::web_address(address).value_or("")),
                             escape_html(address));
    }
    if (!links.empty()) {
        return "<td>" + links + "</td>";
    }
    return "<td>" + text + "</td>";
}

} // namespace

void write_table_html(std::ostream& out,
                      const base::Table& table,
                      const std::string& title,
                      const std::vector<std::string>& notes)
{
    const std::string name = title.empty() ? "Table" : title;
    std::string body = "<h1>" + escape_html(name) + "</h1>\n" + scroll_container(name);
    body += fmt::format("<table>\n<caption>{}: {}</caption>\n<thead>\n<tr>",
                        escape_html(name),
                        base::plural(table.rows.size(), "row"));
    const std::vector<bool> numbers = number_columns(table);
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        body += fmt::format("<th scope=\"col\"{}>{}</th>",
                            numbers[i] ? " class=\"number\"" : "",
                            escape_html(table.columns[i]));
    }
    body += "</tr>\n</thead>\n<tbody>\n";
    for (const auto& row : table.rows) {
        body += "<tr>";
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            body += html_cell(table.columns[i], cell_at(row, i));
        }
        body += "</tr>\n";
    }
    body += "</tbody>\n</table>\n</div>\n";
    for (const auto& note : notes) {
        body += "<p>" + escape_html(note) + "</p>\n";
    }
    out << html_page(name, "en", body);
}

} // namespace eomt::render
