#include "index/linker.hpp"

#include "base/name_key.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>

#include <fmt/format.h>

namespace eomt::index {

namespace {

struct Name
{
    std::string person;
    std::string key;
    std::string loose;
    std::string script;
    std::int64_t rank = 0;
    std::string country;
};

/// A name to be linked, and what narrows the choice.
struct Wanted
{
    std::string text;
    std::string key;
    std::string loose;
    std::string script;
    std::string country;
};

struct Link
{
    std::string person;
    bool is_known = false;
    std::string candidates;
};

std::string text(const base::Cell& cell)
{
    return base::to_text(cell);
}

base::Cell maybe(const std::string& value)
{
    return value.empty() ? base::Cell{} : base::Cell{value};
}

/// All names by which persons are found.
class NameBook
{
public:
    explicit NameBook(Session& session)
    {
        const auto table = session.query(
            "SELECT person, name_key, loose_key, script, rank, country, name FROM raw_person_names "
            "ORDER BY rank, person, line, col");
        m_names.reserve(table.rows.size());
        for (const auto& row : table.rows) {
            m_names.push_back({text(row[0]),
                               text(row[1]),
                               text(row[2]),
                               text(row[3]),
                               std::get<std::int64_t>(row[4]),
                               text(row[5])});
            m_called.emplace(text(row[0]), text(row[6]));
        }
        for (std::size_t i = 0; i < m_names.size(); ++i) {
            m_by_key[m_names[i].key].push_back(i);
            m_by_loose[m_names[i].loose].push_back(i);
            if (m_names[i].rank < 2) {
                m_ids.insert(m_names[i].person);
            }
        }
    }

