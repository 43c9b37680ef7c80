#include "index/surroundings.hpp"

#include <algorithm>
#include <string_view>

namespace eomt::index {

Surroundings::Surroundings(Session& session, Scope scope) : m_session{session}, m_scope{scope}
{
    if (m_scope == Scope::everything) {
        load_elections("", {});
        load_members("", {});
        load_compositions("", {});
    }
}

void Surroundings::load_elections(const std::string& condition, const Binds& binds)
{
    m_session.scan("SELECT e.id, e.country, e.date, e.last_day FROM raw_elections e JOIN files "
                   "f ON f.id = e.file WHERE +f.own_errors = 0" +
                       condition + " ORDER BY e.is_inline, f.path",
                   binds,
                   [&](const RowView& row) {
                       m_elections.try_emplace(std::string{row.text(0)},
                                               ElectionDays{std::string{row.text(1)},
                                                            std::string{row.text(2)},
                                                            std::string{row.text(3)}});
                   });
}

const ElectionDays* Surroundings::election(const std::string& id)
{
    auto found = m_elections.find(id);
    if (found == m_elections.end() && m_scope == Scope::on_demand) {
        load_elections(" AND e.id = :id", {{"id", id}});
        found = m_elections.try_emplace(id).first;
    }
    return found == m_elections.end() || !found->second ? nullptr : &*found->second;
}

void Surroundings::add_election(const std::string& id, const ElectionDays& days)
{
    m_elections.try_emplace(id, days);
}

void Surroundings::load_members(const std::string& condition, const Binds& binds)
{
    m_session.scan(
        R"(SELECT b.person, d.organisation, d.country, b.chamber, b.from_date, b.to_date
FROM raw_members b JOIN raw_delegations d ON d.id = b.delegation JOIN files f ON f.id = d.file
WHERE +f.own_errors = 0 AND b.person IS NOT NULL)" +
            condition,
        binds,
        [&](const RowView& row) {
            m_members[std::string{row.text(0)}].push_back({std::string{row.text(1)},
                                                           std::string{row.text(2)},
                                                           std::string{row.text(3)},
                                                           std::string{row.text(4)},
                                                           std::string{row.text(5)}});
        });
}

Seat Surroundings::seat(const std::string& organisation,
                        const std::string& date,
                        const std::string& person)
{
    auto found = m_members.find(person);
    if (found == m_members.end() && m_scope == Scope::on_demand) {
        load_members(" AND b.person = :person", {{"person", person}});
        found = m_members.try_emplace(person).first;
    }
    Seat seat;
    if (found == m_members.end()) {
        return seat;
    }
    for (const Membership& one : found->second) {
        // A bound may be a year or a month.
        const bool holds =
            one.organisation == organisation && (one.from.empty() || one.from <= date) &&
            (one.to.empty() || one.to >= std::string_view{date}.substr(0, one.to.size()));
        if (!holds) {
            continue;
        }
        // A person who sat in two countries' delegations on one day has none that the program could
        // choose.
        if (!seat.country.empty() && seat.country != one.country) {
            return {};
        }
        seat.country = one.country;
        seat.chamber = std::max(seat.chamber, one.chamber);
    }
    return seat;
}

void Surroundings::load_compositions(const std::string& condition, const Binds& binds)
{
    m_session.scan(
        R"(SELECT d.organisation, d.country, d.id, c.n, c.start, c.to_date, f.own_errors, s.chamber, s.seats
FROM raw_delegations d JOIN files f ON f.id = d.file
JOIN raw_compositions c ON c.delegation = d.id AND c.file = d.file
LEFT JOIN raw_composition_seats s ON s.delegation = c.delegation AND s.composition = c.n AND s.file = c.file
WHERE d.organisation IS NOT NULL AND d.country IS NOT NULL)" +
            condition + " ORDER BY f.path, c.n, s.n",
        binds,
        [&](const RowView& row) {
            auto& list = m_compositions[{std::string{row.text(0)}, std::string{row.text(1)}}];
            if (list.empty() || list.back().linked.delegation != std::string{row.text(2)} ||
                list.back().linked.n != row.whole(3)) {
                list.push_back({{std::string{row.text(2)},
                                 row.whole(3),
                                 {std::string{row.text(1)}, std::string{row.text(4)}, false, {}},
                                 row.whole(6) == 0},
                                std::string{row.text(5)}});
            }
            if (!row.is_null(7)) {
                list.back().linked.seated.seats.emplace_back(std::string{row.text(7)},
                                                             row.whole(8));
            }
        });
}

namespace {

/// In force on the day the latest, else of those attested later the first; of equal ones the first
/// of the record.
bool comes_before(const LinkedComposition& a, const LinkedComposition& b, const std::string& date)
{
    const std::string& x = a.seated.start;
    const std::string& y = b.seated.start;
    const bool in_force = x <= date;
    if (in_force != (y <= date)) {
        return in_force;
    }
    if (x == y) {
        return a.n < b.n;
    }
    return in_force ? x > y : x < y;
}

} // namespace

std::vector<LinkedComposition> Surroundings::compositions(const std::string& organisation,
                                                          const std::string& country,
                                                          const std::string& date)
{
    auto found = m_compositions.find({organisation, country});
    if (found == m_compositions.end() && m_scope == Scope::on_demand) {
        load_compositions(" AND d.organisation = :organisation AND d.country = :country",
                          {{"organisation", organisation}, {"country", country}});
        found = m_compositions.try_emplace({organisation, country}).first;
    }
    std::vector<LinkedComposition> out;
    std::map<std::string, const Composition*> best;
    if (found != m_compositions.end() && !date.empty()) {
        for (const Composition& one : found->second) {
            if (!one.to.empty() && one.to < date) {
                continue;
            }
            const auto [place, fresh] = best.try_emplace(one.linked.delegation, &one);
            if (!fresh && comes_before(one.linked, place->second->linked, date)) {
                place->second = &one;
            }
        }
    }
    for (const auto& [delegation, one] : best) {
        out.push_back(one->linked);
        out.back().seated.attested_later = one->linked.seated.start > date;
    }
    return out;
}

} // namespace eomt::index
