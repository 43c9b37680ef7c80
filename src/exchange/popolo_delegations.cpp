#include "base/country.hpp"
#include "base/name_key.hpp"
#include "exchange/popolo_writer.hpp"

#include <fmt/format.h>

namespace eomt::exchange {

using nlohmann::ordered_json;

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
static ordered_json entry_of(const RowView& member)
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

} // namespace eomt::exchange
