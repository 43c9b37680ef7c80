#pragma once

#include "records/any.hpp"

#include <nlohmann/json.hpp>

namespace eomt::records {

/// A record as JSON with the keys of its file; what is absent is left out.
nlohmann::ordered_json to_json(const AnyRecord& record);

} // namespace eomt::records
