#include "report/lists.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "query/query.hpp"
#include "report/joined.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>

namespace eomt::report {

namespace {

using base::Cell;
using base::Table;
using query::Target;

/// A list: what `x` is, the query over the CTE `sel` (the missions selected), and its columns.
struct List
{
    std::string_view name;
    Target target;
    std::string_view of_mission; ///< how a row `x` belongs to a mission `m`
    std::string_view sql;        ///< with {own}: the condition on `x`
    std::span<const std::string_view> columns;
};

constexpr std::string_view missions_sql =
    R"(SELECT x.id AS mission, x.date, x.country, x.election, x.election_type, x.organisation, x.type, x.status,
  (SELECT p.person_name FROM mentions p WHERE p.mission = x.id AND p.part = 'coordinator') AS coordinator,
  (SELECT p.person_name FROM mentions p WHERE p.mission = x.id AND p.part = 'head') AS head,
  x.invited_by, x.verdict, x.score,
  (SELECT COUNT(*) FROM findings f WHERE f.mission = x.id) AS findings,
  (SELECT COUNT(*) FROM sources s WHERE s.kind = 'mission' AND s.record = x.id) AS sources
FROM missions x WHERE {own} ORDER BY x.date, x.id)";
constexpr auto missions_columns = std::to_array<std::string_view>({"mission",
                                                                   "date",
                                                                   "country",
                                                                   "election",
                                                                   "election_type",
                                                                   "organisation",
                                                                   "type",
                                                                   "status",
                                                                   "coordinator",
                                                                   "head",
                                                                   "invited_by",
                                                                   "verdict",
                                                                   "score",
                                                                   "findings",
                                                                   "sources"});

constexpr std::string_view elections_sql =
    R"(SELECT x.id AS election, x.date, x.country, x.type, x.institution, x.title,
  (SELECT COUNT(*) FROM sel m WHERE m.election = x.id) AS missions,
  (SELECT COUNT(DISTINCT m.organisation) FROM sel m WHERE m.election = x.id) AS organisations
FROM elections x WHERE {own} ORDER BY x.date, x.id)";
constexpr auto elections_columns = std::to_array<std::string_view>(
    {"election", "date", "country", "type", "institution", "title", "missions", "organisations"});

constexpr std::string_view organisations_sql =
    R"(SELECT x.id AS organisation, x.name, x.kind, x.parent, COUNT(m.id) AS missions,
  COUNT(DISTINCT m.election) AS elections, MIN(m.date) AS first, MAX(m.date) AS last
FROM organisations x LEFT JOIN sel m ON m.organisation = x.id
WHERE {own} GROUP BY x.id, x.name, x.kind, x.parent ORDER BY x.id)";
constexpr auto organisations_columns = std::to_array<std::string_view>(
    {"organisation", "name", "kind", "parent", "missions", "elections", "first", "last"});

constexpr std::string_view delegations_sql =
    R"(SELECT x.id AS delegation, x.organisation, x.country, x.parliament, c.seats, c.chambers,
  (SELECT b.person_name FROM members b WHERE b.delegation = x.id AND b.is_representative = 1 AND b.n = c.n) AS representative,
  (SELECT COUNT(DISTINCT b.person) FROM members b WHERE b.delegation = x.id AND b.is_representative = 0
    AND (b.from_date IS NULL OR b.from_date <= :as_of)
    AND (b.to_date IS NULL OR b.to_date >= SUBSTR(:as_of, 1, LENGTH(b.to_date)))) AS members,
  c.from_date AS in_force_from
FROM delegations x LEFT JOIN compositions c ON c.delegation = x.id AND c.n = (
  SELECT c2.n FROM compositions c2
  WHERE c2.delegation = x.id AND (c2.to_date IS NULL OR c2.to_date >= :as_of)
  ORDER BY CASE WHEN c2.start <= :as_of THEN 0 ELSE 1 END,
    CASE WHEN c2.start <= :as_of THEN c2.start END DESC, c2.start, c2.n
  LIMIT 1)
WHERE {own} ORDER BY x.id)";
constexpr auto delegations_columns = std::to_array<std::string_view>({"delegation",
                                                                      "organisation",
                                                                      "country",
                                                                      "parliament",
                                                                      "seats",
                                                                      "chambers",
                                                                      "representative",
                                                                      "members",
                                                                      "in_force_from"});

constexpr std::string_view people_sql =
    R"(SELECT x.id AS person, x.name, x.country, NULL AS delegations,
  COUNT(DISTINCT m.id) AS missions, NULL AS roles, MIN(m.date) AS first, MAX(m.date) AS last
