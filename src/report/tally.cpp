#include "report/tally.hpp"

#include "base/text.hpp"
#include "index/coded.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <tuple>
#include <unordered_map>

namespace eomt::report {

using base::Cell;
using index::RowView;

/// The findings of one topic in one column.
struct Tally::Scores
{
    std::int64_t findings = 0;
    std::int64_t sum = 0;
    std::int64_t scored = 0;
    std::int64_t neutral = 0;
};

namespace {

/// Adds up, for each column, how many different numbers it has.
class Different
{
public:
    explicit Different(std::size_t columns) : m_columns{columns} {}

    void add(std::uint32_t column, std::uint32_t number)
    {
        constexpr unsigned half = 32;
        m_pairs.push_back((std::uint64_t{column} << half) | number);
    }

    std::vector<std::int64_t> counts()
    {
        constexpr unsigned half = 32;
        std::sort(m_pairs.begin(), m_pairs.end());
        m_pairs.erase(std::unique(m_pairs.begin(), m_pairs.end()), m_pairs.end());
        std::vector<std::int64_t> counts(m_columns);
        for (const auto pair : m_pairs) {
            ++counts[pair >> half];
        }
        return counts;
    }

private:
    std::size_t m_columns;
    std::vector<std::uint64_t> m_pairs;
};

Cell date(const std::string& text)
{
    return text.empty() ? Cell{} : Cell{text};
}

} // namespace

std::vector<Cell>& Tally::row(std::string_view section, std::string_view measure)
{
    const auto [place, fresh] =
        m_places.try_emplace({std::string{section}, std::string{measure}}, m_rows.size());
    if (fresh) {
        m_rows.push_back({std::string{section}, std::string{measure}, std::vector<Cell>(m_width)});
    }
    return m_rows[place->second].values;
}

void Tally::set(std::string_view section, const Counts& counts)
{
    for (const auto& [key, count] : counts) {
        row(section, key.second)[key.first] = count;
    }
}

void Tally::overview()
{
    for (const auto* const measure :
         {"missions", "elections", "organisations", "first", "last", "people"}) {
        row("overview", measure);
    }
    std::vector<std::int64_t> missions(m_width);
    Different elections{m_width};
    Different organisations{m_width};
    std::vector<std::string> first(m_width);
    std::vector<std::string> last(m_width);
    for (const auto& mission : m_compared.missions()) {
        for (const auto column : mission.columns) {
            ++missions[column];
            if (mission.election) {
                elections.add(column, *mission.election);
            }
            if (mission.organisation) {
                organisations.add(column, *mission.organisation);
            }
            if (!mission.date.empty() && (first[column].empty() || mission.date < first[column])) {
                first[column] = mission.date;
            }
            last[column] = std::max(last[column], mission.date);
        }
    }
    const auto of_elections = elections.counts();
    const auto of_organisations = organisations.counts();
    for (std::size_t column = 0; column < m_width; ++column) {
        row("overview", "missions")[column] = missions[column];
        row("overview", "elections")[column] = of_elections[column];
        row("overview", "organisations")[column] = of_organisations[column];
        row("overview", "first")[column] = date(first[column]);
        row("overview", "last")[column] = date(last[column]);
    }
}

void Tally::people(std::vector<Cell> counts)
{
    row("overview", "people") = std::move(counts);
}

void Tally::invitations()
{
    for (const auto kind : index::words_of(index::Coded::inviter_kind).words) {
        row("invitation", kind);
    }
    row("invitation", "unknown");
    std::vector<std::set<std::string, std::less<>>> kinds(m_compared.missions().size());
    m_session.scan("SELECT file, COALESCE(kind, 'unknown') FROM raw_invitations",
                   {},
                   [&](const RowView& invitation) {
                       if (const auto mission = m_compared.in_file(invitation.whole(0))) {
                           kinds[*mission].emplace(invitation.text(1));
                       }
                   });
    Counts counts;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        if (kinds[i].empty()) {
            kinds[i].emplace("unknown");
        }
        for (const auto column : m_compared.missions()[i].columns) {
            for (const auto& kind : kinds[i]) {
                ++counts[{column, kind}];
            }
        }
    }
    set("invitation", counts);
}

void Tally::verdicts()
{
    for (const auto assessment : index::words_of(index::Coded::assessment).words) {
        row("verdict", assessment);
    }
    row("verdict", "none");
    row("verdict", "mean-score");
    Counts counts;
    for (const auto& mission : m_compared.missions()) {
        for (const auto column : mission.columns) {
            ++counts[{column, mission.verdict.empty() ? "none" : mission.verdict}];
        }
    }
    set("verdict", counts);
    mean_scores();
}

