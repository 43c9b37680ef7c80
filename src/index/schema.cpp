#include "index/schema.hpp"

#include "base/text.hpp"
#include "index/tables.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <functional>

namespace eomt::index {

namespace {

std::string_view sql_type(ColumnType type)
{
    switch (type) {
    case ColumnType::integer:
        return "BIGINT";
    case ColumnType::real:
        return "DOUBLE PRECISION";
    case ColumnType::text:
        break;
    }
    return "TEXT";
}

/// The view of a table: its rows from files without errors, with the file's path. It is no join, so
/// that it can stand at the right of a LEFT JOIN without being read whole, and a query that doesn't
/// ask for the path doesn't pay for it.
ViewInfo view_of(const TableInfo& table)
{
    std::string columns;
    for (const auto& column : table.columns) {
        columns += fmt::format("r.{0} AS {0}, ", column.name);
    }
    return {
        std::string{table.name},
        std::string{table.help},
        fmt::format("SELECT {}(SELECT f.path FROM files f WHERE f.id = r.file) AS path, "
                    "r.line AS line, r.col AS col\nFROM raw_{} r\n"
                    "WHERE NOT EXISTS (SELECT 1 FROM files f WHERE f.id = r.file AND f.errors > 0)",
                    columns,
                    table.name)};
}

/// The view of each table: its rows of files without errors.
std::vector<ViewInfo> table_views()
{
    std::vector<ViewInfo> list;
    for (const TableInfo& table : tables()) {
        ViewInfo view = view_of(table);
        if (table.name == "elections") {
            // A record of its own says more than a mission's inline one; of several inline ones the
            // first counts.
            view.sql += R"( AND NOT EXISTS (
  SELECT 1 FROM raw_elections o JOIN files g ON g.id = o.file
  WHERE o.id = r.id AND +g.errors = 0 AND (o.is_inline < r.is_inline OR (o.is_inline = r.is_inline AND g.path < (SELECT f.path FROM files f WHERE f.id = r.file)))))";
            view.help = "elections, each once: by its record, else as a mission describes it";
        } else if (table.name == "missions") {
            view.name = "mission_records";
            view.help = "missions as recorded";
        }
        list.push_back(std::move(view));
    }
    return list;
}

