#pragma once

#include "yaml/tree.hpp"

#include <string_view>

namespace eomt::yaml {

/// The part of the quick reader that walks over text and reads scalars. Functions that read
/// return false for what they are not sure of.
class QuickScalars
{
public:
    explicit QuickScalars(std::string_view text) : m_text{text} {}

    /// False for text with bytes that the quick reader knows nothing of: tabs, carriage returns
    /// alone, a second BOM.
    static bool readable(std::string_view text);

protected:
    /// Where the line of the next byte begins, which tells lines apart.
    using Line = std::size_t;

    std::size_t at() const { return m_at; }
    Line line() const { return m_line; }
    int column() const { return static_cast<int>(m_at - m_line); }
    bool at_end() const { return m_at == m_text.size(); }
    /// The next byte; a line end at the end of the text.
    char now() const { return byte(m_at); }
    bool at_any(std::string_view set) const
    {
        return !at_end() && set.find(now()) != std::string_view::npos;
    }
    /// At the "-" of a list item.
    bool at_entry() const { return now() == '-' && at_gap(m_at + 1); }
    /// At a colon that ends a key.
    bool at_colon() const { return !at_end() && now() == ':' && at_gap(m_at + 1); }
    void advance(std::size_t count) { m_at += count; }
    void skip_spaces()
    {
        while (!at_end() && m_text[m_at] == ' ') {
            ++m_at;
        }
    }

    /// Past a "---" on the first line, if there is one.
    bool document_start();
    /// Past spaces, line ends and comments.
    bool next_token();

    /// Nothing stands where a value could.
    bool null(Node& out);
    /// A plain scalar, with the lines after it that are indented by at least `indent`. Ends at a
    /// colon, or behind the text.
    bool plain(Node& out, int indent);
    bool plain_in_flow(Node& out);
    bool quoted(Node& out);
    /// `parent` is the column of the block around it. Ends at the beginning of a line.
    bool block_scalar(Node& out, int parent);

    bool count() { return ++m_nodes <= max_nodes; }

private:
    struct BlockHead
    {
        char sign = '|';
        char chomp = ' ';
        std::size_t indent = 0; ///< 0 where the first line shows it
    };

    char byte(std::size_t at) const { return at < m_text.size() ? m_text[at] : '\n'; }
    bool at_break(std::size_t at) const { return byte(at) == '\n' || byte(at) == '\r'; }
    bool at_gap(std::size_t at) const { return byte(at) == ' ' || at_break(at); }

    bool scan_plain(Node& out, std::size_t indent, bool in_flow);
    /// To what ends the text on this line, be it the line; `end` is without the spaces before.
    bool plain_line(std::size_t& end, bool in_flow);
    /// At a line end: to the next line of the text, past empty ones; stays where there is none.
    bool continues(std::size_t indent, bool in_flow, std::size_t& empty_lines);
    void take_break();
    bool at_document_mark() const;
    /// From a line end to the text after it; an escaped one leaves no space.
    bool fold_quoted(std::string& text, bool escaped);
    /// Behind a backslash.
    bool escape(std::string& text);
    bool escaped_code(std::string& text, std::size_t digits);
    bool block_head(BlockHead& head);
    bool block_lines(std::string& text, const BlockHead& head, std::size_t indent);
    void block_line(std::string& text, bool folds, std::size_t empty_lines);

    std::string_view m_text;
    std::size_t m_at = 0;
    std::size_t m_line = 0;
    std::size_t m_nodes = 0;
};

} // namespace eomt::yaml
