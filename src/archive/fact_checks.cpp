// What a mission's record, the election and the delegations around it say together: warnings and
// notes.
#include "archive/checks.hpp"
#include "base/text.hpp"

#include <fmt/format.h>
#include <map>
#include <set>

namespace eomt::archive {

namespace {

using base::Diagnostic;
using base::Severity;
using index::Attendance;
using index::MissionCase;

bool takes_part(const Attendance& one)
{
    return one.part == "coordinator" || one.part == "head" || one.part == "team";
}

/// What tells one person of a mission from another.
std::string identity(const Attendance& one)
{
    return one.is_known ? one.person : "?" + one.key;
}

class MissionFacts
{
public:
    explicit MissionFacts(const MissionCase& mission) : m_mission{mission} {}

    std::vector<Diagnostic> find()
    {
        find_unlinked();
        find_early_verdict();
        find_hosts();
        find_too_many();
        find_later_compositions();
        return std::move(m_found);
    }

private:
    void say(base::Mark mark, Severity severity, std::string_view rule, std::string message)
    {
        m_found.push_back(
            {m_mission.path, mark, severity, std::string{rule}, std::move(message), {}});
    }

    void find_unlinked()
    {
        std::set<std::string> said;
        for (const auto& one : m_mission.people) {
            if (!one.is_known && one.part != "speaker" && said.insert(one.key).second) {
                say(one.mark,
                    Severity::warning,
                    "unlinked-person",
                    fmt::format("\"{}\" is neither a recorded person nor a member of a delegation",
                                one.name));
            }
        }
    }

    void too_early(base::Mark mark, std::string_view what, std::string_view date)
    {
        say(mark,
            Severity::warning,
            "verdict-before-vote",
            fmt::format("this {} is dated {}, before the last day of voting, {}",
                        what,
                        date,
                        m_mission.last_day));
    }

    void find_early_verdict()
    {
        if (m_mission.last_day.empty()) {
            return;
        }
        bool said = false;
        for (const auto& event : m_mission.events) {
            const bool concludes =
                event.kind == "statement" || event.kind == "report" || event.kind == "final-report";
            if (concludes && !event.date.empty() && event.date < m_mission.last_day) {
                too_early(event.mark, event.kind, event.date);
                said = true;
            }
        }
        if (!said && !m_mission.verdict_date.empty() &&
            m_mission.verdict_date < m_mission.last_day) {
            too_early(m_mission.verdict_mark, "verdict", m_mission.verdict_date);
        }
    }

    void find_hosts()
    {
        std::set<std::string> said;
        for (const auto& one : m_mission.people) {
            if (takes_part(one) && !m_mission.country.empty() &&
                one.delegation == m_mission.country && said.insert(identity(one)).second) {
                say(one.mark,
                    Severity::warning,
                    "host-country-observer",
                    fmt::format("{} is of the delegation of {}, where the election is held",
                                one.name,
                                one.delegation));
            }
        }
    }

    /// The seats that a chamber has in the compositions of a country's delegations.
    std::vector<std::int64_t> seats_of(const std::string& country, const std::string& chamber) const
    {
        std::vector<std::int64_t> list;
        for (const auto& delegation : m_mission.delegations) {
            for (const auto& [name, seats] : delegation.seats) {
                if (delegation.country == country && base::lower(name) == base::lower(chamber)) {
                    list.push_back(seats);
                }
            }
        }
        return list;
    }

    void find_too_many()
    {
        std::set<std::string> persons;
        std::map<std::pair<std::string, std::string>, std::int64_t> counts;
        for (const auto& one : m_mission.people) {
            if (!takes_part(one) || !persons.insert(identity(one)).second || one.chamber.empty() ||
                one.delegation.empty()) {
                continue;
            }
            const auto count = ++counts[{one.delegation, one.chamber}];
            for (const auto seats : seats_of(one.delegation, one.chamber)) {
                if (count == seats + 1) {
                    say(one.mark,
                        Severity::warning,
                        "team-exceeds-seats",
                        fmt::format("this is one more of {} than the {} that it has in the "
                                    "delegation of {}",
                                    one.chamber,
                                    seats == 1 ? "1 seat" : fmt::format("{} seats", seats),
                                    one.delegation));
                }
            }
        }
    }

    void find_later_compositions()
    {
        std::set<std::string> said;
        for (const auto& delegation : m_mission.delegations) {
            if (!delegation.attested_later || !said.insert(delegation.country).second) {
                continue;
            }
            for (const auto& one : m_mission.people) {
                if (takes_part(one) && one.delegation == delegation.country) {
                    say(one.mark,
                        Severity::note,
                        "composition-attested-later",
                        fmt::format("the composition of the delegation of {} is attested only from "
                                    "{} on",
                                    delegation.country,
                                    delegation.start));
                    break;
                }
            }
        }
    }

    const MissionCase& m_mission;
    std::vector<Diagnostic> m_found;
};

/// Missions whose observers the mission that they are inside of counts as well.
void find_counted_twice(index::Session& session, std::vector<Diagnostic>& out)
{
    constexpr auto query =
        R"(SELECT r.path, r.line, r.col, r.target FROM record_references r
WHERE r.field = 'part_of' AND r.record IN (SELECT mission FROM temp.touched UNION SELECT mission FROM temp.nested)
  AND EXISTS (SELECT 1 FROM figures a WHERE a.mission = r.record AND a.what IN ('observers', 'observers-accredited'))
  AND EXISTS (SELECT 1 FROM figures b WHERE b.mission = r.target AND b.what IN ('observers', 'observers-accredited')))";
    for (const auto& row : session.query(query).rows) {
        out.push_back({base::to_text(row[0]),
                       {static_cast<int>(std::get<std::int64_t>(row[1])),
                        static_cast<int>(std::get<std::int64_t>(row[2]))},
                       Severity::note,
                       "counted-in-parent",
                       fmt::format("the observers of this mission are counted in those of {}",
                                   base::to_text(row[3])),
                       {}});
    }
}

} // namespace

std::vector<Diagnostic> facts_of(const MissionCase& mission)
{
    return MissionFacts{mission}.find();
}

std::vector<Diagnostic> check_facts(index::Session& session)
{
    // Without it the planner takes the few touched missions for many, and reads all the others.
    session.execute("ANALYZE temp.touched");
    std::vector<Diagnostic> out;
    for (const MissionCase& mission : index::touched_cases(session)) {
        auto facts = facts_of(mission);
        out.insert(out.end(),
                   std::make_move_iterator(facts.begin()),
                   std::make_move_iterator(facts.end()));
    }
    find_counted_twice(session, out);
    return out;
}

} // namespace eomt::archive
