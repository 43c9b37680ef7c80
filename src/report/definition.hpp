#pragma once

#include "report/chart.hpp"

#include <map>
#include <string>
#include <vector>

namespace eomt::report {

/// A query of a report. Its rows become a list in the data that the template sees; a column `cites`
/// becomes `refs`, the numbers of its sources.
struct ReportQuery
{
    std::string name;
    std::string sql;
    bool one = false;  ///< exactly one row, an object; with none the report has no subject
    std::string group; ///< a column by which consecutive rows are put together as {<column>, rows}
    std::string place = {}; ///< where its SQL stands, `path:line:col`; empty in tests
};

/// A chart of a report: which columns of which query are drawn, and how. What a kind doesn't use is
/// empty.
struct ChartDefinition
{
    /// A set of bars.
    struct Series
    {
        std::string column;
        std::string name;
        Chart::Side side = Chart::Side::right;
    };

    std::string name; ///< by which the template places it
    Chart::Kind kind = Chart::Kind::bars;
    std::string title; ///< plain text
    std::string note;
    std::string query;
    std::string label;
    std::string label_as; ///< how labels are written: country, words, title, day or as they are
    std::string at;
    std::string from;
    std::string to;
    std::string category;
    std::vector<std::string> order;
    std::string text;
    std::string value;
    std::string unscored;
    std::vector<Series> series;
    /// Where report.yaml names a column, `path:line:col`; for messages, and empty in tests.
    std::map<std::string, std::string> places{};
};

/// A report as its folder defines it.
struct Definition
{
    std::string name;
    std::string title;   ///< a Mustache template for plain text
    std::string summary; ///< one line for `report --list`
    std::string
        parameter; ///< what the argument is (mission, country, ...); empty where it takes none
    std::vector<ReportQuery> queries;
    std::string body;           ///< the Mustache template of the Markdown
    std::string body_path = {}; ///< its file; empty in tests
    std::vector<ChartDefinition> charts{};
};

} // namespace eomt::report
