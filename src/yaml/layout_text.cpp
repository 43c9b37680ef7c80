#include "yaml/layout.hpp"

#include <algorithm>
#include <utility>

namespace eomt::yaml {

std::size_t line_start(std::string_view text, std::size_t at)
{
    while (at > 0 && text[at - 1] != '\n') {
        --at;
    }
    return at;
}

std::size_t line_end(std::string_view text, std::size_t at)
{
    const std::size_t end = std::min(text.find('\n', at), text.size());
    return end > at && end < text.size() && text[end - 1] == '\r' ? end - 1 : end;
}

std::size_t next_line(std::string_view text, std::size_t at)
{
    const std::size_t end = text.find('\n', at);
    return end == std::string_view::npos ? text.size() : end + 1;
}

bool is_flow(Form form)
{
    return form == Form::flow_sequence || form == Form::flow_mapping || form == Form::flow_pair;
}

bool is_block(Form form)
{
    return form == Form::block_sequence || form == Form::block_mapping;
}

bool only_blanks(std::string_view text)
{
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

bool begins_line(std::string_view text, std::size_t at)
{
    const std::size_t start = line_start(text, at);
    return only_blanks(text.substr(start, at - start));
}

std::size_t column_of(std::string_view text, std::size_t at)
{
    return at - line_start(text, at);
}

namespace {

/// The bytes in which a `#` is text.
void protect(const Layout& node, std::vector<std::pair<std::size_t, std::size_t>>& ranges)
{
    switch (node.form) {
    case Form::block_scalar:
        ranges.emplace_back(node.start, node.header_end);
        ranges.emplace_back(node.content, node.end);
        break;
    case Form::alias:
    case Form::plain:
    case Form::single_quoted:
    case Form::double_quoted:
        ranges.emplace_back(node.start, node.end);
        break;
    default:
        for (const Layout& item : node.items) {
            protect(item, ranges);
        }
    }
}

} // namespace

std::vector<Comment> scan_comments(std::string_view text, const Layout& root)
{
    std::vector<std::pair<std::size_t, std::size_t>> ranges;
    protect(root, ranges);
    ranges.emplace_back(text.size(), text.size());
    std::vector<Comment> out;
    std::size_t at = 0;
    for (const auto& [begin, end] : ranges) {
        while (at < begin) {
            if (text[at] == '#' && (at == 0 || only_blanks(text.substr(at - 1, 1)))) {
                const std::size_t past = line_end(text, at);
                const std::size_t start = line_start(text, at);
                out.push_back({at, past, text.find_first_not_of(" \t", start) == at});
                at = past;
            } else {
                ++at;
            }
        }
        at = std::max(at, end);
    }
    return out;
}

} // namespace eomt::yaml
