#pragma once

#include "base/diagnostic.hpp"
#include "index/session.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace eomt::index {

/// A person as a mission names them, with what the name is linked to.
struct Attendance
{
    base::Mark mark;
    std::string part;       ///< coordinator, head, team, inviter or speaker
    std::string name;       ///< as in the record; the id where it gives that alone
    std::string key;        ///< the name's key
    std::string person;     ///< the id of a known person, else empty
    std::string delegation; ///< the country, stated or by membership on the day
    std::string chamber;
    bool is_known = false; ///< a record's person, a member or a representative
};

/// A day of the mission's timeline.
struct DatedEvent
{
    base::Mark mark;
    std::string kind;
    std::string date;
};

/// The composition of a delegation on the team that counts on the election's day.
struct SeatedDelegation
{
    std::string country;
    std::string start; ///< the first day that it is attested for
    bool attested_later = false;
    std::vector<std::pair<std::string, std::int64_t>> seats; ///< by chamber
};

/// A mission with all that the archive knows around it: what its messages are made from. Only what
/// stands in files without errors.
struct MissionCase
{
    std::string id;
    std::string path;
    std::string country;  ///< empty where the election is unknown
    std::string last_day; ///< of voting
    std::string verdict_date;
    base::Mark verdict_mark;
    std::vector<Attendance> people; ///< in the order of the record
    std::vector<DatedEvent> events;
    std::vector<SeatedDelegation> delegations;
};

/// The cases of touched missions in files without errors.
std::vector<MissionCase> touched_cases(Session& session);

} // namespace eomt::index
