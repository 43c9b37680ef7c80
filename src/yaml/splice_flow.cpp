#include "base/text.hpp"
#include "yaml/splice.hpp"

namespace eomt::yaml {

Splice Splicer::insert_in_flow(const Layout& at, std::size_t index, const std::string& added) const
{
    const std::string_view text = m_page.text;
    if (at.items.empty()) {
        const bool empty = only_blanks(text.substr(at.start + 1, at.end - at.start - 2));
        return {at.start + 1, empty ? at.end - 1 : at.start + 1, added};
    }
    const std::size_t lead =
        at.items[index == 0 ? 0 : index - (at.form == Form::flow_mapping ? 2 : 1)].lead;
    const std::string margin{text.substr(line_start(text, lead), column_of(text, lead))};
    const bool own_line = only_blanks(margin);
    if (index == 0) {
        return {lead, lead, added + (own_line ? "," + m_page.eol + margin : ", ")};
    }
    const std::size_t end = at.items[index - 1].end;
    const std::size_t past = line_end(text, end);
    const std::string tail{text.substr(end, past - end)};
    const std::string_view shown = base::trim(tail);
    const bool comma = shown.starts_with(',');
    const std::string_view rest = comma ? base::trim(shown.substr(1)) : shown;
    if (own_line && past < at.end && (rest.empty() || rest.front() == '#')) {
        return comma ? Splice{past, past, m_page.eol + margin + added + ","}
                     : Splice{end, past, "," + tail + m_page.eol + margin + added};
    }
    return {end, end, (text[end - 1] == ':' ? " , " : ", ") + added};
}

/// Comments between two places, each with a line end and a margin behind it.
std::string Splicer::comments_in(std::size_t begin,
                                 std::size_t end,
                                 bool own_lines_only,
                                 const std::string& margin) const
{
    std::string out;
    for (const Comment& comment : m_page.comments) {
        if (comment.begin > begin && comment.begin < end && (comment.own_line || !own_lines_only)) {
            out += m_page.text.substr(comment.begin, comment.end - comment.begin);
            out += m_page.eol + margin;
        }
    }
    return out;
}

Splice Splicer::remove_from_flow(const Layout& from, std::size_t first, std::size_t past) const
{
    const std::size_t begin = from.items[first].lead;
    const std::size_t end = from.items[past - 1].end;
    const std::string margin(column_of(m_page.text, begin), ' ');
    if (past == from.items.size()) {
        // What stands between the item before and this one belongs to the one before.
        const std::size_t before = from.items[first - 1].end;
        const std::string kept = comments_in(before, end, false, margin);
        return {before, end, kept.empty() ? "" : " " + kept};
    }
    const std::size_t next = from.items[past].lead;
    const std::string kept = comments_in(begin, next, true, margin);
    const bool apart = m_page.text[begin - 1] == ' ' || m_page.text[begin - 1] == '\n';
    return {begin, next, kept.empty() || apart ? kept : " " + kept};
}

} // namespace eomt::yaml
