#include "exchange/import_popolo.hpp"

#include "base/country.hpp"
#include "base/name_key.hpp"
#include "base/text.hpp"
#include "exchange/popolo_document.hpp"
#include "exchange/source_book.hpp"

#include <fmt/format.h>
#include <set>

namespace eomt::exchange {

namespace {

using records::FieldPath;
using records::Kind;

FieldPath under(FieldPath path, const std::vector<records::PathStep>& steps)
{
    path.insert(path.end(), steps.begin(), steps.end());
    return path;
}

/// Makes records of a document.
class PopoloReader
{
public:
    PopoloReader(const PopoloDocument& document, Drafts& drafts)
        : m_document{document}, m_drafts{drafts}
    {}

    void read()
    {
        name_persons();
        for (const JsonView& person : m_document.persons()) {
            if (!id_after("named", person.text("id")).empty()) {
                ++m_drafts.named_only;
            } else {
                add_person(person);
            }
        }
        for (const JsonView& organization : m_document.organizations()) {
            if (organization.text("classification") == "delegation") {
                add_delegation(organization);
            }
        }
    }

private:
    void name_persons();
    void add_person(const JsonView& view);
    void add_delegation(const JsonView& view);
    std::string delegation_id(const JsonView& view, const std::string& country) const;
    std::string organisation_id(const std::string& id) const;
    void add_compositions(DraftBuilder& record, SourceBook& sources, const std::string& id);
    void add_representative(DraftBuilder& record,
                            SourceBook& sources,
                            const FieldPath& at,
                            const Placed& post);
    void add_members(DraftBuilder& record, SourceBook& sources, const std::string& id);
    void add_entry(DraftBuilder& record, const FieldPath& at, const Placed& membership) const;
    void add_offices(DraftBuilder& record,
                     SourceBook& sources,
                     const FieldPath& at,
                     const std::string& person,
                     const std::string& delegation);
    static void put(DraftBuilder& record,
                    const FieldPath& path,
                    const JsonView& view,
                    std::string_view property)
    {
        record.put(path, view.text(property), view.pointer(property));
    }