FROM people x LEFT JOIN mentions p ON p.person = x.id LEFT JOIN sel m ON m.id = p.mission
WHERE {own} GROUP BY x.id, x.name, x.country ORDER BY x.id)";
constexpr auto people_columns = std::to_array<std::string_view>(
    {"person", "name", "country", "delegations", "missions", "roles", "first", "last"});

constexpr std::string_view findings_sql =
    R"(SELECT x.mission, s.date, s.country, s.organisation, x.topic, x.assessment, x.score, x.text, x.quote, x.by,
  x.cites AS source, x.cites AS url
FROM findings x JOIN missions s ON s.id = x.mission WHERE {own} ORDER BY s.date, x.mission, x.n)";
constexpr auto findings_columns = std::to_array<std::string_view>({"mission",
                                                                   "date",
                                                                   "country",
                                                                   "organisation",
                                                                   "topic",
                                                                   "assessment",
                                                                   "score",
                                                                   "text",
                                                                   "quote",
                                                                   "by",
                                                                   "source",
                                                                   "url"});

constexpr std::string_view figures_sql =
    R"(SELECT x.election, x.mission, e.date, e.country, s.organisation, x.what, x.value, x.qualifier, x.as_of,
  x.stage, x.cites AS source, x.note
FROM figures x LEFT JOIN elections e ON e.id = x.election LEFT JOIN missions s ON s.id = x.mission
WHERE {own} ORDER BY e.date, x.election, COALESCE(x.mission, ''), x.n)";
constexpr auto figures_columns = std::to_array<std::string_view>({"election",
                                                                  "mission",
                                                                  "date",
                                                                  "country",
                                                                  "organisation",
                                                                  "what",
                                                                  "value",
                                                                  "qualifier",
                                                                  "as_of",
                                                                  "stage",
                                                                  "source",
                                                                  "note"});

constexpr std::string_view recommendations_sql =
    R"(SELECT x.id AS recommendation, s.date, s.country, s.organisation, x.priority, x.topic, x.text, x.status,
  x.status_date, x.reviewed_in
FROM recommendation_states x JOIN missions s ON s.id = x.mission WHERE {own} ORDER BY s.date, x.mission, x.n)";
constexpr auto recommendations_columns = std::to_array<std::string_view>({"recommendation",
                                                                          "date",
                                                                          "country",
                                                                          "organisation",
                                                                          "priority",
                                                                          "topic",
                                                                          "text",
                                                                          "status",
                                                                          "status_date",
                                                                          "reviewed_in"});

constexpr std::string_view sources_sql =
    R"(SELECT x.record, x.key, x.title, x.publisher, x.date, x.url, x.archived_copy AS file,
  x.uses AS cited
FROM sources x WHERE {own} ORDER BY x.record, x.kind, x.key)";
constexpr auto sources_columns = std::to_array<std::string_view>(
    {"record", "key", "title", "publisher", "date", "url", "file", "cited"});

constexpr auto all_lists = std::to_array<List>({
    {"missions", Target::missions, "m.id = x.id", missions_sql, missions_columns},
    {"elections", Target::elections, "m.election = x.id", elections_sql, elections_columns},
    {"organisations",
     Target::organisations,
     "m.organisation = x.id",
     organisations_sql,
     organisations_columns},
    {"delegations",
     Target::delegations,
     "m.organisation = x.organisation AND EXISTS (SELECT 1 FROM mentions p WHERE p.mission = "
     "m.id "
     "AND p.delegation = x.country AND p.part IN ('coordinator', 'head', 'team'))",
     delegations_sql,
     delegations_columns},
    {"people",
     Target::people,
     "EXISTS (SELECT 1 FROM mentions p WHERE p.mission = m.id AND p.person = x.id)",
     people_sql,
     people_columns},
    {"findings", Target::findings, "m.id = x.mission", findings_sql, findings_columns},
    {"figures",
     Target::figures,
     "m.election = x.election AND (x.mission IS NULL OR m.id = x.mission)",
     figures_sql,
     figures_columns},
    {"recommendations",
     Target::recommendations,
     "m.id = x.mission",
     recommendations_sql,
     recommendations_columns},
    {"sources",
     Target::sources,
     "(x.kind = 'mission' AND x.record = m.id) OR (x.kind = 'election' AND x.record = "
     "m.election)",
     sources_sql,
     sources_columns},
});

const List& find_list(std::string_view name)
{
    const auto* const found = std::find_if(
        all_lists.begin(), all_lists.end(), [&](const List& list) { return list.name == name; });
    if (found == all_lists.end()) {
        const std::string near = base::did_you_mean(name, list_names());
        throw base::UsageError{fmt::format(
            "there is no list of \"{}\"{}",
            base::visible(name),
            near.empty() ? fmt::format("; there are {}", fmt::join(list_names(), ", ")) : near)};
    }
    return *found;
}

