#include "report/compare.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "index/coded.hpp"
#include "query/query.hpp"
#include "report/cell_json.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace eomt::report {

namespace {

using base::Cell;
using base::Table;

struct Dimension
{
    std::string_view name;
    std::string_view pairs; ///< a SELECT of (mission, value) over the CTE `sel`
};

const std::vector<Dimension>& dimension_list()
{
    static const std::vector<Dimension> list{
        {"country", "SELECT m.id, m.country FROM sel m"},
        {"organisation", "SELECT m.id, m.organisation FROM sel m"},
        {"election", "SELECT m.id, m.election FROM sel m"},
        {"coordinator",
         "SELECT m.id, p.person_name FROM sel m JOIN mentions p ON p.mission = m.id AND p.part = "
         "'coordinator'"},
        {"delegation",
         "SELECT DISTINCT m.id, p.delegation FROM sel m JOIN mentions p ON p.mission = m.id "
         "AND p.part IN ('coordinator', 'head', 'team')"},
        {"year", "SELECT m.id, SUBSTR(m.date, 1, 4) FROM sel m"},
        {"topic", "SELECT DISTINCT m.id, f.topic FROM sel m JOIN findings f ON f.mission = m.id"},
        {"mission", "SELECT m.id, m.id FROM sel m"},
    };
    return list;
}

/// The measures of one comparison: a table of (section, measure) -> column -> value, filled from
/// grouped queries.
class Comparer
{
public:
    Comparer(index::Session& session, const query::Selection& selection, const Dimension& dimension)
        : m_session{session},
          m_binds{selection.binds},
          m_with{fmt::format(
              "WITH sel AS (SELECT m.* FROM missions m{}{}), dim(mission, value) AS ({}) ",
              selection.mission.empty() ? "" : " WHERE ",
              selection.mission,
              dimension.pairs)},
          m_by_topic{dimension.name == "topic"}
    {}

    Comparison run(bool by_size);

private:
    Table query(const std::string& sql) { return m_session.query(m_with + sql, m_binds); }
    void overview();
    void invitations();
    void verdicts();
    void topics();
    void figures();
    void recommendations();
    void set(std::string_view section, const std::string& measure, const Cell& column, Cell value);
    /// A row even where no column has a value.
    void declare(std::string_view section, std::string_view measure);

