#include "render/chart_axis.hpp"

#include "base/date.hpp"

#include <array>
#include <chrono>
#include <cmath>
#include <fmt/format.h>

namespace eomt::render {

namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr int months_a_year = 12;

double day_number(int year, int month, int day)
{
    const auto when = std::chrono::year{year} / std::chrono::month{static_cast<unsigned>(month)} /
                      std::chrono::day{static_cast<unsigned>(day)};
    return static_cast<double>(sys_days{when}.time_since_epoch().count());
}

year_month_day calendar(double day)
{
    return year_month_day{
        sys_days{std::chrono::days{static_cast<std::chrono::days::rep>(std::floor(day))}}};
}

/// Months counted from the year 0.
double month_start(int months)
{
    return day_number(months / months_a_year, months % months_a_year + 1, 1);
}

int month_at_or_after(double day)
{
    const auto date = calendar(day);
    const int months = static_cast<int>(date.year()) * months_a_year +
                       static_cast<int>(static_cast<unsigned>(date.month())) - 1;
    return month_start(months) < day ? months + 1 : months;
}

std::string iso_of(double day)
{
    const auto date = calendar(day);
    return fmt::format("{:04}-{:02}-{:02}",
                       static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

/// The smallest step with which no more than `most` ticks are needed.
template <std::size_t N>
int step_for(double span, int most, const std::array<int, N>& steps)
{
    for (const int step : steps) {
        if (span / step <= most) {
            return step;
        }
    }
    return steps.back();
}

} // namespace

std::optional<std::pair<double, double>> days_of(std::string_view date)
{
    if (!base::is_partial_date(date)) {
        return std::nullopt;
    }
    const auto number = [&](std::size_t at, std::size_t size) {
        int value = 0;
        for (const char c : date.substr(at, size)) {
            value = value * 10 + (c - '0');
        }
        return value;
    };
    constexpr std::size_t year_size = 4;
    constexpr std::size_t month_size = 7;
    const int year = number(0, year_size);
    if (date.size() == year_size) {
        return std::pair{day_number(year, 1, 1), day_number(year + 1, 1, 1) - 1};
    }
    const int month = number(year_size + 1, 2);
    if (date.size() == month_size) {
        const int months = year * months_a_year + month - 1;
        return std::pair{month_start(months), month_start(months + 1) - 1};
    }
    const double day = day_number(year, month, number(month_size + 1, 2));
    return std::pair{day, day};
}

std::vector<ChartTick> year_ticks(double first, double last, const ChartScale& scale)
{
    const int from = static_cast<int>(calendar(first).year());
    const int to = static_cast<int>(calendar(last).year());
    constexpr int most = 10;
    const int step = step_for(to - from + 1, most, std::array{1, 2, 5, 10, 20, 50, 100, 500, 1000});
    std::vector<ChartTick> ticks;
    for (int year = (from + step - 1) / step * step; year <= to; year += step) {
        const double middle = (day_number(year, 1, 1) + day_number(year + 1, 1, 1) - 1) / 2;
        ticks.push_back({scale(middle), fmt::format("{}", year)});
    }
    return ticks;
}

std::vector<ChartTick> day_ticks(double first, double last, const ChartScale& scale)
{
    std::vector<ChartTick> ticks;
    const double span = last - first;
    constexpr double two_years = 731;
    constexpr double two_months = 62;
    if (span > two_years) {
        constexpr int most = 9;
        const int from = (month_at_or_after(first) + months_a_year - 1) / months_a_year;
        const int to = static_cast<int>(calendar(last).year());
        const int step =
            step_for(to - from + 1, most, std::array{1, 2, 5, 10, 20, 50, 100, 500, 1000});
        for (int year = (from + step - 1) / step * step; year <= to; year += step) {
            ticks.push_back({scale(day_number(year, 1, 1)), fmt::format("{}", year)});
        }
        return ticks;
    }
    if (span > two_months) {
        constexpr int most = 5;
        constexpr double month = 30.4;
        const int step = step_for(span / month, most, std::array{1, 2, 3, 6});
        for (int months = (month_at_or_after(first) + step - 1) / step * step;
             month_start(months) <= last;
             months += step) {
            const std::string text = iso_of(month_start(months)).substr(0, 7);
            const std::string name = base::long_date(text);
            ticks.push_back(
                {scale(month_start(months)), name.substr(0, 3) + " " + text.substr(0, 4)});
        }
        return ticks;
    }
    constexpr int most = 3;
    const int step = step_for(span, most, std::array{1, 2, 5, 10, 20, 40});
    const auto end = static_cast<int>(std::floor(last));
    for (auto day = static_cast<int>(std::ceil(first)); day <= end; day += step) {
        ticks.push_back({scale(day), base::long_date(iso_of(day))});
    }
    return ticks;
}

} // namespace eomt::render
