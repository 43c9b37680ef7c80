#include "yaml/layout_scalar.hpp"

#include "base/text.hpp"
#include "yaml/syntax.hpp"

#include <algorithm>

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

} // namespace

bool among(std::string_view set, char c)
{
    return set.find(c) != std::string_view::npos;
}

bool ScalarScanner::space(std::size_t i) const
{
    return i >= m_text.size() || layout_blank(m_text[i]) || layout_break(m_text[i]);
}

std::size_t ScalarScanner::blanks(std::size_t i) const
{
    while (i < m_text.size() && layout_blank(m_text[i])) {
        ++i;
    }
    return i;
}

std::size_t ScalarScanner::gap(std::size_t i) const
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

void ScalarScanner::fault(std::size_t where, const char* why)
{
    throw LayoutFault{where, why};
}

std::size_t ScalarScanner::word_end(std::size_t i) const
{
    while (i < m_text.size() && !space(i) && !among(",[]{}", m_text[i])) {
        ++i;
    }
    return i;
}

void ScalarScanner::nothing(Layout& out, std::size_t from, Around around)
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

bool ScalarScanner::inside(std::size_t from, std::size_t here, Around around) const
{
    if (here >= m_text.size()) {
        return false;
    }
    if (around.flow) {
        return !among(",]}:", m_text[here]);
    }
    return next_line(m_text, from) > here || column(here) > around.indent;
}

void ScalarScanner::scalar(const Node& node, Layout& out, Around around)
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

void ScalarScanner::tagged_plain(const Node& node, Layout& out, Around around)
{
    out.form = Form::plain;
    out.end = node.text.empty() ? out.start : plain_end(out.start, around);
    if (base::squeeze(m_text.substr(out.start, out.end - out.start)) != base::squeeze(node.text)) {
        fault(out.start, "the end of this value cannot be found");
    }
}

bool ScalarScanner::plain_stops(std::size_t i, bool flow) const
{
    const char c = m_text[i];
    if (c == ':' && (space(i + 1) || (flow && among(",]}", m_text[i + 1])))) {
        return true;
    }
    return flow && among(",?[]{}", c);
}

std::size_t ScalarScanner::plain_end(std::size_t start, Around around) const
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

std::size_t ScalarScanner::gap_without_comments(std::size_t i) const
{
    while (i < m_text.size() && space(i)) {
        ++i;
    }
    return i;
}

bool ScalarScanner::document_mark(std::size_t i) const
{
    const std::string_view rest = m_text.substr(i);
    return column(i) == 0 && (rest.starts_with("---") || rest.starts_with("...")) && space(i + 3);
}

namespace {

/// What stands behind the `|` or `>` of a block scalar.
struct BlockHeader
{
    std::size_t end = 0;
    long indent = 0;   ///< 0 where none is given
    bool keep = false; ///< the empty lines at the end
};

BlockHeader block_header(std::string_view text, std::size_t begin)
{
    BlockHeader header{begin};
    for (; header.end < text.size() && among("+-123456789", text[header.end]); ++header.end) {
        const char c = text[header.end];
        header.keep = header.keep || c == '+';
        header.indent = c >= '1' && c <= '9' ? c - '0' : header.indent;
    }
    return header;
}

} // namespace

void ScalarScanner::block_scalar(Layout& out, Around around) const
{
    out.form = Form::block_scalar;
    const auto [i, given, keep] = block_header(m_text, out.start + 1);
    out.header_end = out.end = out.content = i;
    long indent = given == 0 ? -1 : std::max(around.indent, 0L) + given;
    std::size_t line = next_line(m_text, i);
    while (line < m_text.size()) {
        const std::size_t end = line_end(m_text, line);
        const std::size_t text = std::min(m_text.find_first_not_of(' ', line), end);
        const bool empty = text == end;
        if (!empty && indent < 0) {
            indent = static_cast<long>(text - line);
            if (indent <= around.indent) {
                break;
            }
        }
        if (!empty && (static_cast<long>(text - line) < indent || document_mark(line))) {
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

} // namespace eomt::yaml
