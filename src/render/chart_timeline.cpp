#include "base/date.hpp"
#include "base/text.hpp"
#include "render/chart_axis.hpp"
#include "render/chart_parts.hpp"
#include "render/html.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <optional>

namespace eomt::render {

namespace {

using report::Chart;

constexpr double strip_top = 18;
constexpr double strip_row = 14;
constexpr double strip_below = 8;
constexpr double strip_edge = 8; ///< room for half a mark at both ends
constexpr double mark_half = 6;

/// The shapes of the categories, drawn about the origin; the last is for all that are more.
constexpr std::array<std::string_view, 6> shapes{
    R"(<circle r="4.5"/>)",
    R"(<circle class="paper" r="4" fill="#fff" stroke="currentColor" stroke-width="1.5"/>)",
    R"(<path d="M-4,-4 4,4 M-4,4 4,-4" stroke="currentColor" stroke-width="2"/>)",
    R"(<path d="M-4,-4 H4 V4 H-4 Z"/>)",
    R"(<path class="paper" d="M0,-5 5,4 H-5 Z" fill="#fff" stroke="currentColor" stroke-width="1.5"/>)",
    R"(<path d="M-5,0 H5 M0,-5 V5" stroke="currentColor" stroke-width="2"/>)"};

/// The categories that occur: those of the declared order first, then others as they come.
std::vector<std::string> categories_of(const Chart& chart)
{
    std::vector<std::string> all = chart.order;
    std::vector<std::string> used;
    for (const auto& row : chart.rows) {
        if (!row.category.empty()) {
            used.push_back(row.category);
            if (std::find(all.begin(), all.end(), row.category) == all.end()) {
                all.push_back(row.category);
            }
        }
    }
    return all;
}

std::string_view shape_of(const std::vector<std::string>& categories, const std::string& category)
{
    const auto found = std::find(categories.begin(), categories.end(), category);
    const auto at = found == categories.end() ? 0 : found - categories.begin();
    return shapes.at(std::min<std::size_t>(static_cast<std::size_t>(at), shapes.size() - 1));
}

/// A row's days: what is known of its mark and of its period.
struct Placed
{
    const Chart::Row* row = nullptr;
    std::optional<double> at; ///< the day of the mark; the middle of a month or year
    double first = 0;         ///< the line from here
    double last = 0;          ///< to here
    bool begins = false;      ///< the line's start is known
    bool ends = false;
};

std::optional<Placed> placed(const Chart::Row& row)
{
    const auto at = days_of(row.at);
    const auto from = days_of(row.from);
    const auto to = days_of(row.to);
    if (!at && !from && !to) {
        return std::nullopt;
    }
    Placed out{&row, std::nullopt, 0, 0, from.has_value(), to.has_value()};
    if (at) {
        out.at = (at->first + at->second) / 2;
    }
    // Where only one end of a period is known, a line goes from there to a mark on its other side.
    const double end = to ? to->second : from ? from->first : at->second;
    out.first = from ? from->first : at ? std::min(at->first, end) : end;
    out.last = to ? to->second : at ? std::max(at->second, out.first) : out.first;
    return out;
}

std::string span_words(const Chart::Row& row)
{
    std::string words = row.text.empty() ? row.label : row.text;
    if (!row.at.empty()) {
        words += ", " + base::long_date(row.at);
    }
    if (!row.from.empty() || !row.to.empty()) {
        words += fmt::format(", from {} to {}",
                             row.from.empty() ? "an unknown day" : base::long_date(row.from),
                             row.to.empty() ? "an unknown day" : base::long_date(row.to));
    }
    return row.category.empty() ? words : fmt::format("{}: {}", words, row.category);
}

class TimelineWriter
{
public:
    TimelineWriter(const Chart& chart, const ChartScale& scale)
        : m_categories{categories_of(chart)}, m_scale{scale}
    {}

    ChartBand band(const ChartLane& lane, std::vector<Placed> items) const
    {
        std::stable_sort(items.begin(), items.end(), [](const Placed& a, const Placed& b) {
            return a.first < b.first;
        });
        std::vector<double> ends; // of the strip's rows, so that nothing lies on another
        std::string svg = lane_label(lane.label);
        for (const auto& item : items) {
            const auto [left, right] = edges(item);
            const auto free = std::find_if(
                ends.begin(), ends.end(), [&, left = left](double end) { return end <= left; });
            const auto row = free - ends.begin();
            if (free == ends.end()) {
                ends.push_back(right);
            } else {
                *free = right;
            }
            svg += drawn(item, strip_top + (static_cast<double>(row) + 0.5) * strip_row);
        }
        return {strip_top + static_cast<double>(ends.size()) * strip_row + strip_below,
                svg,
                words(lane, items)};
    }

