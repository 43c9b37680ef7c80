#include "cli/new_flags.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "entry/duplicate.hpp"
#include "records/kind.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace eomt::cli {

namespace {

using records::Kind;

/// `--type` of a mission: parliamentary is a type of both; where the election is described by
/// flags too it is the election's.
std::string meant_type(const std::string& value, const std::vector<entry::GivenFlag>& given)
{
    const auto has = [&](std::string_view name) {
        return std::any_of(
            given.begin(), given.end(), [&](const auto& flag) { return flag.name == name; });
    };
    const bool of_mission = records::mission_types.has(value);
    const bool of_election =
        records::election_types.has(std::string_view{value}.substr(0, value.find(',')));
    if (has("election-type") || (has("election") && !has("date"))) {
        return "type";
    }
    if (of_mission != of_election) {
        return of_mission ? "type" : "election-type";
    }
    return "election-type";
}

std::string what_changes(Kind kind, const std::string& id)
{
    return kind == Kind::mission ? R"("eomt set" and "eomt add" change)"
                                 : fmt::format("\"eomt set {}\" changes", base::visible(id));
}

} // namespace

std::vector<entry::Flag> organisation_flags()
{
    std::vector<entry::Flag> flags;
    for (entry::Flag flag : entry::flags_of(Kind::organisation)) {
        if (flag.keys.size() == 1 && !flag.is_key) {
            flag.name = "organisation-" + flag.name;
            flags.push_back(std::move(flag));
        }
    }
    return flags;
}

bool makes_organisation(Kind kind)
{
    return kind == Kind::mission || kind == Kind::delegation;
}

entry::Candidate from_flags(Kind kind,
                            const std::string& id,
                            const std::vector<entry::GivenFlag>& given,
                            std::map<std::string, std::string>& origins)
{
    entry::Candidate candidate;
    candidate.records.push_back(entry::new_record(kind));
    candidate.records.front().id = id;
    entry::NewRecord organisation = entry::new_record(Kind::organisation);
    entry::FlagFiller filler{candidate.records.front().root, kind};
    entry::FlagFiller beside{organisation.root, Kind::organisation};
    const auto& flags = entry::flags_of(kind);
    const auto others =
        makes_organisation(kind) ? organisation_flags() : std::vector<entry::Flag>{};
    for (const auto& one : given) {
        std::string name = one.name;
        if (kind == Kind::mission && name == "type") {
            name = meant_type(one.value, given);
        } else if (kind == Kind::mission && name == "mission-type") {
            name = "type";
        }
        if (const auto* flag = entry::find_flag(flags, name)) {
            filler.fill(*flag, one.value);
        } else if (const auto* other = entry::find_flag(others, name)) {
            beside.fill(*other, one.value);
        } else {
            std::vector<std::string_view> names;
            names.reserve(flags.size());
            for (const auto& flag_of_kind : flags) {
                names.push_back(flag_of_kind.name);
            }
            throw base::UsageError{
                fmt::format("--{0} is no field of {1} {2}{3}; \"eomt new {2} --help\" prints them",
                            one.name,
                            kind == Kind::election || kind == Kind::organisation ? "an" : "a",
                            records::kind_name(kind),
                            base::did_you_mean(name, names))};
        }
    }
    origins = filler.origins();
    if (!organisation.root.items.empty()) {
        candidate.records.push_back(std::move(organisation));
    }
    return candidate;
}

namespace {

/// The flag that gives a field, or the required part of a group; nothing where there is none.
std::string flag_for(records::Kind kind, const records::Outline& field, bool is_main)
{
    const auto& flags = entry::flags_of(kind);
    const bool is_group = field.type == records::ValueType::group && !field.fields.empty();
    const auto flag = std::find_if(flags.begin(), flags.end(), [&](const entry::Flag& one) {
        return one.field == &field ||
               (is_group && !one.is_key && one.keys.size() > 1 &&
                one.keys[one.keys.size() - 2] == field.info.name && one.field->info.required);
    });
    return flag == flags.end() ? std::string{}
                               : fmt::format("--{}{}", is_main ? "" : "organisation-", flag->name);
}

} // namespace

void refuse_faults(const entry::Candidate& candidate,
                   const std::map<std::string, std::string>& origins,
                   std::vector<std::string> faults)
{
    for (const auto& record : candidate.records) {
        const bool is_main = &record == &candidate.records.front();
        for (const auto& fault : entry::faults_of(record)) {
            const auto origin = origins.find(fault.path);
            faults.push_back(
                fmt::format("{}: {}",
                            is_main && origin != origins.end() ? "--" + origin->second : fault.path,
                            fault.message));
        }
        for (const auto& path : entry::missing_fields(record)) {
            const auto steps = records::parse_field_path(path);
            const auto declared = records::declared_at(record.kind, steps);
            const std::string flag = flag_for(record.kind, *declared.field, is_main);
            faults.push_back(fmt::format(
                "{} is missing: {}", flag.empty() ? path : flag, declared.field->info.help));
            if (is_main && path == "election") {
                faults.back() += "; or --country, --date, --type and --institution";
            }
        }
    }
    if (faults.empty()) {
        return;
    }
    throw base::UsageError{faults.size() == 1 ? faults.front()
                                              : fmt::format("{} things are to be mended:\n  {}",
                                                            faults.size(),
                                                            fmt::join(faults, "\n  "))};
}

void refuse_duplicates(const entry::Candidate& candidate,
                       entry::Known& known,
                       std::string_view gives_id)
{
    const auto& record = candidate.records.front();
    if (const auto found = entry::duplicates_of(record, known); !found.empty()) {
        throw base::Error{fmt::format("{}; {} it, {} with another id records a second one",
                                      found.front().said,
                                      what_changes(record.kind, found.front().id),
                                      gives_id)};
    }
    for (auto beside = candidate.records.begin() + 1; beside != candidate.records.end(); ++beside) {
        if (beside->kind != Kind::election) {
            continue;
        }
        if (const auto found = entry::same_elections(beside->root, known); !found.empty()) {
            throw base::Error{fmt::format(
                "{}; --election {} means that one, \"eomt new election --id ID\" records another",
                found.front().said,
                base::visible(found.front().id))};
        }
    }
}

} // namespace eomt::cli
