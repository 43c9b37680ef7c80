#pragma once

#include <optional>
#include <string>
#include <vector>

namespace eomt::report {

/// A chart with its values, before it is drawn. All text is plain and may be hostile.
struct Chart
{
    enum class Kind
    {
        timeline, ///< marks and periods on a lane for each label
        scores,   ///< marks from -2 to 2 by year, on a lane for each label
        bars      ///< bars of one or more series for each row
    };

    /// Where the bars of a series go from the middle line; those of `middle` lie across it. A
    /// series of `none` has no bars, only its numbers.
    enum class Side
    {
        left,
        middle,
        right,
        none
    };

    struct Series
    {
        std::string name;
        Side side = Side::right;
    };

    /// A mark of a timeline or of scores, or the bars of one label. What isn't known is absent and
    /// is never drawn as 0.
    struct Row
    {
        std::string label;
        std::string at; ///< a day, month or year in ISO form
        std::string from;
        std::string to;
        std::string category;
        std::string text;
        std::optional<double> value;
        std::vector<std::optional<double>> bars; ///< one for each series
    };

    std::string name; ///< a slug, unique in the document
    Kind kind = Kind::bars;
    std::string title;
    std::string note;
    std::vector<std::string> order; ///< the categories in the order of the shapes
    std::string unscored;           ///< what a row without a value is; empty: it isn't drawn
    std::vector<Series> series;
    std::vector<Row> rows;
};

} // namespace eomt::report
