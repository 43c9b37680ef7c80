#include "base/diagnostic.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace eomt::base {

std::string_view severity_name(Severity severity)
{
    switch (severity) {
    case Severity::warning:
        return "warning";
    case Severity::note:
        return "note";
    case Severity::error:
        break;
    }
    return "error";
}

Severity severity_of(std::string_view name)
{
    if (name == "warning") {
        return Severity::warning;
    }
    return name == "note" ? Severity::note : Severity::error;
}

std::size_t count(const std::vector<Diagnostic>& diagnostics, Severity severity)
{
    return static_cast<std::size_t>(
        std::count_if(diagnostics.begin(), diagnostics.end(), [&](const Diagnostic& d) {
            return d.severity == severity;
        }));
}

namespace {

/// The part of a long line around the column, so that a caret stays on the screen.
struct Window
{
    std::string text;
    std::size_t caret;
};

Window window(std::string_view line, std::size_t column)
{
    constexpr std::size_t widest = 160;
    constexpr std::size_t before = 60;
    const std::size_t chars = char_count(line);
    if (chars <= widest) {
        return {std::string{line}, column - 1};
    }
    const std::size_t start = column - 1 > before ? column - 1 - before : 0;
    const auto part = char_substr(line, start, widest);
    const bool cut = start + widest < chars;
    return {(start > 0 ? "…" : "") + std::string{part} + (cut ? "…" : ""),
            column - 1 - start + (start > 0 ? 1 : 0)};
}

} // namespace

std::string format_diagnostic(const Diagnostic& diagnostic)
{
    std::string text = fmt::format("{}:{}:{}: {}: {} [{}]\n",
                                   visible(diagnostic.path),
                                   diagnostic.mark.line,
                                   diagnostic.mark.column,
                                   severity_name(diagnostic.severity),
                                   visible(diagnostic.message),
                                   diagnostic.rule);
    if (diagnostic.excerpt.empty() || diagnostic.mark.column < 1) {
        return text;
    }
    const auto [line, caret] =
        window(diagnostic.excerpt, static_cast<std::size_t>(diagnostic.mark.column));
    const std::string_view head = char_substr(line, 0, caret);
    // A tab before the caret stays a tab, and everything else counts as wide as the terminal draws
    // it.
    std::string pad;
    for (std::size_t at = 0; at < head.size();) {
        const std::size_t length = char_length(head, at);
        const auto one = head.substr(at, length);
        pad += one == "\t" ? "\t" : std::string(display_width(visible(one)), ' ');
        at += length;
    }
    return text + "    " + visible(line, Keep::tabs) + "\n    " + pad + "^\n";
}

} // namespace eomt::base
