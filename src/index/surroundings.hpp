#pragma once

#include "index/mission_case.hpp"

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace eomt::index {

/// An election as far as links and messages of missions need it.
struct ElectionDays
{
    std::string country;
    std::string date;
    std::string last_day;
};

/// A delegation's composition, for the mission and the country that it is looked up for.
struct LinkedComposition
{
    std::string delegation;
    std::int64_t n = 0; ///< its place in the delegation's record
    SeatedDelegation seated;
    bool is_valid = false; ///< its file has no error of its own
};

/// A person's place in a delegation.
struct Seat
{
    std::string country; ///< empty where there is none that could be chosen
    std::string chamber;
};

/// The elections and delegations around missions: what links of persons depend on besides their
/// names. Either all of them are read at once, or each when it is asked for.
class Surroundings
{
public:
    enum class Scope
    {
        everything,
        on_demand
    };
    Surroundings(Session& session, Scope scope);

    /// By its record, else as the first mission describes it; null where there is none in a file
    /// without errors of its own.
    const ElectionDays* election(const std::string& id);

    /// An election that a mission describes, from now on; one that is known already stays.
    void add_election(const std::string& id, const ElectionDays& days);

    /// The delegation to an organisation of which a person was a member, or representative, on the
    /// day.
    Seat seat(const std::string& organisation, const std::string& date, const std::string& person);

    /// For each delegation of a country to an organisation the composition in force on the day,
    /// else the first attested later.
    std::vector<LinkedComposition> compositions(const std::string& organisation,
                                                const std::string& country,
                                                const std::string& date);

private:
    struct Membership
    {
        std::string organisation;
        std::string country;
        std::string chamber;
        std::string from;
        std::string to;
    };
    struct Composition
    {
        LinkedComposition linked;
        std::string to;
    };

    void load_elections(const std::string& condition, const Binds& binds);
    void load_members(const std::string& condition, const Binds& binds);
    void load_compositions(const std::string& condition, const Binds& binds);

    Session& m_session;
    Scope m_scope;
    std::unordered_map<std::string, std::optional<ElectionDays>> m_elections;
    std::unordered_map<std::string, std::vector<Membership>> m_members; ///< by person
    std::map<std::pair<std::string, std::string>, std::vector<Composition>> m_compositions;
};

} // namespace eomt::index
