#include "index/linker.hpp"

#include "base/name_key.hpp"
#include "base/text.hpp"
#include "index/name_book.hpp"
#include "index/prepared.hpp"

#include <fmt/format.h>
#include <unordered_map>

namespace eomt::index {

namespace {

std::string text(const base::Cell& cell)
{
    return base::to_text(cell);
}

base::Cell maybe(const std::string& value)
{
    return value.empty() ? base::Cell{} : base::Cell{value};
}

void link_members(Session& session, const NameBook& book)
{
    const auto table = session.query(
        "SELECT rowid, name, given_id, country FROM raw_members WHERE person IS NULL");
    Prepared update{session,
                    "UPDATE raw_members SET person = :person, person_name = :called, candidates = "
                    ":candidates WHERE rowid = :row",
                    {{"person", ColumnType::text},
                     {"called", ColumnType::text},
                     {"candidates", ColumnType::text},
                     {"row", ColumnType::integer}}};
    for (const auto& row : table.rows) {
        std::string person = text(row[2]);
        std::string candidates;
        if (person.empty()) {
            const auto key = base::name_key(text(row[1]));
            const Name member{
                base::slug(text(row[1])), key.key, key.loose, key.script, 2, text(row[3])};
            person = book.identity(member);
            candidates = book.rivals(member);
        }
        const std::string called = base::is_empty(row[1]) ? book.called(person) : text(row[1]);
        update.run({person, called.empty() ? person : called, maybe(candidates), row[0]});
    }
}

/// Persons who are known nowhere else have the slug of their name as id; of several ways of writing
/// one name the one in Latin letters that comes first, so that all of them are one person.
class OwnIds
{
public:
    void add(const std::string& key, const std::string& name, const std::string& script)
    {
        std::pair<bool, std::string> one{script != "latin", base::slug(name)};
        const auto [place, fresh] = m_best.try_emplace(key, one);
        if (!fresh && one < place->second) {
            place->second = std::move(one);
        }
    }

    const std::string& of(const std::string& key) const { return m_best.at(key).second; }

private:
    std::unordered_map<std::string, std::pair<bool, std::string>> m_best;
};

/// The delegation to the mission's organisation of which the person was a member, or
/// representative, on the day.
std::pair<std::string, std::string>
membership(Session& session, const std::string& mission, const std::string& person)
{
    const auto table = session.query(
        R"(SELECT DISTINCT d.country, b.chamber
FROM raw_missions m
JOIN raw_elections e ON e.id = m.election
JOIN raw_delegations d ON d.organisation = m.organisation
JOIN raw_members b ON b.delegation = d.id
JOIN files f ON f.id = d.file AND f.own_errors = 0
JOIN files g ON g.id = e.file AND g.own_errors = 0
WHERE m.id = :mission AND b.person = :person
  AND (b.from_date IS NULL OR b.from_date <= e.date)
  AND (b.to_date IS NULL OR b.to_date >= SUBSTR(e.date, 1, LENGTH(b.to_date)))
ORDER BY d.country, b.chamber DESC)",
        {{"mission", mission}, {"person", person}});
    // A person who sat in two countries' delegations on one day has none that the program could
    // choose.
    if (table.rows.empty() || text(table.rows.front()[0]) != text(table.rows.back()[0])) {
        return {};
    }
    return {text(table.rows[0][0]), text(table.rows[0][1])};
}

/// The mentions of a mission that are to be linked, in the order of columns.
enum Column : std::size_t
{
    rowid,
    mission,
    name,
    given_id,
    name_key,
    loose_key,
    script,
    stated_delegation,
    stated_chamber
};

/// What the person is called: by record, else by delegation, else as the mission names them.
std::string called_in(const NameBook& book, const Link& link, const std::vector<base::Cell>& row)
{
    std::string called = link.is_known ? book.called(link.person) : std::string{};
    if (called.empty()) {
        called = base::is_empty(row[name]) ? link.person : text(row[name]);
    }
    return called;
}

Link find_link(const NameBook& book, const std::vector<base::Cell>& row)
{
    if (!base::is_empty(row[given_id])) {
        return {text(row[given_id]), true, {}};
    }
    return book.find({text(row[name]),
                      text(row[name_key]),
                      text(row[loose_key]),
                      text(row[script]),
                      text(row[stated_delegation])});
}

void link_mentions(Session& session, const NameBook& book)
{
    const auto table = session.query(
        "SELECT rowid, mission, name, given_id, name_key, loose_key, script, stated_delegation, "
        "stated_chamber FROM raw_mentions WHERE person IS NULL AND candidates IS NULL");
    const bool has_members = !session.query("SELECT 1 FROM raw_members LIMIT 1").rows.empty();
    std::vector<Link> links;
    links.reserve(table.rows.size());
    OwnIds own;
    for (const auto& row : table.rows) {
        links.push_back(find_link(book, row));
        // All mentions of one name are linked together (see `forget_links`), so the choice is among
        // all of them.
        if (!links.back().is_known) {
            own.add(text(row[name_key]), text(row[name]), text(row[script]));
        }
    }
    Prepared update{
        session,
        "UPDATE raw_mentions SET person = :person, person_name = :called, is_known = :known, "
        "candidates = :candidates, delegation = :delegation, chamber = :chamber WHERE rowid = :row",
        {{"person", ColumnType::text},
         {"called", ColumnType::text},
         {"known", ColumnType::integer},
         {"candidates", ColumnType::text},
         {"delegation", ColumnType::text},
         {"chamber", ColumnType::text},
         {"row", ColumnType::integer}}};
    for (std::size_t i = 0; i < links.size(); ++i) {
        const auto& row = table.rows[i];
        Link& link = links[i];
        if (!link.is_known) {
            link.person = own.of(text(row[name_key]));
        }
        std::string delegation = text(row[stated_delegation]);
        std::string chamber = text(row[stated_chamber]);
        if (delegation.empty() && has_members && link.is_known && !link.person.empty()) {
            auto [country, seat] = membership(session, text(row[mission]), link.person);
            delegation = std::move(country);
            chamber = chamber.empty() ? std::move(seat) : chamber;
        }
        update.run({maybe(link.person),
                    called_in(book, link, row),
                    std::int64_t{link.is_known ? 1 : 0},
                    maybe(link.candidates),
                    maybe(delegation),
                    maybe(chamber),
                    row[rowid]});
    }
}

/// For each delegation on the team of a touched mission the composition that counts.
void link_compositions(Session& session)
{
    session.execute(
        "DELETE FROM linked_compositions WHERE mission IN (SELECT mission FROM temp.touched)");
    session.execute(
        R"(INSERT INTO linked_compositions (mission, country, date, delegation, composition, attested_later)
SELECT mission, country, date, delegation, composition, attested_later FROM (
  SELECT x.mission AS mission, x.country AS country, x.date AS date, d.id AS delegation, c.n AS composition,
    CASE WHEN c.start > x.date THEN 1 ELSE 0 END AS attested_later,
    ROW_NUMBER() OVER (PARTITION BY x.mission, d.id
      ORDER BY CASE WHEN c.start <= x.date THEN 0 ELSE 1 END,
        CASE WHEN c.start <= x.date THEN c.start END DESC, c.start, c.n) AS place
  FROM (SELECT DISTINCT p.mission AS mission, p.delegation AS country, m.organisation AS organisation, e.date AS date
        FROM temp.touched t JOIN raw_mentions p ON p.mission = t.mission
        JOIN raw_missions m ON m.id = t.mission JOIN raw_elections e ON e.id = m.election
        WHERE p.part IN ('coordinator', 'head', 'team') AND p.delegation IS NOT NULL) x
  JOIN raw_delegations d ON d.organisation = x.organisation AND d.country = x.country
  JOIN raw_compositions c ON c.delegation = d.id AND (c.to_date IS NULL OR c.to_date >= x.date)) y
WHERE place = 1)");
}

} // namespace

