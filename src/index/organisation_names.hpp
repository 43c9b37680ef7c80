#pragma once

#include "index/session.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace eomt::index {

/// The condition that a row `alias` of `organisation_names` is this name, compared as persons are
/// linked by theirs: case, accents, order and script do not matter. Adds to the binds parameters
/// that begin with `prefix`.
std::string
is_named(std::string_view alias, std::string_view name, std::string_view prefix, Binds& binds);

/// The ids of the organisations that have the name, sorted. Throws `Error`.
std::vector<std::string> organisations_named(Session& session, std::string_view name);

} // namespace eomt::index
