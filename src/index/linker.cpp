#include "index/linker.hpp"

#include "base/name_key.hpp"
#include "base/text.hpp"
#include "index/tables.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <unordered_map>

namespace eomt::index {

namespace {

base::Cell maybe(const std::string& value)
{
    return value.empty() ? base::Cell{} : base::Cell{value};
}

bool takes_part(std::string_view part)
{
    return part == "coordinator" || part == "head" || part == "team";
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

/// A mention of a person, as far as its link needs it.
struct Mention
{
    std::string name;
    std::string given_id;
    std::string key;
    std::string loose;
    std::string script;
    std::string delegation; ///< as the record states it
    std::string chamber;
};

struct LinkedMention
{
    Link link;
    std::string called; ///< by record, else by delegation, else as the mission names them
    std::string delegation;
    std::string chamber;
};

LinkedMention link_mention(NameBook& book,
                           Surroundings& around,
                           const std::string& organisation,
                           const std::string& date,
                           Mention mention)
{
    LinkedMention out;
    if (mention.given_id.empty()) {
        out.link = book.find(
            {mention.name, mention.key, mention.loose, mention.script, mention.delegation});
    } else {
        out.link = {mention.given_id, true, {}};
    }
    out.delegation = std::move(mention.delegation);
    out.chamber = std::move(mention.chamber);
    if (out.link.is_known) {
        out.called = book.called(out.link.person);
        if (out.delegation.empty() && !out.link.person.empty() && !date.empty()) {
            Seat seat = around.seat(organisation, date, out.link.person);
            out.delegation = std::move(seat.country);
            if (out.chamber.empty()) {
                out.chamber = std::move(seat.chamber);
            }
        }
    }
    if (out.called.empty()) {
        out.called = mention.name.empty() ? out.link.person : mention.name;
    }
    return out;
}

const Prepared::Parameters& composition_parameters()
{
    static const Prepared::Parameters list{{"mission", ColumnType::text},
                                           {"country", ColumnType::text},
                                           {"date", ColumnType::text},
                                           {"delegation", ColumnType::text},
                                           {"composition", ColumnType::integer},
                                           {"later", ColumnType::integer}};
    return list;
}

constexpr auto insert_composition =
    "INSERT INTO linked_compositions (mission, country, date, delegation, composition, "
    "attested_later) VALUES (:mission, :country, :date, :delegation, :composition, :later)";

/// Puts down the compositions of a country's delegations for a mission, each once.
void link_composition(Prepared& insert,
                      const std::string& mission,
                      const std::string& date,
                      const LinkedComposition& one)
{
    insert.run({mission,
                one.seated.country,
                date,
                one.delegation,
                one.n,
                std::int64_t{one.seated.attested_later ? 1 : 0}});
}

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
    Prepared insert{session, insert_composition, composition_parameters()};
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
                link_composition(insert, mission, election->date, one);
            }
        }
    }
}

} // namespace

void begin_links(Session& session)
{
    session.execute("DROP TABLE IF EXISTS temp.touched");
    session.execute("CREATE TEMP TABLE touched (mission TEXT PRIMARY KEY)");
    session.execute("DROP TABLE IF EXISTS temp.nested");
    session.execute("CREATE TEMP TABLE nested (mission TEXT PRIMARY KEY)");
}

void touch_all(Session& session)
{
    session.execute("INSERT OR IGNORE INTO temp.touched SELECT id FROM raw_missions");
}

namespace {

/// The condition for the rows of a file in a table.
std::string of_file(std::string_view alias)
{
    return fmt::format("{0}.raw_id >= :first AND {0}.raw_id < :behind", alias);
}

Binds rows_of_file(std::int64_t file)
{
    return {{"first", row_id(file, 0)}, {"behind", row_id(file + 1, 0)}};
}

/// Forgets the links of mentions, and touches their missions.
void forget_mentions(Session& session, const std::string& condition, const Binds& binds)
{
    session.execute("INSERT OR IGNORE INTO temp.touched SELECT mission FROM raw_mentions WHERE " +
                        condition,
                    binds);
    session.execute("UPDATE raw_mentions SET person = NULL, candidates = NULL WHERE " + condition,
                    binds);
}

/// Forgets what names decide on that a file's records and members bear: whatever is written in a
/// way that may mean one of them.
void forget_names(Session& session, std::int64_t file)
{
    session.execute("DROP TABLE IF EXISTS temp.loose_keys");
    session.execute("CREATE TEMP TABLE loose_keys (loose_key TEXT PRIMARY KEY)");
    session.execute("INSERT OR IGNORE INTO temp.loose_keys SELECT n.loose_key FROM "
                    "raw_person_names n WHERE n.loose_key IS NOT NULL AND " +
                        of_file("n"),
                    rows_of_file(file));
    // An id may stand where a name does.
    const auto ids =
        session.query("SELECT DISTINCT n.person FROM raw_person_names n WHERE " + of_file("n"),
                      rows_of_file(file));
    for (const auto& row : ids.rows) {
        const std::string id = base::to_text(row[0]);
        session.execute("INSERT OR IGNORE INTO temp.loose_keys VALUES (:key)",
                        {{"key", base::name_key(id).loose}});
        forget_mentions(session, "person = :id OR given_id = :id", {{"id", id}});
    }
    const std::string same_name = "loose_key IN (SELECT loose_key FROM temp.loose_keys)";
    forget_mentions(session, same_name, {});
    const std::string members = "loose_key IN (SELECT loose_key FROM temp.loose_keys) "
                                "OR (raw_id >= :first AND raw_id < :behind)";
    // Whoever was on a delegation as one person may be another one now.
    forget_mentions(session,
                    "person IN (SELECT person FROM raw_members WHERE " + members + ")",
                    rows_of_file(file));
    session.execute("UPDATE raw_members SET person = NULL, candidates = NULL WHERE " + members,
                    rows_of_file(file));
}

} // namespace

