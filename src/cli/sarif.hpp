#pragma once

#include "base/diagnostic.hpp"

#include <nlohmann/json.hpp>
#include <vector>

namespace eomt::cli {

/// Diagnostics as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), which code hosts
/// and editors show.
nlohmann::ordered_json sarif(const std::vector<base::Diagnostic>& diagnostics);

} // namespace eomt::cli
