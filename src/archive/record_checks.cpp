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

std::string start_of(const records::Composition& composition)
{
    return composition.from ? composition.from->value.iso() : text_of(composition.as_of);
}

/// A member who may have sat on the day; an unknown day is within every membership.
bool sat_on(const records::Member& member, const std::string& day)
{
    return day.empty() ||
           ((!member.from || member.from->value.substr(0, day.size()) <= day) &&
            (!member.to || member.to->value >= day.substr(0, member.to->value.size())));
}

void check_seats(const records::Delegation& delegation, yaml::Problems& problems)
{
    for (std::size_t i = 0; i < delegation.compositions.size(); ++i) {
        const auto& composition = delegation.compositions[i];
        if (!composition.seats) {
            continue;
        }
        std::set<std::string> members;
        std::map<std::string, std::set<std::string>> by_chamber;
        for (const auto& member : delegation.members) {
            if (sat_on(member, start_of(composition))) {
                members.insert(member.label());
                by_chamber[text_of(member.chamber)].insert(member.label());
            }
        }
        std::int64_t seats = 0;
        bool said = false;
        for (const auto& [chamber, number] : composition.seats->items) {
            seats += number.value;
            const auto sitting = by_chamber[chamber.value].size();
            if (static_cast<std::int64_t>(sitting) > number.value) {
                problems.warning(
                    "members-exceed-seats",
                    number.mark,
                    fmt::format("{} has {} and {} at that time",
                                chamber.value,
                                base::plural(static_cast<std::size_t>(number.value), "seat"),
                                base::plural(sitting, "member")));
                said = true;
            }
        }
        if (!said && static_cast<std::int64_t>(members.size()) > seats) {
            problems.warning("members-exceed-seats",
                             composition.seats->mark,
                             fmt::format("the delegation has {} and {} at that time",
                                         base::plural(static_cast<std::size_t>(seats), "seat"),
                                         base::plural(members.size(), "member")));
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
