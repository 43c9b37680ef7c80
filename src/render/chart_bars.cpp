#include "base/text.hpp"
#include "render/chart.hpp"
#include "render/chart_parts.hpp"
#include "render/html.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace eomt::render {

namespace {

using report::Chart;

constexpr double bar_left = 1;
constexpr double bar_right = drawing_width - 1;
constexpr double bar_top = 18;
constexpr double bar_height = 12;
constexpr double bar_band = 38;

/// What fills the bars of the nth series: black, then patterns, none of which needs a colour.
constexpr std::array<std::string_view, 6> tiles{
    "",
    R"(<path d="M-1,5 5,-1 M3,9 9,3" stroke="currentColor" stroke-width="1.4"/>)",
    R"(<circle cx="4" cy="4" r="1.2"/>)",
    "",
    R"(<path d="M4,0 V8" stroke="currentColor" stroke-width="1.4"/>)",
    R"(<path d="M0,0 8,8 M8,0 0,8" stroke="currentColor"/>)"};

std::string fill_of(const Chart& chart, std::size_t series)
{
    if (series == 0) {
        return "currentColor";
    }
    return tiles.at(series).empty()
               ? "none"
               : fmt::format("url(#{}.fill{})", chart_id(chart.name), series + 1);
}

std::string patterns_of(const Chart& chart)
{
    std::string out;
    for (std::size_t i = 0; i < std::min(chart.series.size(), tiles.size()); ++i) {
        if (!tiles.at(i).empty() && chart.series[i].side != Chart::Side::none) {
            out += fmt::format("<pattern id=\"{}.fill{}\" width=\"8\" height=\"8\" "
                               "patternUnits=\"userSpaceOnUse\">{}</pattern>\n",
                               chart_id(chart.name),
                               i + 1,
                               tiles.at(i));
        }
    }
    return out;
}

std::string bar(const Chart& chart, std::size_t series, double x, double y, double width)
{
    return fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\" "
                       "stroke=\"currentColor\"/>\n",
                       length(x),
                       length(y),
                       length(width),
                       length(bar_height),
                       fill_of(chart, series));
}

double value_of(const Chart::Row& row, std::size_t series)
{
    return row.bars[series].value_or(0);
}

/// How far a row's bars go from the middle line to one side.
double reach(const Chart& chart, const Chart::Row& row, Chart::Side side)
{
    double sum = 0;
    for (std::size_t i = 0; i < chart.series.size(); ++i) {
        if (chart.series[i].side == side) {
            sum += value_of(row, i);
        } else if (chart.series[i].side == Chart::Side::middle) {
            sum += value_of(row, i) / 2;
        }
    }
    return sum;
}

/// "3 positive, 2 negative"; a number that isn't known is not named.
std::string numbers_of(const Chart& chart, const Chart::Row& row)
{
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < chart.series.size(); ++i) {
        if (row.bars[i]) {
            const std::string number = chart_number(*row.bars[i]);
            parts.push_back(chart.series.size() == 1
                                ? number
                                : fmt::format("{} {}", number, chart.series[i].name));
        }
    }
    return parts.empty() ? "none recorded" : base::join(parts, ", ");
}

class BarWriter
{
public:
    explicit BarWriter(const Chart& chart) : m_chart{chart}
    {
        double left = 0;
        double right = 0;
        for (const auto& row : chart.rows) {
            left = std::max(left, reach(chart, row, Chart::Side::left));
            right = std::max(right, reach(chart, row, Chart::Side::right));
        }
        m_scale = left + right > 0 ? (bar_right - bar_left) / (left + right) : 0;
        m_middle = bar_left + left * m_scale;
    }

    double middle() const { return m_middle; }

    ChartBand band(const Chart::Row& row) const
    {
        const std::string numbers = base::squeeze(numbers_of(m_chart, row));
        const double most = 300; // of the width for the numbers
        const double gap = 12;
        const double room = drawing_width - std::min(most, text_width(numbers)) - gap;
        ChartBand band{bar_band, {}, fmt::format("{}: {}", row.label, numbers)};
        band.svg = hover(band.words) + lane_label(row.label, room) +
                   fmt::format("<text x=\"{}\" y=\"13\" text-anchor=\"end\">{}</text>\n",
                               length(drawing_width),
                               escape_html(fit_text(numbers, most)));
        double to_left = m_middle;
        double to_right = m_middle;
        for (const Chart::Side side :
             {Chart::Side::middle, Chart::Side::left, Chart::Side::right}) {
            for (std::size_t i = 0; i < m_chart.series.size(); ++i) {
                const double width = value_of(row, i) * m_scale;
                if (m_chart.series[i].side != side || width <= 0) {
                    continue;
                }
                if (side == Chart::Side::right) {
                    band.svg += bar(m_chart, i, to_right, bar_top, width);
                    to_right += width;
                    continue;
                }
                const double across = side == Chart::Side::middle ? width / 2 : width;
                to_left -= across;
                band.svg += bar(m_chart, i, to_left, bar_top, width);
                to_right += width - across;
            }
        }
        return band;
    }

private:
    const Chart& m_chart;
    double m_scale = 0; ///< the length of 1
    double m_middle = 0;
};

} // namespace

ChartLayout lay_out_bars(const Chart& chart)
{
    ChartLayout layout;
    layout.what = "Bars.";
    layout.definitions = patterns_of(chart);
    if (chart.series.size() > 1) {
        constexpr double sign = 16;
        for (std::size_t i = 0; i < chart.series.size(); ++i) {
            const auto has = [&](const Chart::Row& row) { return row.bars[i].has_value(); };
            if (chart.series[i].side != Chart::Side::none &&
                std::any_of(chart.rows.begin(), chart.rows.end(), has)) {
                layout.legend.push_back(
                    {bar(chart, i, -sign / 2, -bar_height / 2, sign), chart.series[i].name});
            }
        }
    }
    const BarWriter writer{chart};
    layout.ticks.push_back({writer.middle(), {}});
    for (const auto& row : chart.rows) {
        layout.bands.push_back(writer.band(row));
    }
    return layout;
}

} // namespace eomt::render
