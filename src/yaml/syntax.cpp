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

SyntaxFault
explain_syntax(std::string_view text, std::string_view parser_message, std::size_t offset)
{
    if (const auto quote = runaway_quote(text, offset)) {
        return {*quote,
                "this quote is not closed on its line; close it, or double a quote that belongs to "
                "the text"};
    }
    constexpr auto meanings = std::to_array<std::pair<std::string_view, std::string_view>>({
        {"illegal map value",
         "a second \": \" on one line; put the whole text in quotes, or begin a new line for the "
         "next key"},
        {"illegal block entry", "a list item cannot begin here; put \"- \" on a line of its own"},
        {"illegal map key", "a key cannot begin here; check how far this line is indented"},
        {"illegal tab", "this line is indented with a tab; indent with spaces"},
        {"illegal flow end", "a bracket closes here that was never opened"},
        {"end of sequence flow", "this \"[\" is not closed with \"]\""},
        {"end of map flow", "this \"{\" is not closed with \"}\""},
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
