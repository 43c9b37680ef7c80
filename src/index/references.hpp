#pragma once

#include "index/session.hpp"

#include <cstdint>

namespace eomt::index {

/// Makes the lists of a change: `temp.targets`, the records that may have come or gone, and
/// `temp.referring`, the references to be looked at again; in a new index those that can lead in a
/// circle.
void begin_references(Session& session);

/// Notes what a file holds and refers to, before its rows go and after they came.
void note_targets(Session& session, std::int64_t file);

/// Says of each reference whether it leads somewhere: of those that a change may have led astray or
/// back, or of all in a fresh index.
void resolve_references(Session& session, bool fresh);

} // namespace eomt::index
