#include "yaml/splice.hpp"

#include <algorithm>

namespace eomt::yaml {

Splice Splicer::remove(const Spot& from, std::size_t index) const
{
    const Layout& at = *from.layout;
    const bool pairs = from.node->kind == Node::Kind::mapping;
    const std::size_t past = index + (pairs ? 2 : 1);
    return is_flow(at.form) ? remove_from_flow(at, index, past) : remove_lines(at, index, past);
}

/// A collection whose only part is taken out; its comments stay.
Splice Splicer::empty(const Spot& spot) const
{
    const std::string_view text = m_page.text;
    const Layout& old = *spot.layout;
    const std::string sign = spot.node->kind == Node::Kind::mapping ? "{}" : "[]";
    if (is_flow(old.form)) {
        const std::size_t end = old.items.back().end;
        const std::size_t comma = text.find_first_not_of(" \t\r\n", end);
        const std::size_t begin = old.items.front().lead;
        return {begin, text[comma] == ',' ? comma + 1 : end, comments_in(begin, end, true, "")};
    }
    const std::size_t end = line_end(text, old.end);
    const bool below_key =
        spot.parent != nullptr && line_start(text, old.start) != line_start(text, old.after);
    const std::string margin = m_page.eol + std::string(old.column, ' ');
    std::string kept;
    for (const Comment& comment : m_page.comments) {
        const bool inside = comment.begin > (below_key ? line_end(text, old.after) : old.start) &&
                            comment.begin < end;
        if (inside && comment.own_line) {
            kept += margin;
            kept += text.substr(comment.begin, comment.end - comment.begin);
        }
    }
    if (!below_key) {
        return {old.start, end, sign + kept};
    }
    const std::size_t at = end_of_introduction(old);
    return {at, end, " " + sign + std::string{text.substr(at, line_end(text, at) - at)} + kept};
}

Splice Splicer::remove_lines(const Layout& from, std::size_t first, std::size_t past) const
{
    const std::string_view text = m_page.text;
    const std::size_t begin = from.items[first].lead;
    const std::size_t end = from.items[past - 1].end;
    const bool own_line = begins_line(text, begin);
    const std::size_t limit = own_line || past == from.items.size() ? end : from.items[past].lead;
    const std::string margin(from.column, ' ');
    std::string kept;
    for (const Comment& comment : m_page.comments) {
        if (comment.own_line && comment.begin > begin && comment.begin < limit) {
            kept += own_line ? margin : "";
            kept += text.substr(comment.begin, comment.end - comment.begin);
            kept += m_page.eol + (own_line ? "" : margin);
        }
    }
    if (!own_line) {
        return {begin, limit, kept};
    }
    std::size_t start = line_start(text, begin);
    std::size_t stop = next_line(text, end);
    // Behind a block text that keeps its empty lines, those that follow would become its own.
    while (m_careful && stop < text.size() &&
           only_blanks(text.substr(stop, line_end(text, stop) - stop))) {
        stop = next_line(text, stop);
    }
    if (!m_careful && stop == text.size() && !text.ends_with('\n') && start > 0) {
        // A file without a last line end keeps none.
        start = line_end(text, line_start(text, start - 1));
        kept = kept.empty() ? "" : m_page.eol + kept.substr(0, kept.size() - m_page.eol.size());
    }
    return {start, stop, kept};
}

} // namespace eomt::yaml
