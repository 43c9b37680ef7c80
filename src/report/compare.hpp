#pragma once

#include "base/table.hpp"
#include "index/session.hpp"

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace eomt::report {

/// What a comparison can have one column for each value of.
const std::vector<std::string_view>& dimensions();

struct CompareOptions
{
    std::string by = "country";
    bool by_size = false;   ///< columns with the most missions first, else by name
    bool transpose = false; ///< a row for each value
};

/// Values side by side.
struct Comparison
{
    std::string by;
    std::vector<std::string> columns;
    struct Row
    {
        std::string section;
        std::string measure;
        std::vector<base::Cell> values; ///< one a column
    };
    std::vector<Row> rows;
    std::vector<std::string> notes; ///< for people: what an empty cell and "none" don't tell
};

/// Compares the missions that the query words select. Throws `UsageError` for an unknown dimension
/// or word.
Comparison compare(index::Session& session,
                   const std::vector<std::string>& words,
                   const CompareOptions& options);

/// The same without the rows that have no value in any column.
Comparison without_empty(Comparison comparison);

/// As a table: `section,measure,<values...>`, or transposed `<dimension>,<section>/<measure>...`.
base::Table table_of(const Comparison& comparison, bool transpose);

/// As the JSON of the command line's contract.
nlohmann::ordered_json json_of(const Comparison& comparison);

} // namespace eomt::report
