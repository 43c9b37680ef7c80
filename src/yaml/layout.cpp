#include "yaml/layout.hpp"

#include "base/text.hpp"
#include "yaml/syntax.hpp"

#include <algorithm>
#include <optional>

namespace eomt::yaml {

namespace {

bool layout_blank(char c)
{
    return c == ' ' || c == '\t';
}

bool layout_break(char c)
{
    return c == '\n' || c == '\r';
}

bool among(std::string_view set, char c)
{
    return set.find(c) != std::string_view::npos;
}

/// What stands around a node.
struct Around
{
    long indent = -1; ///< the column of the block collection it stands in
    bool flow = false;
    bool key = false;
};

/// Finds the ends that the parser doesn't tell. It follows the tree, so that it never has to decide
/// what a thing is, and it stops where tree and text disagree.
class LayoutScanner
{
public:
    explicit LayoutScanner(std::string_view text) : m_text{text} {}

    Layout root(const Node& node)
    {
        std::size_t at = gap(0);
        // Directives, and the sign that begins the document.
        while (at < m_text.size() && m_text[at] == '%' && column(at) == 0) {
            at = gap(next_line(m_text, at));
        }
        if (m_text.substr(at).starts_with("---") && (at + 3 == m_text.size() || space(at + 3))) {
            at += 3;
        }
        return scan(node, at, {});
    }

private:
    char at(std::size_t i) const { return i < m_text.size() ? m_text[i] : '\0'; }
    bool space(std::size_t i) const
    {
        return i >= m_text.size() || layout_blank(m_text[i]) || layout_break(m_text[i]);
    }
    long column(std::size_t i) const { return static_cast<long>(i - line_start(m_text, i)); }

    std::size_t blanks(std::size_t i) const
    {
        while (i < m_text.size() && layout_blank(m_text[i])) {
            ++i;
        }
        return i;
    }

    /// Past white space, line ends and comments.
    std::size_t gap(std::size_t i) const
    {
        while (i < m_text.size()) {
            if (space(i)) {
                ++i;
            } else if (m_text[i] == '#' && (i == 0 || space(i - 1))) {
                i = std::min(m_text.find('\n', i), m_text.size());
            } else {
                break;
            }
        }
        return i;
    }

    [[noreturn]] static void fault(std::size_t where, const char* why)
    {
        throw LayoutFault{where, why};
    }

    Layout scan(const Node& node, std::size_t from, Around around)
    {
        Layout out;
        out.in_flow = around.flow;
        if (node.kind == Node::Kind::null) {
            nothing(out, from, around);
            return out;
        }
        std::size_t here = gap(from);
        out.begin = here;
        const bool block_mapping =
            node.kind == Node::Kind::mapping && !node.items.empty() && at(node.offset) != '{';
        while (here < node.offset && (at(here) == '&' || at(here) == '!')) {
            const std::size_t word = here;
            const std::size_t past = word_end(here);
            here = gap(past);
            // On one line with a block mapping's first key, an anchor is the key's.
            if (block_mapping && here == node.offset && next_line(m_text, word) > here) {
                here = word;
                break;
            }
            if (at(word) == '&') {
                out.anchor = m_text.substr(word + 1, past - word - 1);
            }
        }
        if (block_mapping && here < node.offset) {
            out.start = out.begin = here;
            block_map(node, out);
            return out;
        }
        if (here != node.offset) {
            fault(here, "the value cannot be found in the text");
        }
        out.start = here;
        value(node, out, around);
        return out;
    }

    std::size_t word_end(std::size_t i) const
    {
        while (i < m_text.size() && !space(i) && !among(",[]{}", m_text[i])) {
            ++i;
        }
        return i;
    }

    void value(const Node& node, Layout& out, Around around)
    {
        const char first = at(out.start);
        const bool own_key = node.kind == Node::Kind::mapping && !node.items.empty() &&
                             node.items[0].offset == node.offset;
        if (first == '*' && !own_key) {
            out.form = Form::alias;
            out.end = word_end(out.start);
            out.anchor = m_text.substr(out.start + 1, out.end - out.start - 1);
        } else if (node.kind == Node::Kind::scalar) {
            scalar(node, out, around);
        } else if (own_key && around.flow) {
            flow_pair(node, out);
        } else if (!own_key && (first == '[' || first == '{')) {
            flow(node, out);
        } else if (!own_key && node.kind == Node::Kind::sequence && first == '-') {
            block_list(node, out);
        } else {
            block_map(node, out);
        }
    }

