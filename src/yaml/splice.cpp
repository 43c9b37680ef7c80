#include "yaml/splice.hpp"

#include "base/text.hpp"
#include "yaml/edit.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace eomt::yaml {

namespace {

/// Past the anchor and the tag of a value, or past its colon or dash where it has none.
std::size_t past_properties(std::string_view text, const Layout& value)
{
    std::size_t at = value.start;
    while (at > value.after && only_blanks(text.substr(at - 1, 1))) {
        --at;
    }
    return at;
}

/// How far an item's value stands from its dash.
std::size_t gap_of(std::string_view text, const Layout& item)
{
    const bool one_line = line_start(text, item.begin) == line_start(text, item.lead);
    return item.form != Form::nothing && one_line ? item.begin - item.lead : 2;
}

/// Whether a value, or its first key, stands in double quotes.
bool is_json(const Layout& at)
{
    return at.form == Form::double_quoted || (!at.items.empty() && is_json(at.items.front()));
}

/// Text in the quotes of a neighbour, where it has some.
std::string quoted_like(const Layout& neighbour, const std::string& text, bool flow)
{
    if (neighbour.form == Form::double_quoted) {
        return double_quoted(text);
    }
    if (neighbour.form == Form::single_quoted && fits_single(text)) {
        return single_quoted(text);
    }
    return fits_plain(text, flow) && neighbour.form != Form::single_quoted ? text
                                                                           : double_quoted(text);
}

} // namespace

Emitter Splicer::emitter(Indentation indentation) const
{
    Emitter emitter{indentation};
    if (m_careful) {
        emitter.one_line_texts();
    }
    return emitter;
}

std::string Splicer::join(const std::vector<std::string>& lines) const
{
    return base::join(lines, m_page.eol);
}

void Splicer::refuse_comments(std::size_t begin, std::size_t end) const
{
    for (const Comment& comment : m_page.comments) {
        if (comment.begin >= begin && comment.begin < end) {
            const auto line =
                std::count(m_page.text.begin(),
                           m_page.text.begin() + static_cast<std::ptrdiff_t>(comment.begin),
                           '\n');
            throw EditRefused{
                fmt::format("the comment in line {} stands inside what would be written anew and "
                            "would be lost; change its parts one by one, or take the comment out",
                            line + 1)};
        }
    }
}

Splice Splicer::new_lines(std::size_t at, const std::vector<std::string>& lines) const
{
    const bool open_end = at == m_page.text.size() && at > 0 && m_page.text[at - 1] != '\n';
    return {at, at, open_end ? m_page.eol + join(lines) : join(lines) + m_page.eol};
}

Splice Splicer::replace(const Spot& spot, const Node& now) const
{
    const Layout& old = *spot.layout;
    if (old.in_flow) {
        return replace_in_flow(spot, now);
    }
    if (spot.parent == nullptr && old.form == Form::nothing && now.kind == Node::Kind::mapping) {
        return new_lines(m_page.text.size(), emitter(m_page.indentation).entries(now, 0));
    }
    if (now.kind == Node::Kind::null) {
        return put_lines(spot, {"null", {}, {}});
    }
    if (now.kind == Node::Kind::scalar) {
        return replace_scalar(spot, now.text);
    }
    if (is_flow(old.form) && (!old.items.empty() || now.items.empty())) {
        const std::string line = in_flow(now);
        if (column_of(m_page.text, old.start) + base::char_count(line) <= most_columns) {
            return put_lines(spot, {line, {}, {}});
        }
    }
    // Behind the anchor of an item a block would have to begin on a line of its own.
    if (old.begin != old.start && spot.parent != nullptr &&
        spot.parent->form == Form::block_sequence && !is_block(old.form)) {
        return put_lines(spot, {in_flow(now), {}, {}});
    }
    return put_lines(spot, in_block(spot, now));
}

