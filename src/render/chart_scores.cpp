#include "base/date.hpp"
#include "base/text.hpp"
#include "render/chart_axis.hpp"
#include "render/chart_parts.hpp"
#include "render/html.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace eomt::render {

namespace {

using report::Chart;

constexpr double lane_left = 26; ///< the scale's numbers stand before it
constexpr double lane_edge = 24; ///< room for half a mark and the number beside it
constexpr double lane_top = 26;  ///< the place of +2
constexpr double lane_step = 10;
constexpr int highest_score = 2;
constexpr double unscored_gap = 16; ///< below -2: the line of what has no score
constexpr double lane_below = 14;

double score_height(double score)
{
    return lane_top + (highest_score - score) * lane_step;
}

/// Up is positive and filled, down is negative and filled, a diamond is 0, a ring has no score.
std::string_view score_shape(const std::optional<double>& score)
{
    if (!score) {
        return R"(<circle class="paper" r="4" fill="#fff" stroke="currentColor" stroke-width="1.5"/>)";
    }
    if (*score > 0) {
        return R"(<path d="M0,-5 5,4 H-5 Z"/>)";
    }
    if (*score < 0) {
        return R"(<path d="M0,5 5,-4 H-5 Z"/>)";
    }
    return R"(<path class="paper" d="M0,-5 5,0 0,5 -5,0 Z" fill="#fff" stroke="currentColor" stroke-width="1.5"/>)";
}

/// The middle of the day, month or year of a row.
std::optional<double> time_of(const Chart::Row& row)
{
    const auto days = days_of(row.at);
    return days ? std::optional{(days->first + days->second) / 2} : std::nullopt;
}

bool is_drawn(const Chart& chart, const Chart::Row& row)
{
    return time_of(row) && (row.value || !chart.unscored.empty());
}

/// A place of a lane, and how many rows have it.
struct ScoreMark
{
    const Chart::Row* row = nullptr;
    int count = 1;
};

std::vector<ScoreMark> marks_of(const Chart& chart, const ChartLane& lane)
{
    std::vector<ScoreMark> marks;
    for (const auto* row : lane.rows) {
        if (!is_drawn(chart, *row)) {
            continue;
        }
        const auto same = std::find_if(marks.begin(), marks.end(), [&](const ScoreMark& mark) {
            return mark.row->at == row->at && mark.row->value == row->value;
        });
        if (same == marks.end()) {
            marks.push_back({row, 1});
        } else {
            ++same->count;
        }
    }
    return marks;
}

class ScoreWriter
{
public:
    ScoreWriter(const Chart& chart, const ChartScale& scale)
        : m_scale{scale}, m_unscored{chart.unscored}
    {
        m_has_unscored = std::any_of(chart.rows.begin(), chart.rows.end(), [&](const auto& row) {
            return is_drawn(chart, row) && !row.value;
        });
    }

    ChartBand band(const std::string& label, const std::vector<ScoreMark>& marks) const
    {
        std::string svg = lane_label(label) + lines();
        std::vector<std::string> words;
        for (const auto& mark : marks) {
            const auto& value = mark.row->value;
            const double y =
                value ? score_height(*value) : score_height(-highest_score) + unscored_gap;
            words.push_back(in_words(mark));
            svg += fmt::format("<g transform=\"translate({} {})\">{}{}",
                               length(m_scale(*time_of(*mark.row))),
                               length(y),
                               hover(fmt::format("{}, {}", label, words.back())),
                               score_shape(value));
            if (mark.count > 1) {
                svg += fmt::format(R"(<text x="7" y="4" font-size="11">{}</text>)", mark.count);
            }
            svg += "</g>\n";
        }
        return {score_height(-highest_score) + (m_has_unscored ? unscored_gap : 0) + lane_below,
                svg,
                fmt::format("{}: {}", label, base::join(words, ", "))};
    }

private:
    std::string in_words(const ScoreMark& mark) const
    {
        return fmt::format("{} {}{}",
                           base::long_date(mark.row->at),
                           mark.row->value ? chart_number(*mark.row->value, true) : m_unscored,
                           mark.count > 1 ? fmt::format(" ({} times)", mark.count) : "");
    }

    static std::string lines()
    {
        std::string levels;
        for (int score = -highest_score; score <= highest_score; ++score) {
            levels += fmt::format("M{},{} H{}",
                                  length(lane_left),
                                  length(score_height(score)),
                                  length(drawing_width));
            levels += score < highest_score ? " " : "";
        }
        std::string svg =
            fmt::format("<path class=\"grid\" fill=\"none\" stroke=\"#888\" d=\"{}\"/>\n", levels);
        for (int score = -highest_score; score <= highest_score; score += highest_score) {
            svg += fmt::format(R"(<text x="{}" y="{}" font-size="11" text-anchor="end">{}</text>)",
                               length(lane_left - 6),
                               length(score_height(score) + 4),
                               chart_number(score, true));
        }
        return svg + "\n";
    }

    ChartScale m_scale;
    std::string m_unscored;
    bool m_has_unscored = false;
};

std::string left_out(const Chart& chart)
{
    const auto count = std::count_if(chart.rows.begin(), chart.rows.end(), [&](const auto& row) {
        return !is_drawn(chart, row);
    });
    return count == 0 ? ""
                      : fmt::format("{} without a date or a score {} not drawn.",
                                    base::plural(static_cast<std::size_t>(count), "row"),
                                    count == 1 ? "is" : "are");
}

} // namespace

ChartLayout lay_out_scores(const Chart& chart)
{
    ChartLayout layout;
    layout.what = "Scores from -2 to +2.";
    layout.remark = left_out(chart);
    std::vector<double> times;
    bool by_year = true;
    for (const auto& row : chart.rows) {
        if (is_drawn(chart, row)) {
            times.push_back(*time_of(row));
            by_year = by_year && row.at.size() == 4;
        }
    }
    if (times.empty()) {
        return layout;
    }
    const auto [first, last] = std::minmax_element(times.begin(), times.end());
    const ChartScale scale{*first, *last, lane_left + lane_edge, drawing_width - lane_edge};
    layout.ticks = by_year ? year_ticks(*first, *last, scale) : day_ticks(*first, *last, scale);
    const auto add = [&](const std::optional<double>& sample, const std::string& text) {
        const auto like = [&](const Chart::Row& row) {
            return is_drawn(chart, row) && score_shape(row.value) == score_shape(sample);
        };
        if (std::any_of(chart.rows.begin(), chart.rows.end(), like)) {
            layout.legend.push_back({std::string{score_shape(sample)} + "\n", text});
        }
    };
    add(1, "above 0");
    add(0, "0");
    add(-1, "below 0");
    add(std::nullopt, chart.unscored + " (no score)");
    const ScoreWriter writer{chart, scale};
    for (const auto& lane : lanes_of(chart)) {
        const auto marks = marks_of(chart, lane);
        if (!marks.empty()) {
            layout.bands.push_back(writer.band(lane.label, marks));
        }
    }
    return layout;
}

} // namespace eomt::render
