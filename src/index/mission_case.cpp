#include "index/mission_case.hpp"

#include <algorithm>
#include <unordered_map>

namespace eomt::index {

namespace {

base::Mark mark_at(const std::vector<base::Cell>& row, std::size_t column)
{
    return {static_cast<int>(base::to_whole(row[column])),
            static_cast<int>(base::to_whole(row[column + 1]))};
}

using Cases = std::vector<MissionCase>;
using Places = std::unordered_map<std::string, std::size_t>; ///< of each mission among the cases

void read_people(Session& session, Cases& cases, const Places& places)
{
    const auto table = session.query(
        R"(SELECT p.mission, p.line, p.col, p.part, COALESCE(p.name, p.given_id), p.name_key, p.person,
  p.delegation, p.chamber, p.is_known
FROM temp.touched t JOIN mentions p ON p.mission = t.mission ORDER BY p.mission, p.line, p.col)");
    for (const auto& row : table.rows) {
        if (const auto place = places.find(base::to_text(row[0])); place != places.end()) {
            const bool is_known = base::to_whole(row[9]) == 1;
            cases[place->second].people.push_back({mark_at(row, 1),
                                                   base::to_text(row[3]),
                                                   base::to_text(row[4]),
                                                   base::to_text(row[5]),
                                                   is_known ? base::to_text(row[6]) : std::string{},
                                                   base::to_text(row[7]),
                                                   base::to_text(row[8]),
                                                   is_known});
        }
    }
}

void read_events(Session& session, Cases& cases, const Places& places)
{
    const auto table =
        session.query("SELECT v.mission, v.line, v.col, v.kind, v.date FROM temp.touched t "
                      "JOIN events v ON v.mission = t.mission ORDER BY v.mission, v.line, v.col");
    for (const auto& row : table.rows) {
        if (const auto place = places.find(base::to_text(row[0])); place != places.end()) {
            cases[place->second].events.push_back(
                {mark_at(row, 1), base::to_text(row[3]), base::to_text(row[4])});
        }
    }
}

void read_delegations(Session& session, Cases& cases, const Places& places)
{
    const auto table = session.query(
        R"(SELECT c.mission, c.delegation, c.country, c.start, c.attested_later, s.chamber, s.seats
FROM temp.touched t JOIN mission_compositions c ON c.mission = t.mission
LEFT JOIN composition_seats s ON s.delegation = c.delegation AND s.composition = c.composition
ORDER BY c.mission, c.delegation, s.n)");
    std::string last;
    for (const auto& row : table.rows) {
        const auto place = places.find(base::to_text(row[0]));
        if (place == places.end()) {
            continue;
        }
        auto& list = cases[place->second].delegations;
        const std::string one = base::to_text(row[0]) + "\n" + base::to_text(row[1]);
        if (one != last) {
            list.push_back(
                {base::to_text(row[2]), base::to_text(row[3]), base::to_whole(row[4]) == 1, {}});
            last = one;
        }
        if (!base::is_empty(row[5])) {
            list.back().seats.emplace_back(base::to_text(row[5]), base::to_whole(row[6]));
        }
    }
}

} // namespace

std::vector<MissionCase> touched_cases(Session& session)
{
    Cases cases;
    Places places;
    const auto table = session.query(
        "SELECT m.id, m.path, m.country, m.last_day, m.verdict_date, m.verdict_line, m.verdict_col "
        "FROM temp.touched t JOIN missions m ON m.id = t.mission ORDER BY m.id");
    for (const auto& row : table.rows) {
        places.emplace(base::to_text(row[0]), cases.size());
        cases.push_back({base::to_text(row[0]),
                         base::to_text(row[1]),
                         base::to_text(row[2]),
                         base::to_text(row[3]),
                         base::to_text(row[4]),
                         mark_at(row, 5),
                         {},
                         {},
                         {}});
    }
    if (!cases.empty()) {
        read_people(session, cases, places);
        read_events(session, cases, places);
        read_delegations(session, cases, places);
    }
    return cases;
}

} // namespace eomt::index
