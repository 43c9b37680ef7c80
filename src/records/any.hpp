#pragma once

#include "records/delegation.hpp"
#include "records/kind.hpp"
#include "records/mission.hpp"
#include "records/organisation.hpp"

#include <variant>

namespace eomt::records {

/// A record of any kind; the alternatives stand in the order of `Kind`.
using AnyRecord = std::variant<ArchiveInfo, Election, Mission, Delegation, Organisation, Person>;

} // namespace eomt::records
