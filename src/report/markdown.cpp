#include "report/markdown.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace eomt::report {

namespace {

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool is_alnum(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_hex(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// The character at `at`; NUL, which `visible` has taken out of the text, at the end.
char char_at(std::string_view text, std::size_t at)
{
    return at < text.size() ? text[at] : '\0';
}

char char_before(std::string_view text, std::size_t at)
{
    return at > 0 ? text[at - 1] : '\0';
}

/// "1." or "1)" as a list would begin: the position of the mark, or 0.
std::size_t list_number(std::string_view text)
{
    constexpr std::size_t longest = 9; // CommonMark takes no more digits for a list
    std::size_t at = 0;
    while (at < text.size() && is_digit(text[at])) {
        ++at;
    }
    const char mark = char_at(text, at);
    const char next = char_at(text, at + 1);
    const bool begins =
        at > 0 && at <= longest && (mark == '.' || mark == ')') && (next == ' ' || next == '\0');
    return begins ? at : 0;
}

/// What begins a block only at the start of a line; gives the number of bytes that are dealt with.
std::size_t put_start(std::string_view text, std::string& out)
{
    const char first = char_at(text, 0);
    const char next = char_at(text, 1);
    const bool in_word = is_alnum(next) || static_cast<unsigned char>(next) >= 0x80;
    // "^" would name a footnote in the brackets of a link. The others: a list, a setext underline
    // or the second row of a table; a minus sign before a number is none of them.
    const bool line =
        first != '\0' && std::string_view{"-+=:"}.find(first) != std::string_view::npos;
    if (first == '#' || first == '>' || first == '^' || (line && !in_word)) {
        out += '\\';
        out += first;
        return 1;
    }
    if (const std::size_t mark = list_number(text); mark > 0) {
        out += text.substr(0, mark);
        out += '\\';
        out += text[mark];
        return mark + 1;
    }
    return 0;
}

bool begins_entity(std::string_view text, std::size_t at)
{
    std::size_t end = at + 1;
    if (char_at(text, end) == '#') {
        ++end;
    }
    const std::size_t name = end;
    while (is_alnum(char_at(text, end))) {
        ++end;
    }
    return end > name && char_at(text, end) == ';';
}

/// A '#' in a run that ends the text would be taken off a heading.
bool closes_heading(std::string_view text, std::size_t at)
{
    return char_before(text, at) == ' ' &&
           text.find_first_not_of('#', at) == std::string_view::npos;
}

bool begins_www(std::string_view text, std::size_t dot)
{
    constexpr std::size_t length = 3;
    return dot >= length && base::lower(text.substr(dot - length, length)) == "www" &&
           !is_alnum(char_before(text, dot - length));
}

/// Characters that GitHub's autolinks look for. A character reference shows the same text without
/// the link; for an e-mail address cmark-gfm links it even so, but only to the address that is
/// shown.
std::string_view link_escape(std::string_view text, std::size_t at)
{
    const char next = char_at(text, at + 1);
    switch (text[at]) {
    case ':':
        return next == '/' && char_at(text, at + 2) == '/' ? "&#58;" : "";
    case '.':
        return begins_www(text, at) ? "&#46;" : "";
    case '@':
        return is_alnum(next) && at > 0 && text[at - 1] != ' ' ? "&#64;" : "";
    default:
        return "";
    }
}

/// What stands for the character at `at`; empty where it means nothing and stays.
std::string_view escape_at(std::string_view text, std::size_t at)
{
    const char next = char_at(text, at + 1);
    switch (text[at]) {
    case '\\':
        // Not every reader of tables sees that the backslash before a pipe is itself escaped.
        return next == '|' || next == '\0' ? "&#92;" : "\\\\";
    case '`':
        return "\\`";
    case '*':
        return "\\*";
    case '[':
        return "\\[";
    case ']':
        return "\\]";
    case '|':
        return "\\|";
    case '~':
        return "\\~";
    case '_':
        return is_alnum(next) && is_alnum(char_before(text, at)) ? "" : "\\_";
    case '<':
        return next == ' ' || next == '=' || is_digit(next) ? "" : "&lt;";
    case '&':
        return begins_entity(text, at) ? "&amp;" : "";
    case '#':
        return closes_heading(text, at) ? "\\#" : "";
    case '!':
        // A link that the template puts next would become an image.
        return next == '\0' ? "\\!" : "";
    default:
        return link_escape(text, at);
    }
}

bool stays_in_uri(std::string_view url, std::size_t at)
{
    const char c = url[at];
    if (is_alnum(c)) {
        return true;
    }
    if (c == '%') {
        return is_hex(char_at(url, at + 1)) && is_hex(char_at(url, at + 2));
    }
    if (c == ';') {
        // Readers of Markdown would replace "&copy;" in a link; no entity's name is longer than
        // this.
        constexpr std::size_t longest = 32;
        const std::string_view before =
            url.substr(at - std::min(at, longest), std::min(at, longest));
        const std::size_t mark = before.rfind('&');
        return mark == std::string_view::npos || mark + 1 == before.size() ||
               !std::all_of(before.begin() + static_cast<std::ptrdiff_t>(mark) + 1,
                            before.end(),
                            [](char part) { return is_alnum(part) || part == '#'; });
    }
    return std::string_view{"-._~:/?#@!$&*+,;="}.find(c) != std::string_view::npos;
}

} // namespace

std::string escape_markdown(std::string_view text)
{
    const std::string plain = base::visible(base::squeeze(text));
    std::string out;
    out.reserve(plain.size());
    for (std::size_t at = put_start(plain, out); at < plain.size(); ++at) {
        const std::string_view escape = escape_at(plain, at);
        if (escape.empty()) {
            out += plain[at];
        } else {
            out += escape;
        }
    }
    return out;
}

std::optional<std::string> web_address(std::string_view url)
{
    url = base::trim(url);
    const std::string scheme = base::lower(url.substr(0, url.find(':')));
    if (scheme != "http" && scheme != "https") {
        return std::nullopt;
    }
    const std::string_view rest = url.substr(scheme.size());
    constexpr std::string_view mark = "://";
    if (!rest.starts_with(mark) || rest.size() == mark.size() ||
        std::string_view{"/?#"}.find(rest[mark.size()]) != std::string_view::npos) {
        return std::nullopt;
    }
    return percent_encode(url);
}

std::string percent_encode(std::string_view uri)
{
    std::string out;
    out.reserve(uri.size());
    for (std::size_t at = 0; at < uri.size(); ++at) {
        if (stays_in_uri(uri, at)) {
            out += uri[at];
        } else {
            out += fmt::format("%{:02X}", static_cast<unsigned char>(uri[at]));
        }
    }
    return out;
}

std::string markdown_link(std::string_view url)
{
    const auto address = web_address(url);
    return address ? fmt::format("<{}>", *address) : escape_markdown(url);
}

} // namespace eomt::report
