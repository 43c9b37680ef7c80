#include "render/html.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

namespace eomt::render {

std::string escape_html(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (const char c : base::visible(text, base::Keep::lines)) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        default:
            out += c;
        }
    }
    return out;
}

std::string scroll_container(std::string_view label)
{
    return fmt::format("<div class=\"scroll\" role=\"region\" aria-label=\"{}\" tabindex=\"0\">\n",
                       escape_html(label));
}

} // namespace eomt::render
