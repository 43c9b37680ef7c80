#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <vector>

namespace eomt::base {

/// A place in a file: lines and columns from 1, columns in characters; 0 is unknown.
struct Mark
{
    int line = 0;
    int column = 0;
    // NOLINTNEXTLINE(modernize-use-nullptr): a false alarm of clang-tidy 14
    auto operator<=>(const Mark&) const = default;
};

enum class Severity
{
    error,
    warning,
    note
};

/// A fault in a record. `path` is relative to the archive's root; `excerpt` is the source line.
struct Diagnostic
{
    std::string path;
    Mark mark;
    Severity severity = Severity::error;
    std::string rule;
    std::string message;
    std::string excerpt;
    // NOLINTNEXTLINE(modernize-use-nullptr): a false alarm of clang-tidy 14
    auto operator<=>(const Diagnostic&) const = default;
};

/// "error", "warning" or "note".
std::string_view severity_name(Severity severity);

/// The other way round; anything else than the three names is an error.
Severity severity_of(std::string_view name);

/// The number of errors among `diagnostics`.
std::size_t count(const std::vector<Diagnostic>& diagnostics, Severity severity);

/// `path:line:col: severity: text [rule]`, then the source line with a caret under the column, each
/// line ended with a newline. Control characters and bidirectional overrides are made visible.
std::string format_diagnostic(const Diagnostic& diagnostic);

} // namespace eomt::base
