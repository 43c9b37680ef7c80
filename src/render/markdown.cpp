#include "render/markdown.hpp"

#include "base/name_key.hpp"
#include "base/text.hpp"
#include "render/html.hpp"
#include "render/markdown_tree.hpp"
#include "report/markdown.hpp"

#include <cmark-gfm-core-extensions.h>
#include <cstdint>
#include <fmt/format.h>
#include <set>

namespace eomt::render {

namespace {

std::string_view type_name(cmark_node* node)
{
    return cmark_node_get_type_string(node);
}

bool is_row(std::string_view type)
{
    return type == "table_row" || type == "table_header";
}

/// Where a link may lead: http and https, mailto, a fragment of the page, a relative path.
std::string safe_target(std::string_view url)
{
    if (const auto address = report::web_address(url)) {
        return *address;
    }
    const std::size_t colon = url.find(':');
    const bool relative = colon == std::string_view::npos || url.find_first_of("/?#") < colon;
    const bool host = url.starts_with("//") || url.find('\\') != std::string_view::npos;
    if ((relative && !host) || base::lower(url).starts_with("mailto:")) {
        return report::percent_encode(url);
    }
    return {};
}

/// Walks the tree that cmark-gfm has parsed and writes it. The library's own writer gives neither
/// ids nor scopes, and drops text that a template's author may have meant to be read.
class HtmlWriter
{
public:
    explicit HtmlWriter(std::string_view title)
        : m_section{title.empty() ? "Table" : base::squeeze(title)}
    {}

    void write(std::string_view markdown)
    {
        const CmarkOwned<cmark_node> tree = parse_markdown(markdown);
        write(tree.get());
        m_sources = nullptr; // its tree is gone
    }

    void put(std::string_view html) { m_out += html; }

    std::string take() { return std::move(m_out); }

private:
    void write(cmark_node* root)
    {
        walk(root, [&](cmark_node* node, bool entering) {
            if (entering) {
                enter(node);
            } else {
                leave(node);
            }
        });
    }

    void enter(cmark_node* node)
    {
        switch (cmark_node_get_type(node)) {
        case CMARK_NODE_DOCUMENT:
        case CMARK_NODE_IMAGE:
            break;
        case CMARK_NODE_BLOCK_QUOTE:
            m_out += "<blockquote>\n";
            break;
        case CMARK_NODE_LIST:
            enter_list(node);
            break;
        case CMARK_NODE_ITEM:
            enter_item(node);
            break;
        case CMARK_NODE_HEADING:
            enter_heading(node);
            break;
        case CMARK_NODE_PARAGRAPH:
            m_out += is_tight(node) ? "" : "<p>";
            break;
        case CMARK_NODE_EMPH:
            m_out += "<em>";
            break;
        case CMARK_NODE_STRONG:
            m_out += "<strong>";
            break;
        case CMARK_NODE_LINK:
            enter_link(node);
            break;
        default:
            if (!enter_leaf(node)) {
                enter_table_part(node);
            }
        }
    }

    void leave(cmark_node* node)
    {
        switch (cmark_node_get_type(node)) {
        case CMARK_NODE_BLOCK_QUOTE:
            m_out += "</blockquote>\n";
            break;
        case CMARK_NODE_LIST:
            m_out += is_ordered(node) ? "</ol>\n" : "</ul>\n";
            break;
        case CMARK_NODE_ITEM:
            m_out += "</li>\n";
            break;
        case CMARK_NODE_HEADING:
            m_out += fmt::format("</h{}>\n", cmark_node_get_heading_level(node));
            break;
        case CMARK_NODE_PARAGRAPH:
            m_out += is_tight(node) ? "" : "</p>\n";
            break;
        case CMARK_NODE_EMPH:
            m_out += "</em>";
            break;
        case CMARK_NODE_STRONG:
            m_out += "</strong>";
            break;
        case CMARK_NODE_LINK:
            m_out += safe_target(cmark_node_get_url(node)).empty() ? "" : "</a>";
            break;
        default:
            leave_table_part(node);
        }
    }

    /// Writes a node that has no children; false for any other.
    bool enter_leaf(cmark_node* node)
    {
        const auto put = [&](std::string_view before, std::string_view after) {
            m_out += before;
            m_out += escape_html(literal(node));
            m_out += after;
        };
        switch (cmark_node_get_type(node)) {
        case CMARK_NODE_TEXT:
            put("", "");
            return true;
        case CMARK_NODE_CODE:
            put("<code>", "</code>");
            return true;
        case CMARK_NODE_CODE_BLOCK:
            put("<pre><code>", "</code></pre>\n");
            return true;
        case CMARK_NODE_HTML_INLINE:
        case CMARK_NODE_HTML_BLOCK:
            enter_raw_html(node);
            return true;
        case CMARK_NODE_SOFTBREAK:
            m_out += '\n';
            return true;
        case CMARK_NODE_LINEBREAK:
            m_out += "<br>\n";
            return true;
        case CMARK_NODE_THEMATIC_BREAK:
            m_out += "<hr>\n";
            return true;
        default:
            return false;
        }
    }