void begin_links(Session& session)
{
    session.execute("DROP TABLE IF EXISTS temp.touched");
    session.execute("CREATE TEMP TABLE touched (mission TEXT PRIMARY KEY)");
}

void touch_all(Session& session)
{
    session.execute("INSERT OR IGNORE INTO temp.touched SELECT id FROM raw_missions");
}

void touch(Session& session, std::int64_t file)
{
    // The mission itself, those inside it, those of its election, and those of its delegation's
    // organisation.
    session.execute(R"(INSERT OR IGNORE INTO temp.touched
SELECT id FROM raw_missions WHERE file = :file
UNION SELECT m.id FROM raw_missions m JOIN raw_missions p ON m.part_of = p.id WHERE p.file = :file
UNION SELECT m.id FROM raw_missions m JOIN raw_elections e ON e.id = m.election WHERE e.file = :file
UNION SELECT m.id FROM raw_missions m JOIN raw_delegations d ON d.organisation = m.organisation WHERE d.file = :file)",
                    {{"file", file}});
}

void forget_links(Session& session, std::int64_t file)
{
    const Binds binds{{"file", file}};
    const std::string forget = " SET person = NULL, candidates = NULL";
    const auto names = session.query("SELECT 1 FROM raw_person_names WHERE file = :file UNION ALL "
                                     "SELECT 1 FROM raw_members WHERE file = :file LIMIT 1",
                                     binds);
    if (!names.rows.empty()) {
        // Who is known decides on every name: by id, by key, across scripts, and through
        // memberships on delegations.
        session.execute("UPDATE raw_members" + forget);
        session.execute("UPDATE raw_mentions" + forget);
        touch_all(session);
        return;
    }
    touch(session, file);
    const std::string same_name =
        "name_key IN (SELECT name_key FROM raw_mentions WHERE file = :file)";
    const std::string same_day =
        "mission IN (SELECT m.id FROM raw_missions m JOIN raw_elections e ON e.id = m.election "
        "WHERE e.file = :file)";
    for (const std::string& which : {same_name, same_day}) {
        session.execute(
            "INSERT OR IGNORE INTO temp.touched SELECT mission FROM raw_mentions WHERE " + which,
            binds);
        session.execute(fmt::format("UPDATE raw_mentions{} WHERE {}", forget, which), binds);
    }
}

void link_names(Session& session)
{
    const auto open =
        session.query("SELECT 1 FROM raw_mentions WHERE person IS NULL AND candidates IS NULL "
                      "UNION ALL SELECT 1 FROM raw_members WHERE person IS NULL LIMIT 1");
    if (!open.rows.empty()) {
        const NameBook book{session};
        link_members(session, book);
        link_mentions(session, book);
    }
    link_compositions(session);
}

} // namespace eomt::index
