#include "exchange/popolo_parts.hpp"

#include "base/country.hpp"
#include "base/text.hpp"

#include <array>
#include <fmt/format.h>

namespace eomt::exchange {

namespace {

using nlohmann::ordered_json;

/// The columns of a source, and its fields in a record.
constexpr std::array<std::pair<const char*, const char*>, 9> source_fields{
    {{"title", "title"},
     {"publisher", "publisher"},
     {"author", "author"},
     {"date", "date"},
     {"url", "url"},
     {"file", "archived_copy"},
     {"language", "language"},
     {"accessed", "accessed"},
     {"sha256", "sha256"}}};

const ordered_json& at_or_none(const std::map<std::string, ordered_json>& all,
                               const std::string& name)
{
    static const ordered_json none = ordered_json::object();
    const auto found = all.find(name);
    return found == all.end() ? none : found->second;
}

/// A source as a link: what a reader needs to know it by is its note.
ordered_json link_of(const ordered_json& source)
{
    ordered_json link{{"url", source["url"]}};
    std::vector<std::string> parts;
    for (const auto* const field : {"title", "publisher", "date"}) {
        if (source.contains(field)) {
            parts.push_back(source[field].get<std::string>());
        }
    }
    put_text(link, "note", base::join(parts, ", "));
    return link;
}

} // namespace

void put_text(ordered_json& object, const char* name, const std::string& text)
{
    if (!text.empty()) {
        object[name] = text;
    }
}

void put_filled(ordered_json& object, const char* name, ordered_json value)
{
    if (!value.empty()) {
        object[name] = std::move(value);
    }
}

PopoloParts::PopoloParts(const TableSet& tables)
{
    const auto fill = [&](const char* table, const char* key, const auto& value_of, Keyed& into) {
        for (const RowView& row : tables.rows(table)) {
            ordered_json& object = into[row["kind"] + ":" + row["record"]];
            object[row[key]] = value_of(row);
        }
    };
    fill(
        "names", "language", [](const RowView& row) { return ordered_json(row["name"]); }, m_names);
    fill(
        "identifiers",
        "scheme",
        [](const RowView& row) { return ordered_json(row["identifier"]); },
        m_identifiers);
    fill(
        "sources",
        "key",
        [](const RowView& row) {
            ordered_json source = ordered_json::object();
            for (const auto& [field, column] : source_fields) {
                put_text(source, field, row[column]);
            }
            return source;
        },
        m_sources);
}

ordered_json PopoloParts::links_of_record(const std::string& kind, const std::string& id) const
{
    ordered_json links = ordered_json::array();
    for (const auto& [key, source] :
         at_or_none(m_sources, fmt::format("{}:{}", kind, id)).items()) {
        if (source.contains("url")) {
            links.push_back(link_of(source));
        }
    }
    return links;
}

const ordered_json& PopoloParts::sources_of_record(const std::string& kind,
                                                   const std::string& id) const
{
    return at_or_none(m_sources, kind + ":" + id);
}

void PopoloParts::add_cites(ordered_json& object, const std::string& cites) const
{
    if (cites.empty()) {
        return;
    }
    ordered_json links = ordered_json::array();
    ordered_json keys = ordered_json::array();
    for (const auto cite : base::split(cites, '\n')) {
        const std::size_t hash = cite.rfind('#');
        const std::string key{cite.substr(hash + 1)};
        keys.push_back(key);
        const ordered_json& sources = at_or_none(m_sources, std::string{cite.substr(0, hash)});
        if (sources.contains(key) && sources[key].contains("url")) {
            links.push_back(link_of(sources[key]));
        }
    }
    put_filled(object, "sources", std::move(links));
    object["x-cites"] = std::move(keys);
}

void PopoloParts::add_names(ordered_json& object,
                            const std::string& kind,
                            const std::string& id) const
{
    ordered_json names = object.value("other_names", ordered_json::array());
    for (const auto& [language, name] : names_of(kind, id).items()) {
        names.push_back({{"name", name}, {"lang", language}});
    }
    put_filled(object, "other_names", std::move(names));
    ordered_json identifiers = object.value("identifiers", ordered_json::array());
    for (const auto& [scheme, identifier] : identifiers_of(kind, id).items()) {
        identifiers.push_back({{"scheme", scheme}, {"identifier", identifier}});
    }
    put_filled(object, "identifiers", std::move(identifiers));
}

const ordered_json& PopoloParts::names_of(const std::string& kind, const std::string& id) const
{
    return at_or_none(m_names, kind + ":" + id);
}

const ordered_json& PopoloParts::identifiers_of(const std::string& kind,
                                                const std::string& id) const
{
    return at_or_none(m_identifiers, kind + ":" + id);
}

void PopoloParts::add_area(ordered_json& object, const std::string& country)
{
    if (!country.empty()) {
        object["area_id"] = "country:" + country;
        m_countries.insert(country);
    }
}

ordered_json PopoloParts::areas() const
{
    ordered_json areas = ordered_json::array();
    for (const std::string& country : m_countries) {
        areas.push_back({{"id", "country:" + country},
                         {"name", base::country_name(country)},
                         {"identifier", country},
                         {"classification", "country"}});
    }
    return areas;
}

} // namespace eomt::exchange
