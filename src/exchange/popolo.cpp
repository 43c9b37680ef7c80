#include "exchange/popolo.hpp"

#include "base/country.hpp"
#include "exchange/popolo_writer.hpp"

#include <fmt/format.h>

namespace eomt::exchange {

using nlohmann::ordered_json;

void PopoloWriter::learn_names()
{
    for (const RowView& row : m_tables.rows("people")) {
        if (row["has_record"] == "1") {
            m_recorded.insert(row["id"]);
        }
    }
    for (const RowView& row : m_tables.rows("organisations")) {
        const std::string name = row["name"];
        m_called[row["id"]] = row["short_name"].empty() ? name : row["short_name"];
        m_bodies.try_emplace(name, "organisation:" + row["id"]);
    }
    for (const RowView& row : m_tables.rows("delegations")) {
        m_delegations[row["organisation"] + " " + row["country"]] = row["id"];
    }
}

void PopoloWriter::add_persons()
{
    // The names of a person without a record are those of the delegations' members.
    std::map<std::string, std::vector<std::string>> members;
    for (const RowView& row : m_tables.rows("members")) {
        if (row["is_representative"] == "0") {
            members[row["person"]].push_back(row["delegation"] + "#" + row["n"]);
        }
    }
    for (const RowView& row : m_tables.rows("people")) {
        const std::string id = row["id"];
        ordered_json person{{"id", person_id(id)}};
        put_text(person, "name", row["name"]);
        if (m_recorded.contains(id)) {
            m_parts.add_names(person, "person", id);
        } else {
            for (const std::string& member : members[id]) {
                m_parts.add_names(person, "member", member);
            }
        }
        put_filled(person, "sources", m_parts.links_of_record("person", id));
        put_text(person, "x-country", row["country"]);
        put_text(person, "x-notes", row["notes"]);
        put_filled(person, "x-sources", m_parts.sources_of_record("person", id));
        m_persons.push_back(std::move(person));
    }
}

void PopoloWriter::add_organisations()
{
    for (const RowView& row : m_tables.rows("organisations")) {
        const std::string id = row["id"];
        ordered_json organisation{{"id", "organisation:" + id}, {"name", row["name"]}};
        if (!row["short_name"].empty()) {
            organisation["other_names"] = ordered_json::array(
                {ordered_json{{"name", row["short_name"]}, {"note", "short name"}}});
        }
        m_parts.add_names(organisation, "organisation", id);
        put_text(organisation, "classification", row["kind"]);
        if (!row["parent"].empty()) {
            organisation["parent_id"] = "organisation:" + row["parent"];
        }
        if (!row["website"].empty()) {
            organisation["links"] =
                ordered_json::array({ordered_json{{"url", row["website"]}, {"note", "website"}}});
        }
        put_filled(organisation, "sources", m_parts.links_of_record("organisation", id));
        put_text(organisation, "x-notes", row["notes"]);
        m_organisations.push_back(std::move(organisation));
    }
}

void PopoloWriter::add_elections()
{
    std::map<std::string, std::string> first_days;
    for (const RowView& row : m_tables.rows("voting_days")) {
        first_days.try_emplace(row["election"], row["day"]);
    }
    for (const RowView& row : m_tables.rows("elections")) {
        const std::string id = row["id"];
        ordered_json event{{"id", "election:" + id}};
        event["name"] =
            !row["title"].empty()
                ? row["title"]
                : fmt::format("{} {}",
                              row["institution"].empty() ? row["type"] : row["institution"],
                              row["date"]);
        m_elections[id] = row["title"].empty() ? event["name"].get<std::string>()
                                               : fmt::format("{} ({})", row["title"], row["date"]);
        event["classification"] = row["type"] == "referendum" ? "referendum" : "election";
        const auto first = first_days.find(id);
        event["start_date"] =
            first == first_days.end() ? row["date"] : std::min(first->second, row["date"]);
        event["end_date"] = row["last_day"];
        event["location"] = base::country_name(row["country"]);
        m_parts.add_names(event, "election", id);
        event.erase("other_names"); // an event has none
        put_filled(event, "sources", m_parts.links_of_record("election", id));
        m_events.push_back(std::move(event));
    }
}

void PopoloWriter::add_missions()
{
    for (const RowView& row : m_tables.rows("missions")) {
        const std::string id = "mission:" + row["id"];
        const auto named = m_elections.find(row["election"]);
        const std::string election = named == m_elections.end() ? row["election"] : named->second;
        m_organisations.push_back(
            {{"id", id},
             {"name", fmt::format("{} observers: {}", called(row["organisation"]), election)},
             {"classification", "observer group"},
             {"parent_id", "organisation:" + row["organisation"]}});
        ordered_json event{
            {"id", id},
            {"name", fmt::format("{} observation: {}", called(row["organisation"]), election)},
            {"classification", "election observation"}};
        put_text(event, "start_date", row["period_from"]);
        put_text(event, "end_date", row["period_to"]);
        event["status"] = row["status"];
        event["organization_id"] = id;
        event["parent_id"] = "election:" + row["election"];
        put_filled(event, "sources", m_parts.links_of_record("mission", row["id"]));
        if (!row["part_of"].empty()) {
            event["x-part-of"] = "mission:" + row["part_of"];
        }
        m_events.push_back(std::move(event));
    }
    add_timeline();
    add_team();
}

void PopoloWriter::add_timeline()
{
    for (const RowView& row : m_tables.rows("events")) {
        const std::string mission = "mission:" + row["mission"];
        ordered_json event{{"id", fmt::format("{}#event-{}", mission, row["n"])}};
        put_text(event, "name", row["title"].empty() ? row["kind"] : row["title"]);
        put_text(event, "classification", row["kind"]);
        put_text(event, "start_date", row["date"]);
        put_text(event, "location", row["place"]);
        event["organization_id"] = mission;
        event["parent_id"] = mission;
        m_parts.add_cites(event, row["cites"]);
        event.erase("x-cites"); // of use where records are read back alone
        m_events.push_back(std::move(event));
    }
}

void PopoloWriter::add_team()
{
    std::map<std::string, std::string> organisations;
    for (const RowView& row : m_tables.rows("missions")) {
        organisations[row["id"]] = row["organisation"];
    }
    for (const RowView& row : m_tables.rows("mentions")) {
        const std::string part = row["part"];
        if (row["person"].empty() || (part != "coordinator" && part != "head" && part != "team")) {
            continue;
        }
        const std::string mission = row["mission"];
        ordered_json membership{{"id", fmt::format("mission:{}#{}-{}", mission, part, row["n"])},
                                {"person_id", person_id(row["person"])},
                                {"organization_id", "mission:" + mission},
                                {"role", row["role"]}};
        put_text(membership, "label", row["office"]);
        const auto delegation =
            m_delegations.find(organisations[mission] + " " + row["delegation"]);
        if (delegation != m_delegations.end()) {
            membership["on_behalf_of_id"] = "delegation:" + delegation->second;
        }
        m_parts.add_area(membership, row["delegation"]);
        m_parts.add_cites(membership, row["cites"]);
        membership.erase("x-cites");
        m_memberships.push_back(std::move(membership));
    }
}

ordered_json popolo(index::Session& session, const Scope& scope)
{
    return PopoloWriter{TableSet{fill_tables(session, scope)}}.document();
}

} // namespace eomt::exchange
