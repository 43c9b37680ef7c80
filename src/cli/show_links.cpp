#include "cli/show_links.hpp"

#include <array>

namespace eomt::cli {

namespace {

constexpr auto of_mission = std::to_array<LinkQuery>({
    {"election",
     "SELECT e.id, e.country, e.date, e.type, e.title, e.institution FROM elections e JOIN "
     "missions m ON m.election = e.id WHERE m.id = :id"},
    {"organisation",
     "SELECT o.id, o.name, o.short_name, o.kind FROM organisations o JOIN missions m ON "
     "m.organisation = o.id WHERE m.id = :id"},
    {"people",
     "SELECT part, role, person, person_name AS name, office, delegation, chamber FROM "
     "mentions WHERE mission = :id AND part <> 'speaker' ORDER BY line, col"},
    {"delegations",
     "SELECT c.delegation, c.country, c.seats, c.chambers, NULLIF(c.start, '') AS start, "
     "c.attested_later, CASE WHEN c.start = '' AND k.to_date IS NULL THEN 'without a date' END "
     "AS attested FROM mission_compositions c JOIN compositions k ON k.delegation = c.delegation "
     "AND k.n = c.composition WHERE c.mission = :id ORDER BY c.country"},
    {"nested", "SELECT id AS mission, organisation FROM missions WHERE part_of = :id ORDER BY id"},
    {"reviewed",
     "SELECT v.recommendation, v.status, v.mission FROM reviews v JOIN recommendations r ON "
     "r.id = v.recommendation WHERE r.mission = :id ORDER BY v.recommendation, v.mission"},
});

constexpr auto of_election = std::to_array<LinkQuery>({
    {"missions",
     "SELECT id AS mission, organisation, type, status, verdict, part_of FROM missions WHERE "
     "election = :id ORDER BY id"},
    {"next", "SELECT id AS election, date FROM elections WHERE previous = :id ORDER BY date"},
});

constexpr auto of_organisation = std::to_array<LinkQuery>({
    {"missions",
     "SELECT id AS mission, date, country, verdict FROM missions WHERE organisation = :id "
     "ORDER BY date, id"},
    {"delegations",
     "SELECT id AS delegation, country FROM delegations WHERE organisation = :id ORDER BY id"},
    {"children",
     "SELECT id AS organisation, name FROM organisations WHERE parent = :id ORDER BY id"},
});

constexpr auto of_delegation = std::to_array<LinkQuery>({
    {"compositions",
     "SELECT seats, chambers, NULLIF(start, '') AS start, to_date, CASE WHEN start = '' AND "
     "to_date IS NULL THEN 'without a date' END AS attested FROM compositions WHERE delegation = "
     ":id ORDER BY compositions.start, n"},
    {"members",
     "SELECT person, person_name AS name, chamber, from_date, to_date, is_representative FROM "
     "members WHERE delegation = :id ORDER BY is_representative, n"},
    {"missions",
     "SELECT DISTINCT m.id AS mission, m.date, p.person_name AS name, p.role FROM missions m "
     "JOIN delegations d ON d.organisation = m.organisation JOIN mentions p ON p.mission = "
     "m.id AND p.delegation = d.country AND p.part IN ('coordinator', 'head', 'team') WHERE "
     "d.id = :id ORDER BY m.date, m.id"},
});

constexpr auto of_person = std::to_array<LinkQuery>({
    {"missions",
     "SELECT m.id AS mission, m.date, p.role, p.office, p.delegation, p.chamber FROM mentions "
     "p JOIN missions m ON m.id = p.mission WHERE p.person = :id ORDER BY m.date, m.id, "
     "p.line"},
    {"delegations",
     "SELECT delegation, chamber, from_date, to_date, is_representative FROM members WHERE "
     "person = :id ORDER BY delegation"},
});

} // namespace

std::span<const LinkQuery> links_of(records::Kind kind)
{
    switch (kind) {
    case records::Kind::mission:
        return of_mission;
    case records::Kind::election:
        return of_election;
    case records::Kind::organisation:
        return of_organisation;
    case records::Kind::delegation:
        return of_delegation;
    case records::Kind::person:
        return of_person;
    case records::Kind::archive:
        break;
    }
    return {};
}

} // namespace eomt::cli
