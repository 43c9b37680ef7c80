#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace eomt::base {

/// A calendar day.
struct Date
{
    int year = 0;
    int month = 0;
    int day = 0;
    // NOLINTNEXTLINE(modernize-use-nullptr): a false alarm of clang-tidy 14
    auto operator<=>(const Date&) const = default;
    /// `YYYY-MM-DD`.
    std::string iso() const;
};

/// A real calendar day written `YYYY-MM-DD` and no other way.
std::optional<Date> parse_date(std::string_view text);

/// True for a real `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
bool is_partial_date(std::string_view text);

/// The day written in another usual way (`10.01.2021`, `2021/1/10`, `10 January 2021`,
/// `2021-1-10`), for a hint.
std::optional<Date> guess_date(std::string_view text);

/// The month of a text of the form `YYYY-MM-DD`, whatever its day: "February 2021", and how many
/// days it has.
struct MonthOfDate
{
    std::string name;
    int days = 0;
};
std::optional<MonthOfDate> month_of(std::string_view text);

/// "10 January 2021"; a partial date as far as it goes; other text as it is.
std::string long_date(std::string_view iso);

/// The whole of a partial date is before the day: "2020" is before 2021-01-07, "2021" is not.
bool wholly_before(std::string_view partial, std::string_view day);

/// The first and the last day that a real partial date may mean; of a day itself.
std::string first_day(std::string_view partial);
std::string last_day(std::string_view partial);

/// The day before a real one.
std::string day_before(std::string_view day);

/// Today in the local time zone; only the command line asks.
Date today();

} // namespace eomt::base
