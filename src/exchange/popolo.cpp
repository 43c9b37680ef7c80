#include "exchange/popolo.hpp"

#include "base/country.hpp"
#include "base/name_key.hpp"
#include "base/text.hpp"
#include "exchange/popolo_parts.hpp"

#include <fmt/format.h>

namespace eomt::exchange {

namespace {

using nlohmann::ordered_json;

/// Makes the document class by class.
class PopoloWriter
{
public:
    explicit PopoloWriter(TableSet tables) : m_tables{std::move(tables)}, m_parts{m_tables} {}

    ordered_json document()
    {
        learn_names();
        add_persons();
        add_organisations();
        add_delegations();
        add_members();
        add_offices();
        add_elections();
        add_missions();
        return {{"persons", m_persons},
                {"organizations", m_organisations},
                {"memberships", m_memberships},
                {"posts", m_posts},
                {"events", m_events},
                {"areas", m_parts.areas()}};
    }

private:
    void learn_names();
    void add_persons();
    void add_organisations();
    void add_delegations();
    void add_posts(const RowView& composition);
    void add_members();
    void add_representative(const RowView& member);
    void add_offices();
    std::string body_id(const std::string& body);
    void add_elections();
    void add_missions();
    void add_team();
    void add_timeline();

    std::string person_id(const std::string& person) const
    {
        return (m_recorded.contains(person) ? "person:" : "named:") + person;
    }
    std::string called(const std::string& organisation) const
    {
        const auto name = m_called.find(organisation);
        return name == m_called.end() ? organisation : name->second;
    }

