#pragma once

#include "index/session.hpp"

#include <cstdint>
#include <string>

namespace eomt::index {

/// Makes the list of touched missions, `temp.touched`: those whose links and messages are to be
/// found anew; and that of missions inside others, `temp.nested`, which came linked but for that.
void begin_links(Session& session);

/// Keeps both lists in the index, and takes them up from there.
void keep_links(Session& session);
void resume_links(Session& session);

/// Touches every mission.
void touch_all(Session& session);

/// Touches the missions whose messages a file's rows decide on.
void touch(Session& session, std::int64_t file);

/// Forgets the links that a file's rows made or may make, before they go or after they came: names
/// of its persons, and for an election the links of its missions, whose date decides on
/// delegations. The missions are touched.
void forget_links(Session& session, std::int64_t file);

/// Forgets the links of the mentions that a condition on `raw_mentions` holds for; their missions
/// are touched.
void forget_mentions(Session& session, const std::string& condition, const Binds& binds);

} // namespace eomt::index
