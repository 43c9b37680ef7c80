#pragma once

#include "base/table.hpp"
#include "report/definition.hpp"
#include "report/document.hpp"

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace eomt::report {

/// The chart of a definition with the rows of its query. Throws `Error` where the query has no such
/// column, or a column holds what cannot be drawn.
Chart make_chart(const ChartDefinition& definition,
                 const base::Table& rows,
                 std::string_view report);

/// A chart's declaration and its rows as data.
nlohmann::ordered_json chart_json(const ChartDefinition& definition, const Chart& chart);

/// What the template writes for a chart: a line that no record's text can be, for escaping shows
/// its control characters.
std::string chart_line(std::string_view name);

/// Takes the lines that `chart_line` made out of the Markdown and makes runs of blank lines one:
/// the text and, by name, the places. Throws `Error` for a chart that is not one of `charts`, that
/// stands twice, or that doesn't have a line to itself.
std::string place_charts(const std::string& markdown,
                         std::vector<Chart> charts,
                         std::string_view report,
                         std::vector<PlacedChart>& placed);

} // namespace eomt::report
