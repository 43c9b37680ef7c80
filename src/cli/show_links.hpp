#pragma once

#include "records/kind.hpp"

#include <span>
#include <string_view>

namespace eomt::cli {

/// What other records add to a record: a name, and a query with `:id` bound.
struct LinkQuery
{
    std::string_view name;
    std::string_view sql;
};

/// The queries for a record of a kind.
std::span<const LinkQuery> links_of(records::Kind kind);

} // namespace eomt::cli