void touch(Session& session, std::int64_t file)
{
    // The mission itself, those inside it, those of its election, and those of its delegation's
    // organisation.
    session.execute(fmt::format(
                        R"(INSERT OR IGNORE INTO temp.touched
SELECT id FROM raw_missions x WHERE {0}
UNION SELECT m.id FROM raw_missions x JOIN raw_missions m ON m.part_of = x.id WHERE {0}
UNION SELECT m.id FROM raw_elections x JOIN raw_missions m ON m.election = x.id WHERE {0}
UNION SELECT m.id FROM raw_delegations x JOIN raw_missions m ON m.organisation = x.organisation WHERE {0})",
                        of_file("x")),
                    rows_of_file(file));
}

void forget_links(Session& session, std::int64_t file)
{
    const Binds rows = rows_of_file(file);
    const auto names = session.query(
        fmt::format(
            "SELECT 1 FROM raw_person_names n WHERE {} UNION ALL SELECT 1 FROM raw_members b "
            "WHERE {} LIMIT 1",
            of_file("n"),
            of_file("b")),
        rows);
    if (!names.rows.empty()) {
        forget_names(session, file);
    }
    touch(session, file);
    // Mentions of a name that nobody bears have one id, for which the best way of writing it is
    // chosen among them.
    forget_mentions(session,
                    "is_known = 0 AND name_key IN (SELECT x.name_key FROM raw_mentions x WHERE " +
                        of_file("x") + ")",
                    rows);
    forget_mentions(
        session,
        "mission IN (SELECT m.id FROM raw_elections x JOIN raw_missions m ON m.election "
        "= x.id WHERE " +
            of_file("x") + ")",
        rows);
}

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

