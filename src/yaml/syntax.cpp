#include "yaml/syntax.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>

namespace eomt::yaml {

std::optional<std::size_t> quote_end(std::string_view text, std::size_t offset)
{
    const char quote = text[offset];
    for (std::size_t at = offset + 1; at < text.size(); ++at) {
        if (quote == '"' && text[at] == '\\') {
            ++at;
        } else if (text[at] == quote) {
            // '' inside single quotes is a quote, not the end.
            if (quote == '\'' && at + 1 < text.size() && text[at + 1] == '\'') {
                ++at;
            } else {
                return at + 1;
            }
        }
    }
    return std::nullopt;
}

namespace {

std::string_view line_at(std::string_view text, std::size_t start)
{
    return text.substr(start, text.find('\n', start) - start);
}

/// Where a quoted value opens on the line that begins at `start`: after `: `, `- `, `[`, `{` or `,
/// `.
std::optional<std::size_t> opening_quote(std::string_view text, std::size_t start)
{
    const std::string_view line = line_at(text, start);
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '#' && (i == 0 || line[i - 1] == ' ')) {
            return std::nullopt;
        }
        if (line[i] != '"' && line[i] != '\'') {
            continue;
        }
        const std::string_view before = base::trim(line.substr(0, i));
        if (before.empty() ||
            std::string_view{":-[{,"}.find(before.back()) != std::string_view::npos) {
            const auto end = quote_end(text, start + i);
            if (!end || *end > start + line.size()) {
                return start + i;
            }
            i = *end - start - 1;
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<std::size_t> runaway_quote(std::string_view text, std::size_t limit)
{
    for (std::size_t start = 0; start < text.size() && start <= limit;) {
        const auto quote = opening_quote(text, start);
        if (quote) {
            const auto end = quote_end(text, *quote);
            if (!end) {
                return quote;
            }
            // After the closing quote of a value nothing but a comment, a comma or a bracket can
            // follow.
            const std::string_view rest = base::trim(line_at(text, *end));
            if (!rest.empty() &&
                std::string_view{",]}#:"}.find(rest.front()) == std::string_view::npos) {
                return quote;
            }
            start = *end;
        }
        const std::size_t end_of_line = text.find('\n', start);
        if (end_of_line == std::string_view::npos) {
            break;
        }
        start = end_of_line + 1;
    }
    return std::nullopt;
}

namespace {

/// The byte after the bracket that closes the one at `offset`, or nothing if none does.
std::optional<std::size_t> bracket_end(std::string_view text, std::size_t offset)
{
    std::size_t depth = 0;
    for (std::size_t at = offset; at < text.size(); ++at) {
        const char c = text[at];
        const char before = at == 0 ? '\n' : text[at - 1];
        if ((c == '"' || c == '\'') &&
            std::string_view{" \n[{,:"}.find(before) != std::string_view::npos) {
            const auto end = quote_end(text, at);
            if (!end) {
                return std::nullopt;
            }
            at = *end - 1;
        } else if (c == '#' && (before == ' ' || before == '\n')) {
            at = std::min(text.find('\n', at), text.size()) - 1;
        } else if (c == '[' || c == '{') {
            ++depth;
        } else if ((c == ']' || c == '}') && --depth == 0) {
            return at + 1;
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<std::size_t> unclosed_bracket(std::string_view text, std::size_t limit)
{
    for (std::size_t at = 0; at < text.size() && at <= limit; ++at) {
        const std::string_view before = text.substr(at < 2 ? 0 : at - 2, at < 2 ? at : 2);
        const bool opens =
            (text[at] == '[' || text[at] == '{') && (before == ": " || before == "- ");
        if (opens) {
            const auto end = bracket_end(text, at);
            if (!end) {
                return at;
            }
            at = *end - 1;
        }
    }
    return std::nullopt;
}

namespace {

std::size_t line_start(std::string_view text, std::size_t offset)
{
    const std::size_t end = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
    return end == std::string_view::npos ? 0 : end + 1;
}

/// The tab that indents the line of the fault, or the one after it, if one does.
std::optional<std::size_t> indenting_tab(std::string_view text, std::size_t offset)
{
    std::size_t start = line_start(text, std::min(offset, text.size()));
    for (int line = 0; line < 2 && start < text.size(); ++line) {
        const std::size_t first = text.find_first_not_of(' ', start);
        if (first != std::string_view::npos && text[first] == '\t') {
            return first;
        }
        const std::size_t end = text.find('\n', start);
        start = end == std::string_view::npos ? text.size() : end + 1;
    }
    return std::nullopt;
}

/// A ":" where no key can stand: because of a second one on the line, or because the line continues
/// the one above.
SyntaxFault explain_colon(std::string_view text, std::size_t offset)
{
    const std::size_t start = line_start(text, offset);
    const std::string_view before = text.substr(start, offset - start);
    if (before.find(": ") != std::string_view::npos || start == 0) {
        return {offset,
                "a second \": \" on one line; put the whole text in quotes, or begin a new line "
                "for the next key"};
    }
    const std::size_t above = line_start(text, start - 1);
    const std::string_view line = line_at(text, above);
    const std::size_t colon = line.find(':');
    if (line.find(": ") == std::string_view::npos && colon != std::string_view::npos &&
        colon + 1 < line.size()) {
        return {above + colon, "a space is missing after this colon"};
    }
    return {start + std::min(before.find_first_not_of(' '), before.size()),
            "this line continues the text above it; check how far it is indented"};
}

} // namespace

SyntaxFault
explain_syntax(std::string_view text, std::string_view parser_message, std::size_t offset)
{
    if (const auto quote = runaway_quote(text, offset)) {
        return {*quote,
                "this quote is not closed on its line; close it, or double a quote that belongs to "
                "the text"};
    }
    if (const auto bracket = unclosed_bracket(text, offset)) {
        return {*bracket,
                fmt::format(R"(this "{}" is not closed with "{}")",
                            text[*bracket],
                            text[*bracket] == '[' ? ']' : '}')};
    }
    if (const auto tab = indenting_tab(text, offset)) {
        return {*tab, "this line is indented with a tab; indent with spaces"};
    }
    if (parser_message.starts_with("illegal map value")) {
        return explain_colon(text, offset);
    }
    if (parser_message.starts_with("unknown escape character")) {
        const std::size_t backslash = text.rfind('\\', offset);
        offset = backslash == std::string_view::npos ? offset : backslash;
    }
    constexpr auto meanings = std::to_array<std::pair<std::string_view, std::string_view>>({
        {"illegal block entry", "a list item cannot begin here; put \"- \" on a line of its own"},
        {"illegal map key", "a key cannot begin here; check how far this line is indented"},
        {"illegal flow end", "a bracket closes here that was never opened"},
        {"end of sequence flow",
         "what stands in these brackets cannot be read; put a text with a colon or comma in "
         "quotes"},
        {"end of map flow",
         "what stands in these braces cannot be read; put a text with a colon or comma in quotes"},
        {"end of sequence not found",
         "this line is neither a list item nor indented like one; check its indentation"},
        {"end of map not found",
         "this line doesn't continue what stands above it; check its indentation and quotes"},
        {"unknown escape character",
         "inside double quotes a backslash begins a special character; write \\\\ or use single "
         "quotes"},
        {"the referenced anchor is not defined",
         "a text that begins with * means an alias here; put it in quotes"},
        {"map value", "a \":\" without a key before it"},
        {"unknown token", "a text cannot begin with this character; put the text in quotes"},
    });
    for (const auto& [begins, meaning] : meanings) {
        if (parser_message.starts_with(begins)) {
            return {offset, std::string{meaning}};
        }
    }
    return {offset, fmt::format("this is not valid YAML ({})", parser_message)};
}

} // namespace eomt::yaml