std::vector<ViewInfo> make_views()
{
    std::vector<ViewInfo> list = table_views();
    list.push_back(
        {"missions",
         "missions with their election",
         R"(SELECT m.*, e.country AS country, e.date AS date, e.last_day AS last_day, e.type AS election_type,
  e.title AS election_title, e.institution AS institution
FROM mission_records m LEFT JOIN elections e ON e.id = m.election)"});
    list.push_back(
        {"mission_compositions",
         "for each mission and delegation on its team the composition that counts: in force on the "
         "election's date, else the first attested later (attested_later 1)",
         R"(SELECT x.mission AS mission, x.country AS country, x.date AS date, x.delegation AS delegation,
  c.n AS composition, c.seats AS seats, c.chambers AS chambers, c.start AS start, c.representative AS representative,
  c.cites AS cites, x.attested_later AS attested_later
FROM linked_compositions x JOIN compositions c ON c.delegation = x.delegation AND c.n = x.composition)"});
    list.push_back(
        {"diagnostics",
         "every message of eomt check",
         R"(SELECT f.path AS path, d.line AS line, d.col AS col, d.severity AS severity, d.rule AS rule,
  d.message AS message FROM raw_diagnostics d JOIN files f ON f.id = d.file)"});
    list.push_back({"people",
                    "every person once: by record, else as a delegation's member, else as a "
                    "mission names them",
                    R"(SELECT id AS id, name AS name, country AS country FROM persons
UNION ALL
SELECT person, MIN(name), MIN(country) FROM members
WHERE person IS NOT NULL AND person NOT IN (SELECT id FROM persons) GROUP BY person
UNION ALL
SELECT person, MIN(name), MIN(stated_delegation) FROM mentions
WHERE person IS NOT NULL AND person NOT IN (SELECT id FROM persons)
  AND person NOT IN (SELECT person FROM members WHERE person IS NOT NULL) GROUP BY person)"});
    list.push_back(
        {"recommendation_states",
         "each recommendation with its latest review, if any",
         R"(SELECT r.id AS id, r.mission AS mission, r.n AS n, r.number AS number, r.text AS text, r.priority AS priority,
  r.topic AS topic, r.addressee AS addressee, r.page AS page, r.cites AS cites, v.status AS status,
  v.date AS status_date, v.mission AS reviewed_in, v.text AS status_text, v.cites AS status_cites
FROM recommendations r LEFT JOIN (
  SELECT w.recommendation AS recommendation, w.status AS status, COALESCE(w.date, m.date) AS date,
    w.mission AS mission, w.text AS text, w.cites AS cites,
    ROW_NUMBER() OVER (PARTITION BY w.recommendation
                       ORDER BY COALESCE(w.date, m.date) DESC, w.mission DESC, w.n DESC) AS latest
  FROM reviews w LEFT JOIN missions m ON m.id = w.mission) v
ON v.recommendation = r.id AND v.latest = 1)"});
    return list;
}

} // namespace

std::vector<std::string> table_statements()
{
    std::vector<std::string> list{
        "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
        "CREATE TABLE files (id INTEGER PRIMARY KEY, path TEXT NOT NULL, kind TEXT, record TEXT, "
        "size BIGINT NOT NULL, "
        "mtime BIGINT NOT NULL, ctime BIGINT NOT NULL, inode BIGINT NOT NULL, own_errors BIGINT "
        "NOT NULL, "
        "errors BIGINT NOT NULL)",
        "CREATE TABLE linked_compositions (mission TEXT NOT NULL, country TEXT NOT NULL, date "
        "TEXT, delegation TEXT NOT NULL, "
        "composition BIGINT NOT NULL, attested_later BIGINT NOT NULL)",
        "CREATE TABLE dependencies (file BIGINT NOT NULL, path TEXT NOT NULL, size BIGINT NOT "
        "NULL, "
        "mtime BIGINT NOT NULL, ctime BIGINT NOT NULL, inode BIGINT NOT NULL)",
    };
    const auto add = [&](const TableInfo& table, const std::string& key) {
        std::string columns =
            key + "file BIGINT NOT NULL, line BIGINT NOT NULL, col BIGINT NOT NULL";
        for (const auto& column : table.columns) {
            columns += fmt::format(", {} {}", column.name, sql_type(column.type));
        }
        list.push_back(fmt::format("CREATE TABLE raw_{} ({})", table.name, columns));
    };
    add(diagnostics_table(), "");
    for (const TableInfo& table : tables()) {
        // See `row_id`. SQLite makes no index for a key of just this type.
        add(table, "raw_id INTEGER PRIMARY KEY, ");
    }
    return list;
}

std::vector<std::string> index_statements()
{
    std::vector<std::string> list{
        "CREATE UNIQUE INDEX files_path ON files (path)",
        "CREATE INDEX files_record ON files (kind, record)",
        "CREATE INDEX files_invalid ON files (id) WHERE errors > 0",
        "CREATE INDEX diagnostics_file ON raw_diagnostics (file)",
        "CREATE INDEX diagnostics_errors ON raw_diagnostics (file) WHERE origin = 1",
        "CREATE INDEX mentions_open ON raw_mentions (name_key) WHERE person IS NULL",
        "CREATE INDEX mentions_unknown ON raw_mentions (name_key) WHERE is_known = 0",
        "CREATE INDEX members_open ON raw_members (name_key) WHERE person IS NULL",
        "CREATE INDEX members_ambiguous ON raw_members (delegation) WHERE candidates IS NOT NULL",
        "CREATE INDEX elections_inline ON raw_elections (id) WHERE is_inline = 1",
        "CREATE INDEX references_open ON raw_record_references (to_kind) WHERE is_known = 0",
        R"(CREATE INDEX references_chain ON raw_record_references (field, record, target)
WHERE field IN ('part_of', 'parent', 'previous'))",
        "CREATE INDEX linked_compositions_mission ON linked_compositions (mission)",
        "CREATE INDEX dependencies_file ON dependencies (file)",
    };
    for (const TableInfo& table : tables()) {
        for (const auto columns : table.indexes) {
            // Of a column that most rows leave empty only the others are indexed: SQLite would take
            // an index in which nearly all is the same for useless.
            const bool sparse = columns.ends_with('?');
            const std::string_view keys = columns.substr(0, columns.size() - (sparse ? 1 : 0));
            std::string name{keys};
            std::replace(name.begin(), name.end(), ',', '_');
            list.push_back(fmt::format("CREATE INDEX {0}_by_{1} ON raw_{0} ({2}){3}",
                                       table.name,
                                       name,
                                       keys,
                                       sparse ? fmt::format(" WHERE {} IS NOT NULL", keys) : ""));
        }
    }
    return list;
}

const std::vector<ViewInfo>& views()
{
    static const std::vector<ViewInfo> list = make_views();
    return list;
}

std::string schema_stamp()
{
    static const std::string stamp = std::to_string(std::hash<std::string>{}(schema_text()));
    return stamp;
}

std::string schema_text()
{
    std::string text = "-- Read the views; the raw_ tables hold what they are made of, records "
                       "with errors included.\n\n";
    for (const ViewInfo& view : views()) {
        text += fmt::format("-- {}\nCREATE VIEW {} AS\n{};\n\n", view.help, view.name, view.sql);
    }
    for (const auto& statement : table_statements()) {
        text += statement + ";\n";
    }
    for (const auto& statement : index_statements()) {
        text += statement + ";\n";
    }
    return text;
}

std::string schema_document()
{
    std::string text =
        "# The SQL tables\n\n"
        "`eomt sql QUERY` reads an index of the archive. Query the tables below (in the database "
        "they are views over\n"
        "`raw_` tables, and leave out every record with an error); `eomt sql --schema` prints them "
        "as SQL. Dates are\n"
        "ISO text, true is 1 and false 0, no data is NULL. Every table has `path`, `line` and "
        "`col` as well: where in\n"
        "the archive the row was read. `cites` names sources as `<kind>:<record>#<key>`, one a "
        "line.\n\n"
        "This page is made from the declarations in `src/index/`; a test fails when it is stale\n"
        "(`./dev docs` makes it again).\n";
    for (const TableInfo& table : tables()) {
        text += fmt::format("\n## {}\n\n{}.\n\n| column | type | what |\n| --- | --- | --- |\n",
                            table.name == "missions" ? "mission_records" : table.name,
                            table.help);
        for (const auto& column : table.columns) {
            const auto type = sql_type(column.type);
            text +=
                fmt::format("| `{}` | {} | {} |\n", column.name, base::lower(type), column.help);
        }
    }
    text += "\n## Joined tables\n\n| table | what |\n| --- | --- |\n";
    for (const ViewInfo& view : views()) {
        const bool is_plain =
            std::any_of(tables().begin(), tables().end(), [&](const TableInfo& table) {
                return (table.name == view.name && view.name != "missions") ||
                       view.name == "mission_records";
            });
        if (!is_plain) {
            text += fmt::format("| `{}` | {} |\n", view.name, view.help);
        }
    }
    text += "\nBeside them stand `files` (the manifest), `dependencies`\n"
            "(archived copies that records name) and `meta`.\n";
    return text;
}

} // namespace eomt::index
