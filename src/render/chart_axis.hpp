#pragma once

#include "render/chart_parts.hpp"

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace eomt::render {

/// The first and the last day that a day, month or year in ISO form may be, counted from 1970;
/// nothing for other text.
std::optional<std::pair<double, double>> days_of(std::string_view date);

/// A scale from values to places between `left` and `right`.
class ChartScale
{
public:
    ChartScale(double lowest, double highest, double left, double right)
        : m_lowest{lowest}, m_highest{highest}, m_left{left}, m_right{right}
    {}
    double operator()(double value) const
    {
        if (m_highest <= m_lowest) {
            return (m_left + m_right) / 2;
        }
        return m_left + (value - m_lowest) / (m_highest - m_lowest) * (m_right - m_left);
    }

private:
    double m_lowest;
    double m_highest;
    double m_left;
    double m_right;
};

/// Ticks at whole years, months or days between two days, as many as have room.
std::vector<ChartTick> day_ticks(double first, double last, const ChartScale& scale);

/// Ticks at the middles of the years of two days, as many as have room.
std::vector<ChartTick> year_ticks(double first, double last, const ChartScale& scale);

} // namespace eomt::render