void Tally::mean_scores()
{
    std::vector<Scores> scores(m_width);
    for (const auto& mission : m_compared.missions()) {
        for (const auto column : mission.columns) {
            scores[column].sum += mission.score.value_or(0);
            scores[column].scored += mission.score ? 1 : 0;
        }
    }
    auto& means = row("verdict", "mean-score");
    for (std::size_t column = 0; column < m_width; ++column) {
        if (scores[column].scored > 0) {
            means[column] = base::Mean{static_cast<double>(scores[column].sum) /
                                       static_cast<double>(scores[column].scored)};
        }
    }
}

void Tally::topics()
{
    std::vector<Scores> scores(m_width);
    std::string name;
    std::optional<std::uint32_t> own; ///< the column of the topic, where columns are topics
    bool begun = false;
    m_session.scan("SELECT topic, file, score, CASE WHEN assessment = 'neutral' THEN 1 END FROM "
                   "raw_findings ORDER BY topic",
                   {},
                   [&](const RowView& finding) {
                       if (!begun || finding.text(0) != name) {
                           topic(name, scores);
                           name = finding.text(0);
                           own = m_compared.column_of(name);
                           begun = true;
                       }
                       for (const auto column : m_compared.columns_in(finding.whole(1))) {
                           if (m_by_topic && own != column) {
                               continue;
                           }
                           ++scores[column].findings;
                           scores[column].sum += finding.whole(2);
                           scores[column].scored += finding.is_null(2) ? 0 : 1;
                           scores[column].neutral += finding.whole(3);
                       }
                   });
    topic(name, scores);
}

void Tally::topic(std::string_view name, std::vector<Scores>& scores)
{
    for (std::size_t column = 0; column < m_width; ++column) {
        Scores& found = scores[column];
        if (found.findings == 0) {
            continue;
        }
        m_spoke[column] = true;
        Cell& value = row("topics", name)[column];
        if (found.scored > 0) {
            value = base::Mean{static_cast<double>(found.sum) / static_cast<double>(found.scored)};
        } else if (found.neutral > 0) {
            value = std::string{"neutral"};
        } else {
            m_uncoded.push_back(m_by_topic
                                    ? std::string{name}
                                    : fmt::format("{} ({})", name, m_compared.columns()[column]));
        }
        found = {};
    }
}

namespace {

/// The review that says how a recommendation stands.
struct Review
{
    std::string date;
    std::string mission;
    std::int64_t n = 0;
    std::string status; ///< may be empty

    auto order() const { return std::tie(date, mission, n); }
};

/// Of each recommendation the latest review, as in the view `recommendation_states`.
std::unordered_map<std::string, Review> latest_reviews(index::Session& session)
{
    std::unordered_map<std::string, Review> latest;
    session.scan(R"(SELECT w.recommendation, w.mission, w.n, w.status,
  COALESCE(w.date, (SELECT m.date FROM missions m WHERE m.id = w.mission)) FROM reviews w)",
                 {},
                 [&](const RowView& row) {
                     Review review{std::string{row.text(4)},
                                   std::string{row.text(1)},
                                   row.whole(2),
                                   std::string{row.text(3)}};
                     const auto [place, fresh] = latest.try_emplace(std::string{row.text(0)});
                     if (fresh || place->second.order() < review.order()) {
                         place->second = std::move(review);
                     }
                 });
    return latest;
}

} // namespace

void Tally::recommendations()
{
    const auto latest = latest_reviews(m_session);
    std::vector<std::int64_t> made(m_width);
    Counts counts;
    std::string id;
    m_session.scan("SELECT file, id FROM raw_recommendations", {}, [&](const RowView& one) {
        const auto columns = m_compared.columns_in(one.whole(0));
        if (columns.empty()) {
            return;
        }
        id = one.text(1);
        const auto review = latest.find(id);
        for (const auto column : columns) {
            ++made[column];
            if (review != latest.end() && !review->second.status.empty()) {
                ++counts[{column, review->second.status}];
            }
        }
    });
    auto& row_made = row("recommendations", "made");
    for (std::size_t column = 0; column < m_width; ++column) {
        row_made[column] = made[column] == 0 ? Cell{} : Cell{made[column]};
    }
    for (const auto status : index::words_of(index::Coded::review_status).words) {
        for (const auto& [key, count] : counts) {
            if (key.second == status) {
                row("recommendations", status)[key.first] = count;
            }
        }
    }
}

} // namespace eomt::report