/// The value in block style, at the columns of what stands there now.
Lines Splicer::in_block(const Spot& spot, const Node& now) const
{
    const Layout& old = *spot.layout;
    Indentation by = m_page.indentation;
    if (spot.parent != nullptr && old.form == Form::block_mapping &&
        old.column > spot.parent->column) {
        by.step = old.column - spot.parent->column;
    } else if (spot.parent != nullptr && old.form == Form::block_sequence &&
               old.column >= spot.parent->column) {
        by.list = old.column - spot.parent->column;
    }
    Emitter out = emitter(by);
    const std::string_view spelling = m_page.text.substr(old.start, old.end - old.start);
    if (spot.node->kind == Node::Kind::scalar && old.form != Form::block_scalar &&
        old.form != Form::alias && spelling.find('\n') == std::string_view::npos) {
        out.keep_spelling(spot.node->text, std::string{spelling});
    }
    if (spot.parent == nullptr) {
        if (now.kind != Node::Kind::mapping || now.items.empty()) {
            return {in_flow(now), {}, {}};
        }
        Lines lines{{}, out.entries(now, 0), {}};
        lines.head = lines.below.front();
        lines.below.erase(lines.below.begin());
        return lines;
    }
    if (spot.parent->form == Form::block_sequence) {
        // The lines below align with the first, which may stand below its dash.
        const std::size_t gap = old.form == Form::nothing
                                    ? gap_of(m_page.text, old)
                                    : column_of(m_page.text, old.start) - spot.parent->column;
        return out.of_item(now, spot.parent->column, gap);
    }
    return out.of_key(now, spot.key, spot.parent->column, old.after - spot.parent->column);
}

/// The end of what introduces a value that stands below its key: the colon, or an anchor behind it.
std::size_t Splicer::end_of_introduction(const Layout& below) const
{
    const std::string_view text = m_page.text;
    const std::size_t line = line_end(text, below.after);
    return below.begin == below.start || below.begin > line
               ? below.after
               : std::min(text.find_first_of(" \t\r\n", below.begin), text.size());
}

/// Lines put where a value stands; what follows on the line of the value's key stays there.
Splice Splicer::put_lines(const Spot& spot, const Lines& lines) const
{
    const std::string_view text = m_page.text;
    const Layout& old = *spot.layout;
    const std::string below = lines.below.empty() ? "" : m_page.eol + join(lines.below);
    const std::string head = lines.head.empty() ? "" : " " + lines.head;
    const auto rest_of_line = [&](std::size_t at) {
        return std::string{text.substr(at, line_end(text, at) - at)};
    };
    if (old.form == Form::nothing) {
        if (spot.parent == nullptr || old.after == old.lead) {
            throw EditRefused{
                "a key that stands alone after \"?\" can only be changed in an editor"};
        }
        const std::size_t at = old.end;
        return below.empty() ? Splice{at, at, head}
                             : Splice{at, line_end(text, at), head + rest_of_line(at) + below};
    }
    const bool below_key = line_start(text, old.start) != line_start(text, old.after);
    if (is_block(old.form) && spot.parent != nullptr && below_key) {
        refuse_comments(line_end(text, old.after), line_end(text, old.end));
        const std::size_t at = end_of_introduction(old);
        return {at, line_end(text, old.end), head + rest_of_line(at) + below};
    }
    if (is_block(old.form) || is_flow(old.form)) {
        refuse_comments(old.start, is_block(old.form) ? line_end(text, old.end) : old.end);
    }
    if (lines.head.empty()) {
        refuse_comments(old.after, old.start);
    }
    const std::size_t begin = lines.head.empty() ? past_properties(text, old) : old.start;
    if (old.form == Form::block_scalar) {
        return {begin, old.end, lines.head + rest_of_line(old.header_end) + below};
    }
    if (is_block(old.form)) {
        return {begin, line_end(text, old.end), lines.head + below};
    }
    if (below.empty()) {
        return {begin, old.end, lines.head};
    }
    return {begin, line_end(text, old.end), lines.head + rest_of_line(old.end) + below};
}

