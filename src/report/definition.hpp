#pragma once

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
    std::string body; ///< the Mustache template of the Markdown
};

} // namespace eomt::report
