#include "base/date.hpp"

#include <boost/date_time/gregorian/gregorian.hpp>

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace eomt::base {

namespace {

constexpr std::array<std::string_view, 12> months{"January",
                                                  "February",
                                                  "March",
                                                  "April",
                                                  "May",
                                                  "June",
                                                  "July",
                                                  "August",
                                                  "September",
                                                  "October",
                                                  "November",
                                                  "December"};

bool digits(std::string_view text)
{
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int number(std::string_view text)
{
    int value = 0;
    for (const char c : text) {
        value = value * 10 + (c - '0');
    }
    return value;
}

/// Boost.Date_Time knows the calendar; its years begin at 1400.
std::optional<Date> real_day(int year, int month, int day)
{
    constexpr int first_year = 1400;
    if (year < first_year || month < 1 || month > 12 || day < 1) {
        return std::nullopt;
    }
    const auto last = boost::gregorian::gregorian_calendar::end_of_month_day(
        static_cast<unsigned short>(year), static_cast<unsigned short>(month));
    if (day > static_cast<int>(last)) {
        return std::nullopt;
    }
    return Date{year, month, day};
}

} // namespace

std::string Date::iso() const
{
    return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

std::optional<Date> parse_date(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-' || !digits(text.substr(0, 4)) ||
        !digits(text.substr(5, 2)) || !digits(text.substr(8, 2))) {
        return std::nullopt;
    }
    return real_day(
        number(text.substr(0, 4)), number(text.substr(5, 2)), number(text.substr(8, 2)));
}

bool is_partial_date(std::string_view text)
{
    switch (text.size()) {
    case 4:
        return parse_date(std::string{text} + "-01-01").has_value();
    case 7:
        return parse_date(std::string{text} + "-01").has_value();
    default:
        return parse_date(text).has_value();
    }
}

namespace {

/// The words of a date, cut at anything that is neither letter nor digit.
std::vector<std::string> words(std::string_view text)
{
    std::vector<std::string> parts(1);
    for (const char c : text) {
        if (std::string_view{" .,/-"}.find(c) != std::string_view::npos) {
            parts.emplace_back();
        } else {
            parts.back() += c;
        }
    }
    std::erase(parts, "");
    return parts;
}

std::optional<int> month_named(std::string_view word)
{
    constexpr std::size_t shortest = 3;
    if (word.size() < shortest) {
        return std::nullopt;
    }
    for (std::size_t i = 0; i < months.size(); ++i) {
        const bool same =
            std::equal(word.begin(), word.end(), months.at(i).begin(), [](char a, char b) {
                return (a | 0x20) == (b | 0x20);
            });
        if (word.size() <= months.at(i).size() && same) {
            return static_cast<int>(i) + 1;
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<Date> guess_date(std::string_view text)
{
    constexpr std::size_t longest = 30;
    const auto parts = text.size() > longest ? std::vector<std::string>{} : words(text);
    if (parts.size() != 3) {
        return std::nullopt;
    }
    constexpr std::size_t most_digits = 4;
    const auto is_number = [&](std::size_t i) {
        return digits(parts[i]) && parts[i].size() <= most_digits;
    };
    if (is_number(0) && is_number(1) && is_number(2)) {
        if (parts[0].size() == most_digits) {
            return real_day(number(parts[0]), number(parts[1]), number(parts[2]));
        }
        return real_day(number(parts[2]), number(parts[1]), number(parts[0]));
    }
    if (const auto month = month_named(parts[1]); month && is_number(0) && is_number(2)) {
        return parts[0].size() == most_digits
                   ? real_day(number(parts[0]), *month, number(parts[2]))
                   : real_day(number(parts[2]), *month, number(parts[0]));
    }
    if (const auto month = month_named(parts[0]); month && is_number(1) && is_number(2)) {
        return real_day(number(parts[2]), *month, number(parts[1]));
    }
    return std::nullopt;
}

std::optional<MonthOfDate> month_of(std::string_view text)
{
    constexpr std::size_t whole_date = 10;
    if (text.size() != whole_date || text[7] != '-' || !digits(text.substr(8)) ||
        !is_partial_date(text.substr(0, 7))) {
        return std::nullopt;
    }
    const int last = static_cast<int>(boost::gregorian::gregorian_calendar::end_of_month_day(
        static_cast<unsigned short>(number(text.substr(0, 4))),
        static_cast<unsigned short>(number(text.substr(5, 2)))));
    return MonthOfDate{long_date(text.substr(0, 7)), last};
}

std::string long_date(std::string_view iso)
{
    if (!is_partial_date(iso) || iso.size() == 4) {
        return std::string{iso};
    }
    const auto month = months.at(static_cast<std::size_t>(number(iso.substr(5, 2)) - 1));
    if (iso.size() == 7) {
        return fmt::format("{} {}", month, iso.substr(0, 4));
    }
    return fmt::format("{} {} {}", number(iso.substr(8, 2)), month, iso.substr(0, 4));
}

bool wholly_before(std::string_view partial, std::string_view day)
{
    return partial < day.substr(0, partial.size());
}

std::string first_day(std::string_view partial)
{
    return std::string{partial} + std::string{"-01-01"}.substr(partial.size() == 4   ? 0
                                                               : partial.size() == 7 ? 3
                                                                                     : 6);
}

std::string last_day(std::string_view partial)
{
    std::string day = std::string{partial} + (partial.size() == 4 ? "-12" : "");
    if (day.size() == 7) {
        day += fmt::format("-{}", month_of(day + "-01")->days);
    }
    return day;
}

std::string day_before(std::string_view day)
{
    const auto date =
        boost::gregorian::from_simple_string(std::string{day}) - boost::gregorian::days{1};
    return Date{date.year(), date.month(), date.day()}.iso();
}

Date today()
{
    const auto day = boost::gregorian::day_clock::local_day();
    return {
        static_cast<int>(day.year()), static_cast<int>(day.month()), static_cast<int>(day.day())};
}

} // namespace eomt::base
