#include "base/date.hpp"
#include "draft/marks.hpp"

#include <charconv>
#include <fmt/format.h>

namespace eomt::draft {

namespace {

int number_of(const std::string& key)
{
    int out = 0;
    std::from_chars(key.data(), key.data() + key.size(), out);
    return out;
}

} // namespace

std::optional<DateMark> Marks::read_date(std::uint32_t at) const
{
    const auto number = [&](std::uint32_t i, std::size_t fewest, std::size_t most) {
        const bool is = i < m_page.size() && m_page[i].kind == Token::Kind::number &&
                        m_page[i].key->size() >= fewest && m_page[i].key->size() <= most;
        return is ? number_of(*m_page[i].key) : 0;
    };
    const Hits& months = hits("month");
    const auto year_after = [&](std::uint32_t i, DateMark& out) {
        if (m_page.is(i, ",") && number(i + 1, 4, 4) != 0) {
            ++i;
        }
        const int year = number(i, 4, 4);
        if (year > 1900 && year < 2200) {
            out.year = year;
            out.span.end = i + 1;
        }
    };
    DateMark out;
    out.span.begin = at;
    if (const Hit* month = months.at(at)) {
        out.month = number_of(*month->value);
        out.day = number(month->span.end, 1, 2);
        out.span.end = month->span.end + 1;
        if (out.day == 0) {
            return std::nullopt;
        }
        year_after(out.span.end, out);
        return out;
    }
    const int first = number(at, 1, 2);
    if (first != 0) {
        std::uint32_t next = at + 1;
        if (m_page.is(next, "th") || m_page.is(next, "st") || m_page.is(next, "nd") ||
            m_page.is(next, "rd")) {
            next += m_page.is(next + 1, "of") ? 2 : 1;
        }
        if (const Hit* month = months.at(next)) {
            out.day = first;
            out.month = number_of(*month->value);
            out.span.end = month->span.end;
            year_after(out.span.end, out);
            return out;
        }
        // 10.01.2021
        if (m_page.is(at + 1, ".") && m_page.is(at + 3, ".") && !m_page[at + 1].spaced &&
            !m_page[at + 2].spaced) {
            out.day = first;
            out.month = number(at + 2, 1, 2);
            out.year = number(at + 4, 4, 4);
            out.span.end = at + 5;
            return out;
        }
    }
    // 2021-01-10
    const int year = number(at, 4, 4);
    if (year > 1900 && number(at + 1, 2, 2) != 0 && number(at + 2, 2, 2) != 0 &&
        !m_page[at + 1].spaced && !m_page[at + 2].spaced) {
        out.year = year;
        out.month = number(at + 1, 2, 2);
        out.day = number(at + 2, 2, 2);
        out.span.end = at + 3;
        return out;
    }
    return std::nullopt;
}

void Marks::find_dates()
{
    for (std::uint32_t at = 0; at < m_page.size();) {
        const auto date = read_date(at);
        // A leap year stands for a year that isn't known.
        const int year = date && date->year != 0 ? date->year : 2020;
        const bool real =
            date &&
            base::parse_date(fmt::format("{:04}-{:02}-{:02}", year, date->month, date->day));
        if (real) {
            m_dates.push_back(*date);
        }
        at = real ? date->span.end : at + 1;
    }
}

void Marks::find_numbers()
{
    const Hits& named = hits("number");
    for (std::uint32_t at = 0; at < m_page.size(); ++at) {
        if (const DateMark* date = date_at(at)) {
            at = date->span.end - 1;
            continue;
        }
        if (const Hit* word = named.at(at)) {
            m_numbers.push_back({word->span, number_of(*word->value)});
            continue;
        }
        constexpr std::size_t longest = 9;
        const Token& token = m_page[at];
        const bool part = at > 0 && !token.spaced && !m_page.is(at - 1, "(") &&
                          m_page[at - 1].kind != Token::Kind::mark;
        const bool decimal = at + 2 < m_page.size() &&
                             (m_page.is(at + 1, ".") || m_page.is(at + 1, ",")) &&
                             !m_page[at + 1].spaced && !m_page[at + 2].spaced &&
                             m_page[at + 2].kind == Token::Kind::number;
        if (token.kind != Token::Kind::number || token.key->size() > longest || part || decimal ||
            m_page.is(at + 1, "%")) {
            continue;
        }
        m_numbers.push_back({{at, at + 1}, number_of(*token.key)});
    }
}

std::string iso_date(const DateMark& date, int year_if_none)
{
    const int year = date.year != 0 ? date.year : year_if_none;
    std::string out = fmt::format("{:04}-{:02}-{:02}", year, date.month, date.day);
    return year != 0 && base::parse_date(out) ? out : std::string{};
}

} // namespace eomt::draft
