#include "draft/page.hpp"

#include "base/letters.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace eomt::draft {

namespace {

constexpr char32_t right_quote = 0x2019;

bool is_dash(char32_t code)
{
    return code == '-' || (code >= 0x2010 && code <= 0x2015) || code == 0x2212;
}

bool is_hyphen(char32_t code)
{
    return code == '-' || code == 0x2010 || code == 0x2011;
}

bool is_quote(char32_t code)
{
    return code == '"' || code == 0xAB || code == 0xBB || (code >= 0x201C && code <= 0x201F);
}

bool is_apostrophe(char32_t code)
{
    return code == '\'' || code == right_quote || code == 0x2BC;
}

bool is_digit(char32_t code)
{
    return code >= '0' && code <= '9';
}

/// The one form of marks that are written in many; empty where the mark is its own.
std::string_view mark_key(char32_t code)
{
    constexpr char32_t ellipsis = 0x2026;
    return is_dash(code)      ? "-"
           : is_quote(code)   ? "\""
           : code == ellipsis ? "."
                              : std::string_view{};
}

} // namespace

Page::Page(std::string_view text, const std::vector<std::string>& abbreviations) : m_text{text}
{
    find_lines();
    find_paragraphs();
    for (const Span paragraph : m_paragraphs) {
        split(paragraph, abbreviations);
    }
}

void Page::find_lines()
{
    m_lines.push_back(0);
    for (std::size_t at = m_text.find('\n'); at != std::string_view::npos;
         at = m_text.find('\n', at + 1)) {
        m_lines.push_back(at + 1);
    }
}

std::string_view Page::line_text(std::size_t line) const
{
    const std::size_t end = line + 1 < m_lines.size() ? m_lines[line + 1] : m_text.size();
    return base::trim(m_text.substr(m_lines[line], end - m_lines[line]));
}

bool Page::joins(std::size_t line, bool wrapped) const
{
    // Shorter lines are headlines, dates and items rather than lines that were full.
    constexpr std::size_t full = 50;
    const std::string_view before = line_text(line - 1);
    const std::string_view here = line_text(line);
    if (here.empty() || before.size() < full) {
        return false;
    }
    if (wrapped) {
        return true;
    }
    const auto first = base::character_at(here, 0).code;
    return before.find_last_of(".!?:;\"") != before.size() - 1 && base::is_letter(first) &&
           !base::is_capital(first);
}

void Page::find_paragraphs()
{
    constexpr std::size_t widest = 130;
    bool blank = false;
    bool wrapped = true;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const std::string_view line = line_text(i);
        blank = blank || (line.empty() && i + 1 < m_lines.size());
        wrapped = wrapped && line.size() < widest;
    }
    for (std::size_t i = 0; i < m_lines.size();) {
        std::size_t next = i + 1;
        while (next < m_lines.size() && joins(next, blank && wrapped)) {
            ++next;
        }
        const auto first = size();
        read_tokens(m_lines[i], next < m_lines.size() ? m_lines[next] : m_text.size());
        if (size() > first) {
            m_paragraphs.push_back({first, size()});
        }
        i = next;
    }
}

void Page::add(std::size_t begin, std::size_t end, Token::Kind kind, std::string_view key)
{
    const std::string_view written = m_text.substr(begin, end - begin);
    const std::string_view name = key.empty() ? written : key;
    auto [found, fresh] = m_keys.try_emplace(std::string{name});
    if (fresh) {
        found->second = base::is_ascii(name) ? base::lower(name) : base::fold(name);
    }
    const bool capital =
        kind == Token::Kind::word && base::is_capital(base::character_at(written, 0).code);
    m_tokens.push_back({static_cast<std::uint32_t>(begin),
                        static_cast<std::uint32_t>(end),
                        &found->second,
                        kind,
                        capital,
                        m_spaced});
    m_spaced = false;
}

std::size_t Page::read_word(std::size_t at, std::size_t to)
{
    std::size_t end = at;
    while (end < to) {
        const auto one = base::character_at(m_text, end);
        if (base::is_letter(one.code)) {
            ++m_letters;
            m_cyrillic += one.code >= 0x400 && one.code < 0x530 ? 1U : 0U;
            end += one.bytes;
            continue;
        }
        // "Observers’" ends before the apostrophe, "O’Brien" goes on, "OSCE’s" is two tokens.
        const std::size_t after = end + one.bytes;
        if (!is_apostrophe(one.code) || after >= to ||
            !base::is_letter(base::character_at(m_text, after).code)) {
            break;
        }
        const bool possessive =
            m_text[after] == 's' &&
            (after + 1 >= to || !base::is_letter(base::character_at(m_text, after + 1).code));
        if (possessive) {
            add(at, end, Token::Kind::word);
            add(end, after + 1, Token::Kind::word, "'s");
            return after + 1;
        }
        end = after;
    }
    // Both apostrophes are one.
    std::string key{m_text.substr(at, end - at)};
    constexpr std::string_view curly = "\u2019";
    for (std::size_t i = key.find(curly); i != std::string::npos; i = key.find(curly, i)) {
        key.replace(i, curly.size(), "'");
    }
    add(at, end, Token::Kind::word, key);
    return end;
}

