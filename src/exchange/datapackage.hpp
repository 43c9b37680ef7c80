#pragma once

#include "exchange/tables.hpp"

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace eomt::exchange {

/// What a data package says of itself besides its tables.
struct PackageInfo
{
    std::string title;   ///< of the archive; empty where it has none
    std::string licence; ///< a name such as CC-BY-4.0, or an address; empty: none is named
};

/// The descriptor of a tabular data package (Frictionless, version 1) of these tables: each table's
/// columns with type and meaning, and the keys that hold for these very rows. Its sources are those
/// of the records, each address once.
nlohmann::ordered_json descriptor(const std::vector<FilledTable>& tables, const PackageInfo& info);

} // namespace eomt::exchange
