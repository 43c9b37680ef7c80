// What a declaration can't say of a type: fields that need or exclude one another.
#include "base/text.hpp"
#include "yaml/reader.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace eomt::yaml {

namespace {

/// `from` after `to`; a partial date is taken for all the days in it.
bool reversed(std::string_view from, std::string_view to)
{
    const std::size_t common = std::min(from.size(), to.size());
    return from.substr(0, common) > to.substr(0, common);
}

std::string iso(const records::Day& day)
{
    return day.value.iso();
}

std::string iso(const records::PartialDate& date)
{
    return date.value;
}

template <class Date>
void check_period(Problems& problems,
                  const records::Maybe<Date>& from,
                  const records::Maybe<Date>& to)
{
    if (from && to && reversed(iso(*from), iso(*to))) {
        problems.error("period-reversed",
                       to->mark,
                       fmt::format("it ends on {}, before it begins on {}", iso(*to), iso(*from)));
    }
}

} // namespace

void Reader::finish(records::PersonMention& person)
{
    if (!person.name && !person.id) {
        m_problems.error("missing-key", person.mark, R"(the person has neither "name" nor "id")");
    }
}

void Reader::finish(records::TeamMember& person)
{
    finish(static_cast<records::PersonMention&>(person));
}

void Reader::finish(records::Member& person)
{
    finish(static_cast<records::PersonMention&>(person));
    check_period(m_problems, person.from, person.to);
    if (person.id && !base::is_id(person.id->value)) {
        m_problems.error(
            "bad-id",
            person.id->mark,
            fmt::format(R"("{}" is no id: lower-case letters, digits, ".", "_" and "-")",
                        person.id->value));
    }
}

void Reader::finish(records::Office& office)
{
    check_period(m_problems, office.from, office.to);
}

void Reader::finish(records::Period& period)
{
    check_period(m_problems, period.from, period.to);
}

void Reader::finish(records::Composition& composition)
{
    check_period(m_problems, composition.from, composition.to);
}

void Reader::finish(records::Observation& observation)
{
    if (!observation.stations) {
        return;
    }
    const std::int64_t whole = observation.stations->value;
    std::int64_t sum = 0;
    const auto check = [&](std::string_view part,
                           const records::Maybe<records::Whole>& value,
                           bool adds) {
        if (!value) {
            return;
        }
        sum += adds ? value->value : 0;
        if (value->value > whole) {
            m_problems.error(
                "share-exceeds-whole",
                value->mark,
                fmt::format("{} {} of {} polling stations", value->value, part, whole));
        } else if (sum > whole && adds) {
            m_problems.error(
                "share-exceeds-whole",
                value->mark,
                fmt::format(
                    "positive and negative together are {} of {} polling stations", sum, whole));
            sum = 0;
        }
    };
    check("positive", observation.positive, true);
    check("negative", observation.negative, true);
    check("obstructed", observation.obstructed, false);
}

void Reader::finish(records::Finding& finding)
{
    if (!finding.text && !finding.quote) {
        m_problems.error("missing-key",
                         finding.mark,
                         R"(the finding has neither "text" (in your words) nor "quote")");
    }
}

void Reader::keep_sources(const records::Sources& sources)
{
    for (const auto& [key, source] : sources.items) {
        m_sources.push_back(key.value);
    }
}

void Reader::finish(records::Mission& mission)
{
    keep_sources(mission.sources);
    std::set<std::string> ids;
    for (const records::Recommendation& made : mission.recommendations) {
        if (made.id && !ids.insert(made.id->value).second) {
            m_problems.error(
                "duplicate-id",
                made.id->mark,
                fmt::format("this mission has a recommendation \"{}\" already", made.id->value));
        }
    }
}

void Reader::finish(records::Delegation& delegation)
{
    keep_sources(delegation.sources);
    std::set<std::string> ids;
    for (const records::Member& member : delegation.members) {
        // A person who left and came back stands there twice, with the dates apart.
        const bool dated = member.from || member.to;
        if (member.id && !ids.insert(member.id->value).second && !dated) {
            m_problems.error(
                "duplicate-id",
                member.id->mark,
                fmt::format("this delegation has a member \"{}\" already", member.id->value));
        }
    }
}

void Reader::finish(records::Election& election)
{
    keep_sources(election.sources);
}

void Reader::finish(records::Organisation& organisation)
{
    keep_sources(organisation.sources);
}

void Reader::finish(records::Person& person)
{
    keep_sources(person.sources);
}

void Reader::finish(records::ArchiveInfo& archive)
{
    if (archive.format && archive.format->value != 1) {
        m_problems.error("bad-value",
                         archive.format->mark,
                         fmt::format("this program reads format 1, and the archive is of format {}",
                                     archive.format->value));
    }
}

} // namespace eomt::yaml
