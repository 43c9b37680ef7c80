#include "index/name_book.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace eomt::index {

namespace {

bool compatible(const std::string& a, const std::string& b)
{
    return a.empty() || b.empty() || a == b;
}

} // namespace

NameBook::NameBook(Session& session, Scope scope)
{
    // Names link by the loose key where they do by the stricter one, too. Of a person who may be
    // meant all names count: the first is what the person is called.
    constexpr std::string_view open = R"( WHERE n.person IN (
  SELECT x.person FROM raw_person_names x WHERE x.loose_key IN (
    SELECT p.loose_key FROM raw_mentions p WHERE p.person IS NULL AND p.candidates IS NULL
    UNION SELECT b.loose_key FROM raw_members b WHERE b.person IS NULL)
  UNION SELECT p.given_id FROM raw_mentions p WHERE p.person IS NULL AND p.candidates IS NULL
  UNION SELECT p.name FROM raw_mentions p WHERE p.person IS NULL AND p.candidates IS NULL
  UNION SELECT b.given_id FROM raw_members b WHERE b.person IS NULL))";
    session.scan(
        fmt::format("SELECT n.person, n.name_key, n.loose_key, n.script, n.rank, n.country, n.name "
                    "FROM raw_person_names n JOIN files f ON f.id = n.file{} "
                    "ORDER BY n.rank, n.person, f.path, n.line, n.col",
                    scope == Scope::open_names ? open : std::string_view{}),
        {},
        [&](const RowView& row) {
            m_names.push_back({std::string{row.text(0)},
                               std::string{row.text(1)},
                               std::string{row.text(2)},
                               std::string{row.text(3)},
                               row.whole(4),
                               std::string{row.text(5)}});
            m_called.emplace(row.text(0), row.text(6));
        });
    for (std::size_t i = 0; i < m_names.size(); ++i) {
        m_by_key[m_names[i].key].push_back(i);
        m_by_loose[m_names[i].loose].push_back(i);
        if (m_names[i].rank < 2) {
            m_ids.insert(m_names[i].person);
        }
    }
}

std::vector<const Name*> NameBook::names(const ByText& map,
                                         const std::string& key,
                                         const std::string& country,
                                         const std::string& not_in) const
{
    std::vector<const Name*> list;
    const auto found = map.find(key);
    if (found != map.end()) {
        for (const std::size_t i : found->second) {
            if (compatible(m_names[i].country, country) && m_names[i].script != not_in) {
                list.push_back(&m_names[i]);
            }
        }
    }
    return list;
}

std::vector<const Name*> NameBook::fitting(const Wanted& wanted) const
{
    auto list = names(m_by_key, wanted.key, wanted.country, "");
    return list.empty() ? names(m_by_loose, wanted.loose, wanted.country, wanted.script) : list;
}

Link NameBook::find(const Wanted& wanted)
{
    // The same persons come again from mission to mission.
    constexpr std::size_t most = 65'536;
    if (m_found.size() == most) {
        m_found.clear();
    }
    const auto [place, fresh] = m_found.try_emplace(wanted.text + '\n' + wanted.country);
    if (fresh) {
        place->second = look_up(wanted);
    }
    return place->second;
}

Link NameBook::look_up(const Wanted& wanted) const
{
    if (m_ids.contains(wanted.text)) {
        return {wanted.text, true, {}};
    }
    std::set<std::string> persons;
    for (const Name* name : fitting(wanted)) {
        persons.insert(identity(*name));
    }
    if (persons.empty()) {
        return {};
    }
    if (persons.size() > 1) {
        return {{}, true, base::join({persons.begin(), persons.end()}, ", ")};
    }
    return {*persons.begin(), true, {}};
}

std::set<std::string> NameBook::recorded(const Name& member) const
{
    std::set<std::string> persons;
    for (const Name* name :
         fitting({{}, member.key, member.loose, member.script, member.country})) {
        if (name->rank < 2) {
            persons.insert(name->person);
        }
    }
    if (persons.empty()) {
        // The member's own name always fits by key, so that other scripts have to be asked for.
        for (const Name* name : names(m_by_loose, member.loose, member.country, member.script)) {
            if (name->rank < 2) {
                persons.insert(name->person);
            }
        }
    }
    return persons;
}

std::string NameBook::identity(const Name& member) const
{
    if (member.rank < 2) {
        return member.person;
    }
    const auto persons = recorded(member);
    if (persons.size() == 1) {
        return *persons.begin();
    }
    // Two delegations of different countries have a member of that name: they are two persons.
    const auto all = names(m_by_key, member.key, "", "");
    const bool has_namesake = std::any_of(all.begin(), all.end(), [&](const Name* other) {
        return other->rank == 2 && !compatible(other->country, member.country);
    });
    return has_namesake ? fmt::format("{}.{}", member.person, base::lower(member.country))
                        : member.person;
}

std::string NameBook::rivals(const Name& member) const
{
    const auto persons = recorded(member);
    return persons.size() > 1 ? base::join({persons.begin(), persons.end()}, ", ") : std::string{};
}

std::string NameBook::called(const std::string& person) const
{
    const auto found = m_called.find(person);
    return found == m_called.end() ? std::string{} : found->second;
}

} // namespace eomt::index
