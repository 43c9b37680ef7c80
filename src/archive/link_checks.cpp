// Checks across records. Each is a query over the index; what is found becomes a diagnostic at the
// row's place.
#include "archive/checks.hpp"
#include "base/text.hpp"
#include "records/kind.hpp"
#include "records/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <set>

namespace eomt::archive {

namespace {

using base::Diagnostic;
using base::Severity;
using base::Table;
using Row = std::vector<base::Cell>;

std::string text(const base::Cell& cell)
{
    return base::to_text(cell);
}

int number(const base::Cell& cell)
{
    const auto* whole = std::get_if<std::int64_t>(&cell);
    return whole == nullptr ? 0 : static_cast<int>(*whole);
}

/// The first three columns of a check's query are path, line, col.
Diagnostic at(const Row& row, Severity severity, std::string_view rule, std::string message)
{
    return {text(row[0]),
            {number(row[1]), number(row[2])},
            severity,
            std::string{rule},
            std::move(message),
            {}};
}

void check_ids(index::Session& session, std::vector<Diagnostic>& out)
{
    // For `=` SQLite would read all files first, to know which of the few are not worth a look.
    const Table table = session.query(R"(SELECT f.path, 1, 1, f.kind, f.record, MIN(g.path)
FROM (SELECT kind, id FROM temp.targets
  UNION SELECT f.kind, f.record FROM raw_diagnostics d JOIN files f ON f.id = d.file
  WHERE d.origin = 1 AND d.rule = 'duplicate-id') x
CROSS JOIN files f CROSS JOIN files g
WHERE f.kind IN (SELECT x.kind) AND f.record IN (SELECT x.id)
  AND g.kind = f.kind AND g.record = f.record AND g.path < f.path
  AND f.record <> '' GROUP BY f.path, f.kind, f.record)");
    for (const Row& row : table.rows) {
        out.push_back(
            at(row,
               Severity::error,
               "duplicate-id",
               fmt::format(
                   "the {} \"{}\" is in {} already", text(row[3]), text(row[4]), text(row[5]))));
    }
}

/// What a fact that two descriptions of an election give is called, and whether a difference makes
/// it two elections.
struct ElectionFact
{
    std::string_view name;
    bool tells_apart = false;
};

/// The columns of `described_elections` after the place and the id, in its order.
constexpr auto election_facts = std::to_array<ElectionFact>({
    {"type", true},
    {"round", true},
    {"early", false},
    {"seats", false},
    {"registered_voters", false},
    {"turnout", false},
    {"previous", false},
    {"last day of voting", false},
});

/// Elections that stand in the archive more than once, each record of them in the order in which
/// they count: the election's own file, then missions by path. Without voting_days the last day is
/// only the date, which is in the id already.
constexpr std::string_view described_elections =
    R"(SELECT f.path, e.line, e.col, e.id, e.type, e.round, e.early, e.seats, e.registered_voters, e.turnout,
  e.previous, CASE WHEN EXISTS (SELECT 1 FROM raw_voting_days d WHERE d.file = e.file AND d.election = e.id)
    THEN e.last_day END
FROM raw_elections e JOIN files f ON f.id = e.file
WHERE e.id IN (SELECT id FROM raw_elections WHERE is_inline = 1 AND id <> '')
ORDER BY e.id, e.is_inline, f.path)";

/// A type is one word or several joined with +; who names fewer of them contradicts nobody.
bool contradict(const std::string& left, const std::string& right)
{
    const auto parts = [](const std::string& joined) {
        const auto words = base::split(joined, '+');
        return std::set<std::string_view>{words.begin(), words.end()};
    };
    const auto ours = parts(left);
    const auto theirs = parts(right);
    return !std::includes(ours.begin(), ours.end(), theirs.begin(), theirs.end()) &&
           !std::includes(theirs.begin(), theirs.end(), ours.begin(), ours.end());
}

/// A fact of an election and the first description that gives it.
struct GivenFact
{
    std::string value;
    const Row* by = nullptr;
};

std::string shown_fact(const ElectionFact& fact, const base::Cell& cell)
{
    const std::string value = text(cell);
    return fact.name == "early" ? (value == "1" ? "true" : "false") : base::visible(value);
}

/// Descriptions of one election that contradict each other. An election described in place has its
/// id from country, date and body alone, so whatever else its descriptions say has to agree.
void check_described_elections(index::Session& session, std::vector<Diagnostic>& out)
{
    const Table table = session.query(std::string{described_elections});
    constexpr std::size_t first_fact = 4;
    std::string election;
    std::array<GivenFact, election_facts.size()> given;
    for (const Row& row : table.rows) {
        if (text(row[3]) != election) {
            election = text(row[3]);
            given = {};
        }
        for (std::size_t i = 0; i < election_facts.size(); ++i) {
            const ElectionFact& fact = election_facts[i];
            const base::Cell& cell = row[first_fact + i];
            if (base::is_empty(cell)) {
                continue;
            }
            const std::string value = shown_fact(fact, cell);
            GivenFact& known = given[i];
            if (known.by == nullptr) {
                known = {value, &row};
            } else if (contradict(known.value, value)) {
                const Row& other = *known.by;
                const std::string place =
                    fmt::format("{}:{}:{}", text(other[0]), number(other[1]), number(other[2]));
                out.push_back(
                    fact.tells_apart
                        ? at(row,
                             Severity::error,
                             "duplicate-id",
                             fmt::format("this election gets the id \"{}\", which {} has for "
                                         "another one: {} is {} there and {} here",
                                         election,
                                         place,
                                         fact.name,
                                         known.value,
                                         value))
                        : at(row,
                             Severity::warning,
                             "conflicting-elections",
                             fmt::format("the election \"{}\" is described differently here: "
                                         "{} is {}, and {} in {}",
                                         election,
                                         fact.name,
                                         value,
                                         known.value,
                                         place)));
            }
        }
    }
}

/// The ids that a reference of a kind may name.
std::vector<std::string> known_ids(index::Session& session, const std::string& kind)
{
    const Table table = session.query(
        kind == "recommendation" ? "SELECT DISTINCT id FROM raw_recommendations ORDER BY id"
        : kind == "topic"
            ? "SELECT topic FROM raw_archive_topics ORDER BY topic"
            : "SELECT record FROM files WHERE kind = :kind "
              "UNION SELECT id FROM raw_elections WHERE :kind = 'election' AND is_inline = 1 "
              "UNION SELECT person FROM raw_person_names WHERE :kind = 'person' AND rank < 2 ORDER "
              "BY 1",
        {{"kind", kind}});
    std::vector<std::string> ids;
    for (const Row& row : table.rows) {
        ids.push_back(text(row[0]));
    }
    return ids;
}

/// What was meant by a reference that isn't one: the nearest id, or an organisation of that name.
std::string hint(index::Session& session,
                 const std::string& kind,
                 const std::string& target,
                 const std::vector<std::string>& ids)
{
    if (kind == "organisation") {
        const Table named =
            session.query("SELECT id, name, short_name FROM raw_organisations ORDER BY id");
        for (const Row& row : named.rows) {
            const std::string wanted = base::fold(target);
            if (wanted == base::fold(text(row[1])) || wanted == base::fold(text(row[2]))) {
                return fmt::format("; did you mean \"{}\"?", text(row[0]));
            }
        }
    }
    std::vector<std::string_view> known{ids.begin(), ids.end()};
    if (kind == "topic") {
        const auto words = records::topics.list();
        known.insert(known.end(), words.begin(), words.end());
    }
    return base::did_you_mean(target, known);
}

void check_references(index::Session& session, std::vector<Diagnostic>& out)
{
    const Table table = session.query(R"(SELECT f.path, r.line, r.col, r.to_kind, r.target
FROM raw_record_references r JOIN files f ON f.id = r.file WHERE r.is_known = 0)");
    std::map<std::string, std::vector<std::string>> ids;
    for (const Row& row : table.rows) {
        const std::string kind = text(row[3]);
        const std::string target = text(row[4]);
        const auto [known, fresh] = ids.try_emplace(kind);
        if (fresh) {
            known->second = known_ids(session, kind);
        }
        std::string near = hint(session, kind, target, known->second);
        if (near.empty() && records::kind_named(kind) && base::is_id(target)) {
            near = fmt::format("; its record would be the file {}.{}.yaml", target, kind);
        }
        if (kind == "topic") {
            out.push_back(
                at(row,
                   Severity::error,
                   "bad-value",
                   fmt::format("\"{}\" is no topic{}",
                               target,
                               near.empty()
                                   ? "; the archive's own stand under \"topics\" in archive.yaml"
                                   : near)));
        } else {
            out.push_back(at(row,
                             Severity::error,
                             "unknown-reference",
                             fmt::format("there is no {} \"{}\"{}", kind, target, near)));
        }
    }
}

void check_persons(index::Session& session, std::vector<Diagnostic>& out)
{
    const Table table = session.query(R"(SELECT f.path, p.line, p.col, p.name, p.candidates
FROM raw_mentions p JOIN files f ON f.id = p.file WHERE p.person IS NULL AND p.candidates IS NOT NULL AND p.part <> 'speaker'
UNION ALL
SELECT f.path, p.line, p.col, p.name, p.candidates
FROM raw_members p JOIN files f ON f.id = p.file WHERE p.candidates IS NOT NULL)");
    for (const Row& row : table.rows) {
        out.push_back(at(row,
                         Severity::error,
                         "ambiguous-person",
                         fmt::format("\"{}\" may be any of {}; give the delegation or the id",
                                     text(row[3]),
                                     text(row[4]))));
    }
}

/// References of one field that lead back to where they began: one message a circle, at its first
/// record.
void check_cycles(index::Session& session, std::string_view field, std::vector<Diagnostic>& out)
{
    std::map<std::string, std::string> next;
    // The list is that of the index `references_chain`, which SQLite uses only for the same words.
    session.scan(fmt::format("SELECT record, target FROM raw_record_references WHERE field IN "
                             "('part_of', 'parent', 'previous') AND field = '{}' ORDER BY record",
                             field),
                 {},
                 [&](const index::RowView& row) {
                     next.emplace_hint(next.end(), row.text(0), row.text(1));
                 });
    std::set<std::string> done;
    for (const auto& [start, target] : next) {
        if (!next.contains(target)) {
            continue; // leads to one that leads nowhere, as most do
        }
        std::vector<std::string> way;
        std::string here = start;
        while (next.contains(here) && !done.contains(here)) {
            done.insert(here);
            way.push_back(here);
            here = next.at(here);
        }
        const auto back = std::find(way.begin(), way.end(), here);
        if (back == way.end()) {
            continue;
        }
        std::rotate(back, std::min_element(back, way.end()), way.end());
        std::vector<std::string> circle{back, way.end()};
        const Table place =
            session.query("SELECT f.path, r.line, r.col FROM raw_record_references r JOIN files f "
                          "ON f.id = r.file WHERE r.field = :field AND r.record = :record "
                          "ORDER BY f.path LIMIT 1",
                          {{"field", std::string{field}}, {"record", circle.front()}});
        circle.push_back(circle.front());
        out.push_back(
            at(place.rows.front(),
               Severity::error,
               "reference-cycle",
               fmt::format("\"{}\" leads in a circle: {}", field, base::join(circle, " -> "))));
    }
}

/// A circle comes only with a reference that came, and goes only where there was one.
bool may_lead_in_a_circle(index::Session& session)
{
    // `IN (SELECT ...)` for a join, before which SQLite would read the whole table, and `+` against
    // going through the index of all references of these fields.
    return !session
                .query("SELECT 1 FROM raw_record_references "
                       "WHERE raw_id IN (SELECT raw_id FROM temp.referring) "
                       "AND +field IN ('part_of', 'parent', 'previous') "
                       "UNION ALL SELECT 1 FROM raw_diagnostics "
                       "WHERE origin = 1 AND rule = 'reference-cycle' LIMIT 1")
                .rows.empty();
}

} // namespace

std::vector<Diagnostic> check_links(index::Session& session)
{
    std::vector<Diagnostic> out;
    check_ids(session, out);
    check_described_elections(session, out);
    check_references(session, out);
    check_persons(session, out);
    if (may_lead_in_a_circle(session)) {
        for (const auto* field : {"part_of", "parent", "previous"}) {
            check_cycles(session, field, out);
        }
    }
    return out;
}

} // namespace eomt::archive