std::optional<Lines> Splicer::as_block_scalar(const Layout& old, const std::string& text) const
{
    const std::string_view header = m_page.text.substr(old.start, old.header_end - old.start);
    BlockScalar how;
    how.sign = header.front();
    const std::size_t digit = header.find_first_of("123456789");
    how.indicator = digit != std::string_view::npos;
    how.digit = how.indicator ? static_cast<std::size_t>(header[digit] - '0') : 0;
    how.indent = old.block_indent;
    std::size_t widest = 60;
    for (const auto line :
         base::split(m_page.text.substr(old.content, old.end - old.content), '\n')) {
        widest = std::max(widest, base::char_count(line));
    }
    how.width = widest;
    auto lines = block_scalar(text, how);
    if (!lines && how.sign == '>') {
        how.sign = '|';
        lines = block_scalar(text, how);
    }
    return lines;
}

/// Text that takes the place of a plain text on several lines, on lines of that width; empty where
/// it needn't or can't.
std::string Splicer::rewrapped(const Layout& old, const std::string& text) const
{
    const std::string_view before = m_page.text.substr(old.start, old.end - old.start);
    const std::size_t second = before.find('\n');
    if (second == std::string_view::npos || !fits_plain(text, false)) {
        return {};
    }
    const std::size_t line = old.start + second + 1;
    const std::size_t indent = m_page.text.find_first_not_of(" \t\r\n", line);
    const std::string margin{
        m_page.text.substr(line_start(m_page.text, indent), column_of(m_page.text, indent))};
    std::size_t width = 60;
    for (std::size_t at = old.start; at < old.end; at = next_line(m_page.text, at)) {
        const std::size_t start = line_start(m_page.text, at);
        width = std::max(
            width, base::char_count(m_page.text.substr(start, line_end(m_page.text, at) - start)));
    }
    const std::size_t used = base::char_count(
        m_page.text.substr(line_start(m_page.text, old.start), column_of(m_page.text, old.start)));
    return base::join(wrapped(text,
                              width > used ? width - used : 1,
                              width > margin.size() ? width - margin.size() : 1),
                      m_page.eol + margin);
}

Splice Splicer::replace_scalar(const Spot& spot, const std::string& text) const
{
    const Layout& old = *spot.layout;
    const bool many_lines = text.find('\n') != std::string::npos;
    if (m_careful) {
        return put_lines(spot, {double_quoted(text), {}, {}});
    }
    switch (old.form) {
    case Form::single_quoted:
    case Form::double_quoted:
        return put_lines(spot, {quoted_like(old, text, false), {}, {}});
    case Form::block_scalar:
        if (auto lines = as_block_scalar(old, text)) {
            return put_lines(spot, *lines);
        }
        return put_lines(spot, {on_one_line(text, false), {}, {}});
    case Form::plain: {
        const std::string same_width = rewrapped(old, text);
        if (!same_width.empty()) {
            return put_lines(spot, {same_width, {}, {}});
        }
        if (!many_lines) {
            return put_lines(spot, {quoted_like(old, text, false), {}, {}});
        }
        break;
    }
    default:
        break;
    }
    return put_lines(spot, in_block(spot, scalar(text)));
}

Splice Splicer::replace_in_flow(const Spot& spot, const Node& now) const
{
    const Layout& old = *spot.layout;
    const std::string text = now.kind == Node::Kind::scalar ? quoted_like(old, now.text, true)
                                                            : in_flow(now, is_json(old));
    if (old.form == Form::nothing) {
        const std::size_t past =
            std::min(m_page.text.find_first_not_of(' ', old.end), m_page.text.size() - 1);
        return {old.end,
                m_page.text[past] == ',' ? past : old.end,
                (old.after == old.lead ? ": " : " ") + text};
    }
    if (is_flow(old.form)) {
        refuse_comments(old.start, old.end);
    }
    return {old.start, old.end, text};
}

