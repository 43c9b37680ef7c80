#pragma once

#include "report/chart.hpp"

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace eomt::report {

/// A chart and its place among the blocks of the Markdown.
struct PlacedChart
{
    std::size_t before = 0; ///< the byte of the Markdown, a line's first, before which it stands
    Chart chart;
};

/// A finished report, before it is written in a format.
// NOLINTNEXTLINE(bugprone-exception-escape): nlohmann's noexcept move calls what could throw
struct Document
{
    std::string title;           ///< plain text
    std::string language;        ///< BCP 47, of the text
    std::string markdown;        ///< GitHub-flavoured Markdown, record text already escaped
    nlohmann::ordered_json data; ///< what the template saw
    /// In the order of their places. The Markdown is whole without them: what a chart shows stands
    /// in a table as well, so that a format that can't draw leaves nothing out.
    std::vector<PlacedChart> charts{};
};

} // namespace eomt::report