    Link find(const Wanted& wanted) const
    {
        if (m_ids.contains(wanted.text)) {
            return {wanted.text, true, {}};
        }
        std::vector<const Name*> fitting = names(m_by_key, wanted.key, wanted, "");
        if (fitting.empty()) {
            fitting = names(m_by_loose, wanted.loose, wanted, wanted.script);
        }
        std::set<std::string> persons;
        for (const Name* name : fitting) {
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

    /// Who a member without an id is: a recorded person of that name who may be of that country, else one of their own.
    std::string identity(const Name& name) const
    {
        if (name.rank < 2) {
            return name.person;
        }
        bool has_namesake = false;
        std::set<std::string> recorded;
        for (const std::size_t i : at(m_by_key, name.key)) {
            const Name& other = m_names[i];
            if (other.rank < 2 && compatible(other.country, name.country)) {
                recorded.insert(other.person);
            }
            has_namesake = has_namesake || (other.rank == 2 && !compatible(other.country, name.country));
        }
        if (recorded.size() == 1) {
            return *recorded.begin();
        }
        // Two delegations of different countries have a member of that name: they are two persons.
        return has_namesake ? fmt::format("{}.{}", name.person, base::lower(name.country)) : name.person;
    }

    /// What a person is called by record, else by delegation; empty for one who is in neither.
    std::string called(const std::string& person) const
    {
        const auto found = m_called.find(person);
        return found == m_called.end() ? std::string{} : found->second;
    }

    /// The recorded persons that a member without an id could be, where there are several.
    std::string rivals(const Name& name) const
    {
        std::set<std::string> recorded;
        for (const std::size_t i : at(m_by_key, name.key)) {
            const Name& other = m_names[i];
            if (other.rank == 0 && compatible(other.country, name.country)) {
                recorded.insert(other.person);
            }
        }
        return recorded.size() > 1 ? base::join({recorded.begin(), recorded.end()}, ", ") : std::string{};
    }

private:
    using ByText = std::unordered_map<std::string, std::vector<std::size_t>>;

    static bool compatible(const std::string& a, const std::string& b) { return a.empty() || b.empty() || a == b; }

    static const std::vector<std::size_t>& at(const ByText& map, const std::string& key)
    {
        static const std::vector<std::size_t> none;
        const auto found = map.find(key);
        return found == map.end() ? none : found->second;
    }

    /// The names under a key that may be of the wanted country, in another script than `not_in`.
    std::vector<const Name*>
    names(const ByText& map, const std::string& key, const Wanted& wanted, const std::string& not_in) const
    {
        std::vector<const Name*> list;
        for (const std::size_t i : at(map, key)) {
            if (compatible(m_names[i].country, wanted.country) && m_names[i].script != not_in) {
                list.push_back(&m_names[i]);
            }
        }
        return list;
    }

    std::vector<Name> m_names;
    ByText m_by_key;
    ByText m_by_loose;
    std::unordered_map<std::string, std::string> m_called;
    std::set<std::string> m_ids;
};

void link_members(Session& session, const NameBook& book)
{
    const auto table = session.query("SELECT rowid, name, given_id, name_key, country FROM raw_members WHERE person IS NULL");
    for (const auto& row : table.rows) {
        std::string person = text(row[2]);
        std::string candidates;
        if (person.empty()) {
            const Name name{base::slug(text(row[1])), text(row[3]), {}, {}, 2, text(row[4])};
            person = book.identity(name);
            candidates = book.rivals(name);
        }
        const std::string called = base::is_empty(row[1]) ? book.called(person) : text(row[1]);
        session.execute("UPDATE raw_members SET person = :person, person_name = :called, candidates = :candidates "
                        "WHERE rowid = :row",
                        {{"person", person},
                         {"called", called.empty() ? person : called},
                         {"candidates", maybe(candidates)},
                         {"row", row[0]}});
    }
}

/// A person who is known nowhere else has the slug of the name as id; of several ways of writing one name the one in
/// Latin letters that comes first, so that all of them are one person.
std::string own_id(Session& session, const std::string& key)
{
    const auto table = session.query(
        "SELECT DISTINCT name, script FROM raw_mentions WHERE name_key = :key AND name IS NOT NULL", {{"key", key}});
    std::optional<std::pair<bool, std::string>> best;
    for (const auto& row : table.rows) {
        std::pair<bool, std::string> one{text(row[1]) != "latin", base::slug(text(row[0]))};
        if (!best || one < *best) {
            best = std::move(one);
        }
    }
    return best ? best->second : "x";
}

/// The delegation to the mission's organisation of which the person was a member, or representative, on the day.
std::pair<std::string, std::string>
membership(Session& session, const std::string& mission, const std::string& person)
{
    const auto table = session.query(
        R"(SELECT DISTINCT d.country, b.chamber
FROM raw_missions m
JOIN raw_elections e ON e.id = m.election
JOIN raw_delegations d ON d.organisation = m.organisation
JOIN raw_members b ON b.delegation = d.id
WHERE m.id = :mission AND b.person = :person
  AND (b.from_date IS NULL OR b.from_date <= e.date)
  AND (b.to_date IS NULL OR b.to_date >= SUBSTR(e.date, 1, LENGTH(b.to_date)))
ORDER BY d.country, b.chamber DESC)",
        {{"mission", mission}, {"person", person}});
    // A person who sat in two countries' delegations on one day has none that the program could choose.
    if (table.rows.empty() || text(table.rows.front()[0]) != text(table.rows.back()[0])) {
        return {};
    }
    return {text(table.rows[0][0]), text(table.rows[0][1])};
}

void link_mentions(Session& session, const NameBook& book)
{
    const auto table = session.query("SELECT rowid, mission, name, given_id, name_key, loose_key, script, stated_delegation, "
                                     "stated_chamber, part FROM raw_mentions WHERE person IS NULL AND candidates IS NULL");
    std::unordered_map<std::string, std::string> own;
    const bool has_members = !session.query("SELECT 1 FROM raw_members LIMIT 1").rows.empty();
    for (const auto& row : table.rows) {
        Link link;
        if (!base::is_empty(row[3])) {
            link = {text(row[3]), true, {}};
        } else {
            link = book.find({text(row[2]), text(row[4]), text(row[5]), text(row[6]), text(row[7])});
            if (!link.is_known) {
                const std::string key = text(row[4]);
                auto found = own.find(key);
                if (found == own.end()) {
                    found = own.emplace(key, own_id(session, key)).first;
                }
                link.person = found->second;
            }
        }
        std::string delegation = text(row[7]);
        std::string chamber = text(row[8]);
        if (delegation.empty() && has_members && link.is_known && !link.person.empty()) {
            auto [country, seat] = membership(session, text(row[1]), link.person);
            delegation = std::move(country);
            chamber = chamber.empty() ? std::move(seat) : chamber;
        }
        std::string called = link.is_known ? book.called(link.person) : std::string{};
        if (called.empty()) {
            called = base::is_empty(row[2]) ? link.person : text(row[2]);
        }
        session.execute("UPDATE raw_mentions SET person = :person, person_name = :called, is_known = :known, candidates = :candidates, "
                        "delegation = :delegation, chamber = :chamber WHERE rowid = :row",
                        {{"person", maybe(link.person)},
                         {"called", called},
                         {"known", std::int64_t{link.is_known ? 1 : 0}},
                         {"candidates", maybe(link.candidates)},
                         {"delegation", maybe(delegation)},
                         {"chamber", maybe(chamber)},
                         {"row", row[0]}});
    }
}

} // namespace

void forget_links(Session& session, std::int64_t file)
{
    const Binds binds{{"file", file}};
    for (const std::string table : {"raw_members", "raw_mentions"}) {
        const std::string reset = "UPDATE " + table + " SET person = NULL, candidates = NULL WHERE ";
        session.execute(reset + "name_key IN (SELECT name_key FROM raw_person_names WHERE file = :file "
                                "UNION SELECT name_key FROM raw_mentions WHERE file = :file)",
                        binds);
        session.execute(reset + "given_id IN (SELECT person FROM raw_person_names WHERE file = :file)", binds);
    }
    const std::string reset = "UPDATE raw_mentions SET person = NULL, candidates = NULL WHERE ";
    session.execute(reset + "loose_key IN (SELECT loose_key FROM raw_person_names WHERE file = :file)", binds);
    session.execute(reset + "mission IN (SELECT m.id FROM raw_missions m JOIN raw_elections e ON e.id = m.election "
                            "WHERE e.file = :file)",
                    binds);
}

void link_names(Session& session)
{
    const auto open = session.query("SELECT 1 FROM raw_mentions WHERE person IS NULL AND candidates IS NULL "
                                    "UNION ALL SELECT 1 FROM raw_members WHERE person IS NULL LIMIT 1");
    if (open.rows.empty()) {
        return;
    }
    const NameBook book{session};
    link_members(session, book);
    link_mentions(session, book);
}

} // namespace eomt::index
