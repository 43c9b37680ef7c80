#include "index/linker.hpp"

#include "base/name_key.hpp"
#include "base/text.hpp"
#include "index/mention_link.hpp"
#include "index/touched.hpp"

#include <set>
#include <unordered_map>
#include <vector>

namespace eomt::index {

namespace {

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

void link_mentions(Session& session, Surroundings& around)
{
    NameBook book{session, NameBook::Scope::open_names};
    struct Open
    {
        std::int64_t row;
        std::string key;
        LinkedMention linked;
    };
    std::vector<Open> list;
    OwnIds own;
    const auto text = [](const RowView& row, int column) { return std::string{row.text(column)}; };
    session.scan(
        "SELECT p.raw_id, m.organisation, m.election, p.name, p.given_id, p.name_key, p.loose_key, "
        "p.script, p.stated_delegation, p.stated_chamber FROM raw_mentions p "
        "JOIN raw_missions m ON m.id = p.mission AND m.file = p.file "
        "WHERE p.person IS NULL AND p.candidates IS NULL",
        {},
        [&](const RowView& row) {
            const auto* election = around.election(text(row, 2));
            list.push_back({row.whole(0),
                            text(row, 5),
                            link_mention(book,
                                         around,
                                         text(row, 1),
                                         election == nullptr ? std::string{} : election->date,
                                         {text(row, 3),
                                          text(row, 4),
                                          text(row, 5),
                                          text(row, 6),
                                          text(row, 7),
                                          text(row, 8),
                                          text(row, 9)})});
            // All mentions of one name are linked together (see `forget_links`), so the choice is
            // among all of them.
            if (!list.back().linked.link.is_known) {
                own.add(text(row, 5), text(row, 3), text(row, 7));
            }
        });
    Prepared update{
        session,
        "UPDATE raw_mentions SET person = :person, person_name = :called, is_known = :known, "
        "candidates = :candidates, delegation = :delegation, chamber = :chamber "
        "WHERE raw_id = :row",
        {{"person", ColumnType::text},
         {"called", ColumnType::text},
         {"known", ColumnType::integer},
         {"candidates", ColumnType::text},
         {"delegation", ColumnType::text},
         {"chamber", ColumnType::text},
         {"row", ColumnType::integer}}};
    for (const auto& [row, key, linked] : list) {
        const auto& [link, called, delegation, chamber] = linked;
        update.run({link.is_known ? maybe(link.person) : base::Cell{own.of(key)},
                    called,
                    std::int64_t{link.is_known ? 1 : 0},
                    maybe(link.candidates),
                    maybe(delegation),
                    maybe(chamber),
                    row});
    }
}

/// For each delegation on the team of a touched mission the composition that counts.
void link_compositions(Session& session, Surroundings& around)
{
    session.execute(
        "DELETE FROM linked_compositions WHERE mission IN (SELECT mission FROM temp.touched)");
    const auto table = session.query(
        "SELECT DISTINCT p.mission, m.organisation, m.election, p.delegation FROM temp.touched t "
        "JOIN raw_mentions p ON p.mission = t.mission "
        "JOIN raw_missions m ON m.id = p.mission AND m.file = p.file "
        "WHERE p.part IN ('coordinator', 'head', 'team') AND p.delegation IS NOT NULL "
        "ORDER BY p.mission");
    CompositionLinks links{session};
    std::string mission;
    std::set<std::string> done;
    for (const auto& row : table.rows) {
        if (base::to_text(row[0]) != mission) {
            mission = base::to_text(row[0]);
            done.clear();
        }
        const auto* election = around.election(base::to_text(row[2]));
        if (election == nullptr) {
            continue;
        }
        for (const auto& one :
             around.compositions(base::to_text(row[1]), base::to_text(row[3]), election->date)) {
            if (done.insert(one.delegation).second) {
                links.add(mission, election->date, one);
            }
        }
    }
}

} // namespace

void link_members(Session& session, const NameBook& book)
{
    const auto table = session.query("SELECT raw_id, name, given_id, country, name_key, loose_key, "
                                     "script, own_id FROM raw_members WHERE person IS NULL");
    Prepared update{session,
                    "UPDATE raw_members SET person = :person, person_name = :called, candidates = "
                    ":candidates WHERE raw_id = :row",
                    {{"person", ColumnType::text},
                     {"called", ColumnType::text},
                     {"candidates", ColumnType::text},
                     {"row", ColumnType::integer}}};
    std::set<std::string> persons;
    for (const auto& row : table.rows) {
        std::string person = base::to_text(row[2]);
        std::string candidates;
        if (person.empty()) {
            const Name member{base::to_text(row[7]),
                              base::to_text(row[4]),
                              base::to_text(row[5]),
                              base::to_text(row[6]),
                              2,
                              base::to_text(row[3])};
            person = book.identity(member);
            candidates = book.rivals(member);
        }
        const std::string called =
            base::is_empty(row[1]) ? book.called(person) : base::to_text(row[1]);
        update.run({person, called.empty() ? person : called, maybe(candidates), row[0]});
        persons.insert(std::move(person));
    }
    const bool has_mentions = !session.query("SELECT 1 FROM raw_mentions LIMIT 1").rows.empty();
    for (const auto& person : persons) {
        if (has_mentions) {
            forget_mentions(session, "person = :person", {{"person", person}});
        }
    }
}

void link_names(Session& session)
{
    const auto open =
        session.query("SELECT 1 FROM raw_mentions WHERE person IS NULL AND candidates IS NULL "
                      "UNION ALL SELECT 1 FROM raw_members WHERE person IS NULL LIMIT 1");
    if (!open.rows.empty()) {
        link_members(session, NameBook{session, NameBook::Scope::open_names});
    }
    // Without it the planner takes the few touched missions for many, and reads all the others.
    session.execute("ANALYZE temp.touched");
    Surroundings around{session, Surroundings::Scope::on_demand};
    link_mentions(session, around);
    link_compositions(session, around);
}

} // namespace eomt::index