    /// Raw HTML is shown, not obeyed, so that no text goes missing; a comment was not meant to be
    /// seen.
    void enter_raw_html(cmark_node* node)
    {
        const std::string_view html = base::trim(literal(node));
        if (html.starts_with("<!--")) {
            return;
        }
        const bool block = cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK;
        m_out += block ? "<p>" + escape_html(html) + "</p>\n" : escape_html(html);
    }

    static bool is_ordered(cmark_node* list)
    {
        return cmark_node_get_list_type(list) == CMARK_ORDERED_LIST;
    }

    void enter_list(cmark_node* node)
    {
        if (!is_ordered(node)) {
            m_out += "<ul>\n";
            return;
        }
        const int start = cmark_node_get_list_start(node);
        m_out += start == 1 ? "<ol>\n" : fmt::format("<ol start=\"{}\">\n", start);
        cmark_node* heading = heading_above(node);
        if (heading != nullptr && plain_text(heading) == "Sources") {
            m_sources = node;
            m_source = start;
        }
    }

    void enter_item(cmark_node* node)
    {
        if (cmark_node_parent(node) != m_sources) {
            m_out += "<li>";
            return;
        }
        // Two lists may count from 1; an id stands once, so the second keeps none.
        const std::string id = fmt::format("source-{}", m_source++);
        m_out += m_ids.insert(id).second ? fmt::format("<li id=\"{}\">", id) : "<li>";
    }

    void enter_heading(cmark_node* node)
    {
        const std::string text = plain_text(node);
        if (!text.empty()) {
            m_section = text;
            m_tables = 0;
        }
        std::string slug = base::slug(text);
        if (slug.starts_with("source-") || slug.starts_with("chart-")) {
            slug.insert(0, "section-"); // the anchors of sources and charts are not a heading's
        }
        std::string id = slug;
        for (int n = 2; !m_ids.insert(id).second; ++n) {
            id = fmt::format("{}-{}", slug, n);
        }
        m_out += fmt::format("<h{} id=\"{}\">", cmark_node_get_heading_level(node), id);
    }

    void enter_link(cmark_node* node)
    {
        const std::string target = safe_target(cmark_node_get_url(node));
        if (!target.empty()) {
            m_out += fmt::format("<a href=\"{}\">", escape_html(target));
        }
    }

    void enter_table_part(cmark_node* node)
    {
        const std::string_view type = type_name(node);
        if (type == "table") {
            const std::string label =
                m_tables == 0 ? m_section : fmt::format("{} ({})", m_section, m_tables + 1);
            ++m_tables;
            // On a phone, many columns squeezed into the window would be a word wide each.
            constexpr int many = 5;
            const bool wide = cmark_gfm_extensions_get_table_columns(node) >= many;
            m_out += scroll_container(label) + (wide ? "<table class=\"wide\">\n" : "<table>\n");
        } else if (is_row(type)) {
            enter_row(node, type == "table_header");
        } else if (type == "table_cell") {
            enter_cell();
        }
    }

    void enter_row(cmark_node* node, bool header)
    {
        m_in_header = header;
        m_column = 0;
        cmark_node* table = cmark_node_parent(node);
        const std::uint8_t* alignments = cmark_gfm_extensions_get_table_alignments(table);
        m_alignments.assign(alignments, alignments + cmark_gfm_extensions_get_table_columns(table));
        cmark_node* before = cmark_node_previous(node);
        if (header) {
            m_out += "<thead>\n";
        } else if (before == nullptr || type_name(before) == "table_header") {
            m_out += "<tbody>\n";
        }
        m_out += "<tr>";
    }

    void enter_cell()
    {
        const char alignment = m_column < m_alignments.size() ? m_alignments[m_column] : '\0';
        ++m_column;
        m_out += m_in_header ? "<th scope=\"col\"" : "<td";
        if (alignment == 'r') {
            m_out += " class=\"number\"";
        } else if (alignment == 'c') {
            m_out += " class=\"centre\"";
        }
        m_out += '>';
    }

    void leave_table_part(cmark_node* node)
    {
        const std::string_view type = type_name(node);
        if (type == "table") {
            m_out += "</table>\n</div>\n";
        } else if (is_row(type)) {
            m_out += "</tr>\n";
            if (type == "table_header") {
                m_out += "</thead>\n";
            } else if (cmark_node_next(node) == nullptr) {
                m_out += "</tbody>\n";
            }
        } else if (type == "table_cell") {
            m_out += m_in_header ? "</th>" : "</td>";
        }
    }

    std::string m_out;
    std::set<std::string> m_ids{"main"};
    std::string m_section;           ///< the text of the last heading
    int m_tables = 0;                ///< since it
    cmark_node* m_sources = nullptr; ///< the list of sources, if one has begun
    int m_source = 0;                ///< the number of its next item
    std::string m_alignments;
    std::size_t m_column = 0;
    bool m_in_header = false;
};

} // namespace

std::string html_of_markdown(std::string_view markdown,
                             std::string_view title,
                             const std::vector<Inset>& insets)
{
    HtmlWriter writer{title};
    std::size_t at = 0;
    for (const Inset& inset : insets) {
        writer.write(markdown.substr(at, inset.before - at));
        writer.put(inset.html);
        at = inset.before;
    }
    writer.write(markdown.substr(at));
    return writer.take();
}

} // namespace eomt::render