    index::Session& m_session;
    index::Binds m_binds;
    std::string m_with;
    bool m_by_topic;
    std::vector<std::string> m_columns;
    std::vector<Comparison::Row> m_rows;
    std::map<std::pair<std::string, std::string>, std::size_t> m_places;
};

void Comparer::declare(std::string_view section, std::string_view measure)
{
    const auto [place, fresh] =
        m_places.try_emplace({std::string{section}, std::string{measure}}, m_rows.size());
    if (fresh) {
        m_rows.push_back(
            {std::string{section}, std::string{measure}, std::vector<Cell>(m_columns.size())});
    }
}

void Comparer::set(std::string_view section,
                   const std::string& measure,
                   const Cell& column,
                   Cell value)
{
    declare(section, measure);
    const auto found = std::find(m_columns.begin(), m_columns.end(), base::to_text(column));
    if (found != m_columns.end()) {
        m_rows[m_places.at({std::string{section}, measure})]
            .values[static_cast<std::size_t>(found - m_columns.begin())] = std::move(value);
    }
}

Comparison Comparer::run(bool by_size)
{
    const Table values = query(
        "SELECT d.value, COUNT(*) FROM dim d WHERE d.value IS NOT NULL GROUP BY d.value ORDER BY " +
        std::string{by_size ? "2 DESC, 1" : "1"});
    for (const auto& row : values.rows) {
        m_columns.push_back(base::to_text(row[0]));
    }
    overview();
    invitations();
    verdicts();
    topics();
    figures();
    recommendations();
    return {{}, std::move(m_columns), std::move(m_rows)};
}

void Comparer::overview()
{
    const std::vector<std::string> measures{
        "missions", "elections", "organisations", "first", "last", "people"};
    for (const auto& measure : measures) {
        declare("overview", measure);
    }
    const Table table = query(
        R"(SELECT d.value, COUNT(*), COUNT(DISTINCT m.election), COUNT(DISTINCT m.organisation),
  MIN(m.date), MAX(m.date) FROM dim d JOIN sel m ON m.id = d.mission WHERE d.value IS NOT NULL GROUP BY d.value)");
    for (const auto& row : table.rows) {
        for (std::size_t i = 1; i < row.size(); ++i) {
            set("overview", measures[i - 1], row[0], row[i]);
        }
    }
    const Table people = query(
        R"(SELECT d.value, COUNT(DISTINCT p.person) FROM dim d JOIN mentions p ON p.mission = d.mission
WHERE p.part IN ('coordinator', 'head', 'team') AND d.value IS NOT NULL GROUP BY d.value)");
    for (const auto& row : people.rows) {
        set("overview", "people", row[0], row[1]);
    }
}

void Comparer::invitations()
{
    for (const auto kind : index::words_of(index::Coded::inviter_kind).words) {
        declare("invitation", kind);
    }
    declare("invitation", "unknown");
    const Table table =
        query(R"(SELECT d.value, COALESCE(i.kind, 'unknown'), COUNT(DISTINCT d.mission)
FROM dim d LEFT JOIN invitations i ON i.mission = d.mission WHERE d.value IS NOT NULL GROUP BY 1, 2)");
    for (const auto& row : table.rows) {
        set("invitation", base::to_text(row[1]), row[0], row[2]);
    }
}

void Comparer::verdicts()
{
    for (const auto assessment : index::words_of(index::Coded::assessment).words) {
        declare("verdict", assessment);
    }
    declare("verdict", "none");
    declare("verdict", "mean-score");
    const Table table = query(R"(SELECT d.value, COALESCE(m.verdict, 'none'), COUNT(*)
FROM dim d JOIN sel m ON m.id = d.mission WHERE d.value IS NOT NULL GROUP BY 1, 2)");
    for (const auto& row : table.rows) {
        set("verdict", base::to_text(row[1]), row[0], row[2]);
    }
    const Table means = query(R"(SELECT d.value, SUM(m.score), COUNT(m.score)
FROM dim d JOIN sel m ON m.id = d.mission WHERE d.value IS NOT NULL AND m.score IS NOT NULL GROUP BY d.value)");
    for (const auto& row : means.rows) {
        const auto sum = static_cast<double>(std::get<std::int64_t>(row[1]));
        set("verdict",
            "mean-score",
            row[0],
            base::Mean{sum / static_cast<double>(std::get<std::int64_t>(row[2]))});
    }
}

void Comparer::topics()
{
    const std::string same_topic = m_by_topic ? " AND f.topic = d.value" : "";
    const Table table = query(R"(SELECT f.topic, d.value, SUM(f.score), COUNT(f.score),
  SUM(CASE WHEN f.assessment = 'neutral' THEN 1 ELSE 0 END)
FROM dim d JOIN findings f ON f.mission = d.mission WHERE d.value IS NOT NULL)" +
                              same_topic + " GROUP BY f.topic, d.value ORDER BY f.topic");
    for (const auto& row : table.rows) {
        const auto scored = std::get<std::int64_t>(row[3]);
        Cell value;
        if (scored > 0) {
            value = base::Mean{static_cast<double>(std::get<std::int64_t>(row[2])) /
                               static_cast<double>(scored)};
        } else if (std::get<std::int64_t>(row[4]) > 0) {
            value = std::string{"neutral"};
        }
        set("topics", base::to_text(row[0]), row[1], std::move(value));
    }
}

/// A sum, or the two sums that the lowest and the highest figures give.
struct Range
{
    double low = 0;
    double high = 0;
};

Cell number(double value)
{
    const auto whole = static_cast<std::int64_t>(value);
    return static_cast<double>(whole) == value ? Cell{whole} : Cell{value};
}

double real(const Cell& cell)
{
    const auto* whole = std::get_if<std::int64_t>(&cell);
    return whole == nullptr ? std::get<double>(cell) : static_cast<double>(*whole);
}

void Comparer::figures()
{
    // A mission inside another one of the same column, at any depth, is counted there.
    const Table table = query(R"(, above(mission, ancestor) AS (
  SELECT m.id, m.part_of FROM missions m WHERE m.part_of IS NOT NULL
  UNION
  SELECT a.mission, m.part_of FROM above a JOIN missions m ON m.id = a.ancestor WHERE m.part_of IS NOT NULL)
SELECT f.what, d.value, f.mission, MIN(f.value), MAX(f.value)
FROM dim d JOIN figures f ON f.mission = d.mission
WHERE d.value IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM above a JOIN dim o ON o.mission = a.ancestor WHERE a.mission = d.mission AND o.value = d.value)
GROUP BY f.what, d.value, f.mission ORDER BY f.what)");
    std::map<std::pair<std::string, std::string>, Range> sums;
    for (const auto& row : table.rows) {
        Range& sum = sums[{base::to_text(row[0]), base::to_text(row[1])}];
        sum.low += real(row[3]);
        sum.high += real(row[4]);
    }
    for (const auto& [key, sum] : sums) {
        Cell value = number(sum.low);
        if (sum.low != sum.high) {
            value = fmt::format(
                "{}..{}", base::to_text(number(sum.low)), base::to_text(number(sum.high)));
        }
        set("figures", key.first, key.second, std::move(value));
    }
}

