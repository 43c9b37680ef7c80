#include "exchange/popolo_document.hpp"

#include "base/country.hpp"

namespace eomt::exchange {

PopoloDocument::PopoloDocument(const JsonView& root)
    : m_persons{root.objects("persons")},
      m_organizations{root.objects("organizations")},
      m_areas{root.objects("areas")}
{
    const auto add = [](std::vector<Placed>& list,
                        const std::vector<JsonView>& views,
                        const std::string& person,
                        const std::string& organization) {
        for (const JsonView& view : views) {
            list.push_back(
                {view,
                 view.has("person_id") ? view.text("person_id") : person,
                 view.has("organization_id") ? view.text("organization_id") : organization});
        }
    };
    add(m_memberships, root.objects("memberships"), {}, {});
    add(m_posts, root.objects("posts"), {}, {});
    for (const JsonView& person : m_persons) {
        add(m_memberships, person.objects("memberships"), person.text("id"), {});
    }
    for (std::size_t i = 0; i < m_organizations.size(); ++i) {
        const std::string id = m_organizations[i].text("id");
        add(m_memberships, m_organizations[i].objects("memberships"), {}, id);
        add(m_posts, m_organizations[i].objects("posts"), {}, id);
        m_organization_by_id.try_emplace(id, i);
    }
    for (std::size_t i = 0; i < m_posts.size(); ++i) {
        m_post_by_id.try_emplace(m_posts[i].view.text("id"), i);
    }
    for (std::size_t i = 0; i < m_memberships.size(); ++i) {
        m_memberships_by_person[m_memberships[i].person].push_back(i);
    }
}

std::vector<const Placed*> PopoloDocument::memberships_of(const std::string& person) const
{
    std::vector<const Placed*> list;
    if (const auto found = m_memberships_by_person.find(person);
        found != m_memberships_by_person.end()) {
        for (const std::size_t i : found->second) {
            list.push_back(&m_memberships[i]);
        }
    }
    return list;
}

const JsonView* PopoloDocument::organization(const std::string& id) const
{
    const auto found = m_organization_by_id.find(id);
    return id.empty() || found == m_organization_by_id.end() ? nullptr
                                                             : &m_organizations[found->second];
}

const Placed* PopoloDocument::post(const std::string& id) const
{
    const auto found = m_post_by_id.find(id);
    return id.empty() || found == m_post_by_id.end() ? nullptr : &m_posts[found->second];
}

std::string PopoloDocument::country_of(const std::string& area) const
{
    std::string code = id_after("country", area);
    for (const JsonView& one : m_areas) {
        if (code.empty() && !area.empty() && one.text("id") == area) {
            code = one.text("identifier");
        }
    }
    return base::find_country(code) != nullptr ? code : std::string{};
}

bool PopoloDocument::is_delegation(const std::string& id) const
{
    const JsonView* one = organization(id);
    return one != nullptr && one->text("classification") == "delegation";
}

bool PopoloDocument::is_observer_group(const std::string& id) const
{
    const JsonView* one = organization(id);
    return !id_after("mission", id).empty() ||
           (one != nullptr && one->text("classification") == "observer group");
}

std::string id_after(std::string_view prefix, const std::string& id)
{
    return id.starts_with(prefix) && id.size() > prefix.size() && id[prefix.size()] == ':'
               ? id.substr(prefix.size() + 1)
               : std::string{};
}

} // namespace eomt::exchange
