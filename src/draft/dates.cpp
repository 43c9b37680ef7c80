#include "base/date.hpp"
#include "draft/marks.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <utility>

namespace eomt::draft {

namespace {

int number_of(const std::string& key)
{
    int out = 0;
    std::from_chars(key.data(), key.data() + key.size(), out);
    return out;
}

/// The number at a token that has so many digits; 0 for none.
int short_number(const Page& page, std::uint32_t at, std::size_t fewest, std::size_t most)
{
    const bool is = at < page.size() && page[at].kind == Token::Kind::number &&
                    page[at].key->size() >= fewest && page[at].key->size() <= most;
    return is ? number_of(*page[at].key) : 0;
}

/// "2021" or ", 2021" behind a day and a month.
DateMark with_year(const Page& page, DateMark date)
{
    constexpr int first = 1900;
    constexpr int last = 2200;
    std::uint32_t at = date.span.end;
    at += page.is(at, ",") ? 1 : 0;
    const int year = short_number(page, at, 4, 4);
    if (year > first && year < last) {
        date.year = year;
        date.span.end = at + 1;
    }
    return date;
}

/// 10/01/2021: the day stands first nearly everywhere, the month in the United States.
std::optional<DateMark> date_in_slashes(const Page& page, std::uint32_t at)
{
    const int first = short_number(page, at, 1, 2);
    const int second = short_number(page, at + 2, 1, 2);
    const int year = short_number(page, at + 4, 4, 4);
    for (std::uint32_t i = at + 1; i <= at + 4 && i < page.size(); ++i) {
        if (page[i].spaced) {
            return std::nullopt;
        }
    }
    if (first == 0 || second == 0 || year == 0 || !page.is(at + 3, "/")) {
        return std::nullopt;
    }
    constexpr int months = 12;
    DateMark date{{at, at + 5}, year, second, first};
    if (second > months) {
        return turned(date);
    }
    date.turns = first <= months && first != second;
    return date;
}

/// 10.01.2021, 10/01/2021 and 2021-01-10.
std::optional<DateMark> date_in_numbers(const Page& page, std::uint32_t at)
{
    const auto together = [&](std::uint32_t i) { return i < page.size() && !page[i].spaced; };
    if (!together(at + 1) || !together(at + 2)) {
        return std::nullopt;
    }
    const int day = short_number(page, at, 1, 2);
    if (day != 0 && page.is(at + 1, ".") && page.is(at + 3, ".")) {
        return DateMark{
            {at, at + 5}, short_number(page, at + 4, 4, 4), short_number(page, at + 2, 1, 2), day};
    }
    if (day != 0 && page.is(at + 1, "/")) {
        return date_in_slashes(page, at);
    }
    const int year = short_number(page, at, 4, 4);
    const int month = short_number(page, at + 1, 2, 2);
    if (year == 0 || month == 0) {
        return std::nullopt;
    }
    return DateMark{{at, at + 3}, year, month, short_number(page, at + 2, 2, 2)};
}

} // namespace

std::optional<DateMark> Marks::read_date(std::uint32_t at) const
{
    const Hits& months = hits("month");
    if (const Hit* month = months.at(at)) {
        const int day = short_number(m_page, month->span.end, 1, 2);
        const DateMark date{{at, month->span.end + 1}, 0, number_of(*month->value), day};
        return day == 0 ? std::nullopt : std::optional{with_year(m_page, date)};
    }
    const int day = short_number(m_page, at, 1, 2);
    if (day != 0) {
        std::uint32_t next = at + 1;
        if (m_page.is(next, "th") || m_page.is(next, "st") || m_page.is(next, "nd") ||
            m_page.is(next, "rd")) {
            next += m_page.is(next + 1, "of") ? 2 : 1;
        }
        if (const Hit* month = months.at(next)) {
            return with_year(m_page, {{at, month->span.end}, 0, number_of(*month->value), day});
        }
    }
    return date_in_numbers(m_page, at);
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
    settle_slashes();
}

/// What the rest of the page says of 08/10/2031: the order in which it writes 25/10/2031, the same
/// day in words. Russian pages put the day first.
void Marks::settle_slashes()
{
    const auto slashed = [&](const DateMark& date) { return m_page.is(date.span.begin + 1, "/"); };
    const auto in_order = [&](bool day_first) {
        return std::any_of(m_dates.begin(), m_dates.end(), [&](const DateMark& date) {
            const auto* const first = m_page[date.span.begin].key;
            return slashed(date) && !date.turns && date.day != date.month &&
                   (number_of(*first) == date.day) == day_first;
        });
    };
    const auto in_words = [&](const DateMark& wanted) {
        return std::any_of(m_dates.begin(), m_dates.end(), [&](const DateMark& date) {
            return !slashed(date) && iso_date(date, wanted.year) == iso_date(wanted, 0);
        });
    };
    const bool day_first = in_order(true) || m_words.language == "ru";
    const bool month_first = in_order(false);
    for (DateMark& date : m_dates) {
        if (!date.turns) {
            continue;
        }
        const bool here = in_words(date);
        const bool there = in_words(turned(date));
        const bool turn = here != there ? there : month_first && !day_first;
        const bool settled = here != there || day_first != month_first;
        date = turn ? turned(date) : date;
        date.turns = !settled;
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

DateMark turned(DateMark date)
{
    std::swap(date.day, date.month);
    return date;
}

std::string doubt(const DateMark& date)
{
    return date.turns
               ? fmt::format("{} may be {}, too", iso_date(date, 0), iso_date(turned(date), 0))
               : std::string{};
}

} // namespace eomt::draft