    /// A value left out, or `~` and `null`.
    void nothing(Layout& out, std::size_t from, Around around)
    {
        std::size_t here = gap(from);
        out.begin = out.start = out.end = from;
        bool first = true;
        while (inside(from, here, around)) {
            const char c = at(here);
            if (c == '&' || c == '!') {
                const std::size_t past = word_end(here);
                if (c == '&') {
                    out.anchor = m_text.substr(here + 1, past - here - 1);
                }
                out.begin = first ? here : out.begin;
                first = false;
                out.start = out.end = past;
                here = gap(past);
                continue;
            }
            std::size_t past = here;
            while (past < m_text.size() && !space(past) && !among(",]}", m_text[past]) &&
                   m_text[past] != ':') {
                ++past;
            }
            const std::string_view word = m_text.substr(here, past - here);
            if (word == "~" || word == "null" || word == "Null" || word == "NULL") {
                out.form = Form::plain;
                out.begin = first ? here : out.begin;
                out.start = here;
                out.end = past;
            }
            break;
        }
    }

    /// Whether what stands at `here` can belong to the value looked for from `from` on.
    bool inside(std::size_t from, std::size_t here, Around around) const
    {
        if (here >= m_text.size()) {
            return false;
        }
        if (around.flow) {
            return !among(",]}:", m_text[here]);
        }
        return next_line(m_text, from) > here || column(here) > around.indent;
    }

    void scalar(const Node& node, Layout& out, Around around)
    {
        const char first = at(out.start);
        if (node.plain) {
            out.form = Form::plain;
            out.end = plain_end(out.start, around);
            if (base::squeeze(m_text.substr(out.start, out.end - out.start)) !=
                base::squeeze(node.text)) {
                fault(out.start, "the end of this value cannot be found");
            }
        } else if (first == '"' || first == '\'') {
            out.form = first == '"' ? Form::double_quoted : Form::single_quoted;
            const auto end = quote_end(m_text, out.start);
            if (!end) {
                fault(out.start, "this quote is never closed");
            }
            out.end = *end;
        } else if (first == '|' || first == '>') {
            block_scalar(out, around);
        } else if (node.text.empty() || !node.plain) {
            tagged_plain(node, out, around);
        }
    }

    /// A plain scalar behind a tag counts as quoted for the parser.
    void tagged_plain(const Node& node, Layout& out, Around around)
    {
        out.form = Form::plain;
        out.end = node.text.empty() ? out.start : plain_end(out.start, around);
        if (base::squeeze(m_text.substr(out.start, out.end - out.start)) !=
            base::squeeze(node.text)) {
            fault(out.start, "the end of this value cannot be found");
        }
    }

    /// Whether a plain scalar ends before the byte at `i`.
    bool plain_stops(std::size_t i, bool flow) const
    {
        const char c = m_text[i];
        if (c == ':' && (space(i + 1) || (flow && among(",]}", m_text[i + 1])))) {
            return true;
        }
        return flow && among(",?[]{}", c);
    }

    std::size_t plain_end(std::size_t start, Around around) const
    {
        std::size_t end = start;
        std::size_t i = start;
        while (i < m_text.size()) {
            if (layout_break(m_text[i])) {
                const std::size_t next = gap_without_comments(i);
                if ((around.key && !around.flow) || next >= m_text.size() || m_text[next] == '#' ||
                    (!around.flow && column(next) <= around.indent) || document_mark(next)) {
                    return end;
                }
                i = next;
            }
            if (i != start && m_text[i] == '#' && space(i - 1)) {
                return end;
            }
            if ((i != start || m_text[i] == ':') && plain_stops(i, around.flow)) {
                return end;
            }
            if (!space(i)) {
                end = i + 1;
            }
            ++i;
        }
        return end;
    }

    std::size_t gap_without_comments(std::size_t i) const
    {
        while (i < m_text.size() && space(i)) {
            ++i;
        }
        return i;
    }

    bool document_mark(std::size_t i) const
    {
        const std::string_view rest = m_text.substr(i);
        return column(i) == 0 && (rest.starts_with("---") || rest.starts_with("...")) &&
               space(i + 3);
    }

    /// True where a line that isn't empty stands after a block scalar. The first line says how far
    /// the scalar is indented.
    bool ends_block(std::size_t line, long column, long& indent, Around around) const
    {
        const bool first = indent < 0;
        indent = first ? column : indent;
        return (first && indent <= around.indent) || column < indent || document_mark(line);
    }

