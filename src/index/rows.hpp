#pragma once

#include "index/table_spec.hpp"
#include "records/any.hpp"

#include <string>

namespace eomt::index {

/// The rows that a record without errors gives. `id` is the record's id.
Rows rows_of(const records::AnyRecord& record, const std::string& id);

} // namespace eomt::index
