#pragma once

#include "index/name_book.hpp"
#include "index/session.hpp"

namespace eomt::index {

/// Links every member that has no link to the person whose record or name it is; the links that
/// mentions have through them are forgotten.
void link_members(Session& session, const NameBook& book);

/// Links every mention that has no link, and the compositions of touched missions (the rules:
/// docs/format.md, "How names are linked").
void link_names(Session& session);

} // namespace eomt::index
