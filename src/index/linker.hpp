#pragma once

#include "index/session.hpp"

#include <string>

namespace eomt::index {

/// Forgets the links that a file's rows made or may make, before they go or after they came: names of its persons,
/// and for an election the links of its missions, whose date decides on delegations.
void forget_links(Session& session, std::int64_t file);

/// Links every member and mention that has no link: to the person whose record, membership or name it is (the
/// rules: docs/format.md, "How names are linked").
void link_names(Session& session);

} // namespace eomt::index
