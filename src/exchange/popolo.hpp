#pragma once

#include "exchange/scope.hpp"

#include <nlohmann/json.hpp>

namespace eomt::exchange {

/// The records of the scope as one Popolo document: `persons`, `organizations`, `memberships`,
/// `posts`, `events` and `areas`. docs/exchange.md says what becomes what. Ids are
/// `<kind>:<record>`; what Popolo has no property for stands under a name that begins with `x-`.
nlohmann::ordered_json popolo(index::Session& session, const Scope& scope);

} // namespace eomt::exchange