void Comparer::recommendations()
{
    declare("recommendations", "made");
    const Table made =
        query("SELECT d.value, COUNT(*) FROM dim d JOIN recommendations r ON r.mission = d.mission "
              "WHERE d.value IS NOT NULL GROUP BY d.value");
    for (const auto& row : made.rows) {
        set("recommendations", "made", row[0], row[1]);
    }
    const Table states =
        query("SELECT r.status, d.value, COUNT(*) FROM dim d JOIN recommendation_states r "
              "ON r.mission = d.mission WHERE d.value IS NOT NULL AND r.status IS NOT NULL GROUP "
              "BY 1, 2");
    for (const auto status : index::words_of(index::Coded::review_status).words) {
        for (const auto& row : states.rows) {
            if (base::to_text(row[0]) == status) {
                set("recommendations", base::to_text(row[0]), row[1], row[2]);
            }
        }
    }
}

} // namespace

const std::vector<std::string_view>& dimensions()
{
    static const std::vector<std::string_view> names = [] {
        std::vector<std::string_view> all;
        for (const auto& dimension : dimension_list()) {
            all.push_back(dimension.name);
        }
        return all;
    }();
    return names;
}

Comparison compare(index::Session& session,
                   const std::vector<std::string>& words,
                   const CompareOptions& options)
{
    const auto& list = dimension_list();
    const std::string by = options.by == "org" ? "organisation" : options.by;
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.name == by; });
    if (found == list.end()) {
        const std::string near = base::did_you_mean(by, dimensions());
        throw base::UsageError{fmt::format(
            "--by {}: there is no such dimension{}",
            base::visible(by),
            near.empty() ? fmt::format("; there are {}", fmt::join(dimensions(), ", ")) : near)};
    }
    Comparison comparison =
        Comparer{session, query::parse(words, query::Target::missions), *found}.run(
            options.by_size);
    comparison.by = by;
    return comparison;
}

Comparison without_empty(Comparison comparison)
{
    std::erase_if(comparison.rows, [](const Comparison::Row& row) {
        return std::all_of(row.values.begin(), row.values.end(), base::is_empty);
    });
    return comparison;
}

Table table_of(const Comparison& comparison, bool transpose)
{
    Table table;
    if (transpose) {
        table.columns.push_back(comparison.by);
        for (const auto& row : comparison.rows) {
            table.columns.push_back(row.section + "/" + row.measure);
        }
        for (std::size_t i = 0; i < comparison.columns.size(); ++i) {
            std::vector<Cell> cells{comparison.columns[i]};
            for (const auto& row : comparison.rows) {
                cells.push_back(row.values[i]);
            }
            table.rows.push_back(std::move(cells));
        }
        return table;
    }
    table.columns = {"section", "measure"};
    table.columns.insert(table.columns.end(), comparison.columns.begin(), comparison.columns.end());
    for (const auto& row : comparison.rows) {
        std::vector<Cell> cells{row.section, row.measure};
        cells.insert(cells.end(), row.values.begin(), row.values.end());
        table.rows.push_back(std::move(cells));
    }
    return table;
}

nlohmann::ordered_json json_of(const Comparison& comparison)
{
    nlohmann::ordered_json rows = nlohmann::ordered_json::array();
    for (const auto& row : comparison.rows) {
        nlohmann::ordered_json values = nlohmann::ordered_json::object();
        for (std::size_t i = 0; i < comparison.columns.size(); ++i) {
            values[comparison.columns[i]] = json_of(row.values[i]);
        }
        rows.push_back(
            {{"section", row.section}, {"measure", row.measure}, {"values", std::move(values)}});
    }
    return {{"by", comparison.by}, {"columns", comparison.columns}, {"rows", std::move(rows)}};
}

} // namespace eomt::report
