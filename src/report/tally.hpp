#pragma once

#include "index/session.hpp"
#include "report/compare.hpp"
#include "report/compared.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace eomt::report {

/// The rows of a comparison in the making, filled from scans of the tables that count.
class Tally
{
public:
    /// All three have to outlive the tally.
    Tally(index::Session& session, const Compared& compared, const Dimension& dimension)
        : m_session{session},
          m_compared{compared},
          m_dimension{dimension.name},
          m_by_topic{dimension.name == "topic"},
          m_width{compared.columns().size()},
          m_spoke(m_width)
    {}

    void overview();
    /// Of the overview what `count_people` gives.
    void people(std::vector<base::Cell> counts);
    void invitations();
    void verdicts();
    void topics();
    void figures();
    void recommendations();

    /// The rows, whose values stand in the order of the columns of `Compared`.
    std::vector<Comparison::Row> take() { return std::move(m_rows); }

    /// What the rows alone don't tell: how many missions stand in no column, which missions without
    /// a verdict did not observe, of whom no finding is recorded, so that nobody can tell silence
    /// on a topic, whose findings on a topic have no code, and what figures are sums of.
    std::vector<std::string> notes() const;

private:
    using Counts = std::map<std::pair<std::uint32_t, std::string>, std::int64_t>;
    struct Scores;
    struct Figure;

    /// The row of a measure, made where it isn't there: a row stays even where no column has a
    /// value.
    std::vector<base::Cell>& row(std::string_view section, std::string_view measure);
    void set(std::string_view section, const Counts& counts);
    void mean_scores();
    void topic(std::string_view name, std::vector<Scores>& scores);
    std::vector<Figure> read_figures(Numbering& kinds);
    void figure(std::string_view kind, const std::vector<Figure>& list);
    /// For each mission inside others the missions that it is counted in, at any depth.
    std::map<std::size_t, std::vector<std::size_t>> outer_missions();
    std::string unplaced() const;
    std::string absences() const;
    std::string unheard() const;
    std::string sums() const;

    index::Session& m_session;
    const Compared& m_compared;
    std::string_view m_dimension;
    bool m_by_topic;
    std::size_t m_width;
    std::map<std::size_t, std::vector<std::size_t>> m_outer; ///< what `outer_missions` found
    std::vector<bool> m_spoke;          ///< for each column whether a finding of it is recorded
    std::vector<std::string> m_uncoded; ///< topics that stay empty though somebody spoke of them
    std::vector<std::pair<std::string, std::size_t>>
        m_givers;                   ///< for each kind of figure how many missions give it
    std::size_t m_qualified = 0;    ///< figures that are about, planned, ...
    std::set<std::size_t> m_inside; ///< missions whose figures another one of their column has
    std::vector<Comparison::Row> m_rows;
    std::map<std::pair<std::string, std::string>, std::size_t> m_places;
};

} // namespace eomt::report