    TableSet m_tables;
    PopoloParts m_parts;
    std::set<std::string> m_recorded;            ///< persons with a record of their own
    std::map<std::string, std::string> m_called; ///< organisation -> short name, else name
    std::map<std::string, std::string> m_bodies; ///< name -> id of an organization
    std::set<std::string> m_body_ids;
    std::map<std::string, std::string> m_delegations; ///< organisation and country -> id
    ordered_json m_persons = ordered_json::array();
    ordered_json m_organisations = ordered_json::array();
    ordered_json m_memberships = ordered_json::array();
    ordered_json m_posts = ordered_json::array();
    ordered_json m_events = ordered_json::array();
};

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

void PopoloWriter::add_delegations()
{
    for (const RowView& row : m_tables.rows("delegations")) {
        const std::string id = row["id"];
        ordered_json delegation{{"id", "delegation:" + id}};
        delegation["name"] = fmt::format("Delegation of {} to {}",
                                         base::country_name(row["country"]),
                                         called(row["organisation"]));
        if (!row["parliament"].empty()) {
            delegation["other_names"] = ordered_json::array(
                {ordered_json{{"name", row["parliament"]}, {"note", "parliament"}}});
        }
        delegation["classification"] = "delegation";
        delegation["parent_id"] = "organisation:" + row["organisation"];
        m_parts.add_area(delegation, row["country"]);
        put_filled(delegation, "sources", m_parts.links_of_record("delegation", id));
        put_text(delegation, "x-notes", row["notes"]);
        put_filled(delegation, "x-sources", m_parts.sources_of_record("delegation", id));
        m_organisations.push_back(std::move(delegation));
    }
    for (const RowView& row : m_tables.rows("chambers")) {
        ordered_json chamber{
            {"id", fmt::format("delegation:{}#chamber-{}", row["delegation"], row["n"])},
            {"name", row["name"]},
            {"classification", "chamber"},
            {"parent_id", "delegation:" + row["delegation"]}};
        if (!row["website"].empty()) {
            chamber["links"] =
                ordered_json::array({ordered_json{{"url", row["website"]}, {"note", "website"}}});
        }
        m_organisations.push_back(std::move(chamber));
    }
    for (const RowView& row : m_tables.rows("compositions")) {
        add_posts(row);
    }
}

void PopoloWriter::add_posts(const RowView& composition)
{
    const std::string delegation = composition["delegation"];
    const std::string n = composition["n"];
    const auto post = [&](const std::string& part, const std::string& label, const char* role) {
        ordered_json made{
            {"id", fmt::format("delegation:{}#composition-{}-{}", delegation, n, part)},
            {"label", label},
            {"role", role},
            {"organization_id", "delegation:" + delegation}};
        put_text(made, "start_date", composition["from_date"]);
        put_text(made, "end_date", composition["to_date"]);
        m_parts.add_cites(made, composition["cites"]);
        made["x-composition"] = {{"n", std::stoll(n)}};
        put_text(made["x-composition"], "as_of", composition["as_of"]);
        return made;
    };
    for (const RowView& row : m_tables.rows("composition_seats")) {
        if (row["delegation"] == delegation && row["composition"] == n) {
            ordered_json seats = post("chamber-" + row["n"], row["chamber"], "member");
            seats["x-composition"]["seats"] = std::stoll(row["seats"]);
            m_posts.push_back(std::move(seats));
        }
    }
    if (!composition["representative"].empty()) {
        m_posts.push_back(
            post("representative", "Plenipotentiary representative", "representative"));
    }
}

/// The entry of a delegation as it is recorded, for reading it back; what Popolo says elsewhere
/// isn't repeated.
ordered_json entry_of(const RowView& member)
{
    ordered_json entry = ordered_json::object();
    put_text(entry, "id", member["given_id"]);
    put_text(entry, "name", member["name"]);
    put_text(entry, "chamber", member["chamber"]);
    return entry;
}

void PopoloWriter::add_members()
{
    for (const RowView& row : m_tables.rows("members")) {
        if (row["is_representative"] == "1") {
            add_representative(row);
            continue;
        }
        const std::string owner = row["delegation"] + "#" + row["n"];
        ordered_json membership{
            {"id", fmt::format("delegation:{}#member-{}", row["delegation"], row["n"])},
            {"person_id", person_id(row["person"])},
            {"organization_id", "delegation:" + row["delegation"]},
            {"role", "member"}};
        put_text(membership, "label", row["office"]);
        put_text(membership, "start_date", row["from_date"]);
        put_text(membership, "end_date", row["to_date"]);
        m_parts.add_cites(membership, row["cites"]);
        membership["x-member"] = entry_of(row);
        put_filled(membership["x-member"], "names", m_parts.names_of("member", owner));
        put_filled(membership["x-member"], "identifiers", m_parts.identifiers_of("member", owner));
        m_memberships.push_back(std::move(membership));
    }
}

void PopoloWriter::add_representative(const RowView& member)
{
    const std::string composition = fmt::format(
        "delegation:{}#composition-{}-representative", member["delegation"], member["n"]);
    ordered_json membership{{"id", composition},
                            {"person_id", person_id(member["person"])},
                            {"organization_id", "delegation:" + member["delegation"]},
                            {"post_id", composition},
                            {"role", "representative"}};
    put_text(membership, "label", member["office"]);
    put_text(membership, "start_date", member["from_date"]);
    put_text(membership, "end_date", member["to_date"]);
    m_parts.add_cites(membership, member["cites"]);
    membership["x-member"] = entry_of(member);
    m_memberships.push_back(std::move(membership));
}

/// The organization of a body in which offices are held: an organisation of the archive where it
/// has exactly its name.
std::string PopoloWriter::body_id(const std::string& body)
{
    const auto known = m_bodies.find(body);
    if (known != m_bodies.end()) {
        return known->second;
    }
    const std::string slug = "body:" + base::slug(body);
    std::string id = slug;
    for (int n = 2; !m_body_ids.insert(id).second; ++n) {
        id = fmt::format("{}-{}", slug, n);
    }
    m_bodies.emplace(body, id);
    m_organisations.push_back({{"id", id}, {"name", body}, {"classification", "body"}});
    return id;
}

void PopoloWriter::add_offices()
{
    std::map<std::string, std::string> persons; // of members
    for (const RowView& row : m_tables.rows("members")) {
        if (row["is_representative"] == "0") {
            persons[row["delegation"] + "#" + row["n"]] = row["person"];
        }
    }
    for (const RowView& row : m_tables.rows("offices")) {
        const std::string owner = row["owner"];
        const bool is_member = row["kind"] == "member";
        ordered_json membership{
            {"id", fmt::format("{}:{}#office-{}", row["kind"], owner, row["n"])},
            {"person_id", person_id(is_member ? persons[owner] : owner)}};
        if (!row["body"].empty()) {
            membership["organization_id"] = body_id(row["body"]);
        }
        membership["role"] = row["title"];
        if (is_member) {
            membership["on_behalf_of_id"] = "delegation:" + owner.substr(0, owner.rfind('#'));
        }
        m_parts.add_area(membership, row["country"]);
        put_text(membership, "start_date", row["from_date"]);
        put_text(membership, "end_date", row["to_date"]);
        m_parts.add_cites(membership, row["cites"]);
        m_memberships.push_back(std::move(membership));
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
        m_organisations.push_back(
            {{"id", id},
             {"name",
              fmt::format("Observers of {} at {}", called(row["organisation"]), row["election"])},
             {"classification", "observer group"},
             {"parent_id", "organisation:" + row["organisation"]}});
        ordered_json event{
            {"id", id},
            {"name",
             fmt::format("Observation of {} by {}", row["election"], called(row["organisation"]))},
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

} // namespace

ordered_json popolo(index::Session& session, const Scope& scope)
{
    return PopoloWriter{TableSet{fill_tables(session, scope)}}.document();
}

} // namespace eomt::exchange
