#pragma once

// Where values that are no collections begin and end; for the scanner of layouts only.
#include "yaml/layout.hpp"

namespace eomt::yaml {

/// What stands around a node.
struct Around
{
    long indent = -1; ///< the column of the block collection it stands in
    bool flow = false;
    bool key = false;
};

/// Whether a character is one of a set.
bool among(std::string_view set, char c);

/// Finds the ends of scalars, of aliases, and of values that were left out.
class ScalarScanner
{
public:
    explicit ScalarScanner(std::string_view text) : m_text{text} {}

    char at(std::size_t i) const { return i < m_text.size() ? m_text[i] : '\0'; }
    bool space(std::size_t i) const;
    long column(std::size_t i) const { return static_cast<long>(i - line_start(m_text, i)); }

    std::size_t blanks(std::size_t i) const;
    /// Past white space, line ends and comments.
    std::size_t gap(std::size_t i) const;
    [[noreturn]] static void fault(std::size_t where, const char* why);
    std::size_t word_end(std::size_t i) const;
    /// A value left out, or `~` and `null`.
    void nothing(Layout& out, std::size_t from, Around around);
    /// Whether what stands at `here` can belong to the value looked for from `from` on.
    bool inside(std::size_t from, std::size_t here, Around around) const;
    void scalar(const Node& node, Layout& out, Around around);
    /// A plain scalar behind a tag counts as quoted for the parser.
    void tagged_plain(const Node& node, Layout& out, Around around);
    /// Whether a plain scalar ends before the byte at `i`.
    bool plain_stops(std::size_t i, bool flow) const;
    std::size_t plain_end(std::size_t start, Around around) const;
    std::size_t gap_without_comments(std::size_t i) const;
    bool document_mark(std::size_t i) const;
    void block_scalar(Layout& out, Around around) const;

protected:
    // NOLINTNEXTLINE(misc-non-private-member-variables-in-classes): who derives scans the same text
    std::string_view m_text;
};

} // namespace eomt::yaml
