#pragma once

#include "exchange/json_view.hpp"

#include <map>
#include <string>
#include <vector>

namespace eomt::exchange {

/// An object of a document, with the ids that it has from where it is embedded.
struct Placed
{
    JsonView view;
    std::string person;       ///< `person_id`
    std::string organization; ///< `organization_id`
};

/// A Popolo document with its parts found by id: memberships and posts may stand in lists of their
/// own or inside the person or organization to which they belong.
class PopoloDocument
{
public:
    explicit PopoloDocument(const JsonView& root);

    const std::vector<JsonView>& persons() const { return m_persons; }
    const std::vector<JsonView>& organizations() const { return m_organizations; }
    const std::vector<Placed>& memberships() const { return m_memberships; }
    const std::vector<Placed>& posts() const { return m_posts; }

    /// The memberships of the person of that id, in the order of the document.
    std::vector<const Placed*> memberships_of(const std::string& person) const;

    /// The organization of that id, or nothing.
    const JsonView* organization(const std::string& id) const;
    /// The post of that id, or nothing.
    const Placed* post(const std::string& id) const;
    /// The ISO code of an area: its identifier, or what stands after `country:` in its id, where it
    /// is one of a country; else empty.
    std::string country_of(const std::string& area) const;

    bool is_delegation(const std::string& id) const;
    /// True for what import doesn't read: the observers of a mission.
    bool is_observer_group(const std::string& id) const;

private:
    std::vector<JsonView> m_persons;
    std::vector<JsonView> m_organizations;
    std::vector<JsonView> m_areas;
    std::vector<Placed> m_memberships;
    std::vector<Placed> m_posts;
    std::map<std::string, std::size_t> m_organization_by_id;
    std::map<std::string, std::size_t> m_post_by_id;
    std::map<std::string, std::vector<std::size_t>> m_memberships_by_person;
};

/// What stands after `prefix:` in an id; empty for an id of another kind.
std::string id_after(std::string_view prefix, const std::string& id);

} // namespace eomt::exchange
