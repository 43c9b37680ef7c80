#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace eomt::draft {

/// Tokens from `begin` up to `end`.
struct Span
{
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    bool empty() const { return begin >= end; }
    bool has(std::uint32_t token) const { return token >= begin && token < end; }
};

/// A word, a number or a mark of a page.
struct Token
{
    enum class Kind : std::uint8_t
    {
        word,
        number,
        mark
    };

    std::uint32_t begin = 0;          ///< bytes
    std::uint32_t end = 0;            ///< bytes
    const std::string* key = nullptr; ///< folded; all dashes are "-", all quotation marks are "\""
    Kind kind = Kind::word;
    bool capital = false;
    bool spaced = true; ///< white space stands before it
};

/// A page as tokens in sentences in paragraphs. Lines that were broken to fit a width are one
/// paragraph again.
class Page
{
public:
    /// `abbreviations` are folded words that a full stop may follow inside a sentence. The text has
    /// to outlive the page.
    Page(std::string_view text, const std::vector<std::string>& abbreviations);

    const std::vector<Token>& tokens() const { return m_tokens; }
    const Token& operator[](std::uint32_t at) const { return m_tokens[at]; }
    std::uint32_t size() const { return static_cast<std::uint32_t>(m_tokens.size()); }
    const std::vector<Span>& paragraphs() const { return m_paragraphs; }
    const std::vector<Span>& sentences() const { return m_sentences; }

    /// The paragraph or sentence that holds the token.
    Span paragraph_of(std::uint32_t token) const { return holding(m_paragraphs, token); }
    Span sentence_of(std::uint32_t token) const { return holding(m_sentences, token); }

    /// The line of a token, from 1.
    int line(std::uint32_t token) const;
    /// The page's own words, white space squeezed.
    std::string words(Span span) const;
    /// True where the token has this key.
    bool is(std::uint32_t token, std::string_view key) const
    {
        return token < size() && *m_tokens[token].key == key;
    }
    bool is_word(std::uint32_t token) const
    {
        return token < size() && m_tokens[token].kind == Token::Kind::word;
    }
    bool is_capital(std::uint32_t token) const { return token < size() && m_tokens[token].capital; }
    /// More Cyrillic letters than others.
    bool is_cyrillic() const { return m_cyrillic > m_letters - m_cyrillic; }

private:
    static Span holding(const std::vector<Span>& spans, std::uint32_t token);
    void find_lines();
    void find_paragraphs();
    void read_tokens(std::size_t from, std::size_t to);
    std::size_t read_word(std::size_t at, std::size_t to);
    std::size_t read_number(std::size_t at, std::size_t to);
    void add(std::size_t begin,
             std::size_t end,
             Token::Kind kind,
             std::string_view key = std::string_view{});
    void split(Span paragraph, const std::vector<std::string>& abbreviations);
    bool joins(std::size_t line, bool wrapped) const;
    std::string_view line_text(std::size_t line) const;

    std::string_view m_text;
    std::vector<std::size_t> m_lines; ///< where each begins
    std::vector<Token> m_tokens;
    std::vector<Span> m_paragraphs;
    std::vector<Span> m_sentences;
    std::unordered_map<std::string, std::string> m_keys; ///< as written -> folded
    std::size_t m_letters = 0;
    std::size_t m_cyrillic = 0;
    bool m_spaced = true;
};

} // namespace eomt::draft