    std::vector<ChartSign> legend(const Chart& chart) const
    {
        std::vector<ChartSign> signs;
        for (const auto& category : m_categories) {
            const bool used =
                std::any_of(chart.rows.begin(), chart.rows.end(), [&](const Chart::Row& row) {
                    return row.category == category;
                });
            if (used) {
                signs.push_back({std::string{shape_of(m_categories, category)} + "\n", category});
            }
        }
        return signs;
    }

private:
    std::pair<double, double> edges(const Placed& item) const
    {
        const double at = item.at.value_or(item.first);
        return {m_scale(std::min(item.first, at)) - mark_half,
                m_scale(std::max(item.last, at)) + mark_half};
    }

    std::string drawn(const Placed& item, double y) const
    {
        std::string svg = fmt::format(
            "<g transform=\"translate(0 {})\">{}", length(y), hover(span_words(*item.row)));
        if (item.last > item.first || item.begins || item.ends) {
            const std::string left = length(m_scale(item.first));
            const std::string right = length(m_scale(item.last));
            svg += fmt::format("<path d=\"M{0},0 H{1}{2}{3}\" fill=\"none\" "
                               "stroke=\"currentColor\" stroke-width=\"2\"/>",
                               left,
                               right,
                               item.begins ? fmt::format(" M{},-4 V4", left) : "",
                               item.ends ? fmt::format(" M{},-4 V4", right) : "");
        }
        if (item.at) {
            svg += fmt::format("<g transform=\"translate({} 0)\">{}</g>",
                               length(m_scale(*item.at)),
                               shape_of(m_categories, item.row->category));
        }
        return svg + "</g>\n";
    }

    std::string words(const ChartLane& lane, const std::vector<Placed>& items) const
    {
        if (items.size() == 1) {
            const Chart::Row& row = *items.front().row;
            return row.text.empty() ? span_words(row)
                                    : fmt::format("{}: {}", lane.label, span_words(row));
        }
        std::vector<std::string> parts;
        for (const auto& category : m_categories) {
            const auto count = std::count_if(items.begin(), items.end(), [&](const Placed& item) {
                return item.row->category == category;
            });
            if (count > 0) {
                parts.push_back(fmt::format("{} {}", count, category));
            }
        }
        std::string first;
        std::string last;
        for (const auto& item : items) {
            for (const auto* date : {&item.row->at, &item.row->from, &item.row->to}) {
                if (days_of(*date)) {
                    first = first.empty() ? *date : std::min(first, *date);
                    last = std::max(last, *date);
                }
            }
        }
        return fmt::format("{}: {} from {} to {}{}",
                           lane.label,
                           items.size(),
                           base::long_date(first),
                           base::long_date(last),
                           parts.empty() ? "" : ": " + base::join(parts, ", "));
    }

    std::vector<std::string> m_categories;
    ChartScale m_scale;
};

} // namespace

ChartLayout lay_out_timeline(const Chart& chart)
{
    ChartLayout layout;
    layout.what = "A timeline.";
    std::vector<std::pair<ChartLane, std::vector<Placed>>> lanes;
    std::optional<std::pair<double, double>> span;
    std::size_t undated = 0;
    for (const auto& lane : lanes_of(chart)) {
        std::vector<Placed> items;
        for (const auto* row : lane.rows) {
            const auto item = placed(*row);
            if (!item) {
                ++undated;
                continue;
            }
            const double first = std::min(item->first, item->at.value_or(item->first));
            const double last = std::max(item->last, item->at.value_or(item->last));
            span = span ? std::pair{std::min(span->first, first), std::max(span->second, last)}
                        : std::pair{first, last};
            items.push_back(*item);
        }
        if (!items.empty()) {
            lanes.emplace_back(lane, std::move(items));
        }
    }
    if (undated > 0) {
        layout.remark = fmt::format("{} without a date {} not drawn.",
                                    base::plural(undated, "row"),
                                    undated == 1 ? "is" : "are");
    }
    if (!span) {
        return layout;
    }
    const ChartScale scale{span->first, span->second, strip_edge, drawing_width - strip_edge};
    layout.ticks = day_ticks(span->first, span->second, scale);
    const TimelineWriter writer{chart, scale};
    layout.legend = writer.legend(chart);
    for (const auto& [lane, items] : lanes) {
        layout.bands.push_back(writer.band(lane, items));
    }
    return layout;
}

} // namespace eomt::render
