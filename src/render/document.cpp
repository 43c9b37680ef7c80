#include "render/document.hpp"

#include "base/error.hpp"
#include "render/chart.hpp"
#include "render/html.hpp"
#include "render/json.hpp"
#include "render/markdown.hpp"
#include "render/page.hpp"

#include <fmt/format.h>
#include <ostream>

namespace eomt::render {

void write_document(std::ostream& out, const report::Document& document, Format format)
{
    if (format == Format::md) {
        out << document.markdown;
    } else if (format == Format::json) {
        out << json_text(document.data);
    } else if (format == Format::html) {
        std::vector<Inset> insets;
        for (const auto& placed : document.charts) {
            insets.push_back({placed.before, chart_figure(placed.chart)});
        }
        std::string body = html_of_markdown(document.markdown, document.title, insets);
        if (body.find("<h1") == std::string::npos) {
            body.insert(0, "<h1>" + escape_html(document.title) + "</h1>\n");
        }
        out << html_page(document.title, document.language, body);
    } else {
        throw base::UsageError{
            fmt::format("a report cannot be written as {}; its formats are md, html and json",
                        format_name(format))};
    }
}

} // namespace eomt::render