std::string replaced(std::string_view sql, std::string_view mark, const std::string& with)
{
    std::string out{sql};
    out.replace(out.find(mark), mark.size(), with);
    return out;
}

void fill_people(index::Session& session,
                 Table& table,
                 const std::string& sel,
                 const index::Binds& binds)
{
    fill(table,
         "roles",
         "person",
         joined(session.query(sel + "SELECT DISTINCT p.person, p.role FROM mentions p JOIN sel m "
                                    "ON m.id = p.mission WHERE p.person IS NOT NULL ORDER BY 1, 2",
                              binds)));
    fill(table,
         "delegations",
         "person",
         joined(session.query("SELECT DISTINCT person, delegation FROM members WHERE person IS NOT "
                              "NULL ORDER BY 1, 2")));
}

} // namespace

const std::vector<std::string_view>& list_names()
{
    static const std::vector<std::string_view> names = [] {
        std::vector<std::string_view> all;
        all.reserve(all_lists.size());
        for (const List& list : all_lists) {
            all.push_back(list.name);
        }
        return all;
    }();
    return names;
}

std::span<const std::string_view> list_columns(std::string_view name)
{
    return find_list(name).columns;
}

Table make_list(index::Session& session,
                std::string_view name,
                const std::vector<std::string>& words,
                const std::string& as_of)
{
    const List& list = find_list(name);
    query::Selection selection = query::parse(words, list.target);
    selection.binds.push_back({"as_of", as_of});
    const std::string sel = fmt::format("WITH sel AS (SELECT m.* FROM missions m{}{}) ",
                                        selection.mission.empty() ? "" : " WHERE ",
                                        selection.mission);
    std::string own = selection.own.empty() ? "1 = 1" : selection.own;
    if (!selection.mission.empty()) {
        own += fmt::format(" AND EXISTS (SELECT 1 FROM sel m WHERE {})", list.of_mission);
    }
    Table table = session.query(sel + replaced(list.sql, "{own}", own), selection.binds);
    table.columns.assign(list.columns.begin(), list.columns.end());
    if (name == "people") {
        fill_people(session, table, sel, selection.binds);
    } else if (name == "findings" || name == "figures") {
        resolve_cites(session, table);
    }
    return table;
}

namespace {

std::size_t known_column(const Table& table, std::string_view name)
{
    const auto found = std::find(table.columns.begin(), table.columns.end(), name);
    if (found == table.columns.end()) {
        const std::vector<std::string_view> known{table.columns.begin(), table.columns.end()};
        const std::string near = base::did_you_mean(name, known);
        throw base::UsageError{fmt::format(
            "there is no column \"{}\" here{}",
            base::visible(name),
            near.empty() ? fmt::format("; there are {}", fmt::join(known, ", ")) : near)};
    }
    return static_cast<std::size_t>(found - table.columns.begin());
}

/// Numbers by size, texts by letter; what is missing stands last either way.
bool less(const Cell& a, const Cell& b, bool falling)
{
    if (base::is_empty(a) || base::is_empty(b)) {
        return !base::is_empty(a) && base::is_empty(b);
    }
    const auto size = [](const Cell& cell) -> std::optional<double> {
        if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
            return static_cast<double>(*whole);
        }
        if (const auto* real = std::get_if<double>(&cell)) {
            return *real;
        }
        return std::nullopt;
    };
    const auto left = size(a);
    const auto right = size(b);
    if (left && right) {
        return falling ? *left > *right : *left < *right;
    }
    const std::string x = base::fold(base::to_text(a));
    const std::string y = base::fold(base::to_text(b));
    return falling ? x > y : x < y;
}

} // namespace

void arrange(Table& table, const ListOptions& options)
{
    if (!options.sort.empty()) {
        const bool falling = options.sort.front() == '-';
        const std::size_t column = known_column(table, options.sort.substr(falling ? 1 : 0));
        std::stable_sort(table.rows.begin(), table.rows.end(), [&](const auto& a, const auto& b) {
            return less(a[column], b[column], falling);
        });
    }
    if (options.limit > 0 && table.rows.size() > options.limit) {
        table.rows.resize(options.limit);
    }
    if (options.columns.empty()) {
        return;
    }
    std::vector<std::size_t> picked;
    picked.reserve(options.columns.size());
    for (const auto& name : options.columns) {
        picked.push_back(known_column(table, name));
    }
    for (auto& row : table.rows) {
        std::vector<Cell> cells;
        cells.reserve(picked.size());
        for (const std::size_t column : picked) {
            cells.push_back(row[column]);
        }
        row = std::move(cells);
    }
    table.columns = options.columns;
}

} // namespace eomt::report