    const PopoloDocument& m_document;
    Drafts& m_drafts;
    std::map<std::string, std::string> m_person_ids; ///< of the document -> of the archive
};

/// An id of an export is kept; any other is the document's own, and the person has the slug of the
/// name.
void PopoloReader::name_persons()
{
    std::map<std::string, std::string> places;
    for (const JsonView& person : m_document.persons()) {
        const std::string given = person.text("id");
        const std::string name = person.text("name");
        if (!id_after("named", given).empty()) {
            continue;
        }
        if (name.empty()) {
            person.fault("name", "a person needs a name");
            continue;
        }
        const std::string kept = id_after("person", given);
        const std::string id = kept.empty() ? base::slug(name) : kept;
        const auto [place, fresh] = places.try_emplace(id, person.pointer());
        if (!fresh) {
            person.fault("",
                         fmt::format("the person would have the id {}, as the one at {}; an id "
                                     "that begins with \"person:\" tells them apart",
                                     base::visible(id),
                                     place->second));
        }
        m_person_ids.emplace(given, id);
    }
}

void add_names(DraftBuilder& record, const JsonView& view)
{
    for (const JsonView& name : view.objects("other_names")) {
        record.put({"names", name.text("lang")},
                   name.text("lang").empty() ? std::string{} : name.text("name"),
                   name.pointer("name"));
    }
    for (const JsonView& identifier : view.objects("identifiers")) {
        if (!identifier.text("scheme").empty()) {
            record.put({"identifiers", identifier.text("scheme")},
                       identifier.text("identifier"),
                       identifier.pointer("identifier"));
        }
    }
}

void PopoloReader::add_person(const JsonView& view)
{
    const auto id = m_person_ids.find(view.text("id"));
    if (id == m_person_ids.end()) {
        return; // a fault, told already
    }
    DraftBuilder person{Kind::person, id->second, view.pointer()};
    put(person, {"name"}, view, "name");
    add_names(person, view);
    put(person, {"country"}, view, "x-country");
    put(person, {"notes"}, view, "x-notes");
    SourceBook sources{person, view};
    add_offices(person, sources, {}, view.text("id"), {});
    m_drafts.records.push_back(person.take());
}

/// The offices of a person: memberships in bodies. Those that a delegation's record says are held
/// on its behalf.
void PopoloReader::add_offices(DraftBuilder& record,
                               SourceBook& sources,
                               const FieldPath& at,
                               const std::string& person,
                               const std::string& delegation)
{
    std::size_t n = 0;
    for (const Placed* membership : m_document.memberships_of(person)) {
        const JsonView& view = membership->view;
        const std::string& body = membership->organization;
        if (m_document.is_observer_group(body) || m_document.is_delegation(body) ||
            view.text("on_behalf_of_id") != delegation) {
            continue;
        }
        const FieldPath office = under(at, {"offices", n++});
        const Placed* post = m_document.post(view.text("post_id"));
        if (view.has("role")) {
            put(record, under(office, {"title"}), view, "role");
        } else if (post != nullptr) {
            put(record, under(office, {"title"}), post->view, "label");
        } else {
            // Who is said to be in a body and nothing else is a member.
            record.put(under(office, {"title"}), "Member", view.pointer());
        }
        if (const JsonView* organization = m_document.organization(body)) {
            put(record, under(office, {"body"}), *organization, "name");
        } else if (!body.empty()) {
            view.fault("organization_id",
                       fmt::format("there is no organization \"{}\" in the document",
                                   base::visible(body)));
        }
        record.put(under(office, {"country"}),
                   m_document.country_of(view.text("area_id")),
                   view.pointer("area_id"));
        put(record, under(office, {"from"}), view, "start_date");
        put(record, under(office, {"to"}), view, "end_date");
        sources.cite(office, view);
    }
}

std::string PopoloReader::organisation_id(const std::string& id) const
{
    const std::string kept = id_after("organisation", id);
    const JsonView* organization = m_document.organization(id);
    return !kept.empty() || organization == nullptr ? kept : base::slug(organization->text("name"));
}

std::string PopoloReader::delegation_id(const JsonView& view, const std::string& country) const
{
    const std::string kept = id_after("delegation", view.text("id"));
    return kept.empty() ? fmt::format("{}.{}",
                                      organisation_id(view.text("parent_id")),
                                      base::slug(base::country_name(country)))
                        : kept;
}

void PopoloReader::add_delegation(const JsonView& view)
{
    const std::string country = m_document.country_of(view.text("area_id"));
    const std::string organisation = organisation_id(view.text("parent_id"));
    if (country.empty()) {
        view.fault("area_id", "a delegation needs an area that is a country, by its ISO code");
    }
    if (organisation.empty()) {
        view.fault("parent_id", "a delegation needs the organization to which it is sent");
    }
    if (country.empty() || organisation.empty()) {
        return;
    }
    DraftBuilder record{Kind::delegation, delegation_id(view, country), view.pointer()};
    record.put({"organisation"}, organisation, view.pointer("parent_id"));
    record.put({"country"}, country, view.pointer("area_id"));
    for (const JsonView& name : view.objects("other_names")) {
        if (name.text("note") == "parliament") {
            put(record, {"parliament"}, name, "name");
        }
    }
    put(record, {"notes"}, view, "x-notes");
    SourceBook sources{record, view};
    const std::string id = view.text("id");
    std::size_t n = 0;
    for (const JsonView& part : m_document.organizations()) {
        if (part.text("parent_id") == id && part.text("classification") == "chamber") {
            const FieldPath chamber{"chambers", n++};
            put(record, under(chamber, {"name"}), part, "name");
            for (const JsonView& link : part.objects("links")) {
                put(record, under(chamber, {"website"}), link, "url");
                break;
            }
        }
    }
    add_compositions(record, sources, id);
    add_members(record, sources, id);
    m_drafts.records.push_back(record.take());
}

/// Posts that hold over the same time are one composition. A post of an export says how many seats
/// it stands for; of others each is one seat.
void PopoloReader::add_compositions(DraftBuilder& record,
                                    SourceBook& sources,
                                    const std::string& id)
{
    std::map<std::string, std::size_t> numbers;
    std::map<std::string, std::map<std::string, std::int64_t>> counted;
    for (const Placed& post : m_document.posts()) {
        if (post.organization != id) {
            continue;
        }
        const JsonView& view = post.view;
        const JsonView said = view.object("x-composition");
        const std::string time =
            view.text("start_date") + "/" + view.text("end_date") + "/" + said.text("n");
        const auto [number, fresh] = numbers.try_emplace(time, numbers.size());
        const FieldPath at{"compositions", number->second};
        if (fresh) {
            put(record, under(at, {"from"}), view, "start_date");
            put(record, under(at, {"to"}), view, "end_date");
            put(record, under(at, {"as_of"}), said, "as_of");
        }
        const std::string label = view.text("label");
        if (view.text("role") == "representative") {
            add_representative(record, sources, at, post);
        } else if (label.empty()) {
            view.fault("label", "a post needs a label, which is the chamber's name");
        } else if (said.has("seats")) {
            put(record, under(at, {"seats", label}), said, "seats");
        } else {
            record.put(under(at, {"seats", label}),
                       std::to_string(++counted[time][label]),
                       view.pointer("label"));
        }
        if (fresh) {
            sources.cite(at, view);
        }
    }
}

void PopoloReader::add_representative(DraftBuilder& record,
                                      SourceBook& sources,
                                      const FieldPath& at,
                                      const Placed& post)
{
    const std::string id = post.view.text("id");
    for (const Placed& membership : m_document.memberships()) {
        if (id.empty() || membership.view.text("post_id") != id) {
            continue;
        }
        const FieldPath person = under(at, {"representative"});
        add_entry(record, person, membership);
        // What the composition cites is not said twice.
        const auto cited = membership.view.texts("x-cites");
        if (!cited.empty() && cited != post.view.texts("x-cites")) {
            sources.cite(person, membership.view);
        }
        return;
    }
}

/// A person of a delegation: as an export says, else by the id of the person's record.
void PopoloReader::add_entry(DraftBuilder& record,
                             const FieldPath& at,
                             const Placed& membership) const
{
    const JsonView& view = membership.view;
    const JsonView said = view.object("x-member");
    if (said.names().empty()) {
        const auto person = m_person_ids.find(membership.person);
        if (person == m_person_ids.end()) {
            view.fault("person_id",
                       fmt::format("there is no person \"{}\" in the document",
                                   base::visible(membership.person)));
        } else {
            record.put(under(at, {"id"}), person->second, view.pointer("person_id"));
        }
        if (const Placed* post = m_document.post(view.text("post_id"));
            post != nullptr && post->view.text("role") != "representative") {
            put(record, under(at, {"chamber"}), post->view, "label");
        }
    }
    for (const auto* const field : {"id", "name", "chamber"}) {
        put(record, under(at, {field}), said, field);
    }
    put(record, under(at, {"office"}), view, "label");
    for (const auto* const field : {"names", "identifiers"}) {
        const JsonView map = said.object(field);
        for (const std::string& key : map.names()) {
            put(record, under(at, {field, key}), map, key);
        }
    }
}

void PopoloReader::add_members(DraftBuilder& record, SourceBook& sources, const std::string& id)
{
    std::size_t n = 0;
    for (const Placed& membership : m_document.memberships()) {
        const Placed* post = m_document.post(membership.view.text("post_id"));
        if (membership.organization != id ||
            (post != nullptr && post->view.text("role") == "representative")) {
            continue;
        }
        const FieldPath at{"members", n++};
        add_entry(record, at, membership);
        put(record, under(at, {"from"}), membership.view, "start_date");
        put(record, under(at, {"to"}), membership.view, "end_date");
        add_offices(record, sources, at, membership.person, id);
        sources.cite(at, membership.view);
    }
}

} // namespace

Drafts read_popolo(std::string_view text)
{
    const nlohmann::ordered_json json = parse_json(text);
    Drafts drafts;
    const PopoloDocument document{JsonView{json, "", drafts.faults}};
    PopoloReader{document, drafts}.read();
    // A property that was asked for twice was found wrong twice.
    std::set<std::string> told;
    std::erase_if(drafts.faults, [&](const ImportFault& fault) {
        return !told.insert(fault.place + " " + fault.message).second;
    });
    return drafts;
}

} // namespace eomt::exchange
