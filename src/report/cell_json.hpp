#pragma once

#include "base/table.hpp"

#include <nlohmann/json.hpp>

namespace eomt::report {

/// A cell as JSON: numbers are numbers, a mean has two decimals, no data is null.
nlohmann::ordered_json json_of(const base::Cell& cell);

} // namespace eomt::report