std::size_t Page::read_number(std::size_t at, std::size_t to)
{
    const auto digits = [&](std::size_t from) {
        while (from < to && is_digit(static_cast<unsigned char>(m_text[from]))) {
            ++from;
        }
        return from;
    };
    std::size_t end = digits(at);
    std::string key{m_text.substr(at, end - at)};
    constexpr std::size_t group = 3;
    // 1,200 and 1 200: thousands are grouped, where a group of three follows one of up to three.
    while (key.size() <= group * 3 && end < to && (end - at <= group || key.size() > group)) {
        const auto separator = base::character_at(m_text, end);
        const std::size_t from = end + separator.bytes;
        const bool groups = separator.code == ',' || separator.code == 0xA0 ||
                            separator.code == 0x202F || separator.code == 0x2009 ||
                            (separator.code == ' ' && end - at <= 2);
        if (!groups || from >= to || digits(from) - from != group) {
            break;
        }
        end = digits(from);
        key += m_text.substr(from, group);
    }
    add(at, end, Token::Kind::number, key);
    return end;
}

void Page::read_tokens(std::size_t from, std::size_t to)
{
    m_spaced = true;
    while (from < to) {
        const auto one = base::character_at(m_text, from);
        const std::size_t next = from + one.bytes;
        if (base::is_blank(one.code)) {
            m_spaced = true;
            from = next;
        } else if (base::is_letter(one.code)) {
            from = read_word(from, to);
        } else if (is_digit(one.code)) {
            from = read_number(from, to);
        } else if (is_hyphen(one.code) && !m_spaced && next < to &&
                   (base::is_letter(base::character_at(m_text, next).code) ||
                    is_digit(base::character_at(m_text, next).code))) {
            from = next;
        } else {
            add(from, next, Token::Kind::mark, mark_key(one.code));
            from = next;
        }
    }
}

void Page::split(Span paragraph, const std::vector<std::string>& abbreviations)
{
    std::uint32_t begin = paragraph.begin;
    for (std::uint32_t i = paragraph.begin; i < paragraph.end; ++i) {
        if (!is(i, ".") && !is(i, "!") && !is(i, "?")) {
            continue;
        }
        std::uint32_t next = i + 1;
        while (next < paragraph.end && is(next, "\"") && !m_tokens[next].spaced) {
            ++next;
        }
        if (next >= paragraph.end || !m_tokens[next].spaced) {
            continue;
        }
        const Token& after = m_tokens[next];
        const bool opens = after.capital || after.kind != Token::Kind::word;
        const Token& before = m_tokens[i > 0 ? i - 1 : 0];
        const bool initial = before.capital && base::char_count(*before.key) == 1;
        const bool abbreviation =
            std::find(abbreviations.begin(), abbreviations.end(), *before.key) !=
            abbreviations.end();
        if (opens && !initial && !(abbreviation && is(i, "."))) {
            m_sentences.push_back({begin, next});
            begin = next;
        }
    }
    if (begin < paragraph.end) {
        m_sentences.push_back({begin, paragraph.end});
    }
}

Span Page::holding(const std::vector<Span>& spans, std::uint32_t token)
{
    const auto after =
        std::upper_bound(spans.begin(), spans.end(), token, [](std::uint32_t at, const Span& span) {
            return at < span.begin;
        });
    return after == spans.begin() ? Span{} : *(after - 1);
}

int Page::line(std::uint32_t token) const
{
    const std::size_t at = token < size() ? m_tokens[token].begin : m_text.size();
    const auto after = std::upper_bound(m_lines.begin(), m_lines.end(), at);
    return static_cast<int>(after - m_lines.begin());
}

std::string Page::words(Span span) const
{
    if (span.empty() || span.end > size()) {
        return {};
    }
    const std::size_t begin = m_tokens[span.begin].begin;
    return base::squeeze(m_text.substr(begin, m_tokens[span.end - 1].end - begin));
}

} // namespace eomt::draft
