#include "archive/checks.hpp"
#include "archive/source_checks.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace eomt::archive {

namespace {

using records::Mission;

void check_figures(const std::vector<records::Figure>& figures, yaml::Problems& problems)
{
    std::map<std::pair<std::string, std::string>, const records::Figure*> first;
    for (const auto& figure : figures) {
        if (!figure.what || !figure.value) {
            continue;
        }
        const auto [seen, fresh] =
            first.try_emplace({figure.what->value, text_of(figure.stage)}, &figure);
        if (!fresh && seen->second->value->value != figure.value->value) {
            problems.note("conflicting-figures",
                          figure.value->mark,
                          fmt::format("{} is {} here and {} on line {}; both are kept",
                                      figure.what->value,
                                      figure.value->value,
                                      seen->second->value->value,
                                      seen->second->value->mark.line));
        }
    }
}

void check_findings(const Mission& mission, yaml::Problems& problems)
{
    std::map<std::string, std::string> dates;
    for (const auto& [key, source] : mission.sources.items) {
        dates[key.value] = text_of(source.date);
    }
    const std::string from =
        mission.period && mission.period->from ? mission.period->from->value.iso() : std::string{};
    for (const auto& finding : mission.findings) {
        if (finding.source.empty()) {
            problems.warning(
                "finding-without-source",
                finding.mark,
                fmt::format("the finding on {} has no source", text_of(finding.topic)));
        }
        for (const auto& key : finding.source) {
            const std::string& date = dates[key.value];
            if (!from.empty() && !date.empty() && base::wholly_before(date, from)) {
                problems.warning(
                    "finding-before-mission",
                    key.mark,
                    fmt::format("the source is of {}, and the mission began on {}", date, from));
            }
        }
    }
}

void check_mission(const Mission& mission, yaml::Problems& problems)
{
    check_figures(mission.figures, problems);
    check_findings(mission, problems);
    const bool systematic = mission.systematic && mission.systematic->value;
    for (const auto& part : mission.observation) {
        if (!systematic && (part.positive || part.negative || part.obstructed)) {
            problems.warning(
                "shares-without-systematic-observation",
                part.mark,
                "shares are given, and the record doesn't say that observation was systematic");
        }
    }
    const auto status = records::status_of(mission);
    if (mission.invited_by.items.empty() && (status == "concluded" || status == "ongoing")) {
        problems.note(
            "no-invitation", mission.mark, "the record doesn't say who invited the mission");
    }
    if (!mission.verdict && status == "concluded") {
        problems.note(
            "no-verdict", mission.mark, "the mission is concluded, and the record has no verdict");
    }
}

/// From which day on a composition counts; empty: from the beginning.
std::string start_of(const records::Composition& composition)
{
    return composition.from    ? composition.from->value.iso()
           : composition.as_of ? base::first_day(composition.as_of->value)
                               : std::string{};
}

/// The days, both included, on which a composition or a member was there for certain: of a date
/// such as 2020 the days at the far end. Empty: from the beginning, or still.
struct Days
{
    std::string from;
    std::string to;

    bool hold(const std::string& day) const { return from <= day && (to.empty() || day <= to); }
};

Days days_of(const records::Member& member)
{
    return {member.from ? base::last_day(member.from->value) : std::string{},
            member.to ? base::first_day(member.to->value) : std::string{}};
}

/// A composition ends at the latest where the next one begins; on that day the next one counts.
Days days_of(const records::Delegation& delegation, const records::Composition& composition)
{
    Days days{start_of(composition), composition.to ? composition.to->value.iso() : std::string{}};
    for (const auto& other : delegation.compositions) {
        const std::string start = start_of(other);
        if (start > days.from && (days.to.empty() || start <= days.to)) {
            days.to = base::day_before(start);
        }
    }
    return days;
}

/// The days on which the number of members can grow while a composition counts, its first among
/// them.
std::set<std::string> days_to_count(const records::Delegation& delegation, const Days& days)
{
    std::set<std::string> when{days.from};
    for (const auto& member : delegation.members) {
        if (const std::string came = days_of(member).from; days.hold(came)) {
            when.insert(came);
        }
    }
    return when;
}

/// Says the first day on which more sat than there are seats, of each chamber; where there is none,
/// of the whole delegation.
class SeatCount
{
public:
    SeatCount(const records::Delegation& delegation,
              const records::Composition& composition,
              yaml::Problems& problems)
        : m_delegation{delegation},
          m_composition{composition},
          m_problems{problems},
          m_days{days_of(delegation, composition)}
    {}

