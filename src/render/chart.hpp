#pragma once

#include "report/chart.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace eomt::render {

/// A chart with more rows than this isn't drawn: it says so, and its table has them.
constexpr std::size_t most_chart_rows = 1000;

/// A chart as a `<figure>` with its caption and inline SVG, at most as wide as its place. It needs
/// no colour: shapes, patterns and numbers tell things apart. A tall one continues in further
/// drawings, so that each fits on a printed page. Throws nothing of its own.
std::string chart_figure(const report::Chart& chart);

/// The id of a chart's figure; ids of its parts begin with it and a dot.
std::string chart_id(std::string_view name);

} // namespace eomt::render
