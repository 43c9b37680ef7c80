#pragma once

#include "base/table.hpp"
#include "index/session.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace eomt::report {

/// The things that `list` lists.
const std::vector<std::string_view>& list_names();

/// The columns of a list, in the order of the command line's contract.
std::span<const std::string_view> list_columns(std::string_view name);

/// The rows of a list that the query words select, in their usual order. `as_of` is the day for
/// which delegations are shown. Throws `UsageError` for words that are no query.
base::Table make_list(index::Session& session,
                      std::string_view name,
                      const std::vector<std::string>& words,
                      const std::string& as_of);

/// What a list shows and in which order.
struct ListOptions
{
    std::vector<std::string> columns; ///< all where empty
    std::string sort; ///< a column, `-` before it for falling order; the usual order where empty
    std::size_t limit = 0; ///< 0 is all
};

/// Orders, cuts and picks columns. Throws `UsageError` naming the nearest column.
void arrange(base::Table& table, const ListOptions& options);

} // namespace eomt::report
