#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace eomt::index {

/// A view: what queries, reports and users read.
struct ViewInfo
{
    std::string name;
    std::string help;
    std::string sql; ///< the SELECT
};

/// The statements that make the tables, without their indexes.
std::vector<std::string> table_statements();

/// The statements that make the indexes on the tables.
std::vector<std::string> index_statements();

/// The views, each after those that it reads.
const std::vector<ViewInfo>& views();

/// Changes with every change of the tables, the views or the program that fills them.
std::string schema_stamp();

/// All that the index is made of, as SQL with comments.
std::string schema_text();

/// docs/index.md, from the same declarations.
std::string schema_document();

} // namespace eomt::index