    void block_scalar(Layout& out, Around around) const
    {
        out.form = Form::block_scalar;
        std::size_t i = out.start + 1;
        long given = 0;
        bool keep = false;
        for (; i < m_text.size() && among("+-123456789", m_text[i]); ++i) {
            keep = keep || m_text[i] == '+';
            given = among("+-", m_text[i]) ? given : m_text[i] - '0';
        }
        out.header_end = out.end = out.content = i;
        long indent = given == 0 ? -1 : std::max(around.indent, 0L) + given;
        std::size_t line = next_line(m_text, i);
        while (line < m_text.size()) {
            const std::size_t end = line_end(m_text, line);
            const std::size_t text = std::min(m_text.find_first_not_of(' ', line), end);
            const bool empty = text == end;
            if (!empty && ends_block(line, static_cast<long>(text - line), indent, around)) {
                break;
            }
            if (!empty || keep) {
                out.content = out.content == out.header_end ? next_line(m_text, i) : out.content;
                out.end = end;
            }
            line = next_line(m_text, line);
        }
        if (out.content == out.header_end) {
            out.content = out.end;
        }
        out.block_indent = static_cast<std::size_t>(std::max(indent, 0L));
    }

    void pair(const Node& node, std::size_t i, std::size_t& here, Layout& out, Around around)
    {
        here = gap(here);
        Around of_key = around;
        of_key.key = true;
        const std::size_t lead = here;
        const bool marked = at(here) == '?' && space(here + 1);
        if (marked) {
            ++here;
            of_key.key = false;
        }
        Layout key = scan(node.items[i], here, of_key);
        key.explicit_key = marked;
        key.lead = marked ? lead : key.begin;
        std::size_t colon = around.flow || marked ? gap(key.end) : blanks(key.end);
        const bool valued =
            at(colon) == ':' && (!marked || around.flow || column(colon) == around.indent);
        if (!valued && !marked && !around.flow) {
            fault(colon, "the colon after this key cannot be found");
        }
        const std::size_t after = valued ? colon + 1 : key.end;
        Layout value;
        if (valued) {
            value = scan(node.items[i + 1], after, around);
        } else {
            value.in_flow = around.flow;
            value.begin = value.start = value.end = key.end;
        }
        value.lead = valued ? colon : key.end;
        value.after = after;
        here = value.end;
        out.items.push_back(std::move(key));
        out.items.push_back(std::move(value));
    }

    void block_map(const Node& node, Layout& out)
    {
        out.form = Form::block_mapping;
        out.column = static_cast<std::size_t>(column(out.start));
        const Around around{static_cast<long>(out.column), false, false};
        std::size_t here = out.start;
        for (std::size_t i = 0; i + 1 < node.items.size(); i += 2) {
            pair(node, i, here, out, around);
            if (column(out.items[i].lead) != around.indent) {
                fault(out.items[i].lead, "this key stands where none is expected");
            }
        }
        out.end = here;
    }

    void block_list(const Node& node, Layout& out)
    {
        out.form = Form::block_sequence;
        out.column = static_cast<std::size_t>(column(out.start));
        const Around around{static_cast<long>(out.column), false, false};
        std::size_t here = out.start;
        for (const Node& one : node.items) {
            const std::size_t dash = gap(here);
            if (at(dash) != '-' || column(dash) != around.indent) {
                fault(dash, "the \"-\" of an item cannot be found");
            }
            Layout item = scan(one, dash + 1, around);
            item.lead = dash;
            item.after = dash + 1;
            here = item.end;
            out.items.push_back(std::move(item));
        }
        out.end = here;
    }

    void flow_pair(const Node& node, Layout& out)
    {
        out.form = Form::flow_pair;
        std::size_t here = out.start;
        pair(node, 0, here, out, {-1, true, false});
        out.end = here;
    }

    void flow(const Node& node, Layout& out)
    {
        const bool list = at(out.start) == '[';
        if (list != (node.kind == Node::Kind::sequence)) {
            fault(out.start, "a key in brackets");
        }
        out.form = list ? Form::flow_sequence : Form::flow_mapping;
        const Around around{-1, true, false};
        std::size_t here = out.start + 1;
        for (std::size_t i = 0; i < node.items.size(); i += list ? 1 : 2) {
            if (list) {
                Layout item = scan(node.items[i], here, around);
                item.lead = item.begin;
                item.after = item.begin;
                here = item.end;
                out.items.push_back(std::move(item));
            } else {
                pair(node, i, here, out, around);
            }
            here = gap(here);
            if (at(here) == ',') {
                ++here;
            }
        }
        here = gap(here);
        if (at(here) != (list ? ']' : '}')) {
            fault(here, "the closing bracket cannot be found");
        }
        out.end = here + 1;
    }

    std::string_view m_text;
};

} // namespace

Layout scan_layout(std::string_view text, const Node& root)
{
    return LayoutScanner{text}.root(root);
}

} // namespace eomt::yaml
