#pragma once

#include "base/diagnostic.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace eomt::yaml {

/// The limits of the format (docs/format.md): past one, a file is refused as `too-large`.
inline constexpr std::size_t max_bytes = std::size_t{1} << 20U;
inline constexpr std::size_t max_depth = 64;
inline constexpr std::size_t max_nodes = 100'000;

/// The text of a file, without its BOM, and where its lines begin.
class Source
{
public:
    /// `path` is relative to the archive's root; `text` need not be UTF-8 yet.
    Source(std::string path, std::string text);

    const std::string& path() const { return m_path; }
    std::string_view text() const { return m_text; }

    /// The place of the byte at `offset`; past the end it is the end of the last line.
    base::Mark mark(std::size_t offset) const;

    /// The same for a reader that asks of one place after the other: `near` is the index of the
    /// line that it asked of last, and becomes that of this one.
    base::Mark mark(std::size_t offset, std::size_t& near) const;

    /// A line from 1, without its end; empty where there is none.
    std::string_view line(int number) const;

private:
    std::string m_path;
    std::string m_text;
    std::vector<std::size_t> m_lines;
};

/// Collects the diagnostics of one file.
class Problems
{
public:
    explicit Problems(const Source& source) : m_source{source} {}

    void error(std::string_view rule, base::Mark mark, std::string message);
    void warning(std::string_view rule, base::Mark mark, std::string message);
    void note(std::string_view rule, base::Mark mark, std::string message);

    std::size_t errors() const { return m_errors; }
    const std::vector<base::Diagnostic>& list() const { return m_list; }
    std::vector<base::Diagnostic> take() { return std::move(m_list); }

private:
    void add(base::Severity severity, std::string_view rule, base::Mark mark, std::string message);

    const Source& m_source;
    std::vector<base::Diagnostic> m_list;
    std::size_t m_errors = 0;
    std::size_t m_excerpts = 0; ///< bytes
};

} // namespace eomt::yaml
