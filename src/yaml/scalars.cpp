#include "base/text.hpp"
#include "yaml/emit.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace eomt::yaml {

namespace {

bool any_of(std::string_view set, char c)
{
    return set.find(c) != std::string_view::npos;
}

bool is_null_word(std::string_view text)
{
    return text == "~" || text == "null" || text == "Null" || text == "NULL";
}

/// The code point at `at` if it can only stand escaped in quotes: a control character, a line end
/// that YAML doesn't count as one, a byte order mark, what is no character (U+FFFE and U+FFFF).
/// Zero for all others.
unsigned must_escape(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    const unsigned first = byte(at);
    if (first < 0x20 || first == 0x7F) {
        return first == 0 ? 0x100U : first; // zero has no other name here
    }
    if (first == 0xC2 && byte(at + 1) >= 0x80 && byte(at + 1) <= 0x9F) {
        return byte(at + 1);
    }
    if (first == 0xE2 && byte(at + 1) == 0x80 && (byte(at + 2) == 0xA8 || byte(at + 2) == 0xA9)) {
        return 0x2000U + byte(at + 2) - 0x80U;
    }
    if (first == 0xEF && byte(at + 1) == 0xBF && byte(at + 2) >= 0xBE) {
        return 0xFF40U + byte(at + 2);
    }
    return first == 0xEF && byte(at + 1) == 0xBB && byte(at + 2) == 0xBF ? 0xFEFFU : 0U;
}

/// True where every character can stand as itself; `lines` lets line ends and tabs through.
bool printable(std::string_view text, bool lines)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool white = text[i] == '\n' || text[i] == '\t';
        if (!(lines && white) && must_escape(text, i) != 0) {
            return false;
        }
    }
    return true;
}

bool all_blank(std::string_view line)
{
    return line.find_first_not_of(" \t") == std::string_view::npos;
}

} // namespace

bool fits_plain(std::string_view text, bool flow)
{
    if (text.empty() || is_null_word(text) || !printable(text, false) || text.front() == ' ' ||
        text.back() == ' ' || text.back() == ':') {
        return false;
    }
    if (any_of(",[]{}#&*!|>'\"%@`?:=", text.front()) || text.starts_with("---") ||
        text.starts_with("...") || text == "-" || text.starts_with("- ") || text == "<<") {
        return false;
    }
    if (text.find(": ") != std::string_view::npos || text.find(" #") != std::string_view::npos) {
        return false;
    }
    return !flow || (text.find_first_of(",[]{}?") == std::string_view::npos);
}

bool fits_single(std::string_view text)
{
    return printable(text, false);
}

std::string single_quoted(std::string_view text)
{
    std::string out = "'";
    for (const char c : text) {
        out.append(c == '\'' ? 2 : 1, c);
    }
    return out + '\'';
}

std::string double_quoted(std::string_view text)
{
    std::string out = "\"";
    for (std::size_t i = 0; i < text.size();) {
        const char c = text[i];
        const unsigned code = must_escape(text, i);
        const std::size_t length = base::char_length(text, i);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '\t') {
            out += "\\t";
        } else if (code == 0x100U) {
            out += "\\x00";
        } else if (code != 0 && code < 0x100U) {
            out += fmt::format("\\x{:02X}", code);
        } else if (code != 0) {
            out += fmt::format("\\u{:04X}", code);
        } else {
            out += text.substr(i, length);
        }
        i += length;
    }
    return out + '"';
}

std::string on_one_line(std::string_view text, bool flow)
{
    if (fits_plain(text, flow)) {
        return std::string{text};
    }
    // Text that quotes somebody is easier to read between single quotes.
    const bool quotes = text.find_first_of("\"\\") != std::string_view::npos;
    if (quotes && text.find('\'') == std::string_view::npos && fits_single(text)) {
        return single_quoted(text);
    }
    return double_quoted(text);
}

namespace {

/// Where a line of so many columns that begins at `start` ends: at the last single space within
/// them, else at the first one after them, else with the text.
std::size_t end_of_line(std::string_view text, std::size_t start, std::size_t room)
{
    if (base::char_count(text.substr(start)) <= room) {
        return text.size();
    }
    std::size_t end = std::string_view::npos;
    std::size_t columns = 0;
    for (std::size_t i = start; i < text.size(); i += base::char_length(text, i)) {
        const bool single = i > start && text[i] == ' ' && i + 1 < text.size() &&
                            text[i - 1] != ' ' && text[i + 1] != ' ';
        if (single && (columns <= room || end == std::string_view::npos)) {
            end = i;
        }
        if (++columns > room && end != std::string_view::npos) {
            break;
        }
    }
    return std::min(end, text.size());
}

} // namespace

std::vector<std::string> wrapped(std::string_view text, std::size_t first_width, std::size_t width)
{
    std::vector<std::string> out;
    std::size_t start = 0;
    while (start < text.size()) {
        const std::size_t room = out.empty() ? first_width : width;
        const std::size_t end = end_of_line(text, start, room);
        out.emplace_back(text.substr(start, end - start));
        start = end == text.size() ? end : end + 1;
    }
    return out;
}

namespace {

/// Folding keeps a line's own spaces only within the line.
bool has_blank_end(std::string_view line)
{
    return !line.empty() && (any_of(" \t", line.front()) || any_of(" \t", line.back()));
}

/// The lines of a folded scalar; false where folding would change them.
bool folded(const std::vector<std::string_view>& lines,
            const BlockScalar& how,
            std::vector<std::string>& below)
{
    const std::string indent(how.indent, ' ');
    const std::size_t room = how.width > how.indent + 20 ? how.width - how.indent : 20;
    for (const std::string_view line : lines) {
        if (has_blank_end(line)) {
            return false;
        }
        if (line.data() != lines.front().data()) {
            below.emplace_back();
        }
        for (const std::string& part : wrapped(line, room, room)) {
            if (has_blank_end(part)) {
                return false;
            }
            below.push_back(indent + part);
        }
    }
    return true;
}

} // namespace

std::optional<Lines> block_scalar(std::string_view text, const BlockScalar& how)
{
    const bool ended = text.ends_with('\n');
    const std::string_view body = ended ? text.substr(0, text.size() - 1) : text;
    if (body.empty() || body.front() == '\n' || body.back() == '\n' || !printable(body, true)) {
        return std::nullopt;
    }
    if (!how.indicator && any_of(" \t", body.front())) {
        return std::nullopt;
    }
    Lines out;
    out.head = how.sign;
    if (how.indicator) {
        out.head += fmt::format("{}", how.digit);
    }
    out.head += ended ? "" : "-";
    const auto lines = base::split(body, '\n');
    if (std::any_of(lines.begin(), lines.end(), [](std::string_view line) {
            return !line.empty() && all_blank(line);
        })) {
        return std::nullopt;
    }
    if (how.sign != '|') {
        return folded(lines, how, out.below) ? std::optional{std::move(out)} : std::nullopt;
    }
    const std::string indent(how.indent, ' ');
    for (const std::string_view line : lines) {
        out.below.push_back(line.empty() ? "" : indent + std::string{line});
    }
    return out;
}

} // namespace eomt::yaml
