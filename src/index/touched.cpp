#include "index/touched.hpp"

#include "base/name_key.hpp"
#include "index/table_spec.hpp"

#include <fmt/format.h>
#include <string_view>

namespace eomt::index {

void begin_links(Session& session)
{
    session.execute("DROP TABLE IF EXISTS temp.touched");
    session.execute("CREATE TEMP TABLE touched (mission TEXT PRIMARY KEY)");
    session.execute("DROP TABLE IF EXISTS temp.nested");
    session.execute("CREATE TEMP TABLE nested (mission TEXT PRIMARY KEY)");
}

void keep_links(Session& session)
{
    for (const std::string list : {"touched", "nested"}) {
        session.execute(fmt::format("CREATE TABLE kept_{0} AS SELECT mission FROM temp.{0}", list));
    }
}

void resume_links(Session& session)
{
    for (const std::string list : {"touched", "nested"}) {
        session.execute(fmt::format("INSERT INTO temp.{0} SELECT mission FROM kept_{0}", list));
        session.execute(fmt::format("DROP TABLE kept_{0}", list));
    }
}

void touch_all(Session& session)
{
    session.execute("INSERT OR IGNORE INTO temp.touched SELECT id FROM raw_missions");
}

void forget_mentions(Session& session, const std::string& condition, const Binds& binds)
{
    session.execute("INSERT OR IGNORE INTO temp.touched SELECT mission FROM raw_mentions WHERE " +
                        condition,
                    binds);
    session.execute("UPDATE raw_mentions SET person = NULL, candidates = NULL WHERE " + condition,
                    binds);
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

} // namespace eomt::index
