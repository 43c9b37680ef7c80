#pragma once

#include "report/chart.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// What the kinds of charts share with `chart_figure`; nobody else includes this. Lengths are in the
// units of a drawing that is `drawing_width` wide.
namespace eomt::render {

constexpr double drawing_width = 480;

/// A row or a lane: its drawing from the height 0 down, and the same in words.
struct ChartBand
{
    double height = 0;
    std::string svg;
    std::string words;
};

struct ChartTick
{
    double x = 0;
    std::string label;
};

/// A sign of the legend, drawn about the origin, and what it means.
struct ChartSign
{
    std::string svg;
    std::string text;
};

/// A chart laid out, before it is cut into drawings.
struct ChartLayout
{
    std::string what; ///< the beginning of its description in words
    std::vector<ChartSign> legend;
    std::vector<ChartTick> ticks; ///< vertical lines through all bands, labelled below
    std::string definitions;      ///< of patterns
    std::vector<ChartBand> bands;
    std::string remark; ///< what is left out, a sentence; or nothing
};

ChartLayout lay_out_bars(const report::Chart& chart);
ChartLayout lay_out_timeline(const report::Chart& chart);
ChartLayout lay_out_scores(const report::Chart& chart);

/// A length with at most one decimal.
std::string length(double value);

/// A number as short as it is exact; with a plus where `sign` wants one.
std::string chart_number(double value, bool sign = false);

/// How wide text is at the usual size, guessed on the safe side: there is no font to ask.
double text_width(std::string_view text);

/// The text on one line, cut with an ellipsis where it would be wider. Not yet escaped.
std::string fit_text(std::string_view text, double width);

/// A `<title>`, which a pointer shows: the text escaped, and cut where nobody would read on.
std::string hover(std::string_view text);

/// The rows by label, in the order in which labels appear.
struct ChartLane
{
    std::string label;
    std::vector<const report::Chart::Row*> rows;
};
std::vector<ChartLane> lanes_of(const report::Chart& chart);

/// A lane's label above it.
std::string lane_label(std::string_view label, double width = drawing_width);

} // namespace eomt::render
