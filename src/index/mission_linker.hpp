#pragma once

#include "index/mention_link.hpp"
#include "index/mission_case.hpp"
#include "index/table_spec.hpp"

#include <optional>
#include <string>
#include <unordered_set>

namespace eomt::index {

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
    CompositionLinks m_compositions;
    Prepared m_nested;
    std::unordered_set<std::string> m_seen;
};

} // namespace eomt::index
