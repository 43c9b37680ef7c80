#include "yaml/emit.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace eomt::yaml {

namespace {

bool is_flat(const Node& node)
{
    return node.kind == Node::Kind::scalar || node.kind == Node::Kind::null || node.items.empty();
}

bool is_text_list(const Node& node)
{
    constexpr std::size_t longest = 40;
    return node.kind == Node::Kind::sequence &&
           std::all_of(node.items.begin(), node.items.end(), [](const Node& item) {
               return item.kind == Node::Kind::scalar && item.text.size() <= longest &&
                      item.text.find('\n') == std::string::npos;
           });
}

/// The mappings that are rows of a small table wherever they stand in a list.
bool begins_a_row(std::string_view key)
{
    constexpr std::array<std::string_view, 3> keys{"what", "date", "stage"};
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

/// The mappings that are written on the line of their key.
bool is_small_mapping(std::string_view key)
{
    constexpr std::array<std::string_view, 4> keys{"names", "period", "seats", "identifiers"};
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

std::string spaces(std::size_t count)
{
    std::string blanks(count, ' ');
    return blanks;
}

void append(std::vector<std::string>& to, const std::vector<std::string>& lines)
{
    to.insert(to.end(), lines.begin(), lines.end());
}

} // namespace

bool is_row(const Node& node)
{
    if (node.kind == Node::Kind::sequence) {
        return is_text_list(node);
    }
    if (node.kind != Node::Kind::mapping) {
        return node.text.find('\n') == std::string::npos;
    }
    return std::all_of(node.items.begin(), node.items.end(), [](const Node& item) {
        return (is_flat(item) && item.text.find('\n') == std::string::npos) || is_text_list(item);
    });
}

std::string in_flow(const Node& node, bool quoted)
{
    switch (node.kind) {
    case Node::Kind::null:
        return "null";
    case Node::Kind::scalar:
        return quoted ? double_quoted(node.text) : on_one_line(node.text, true);
    case Node::Kind::sequence:
    case Node::Kind::mapping:
        break;
    }
    const bool list = node.kind == Node::Kind::sequence;
    std::string out{list ? '[' : '{'};
    for (std::size_t i = 0; i < node.items.size(); ++i) {
        const bool value = !list && i % 2 == 1;
        out += i == 0 ? "" : value ? ": " : ", ";
        out += in_flow(node.items[i], quoted);
    }
    return out + (list ? ']' : '}');
}

void Emitter::keep_spelling(std::string text, std::string spelling)
{
    m_known_text = std::move(text);
    m_known_spelling = std::move(spelling);
}

Lines Emitter::text(std::string_view text, std::size_t indent, std::size_t from) const
{
    if (!m_known_spelling.empty() && text == m_known_text) {
        return {m_known_spelling, {}, {}};
    }
    std::string line = on_one_line(text, false);
    const bool long_line = from + base::char_count(line) > most_columns;
    const bool many_lines = text.find('\n') != std::string_view::npos;
    if (m_blocks && (many_lines || (long_line && text.find(' ') != std::string_view::npos))) {
        const char sign = many_lines ? '|' : '>';
        if (auto block = block_scalar(text, {sign, indent, wrap_columns, false, 0})) {
            // A single word that is too long stays on its line.
            if (many_lines || block->below.size() > 1) {
                return *block;
            }
        }
    }
    return {std::move(line), {}, {}};
}

Lines Emitter::of_key(const Node& node, std::string_view key, std::size_t column, std::size_t width)
{
    if (node.kind == Node::Kind::null) {
        return {};
    }
    const std::size_t from = column + width + 1;
    if (node.kind == Node::Kind::scalar) {
        return text(node.text, column + m_by.step, from);
    }
    const bool list = node.kind == Node::Kind::sequence;
    if (node.items.empty() ||
        (!commented(node) && (list ? is_text_list(node) : is_small_mapping(key) && is_row(node)))) {
        std::string line = in_flow(node);
        if (node.items.empty() || from + base::char_count(line) <= most_columns) {
            return {std::move(line), {}, {}};
        }
    }
    return {{}, list ? items(node, column + m_by.list) : entries(node, column + m_by.step), {}};
}

Lines Emitter::of_item(const Node& node, std::size_t column, std::size_t gap)
{
    const std::size_t inner = column + gap;
    if (node.kind == Node::Kind::null) {
        return {"null", {}, {}};
    }
    if (node.kind == Node::Kind::scalar) {
        return text(node.text, inner, inner);
    }
    const bool list = node.kind == Node::Kind::sequence;
    const bool row = list ? is_text_list(node)
                          : (node.items.size() == 2 && node.items[0].text == "name") ||
                                (!node.items.empty() && begins_a_row(node.items[0].text));
    if (node.items.empty() || (row && is_row(node) && !commented(node))) {
        std::string line = in_flow(node);
        if (node.items.empty() || inner + base::char_count(line) <= most_columns) {
            return {std::move(line), {}, {}};
        }
    }
    Lines out{{}, list ? items(node, inner) : entries(node, inner), {}};
    // The first line that is no comment goes on the line of the dash.
    auto first = std::find_if(out.below.begin(), out.below.end(), [&](const std::string& line) {
        return line[inner] != '#';
    });
    for (auto line = out.below.begin(); line != first; ++line) {
        out.before.push_back(spaces(column) + line->substr(inner));
    }
    out.head = first->substr(inner);
    out.below.erase(out.below.begin(), first + 1);
    return out;
}

std::vector<std::string> Emitter::entry(const Node& key, const Node& value, std::size_t column)
{
    m_path.emplace_back(key.text);
    std::vector<std::string> out = comment_lines(column);
    const std::string name =
        (key.kind == Node::Kind::scalar ? on_one_line(key.text, false) : in_flow(key)) + ':';
    Lines lines = of_key(value, key.text, column, base::char_count(name));
    m_path.pop_back();
    out.push_back(spaces(column) + name + (lines.head.empty() ? "" : " ") + lines.head);
    append(out, lines.below);
    return out;
}

std::vector<std::string> Emitter::entries(const Node& mapping, std::size_t column)
{
    std::vector<std::string> out;
    for (std::size_t i = 0; i + 1 < mapping.items.size(); i += 2) {
        append(out, entry(mapping.items[i], mapping.items[i + 1], column));
    }
    return out;
}

std::vector<std::string> Emitter::item(const Node& value, std::size_t column, std::size_t gap)
{
    Lines lines = of_item(value, column, gap);
    std::vector<std::string> out = std::move(lines.before);
    out.push_back(spaces(column) + '-' + spaces(gap - 1) + lines.head);
    append(out, lines.below);
    return out;
}

std::vector<std::string> Emitter::items(const Node& list, std::size_t column)
{
    std::vector<std::string> out;
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        m_path.emplace_back(i);
        append(out, comment_lines(column));
        append(out, item(list.items[i], column));
        m_path.pop_back();
    }
    return out;
}

/// Whether something inside the value at the current path has a comment.
bool Emitter::commented(const Node& node)
{
    if (!m_comment) {
        return false;
    }
    const bool list = node.kind == Node::Kind::sequence;
    for (std::size_t i = list ? 0 : 1; i < node.items.size(); i += list ? 1 : 2) {
        if (list) {
            m_path.emplace_back(i);
        } else {
            m_path.emplace_back(node.items[i - 1].text);
        }
        const bool found = !comment_lines(0).empty() || commented(node.items[i]);
        m_path.pop_back();
        if (found) {
            return true;
        }
    }
    return false;
}

std::vector<std::string> Emitter::comment_lines(std::size_t column) const
{
    std::vector<std::string> out;
    const std::string text = m_comment ? m_comment(records::to_text(m_path)) : "";
    if (text.empty()) {
        return out;
    }
    for (const std::string_view line : base::split(text, '\n')) {
        const std::string shown = base::visible(line, base::Keep::tabs);
        out.push_back(spaces(column) + (shown.empty() ? "#" : "# " + shown));
    }
    return out;
}

} // namespace eomt::yaml