/// Where a line goes that follows a value: past the comments that belong to what the value is part
/// of, which are those that stand further in; at the end of a block also those at its own column.
std::size_t Splicer::behind(const Layout& last, std::size_t column, bool to_the_end) const
{
    const std::string_view text = m_page.text;
    std::size_t at = next_line(text, last.end);
    for (std::size_t line = at; line < text.size(); line = next_line(text, line)) {
        const std::size_t first = text.find_first_not_of(" \t", line);
        if (first >= line_end(text, line)) {
            continue;
        }
        const std::size_t indent = first - line;
        if (text[first] != '#' || !(indent > column || (to_the_end && indent == column))) {
            break;
        }
        at = next_line(text, line);
    }
    return at;
}

Splice
Splicer::insert(const Spot& mapping, std::size_t index, const Node& key, const Node& value) const
{
    const Layout& at = *mapping.layout;
    if (at.form == Form::flow_pair) {
        throw EditRefused{"a pair without braces in a list cannot take a second key; write it in "
                          "braces first"};
    }
    if (at.form == Form::flow_mapping) {
        // A file that is JSON stays JSON.
        const bool quoted = at.items[index == 0 ? 0 : index - 2].form == Form::double_quoted;
        return insert_in_flow(at, index, in_flow(key, quoted) + ": " + in_flow(value, quoted));
    }
    const std::vector<std::string> lines = emitter(m_page.indentation).entry(key, value, at.column);
    if (index > 0) {
        const bool last = index == at.items.size();
        return new_lines(behind(at.items[index - 1], at.column, last), lines);
    }
    const std::size_t first = at.items[0].lead;
    if (!begins_line(m_page.text, first)) {
        return {
            first, first, join(lines).substr(at.column) + m_page.eol + std::string(at.column, ' ')};
    }
    // In front of the comment of the first key; what stands at the top of a file is the file's.
    std::size_t line = line_start(m_page.text, first);
    while (mapping.parent != nullptr && line > 0) {
        const std::size_t above = line_start(m_page.text, line - 1);
        const std::size_t sign = m_page.text.find_first_not_of(" \t", above);
        if (m_page.text[sign] != '#' || sign - above != at.column) {
            break;
        }
        line = above;
    }
    return new_lines(line, lines);
}

Splice Splicer::append(const Spot& list, const Node& item) const
{
    const Layout& at = *list.layout;
    const Layout& last = at.items.back();
    const bool text = item.kind == Node::Kind::scalar;
    if (is_flow(at.form)) {
        return insert_in_flow(at,
                              at.items.size(),
                              text ? quoted_like(last, item.text, true)
                                   : in_flow(item, is_json(last)));
    }
    const std::size_t gap = gap_of(m_page.text, last);
    const std::string dash = std::string(at.column, ' ') + '-' + std::string(gap - 1, ' ');
    std::vector<std::string> lines;
    const std::string line = in_flow(item);
    const bool quoted = last.form == Form::double_quoted || last.form == Form::single_quoted;
    if (text && quoted) {
        lines.push_back(dash + quoted_like(last, item.text, false));
    } else if (is_flow(last.form) && is_row(item) && !text &&
               at.column + gap + base::char_count(line) <= most_columns) {
        lines.push_back(dash + line);
    } else if (last.form == Form::block_mapping && item.kind == Node::Kind::mapping &&
               !item.items.empty()) {
        lines = emitter(m_page.indentation).entries(item, at.column + gap);
        lines[0] = dash + lines[0].substr(at.column + gap);
    } else {
        lines = emitter(m_page.indentation).item(item, at.column, gap);
    }
    const bool indented = list.parent == nullptr || at.column > list.parent->column;
    return new_lines(behind(last, at.column, indented), lines);
}

} // namespace eomt::yaml
