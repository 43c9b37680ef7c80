#pragma once

#include "index/mission_case.hpp"
#include "index/name_book.hpp"
#include "index/prepared.hpp"
#include "index/surroundings.hpp"
#include "index/table_spec.hpp"

#include <optional>
#include <string>
#include <unordered_set>

namespace eomt::index {

/// Makes the list of touched missions, `temp.touched`: those whose links and messages are to be
/// found anew; and that of missions inside others, `temp.nested`, which came linked but for that.
void begin_links(Session& session);

/// Touches every mission.
void touch_all(Session& session);

/// Touches the missions whose messages a file's rows decide on.
void touch(Session& session, std::int64_t file);

/// Forgets the links that a file's rows made or may make, before they go or after they came: names
/// of its persons, and for an election the links of its missions, whose date decides on
/// delegations. The missions are touched.
void forget_links(Session& session, std::int64_t file);

/// Links every member that has no link to the person whose record or name it is; the links that
/// mentions have through them are forgotten.
void link_members(Session& session, const NameBook& book);

/// Links every mention that has no link, and the compositions of touched missions (the rules:
/// docs/format.md, "How names are linked").
void link_names(Session& session);

/// Links missions as they come into an index that is made anew, when all names, elections and
/// delegations are in it.
class MissionLinker
{
public:
    MissionLinker(Session& session, NameBook book);

    /// Sets the links in a mission's rows that the names decide on; a name that nobody bears is
    /// left open for `link_names`. The case, or nothing where the election is not known yet or the
    /// mission came before: then all is left open, and the mission touched. `is_valid`: the file
    /// has no error.
    std::optional<MissionCase> link(Rows& rows, const std::string& path, bool is_valid);

private:
    const ElectionDays* election_of(const Rows& rows, bool is_valid, const std::string& id);

    Session& m_session;
    NameBook m_book;
    Surroundings m_around;
    Prepared m_compositions;
    Prepared m_nested;
    std::unordered_set<std::string> m_seen;
};

} // namespace eomt::index