namespace {

/// Where the columns stand that linking reads and sets.
struct MentionColumns
{
    std::size_t part;
    std::size_t name;
    std::size_t given_id;
    std::size_t name_key;
    std::size_t loose_key;
    std::size_t script;
    std::size_t stated_delegation;
    std::size_t stated_chamber;
    std::size_t person;
    std::size_t person_name;
    std::size_t is_known;
    std::size_t candidates;
    std::size_t delegation;
    std::size_t chamber;
};

const MentionColumns& mention_places()
{
    const auto at = [](std::string_view name) { return position(TableId::mentions, name); };
    static const MentionColumns places{at("part"),
                                       at("name"),
                                       at("given_id"),
                                       at("name_key"),
                                       at("loose_key"),
                                       at("script"),
                                       at("stated_delegation"),
                                       at("stated_chamber"),
                                       at("person"),
                                       at("person_name"),
                                       at("is_known"),
                                       at("candidates"),
                                       at("delegation"),
                                       at("chamber")};
    return places;
}

const Row* row_of_table(const Rows& rows, TableId table)
{
    const auto found = std::find_if(
        rows.begin(), rows.end(), [&](const Row& row) { return row.table == number(table); });
    return found == rows.end() ? nullptr : &*found;
}

std::string cell_text(const Row& row, TableId table, std::string_view column)
{
    return base::to_text(row.cells[position(table, column)]);
}

/// Links the mention in a row, and gives it as the mission's case has it.
Attendance link_row(NameBook& book,
                    Surroundings& around,
                    const std::string& organisation,
                    const std::string& date,
                    Row& row)
{
    const MentionColumns& at = mention_places();
    auto& cells = row.cells;
    LinkedMention linked = link_mention(book,
                                        around,
                                        organisation,
                                        date,
                                        {base::to_text(cells[at.name]),
                                         base::to_text(cells[at.given_id]),
                                         base::to_text(cells[at.name_key]),
                                         base::to_text(cells[at.loose_key]),
                                         base::to_text(cells[at.script]),
                                         base::to_text(cells[at.stated_delegation]),
                                         base::to_text(cells[at.stated_chamber])});
    const bool is_known = linked.link.is_known;
    if (is_known) {
        cells[at.person] = maybe(linked.link.person);
        cells[at.person_name] = linked.called;
        cells[at.is_known] = std::int64_t{1};
        cells[at.candidates] = maybe(linked.link.candidates);
        cells[at.delegation] = maybe(linked.delegation);
        cells[at.chamber] = maybe(linked.chamber);
    }
    return {row.mark,
            base::to_text(cells[at.part]),
            base::to_text(cells[base::is_empty(cells[at.name]) ? at.given_id : at.name]),
            base::to_text(cells[at.name_key]),
            is_known ? linked.link.person : std::string{},
            std::move(linked.delegation),
            std::move(linked.chamber),
            is_known};
}

std::vector<DatedEvent> events_of(const Rows& rows)
{
    std::vector<DatedEvent> list;
    for (const Row& row : rows) {
        if (row.table == number(TableId::events)) {
            list.push_back({row.mark,
                            cell_text(row, TableId::events, "kind"),
                            cell_text(row, TableId::events, "date")});
        }
    }
    return list;
}

/// The case without persons and delegations.
MissionCase case_of(const Rows& rows, const Row& mission, const ElectionDays& election)
{
    MissionCase out;
    out.id = cell_text(mission, TableId::missions, "id");
    out.country = election.country;
    out.last_day = election.last_day;
    out.verdict_date = cell_text(mission, TableId::missions, "verdict_date");
    const auto number_in = [&](std::string_view column) {
        const auto* value =
            std::get_if<std::int64_t>(&mission.cells[position(TableId::missions, column)]);
        return value == nullptr ? 0 : static_cast<int>(*value);
    };
    out.verdict_mark = {number_in("verdict_line"), number_in("verdict_col")};
    out.events = events_of(rows);
    return out;
}

} // namespace

MissionLinker::MissionLinker(Session& session, NameBook book)
    : m_session{session},
      m_book{std::move(book)},
      m_around{session, Surroundings::Scope::everything},
      m_compositions{session, insert_composition, composition_parameters()},
      m_nested{
          session, "INSERT OR IGNORE INTO temp.nested VALUES (:id)", {{"id", ColumnType::text}}}
{}

const ElectionDays*
MissionLinker::election_of(const Rows& rows, bool is_valid, const std::string& id)
{
    const Row* described = row_of_table(rows, TableId::elections);
    if (described != nullptr && is_valid) {
        m_around.add_election(cell_text(*described, TableId::elections, "id"),
                              {cell_text(*described, TableId::elections, "country"),
                               cell_text(*described, TableId::elections, "date"),
                               cell_text(*described, TableId::elections, "last_day")});
    }
    return m_around.election(id);
}

std::optional<MissionCase> MissionLinker::link(Rows& rows, const std::string& path, bool is_valid)
{
    const Row* mission = row_of_table(rows, TableId::missions);
    if (mission == nullptr) {
        return std::nullopt;
    }
    const std::string id = cell_text(*mission, TableId::missions, "id");
    const std::string organisation = cell_text(*mission, TableId::missions, "organisation");
    const auto* election =
        election_of(rows, is_valid, cell_text(*mission, TableId::missions, "election"));
    const bool is_first = m_seen.insert(id).second;
    if (election == nullptr || !is_first) {
        m_session.execute("INSERT OR IGNORE INTO temp.touched VALUES (:id)", {{"id", id}});
        return std::nullopt;
    }
    if (!base::is_empty(mission->cells[position(TableId::missions, "part_of")])) {
        m_nested.run({id});
    }
    MissionCase out = case_of(rows, *mission, *election);
    out.path = path;
    std::set<std::string> countries;
    for (Row& row : rows) {
        if (row.table == number(TableId::mentions)) {
            out.people.push_back(link_row(m_book, m_around, organisation, election->date, row));
            const Attendance& one = out.people.back();
            if (takes_part(one.part) && !one.delegation.empty()) {
                countries.insert(one.delegation);
            }
        }
    }
    std::stable_sort(out.people.begin(), out.people.end(), [](const auto& a, const auto& b) {
        return a.mark < b.mark;
    });
    for (const auto& country : countries) {
        for (auto& one : m_around.compositions(organisation, country, election->date)) {
            link_composition(m_compositions, id, election->date, one);
            if (one.is_valid) {
                out.delegations.push_back(std::move(one.seated));
            }
        }
    }
    return out;
}

} // namespace eomt::index
