#pragma once

#include "index/session.hpp"

#include <string>

namespace eomt::index {

/// Makes the list of touched missions, `temp.touched`: those whose links and messages are to be
/// found anew.
void begin_links(Session& session);

/// Touches every mission.
void touch_all(Session& session);

/// Touches the missions whose messages a file's rows decide on.
void touch(Session& session, std::int64_t file);

/// Forgets the links that a file's rows made or may make, before they go or after they came: names
/// of its persons, and for an election the links of its missions, whose date decides on
/// delegations. The missions are touched.
void forget_links(Session& session, std::int64_t file);

/// Links every member and mention that has no link, and the compositions of touched missions: to
/// the person whose record, membership or name it is (the rules: docs/format.md, "How names are
/// linked").
void link_names(Session& session);

} // namespace eomt::index
