#pragma once

#include "exchange/row_view.hpp"

#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>

namespace eomt::exchange {

/// Sets a property where there is something to say: what is missing stays absent.
void put_text(nlohmann::ordered_json& object, const char* name, const std::string& text);
/// The same for a list or an object that may be empty.
void put_filled(nlohmann::ordered_json& object, const char* name, nlohmann::ordered_json value);

/// What Popolo's classes share: sources, other names, ids elsewhere, areas.
class PopoloParts
{
public:
    explicit PopoloParts(const TableSet& tables);

    /// All sources of a record, as links. Popolo's links need an address: a source without one is
    /// in `x-sources` alone.
    nlohmann::ordered_json links_of_record(const std::string& kind, const std::string& id) const;

    /// The sources of a record under their keys, whole.
    const nlohmann::ordered_json& sources_of_record(const std::string& kind,
                                                    const std::string& id) const;

    /// Adds `sources` and `x-cites` for a cell of citations, `<kind>:<record>#<key>` one a line.
    void add_cites(nlohmann::ordered_json& object, const std::string& cites) const;

    /// Adds `other_names` and `identifiers` for the names and ids of a record.
    void
    add_names(nlohmann::ordered_json& object, const std::string& kind, const std::string& id) const;

    /// The names of a record by language, and its ids by scheme.
    const nlohmann::ordered_json& names_of(const std::string& kind, const std::string& id) const;
    const nlohmann::ordered_json& identifiers_of(const std::string& kind,
                                                 const std::string& id) const;

    /// Adds `area_id` where a country is known, and remembers the area.
    void add_area(nlohmann::ordered_json& object, const std::string& country);

    /// The areas that were added.
    nlohmann::ordered_json areas() const;

private:
    using Keyed = std::map<std::string, nlohmann::ordered_json>; ///< by `<kind>:<record>`

    Keyed m_sources;
    Keyed m_names;
    Keyed m_identifiers;
    std::set<std::string> m_countries;
};

} // namespace eomt::exchange