    void check()
    {
        const auto when = days_to_count(m_delegation, m_days);
        std::int64_t seats = 0;
        for (const auto& [chamber, number] : m_composition.seats->items) {
            seats += number.value;
            for (const auto& day : when) {
                say(chamber.value, number.mark, number.value, sitting_on(day)[chamber.value], day);
            }
        }
        for (const auto& day : when) {
            std::set<std::string> all;
            for (const auto& [chamber, members] : sitting_on(day)) {
                all.insert(members.begin(), members.end());
            }
            if (m_said.empty()) {
                say("the delegation", m_composition.seats->mark, seats, all, day);
            }
        }
    }

private:
    /// Who sat in each chamber on a day. Those of whom no day is known are taken to have sat on the
    /// first day of a composition, and may have gone since.
    std::map<std::string, std::set<std::string>> sitting_on(const std::string& day) const
    {
        std::map<std::string, std::set<std::string>> chambers;
        for (const auto& member : m_delegation.members) {
            const bool is_dated = member.from || member.to;
            if ((is_dated || day == m_days.from) && days_of(member).hold(day)) {
                chambers[text_of(member.chamber)].insert(member.label());
            }
        }
        return chambers;
    }

    void say(const std::string& what,
             base::Mark mark,
             std::int64_t seats,
             const std::set<std::string>& sitting,
             const std::string& day)
    {
        if (static_cast<std::int64_t>(sitting.size()) > seats && m_said.insert(what).second) {
            m_problems.warning("members-exceed-seats",
                               mark,
                               fmt::format("{} has {} and {} {}",
                                           what,
                                           base::plural(static_cast<std::size_t>(seats), "seat"),
                                           base::plural(sitting.size(), "member"),
                                           day == m_days.from ? "at that time" : "on " + day));
        }
    }

    const records::Delegation& m_delegation;
    const records::Composition& m_composition;
    yaml::Problems& m_problems;
    Days m_days;
    std::set<std::string> m_said;
};

void check_seats(const records::Delegation& delegation, yaml::Problems& problems)
{
    for (const auto& composition : delegation.compositions) {
        if (composition.seats) {
            SeatCount{delegation, composition, problems}.check();
        }
    }
}

} // namespace

void check_record(const records::AnyRecord& record,
                  const std::filesystem::path& root,
                  yaml::Problems& problems,
                  std::vector<index::Dependency>& dependencies)
{
    SourceFiles files{root, problems, dependencies};
    if (const auto* mission = std::get_if<Mission>(&record)) {
        check_mission(*mission, problems);
        files.check(mission->sources);
        for (const auto& finding : mission->findings) {
            files.check_quote(finding.quote, finding.source);
        }
        if (mission->verdict) {
            files.check_quote(mission->verdict->quote, mission->verdict->source);
        }
        if (mission->election && mission->election->fields) {
            files.check(mission->election->fields->sources);
        }
    } else if (const auto* election = std::get_if<records::Election>(&record)) {
        check_figures(election->figures, problems);
        files.check(election->sources);
    } else if (const auto* delegation = std::get_if<records::Delegation>(&record)) {
        check_seats(*delegation, problems);
        files.check(delegation->sources);
    } else if (const auto* organisation = std::get_if<records::Organisation>(&record)) {
        files.check(organisation->sources);
    } else if (const auto* person = std::get_if<records::Person>(&record)) {
        files.check(person->sources);
    }
}

} // namespace eomt::archive
