#include "base/text.hpp"
#include "report/tally.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <tuple>

namespace eomt::report {

using base::Cell;
using index::RowView;

/// What one mission says of one kind of figure.
struct Tally::Figure
{
    std::uint32_t kind = 0;
    std::size_t mission = 0;
    double low = 0;
    double high = 0;
};

namespace {

/// The sum without what adding decimal numbers in binary leaves behind (0.1 + 0.2).
Cell number(double sum)
{
    const auto whole = static_cast<std::int64_t>(sum);
    return static_cast<double>(whole) == sum ? Cell{whole}
                                             : Cell{std::stod(fmt::format("{:.12g}", sum))};
}

} // namespace

std::vector<Tally::Figure> Tally::read_figures(Numbering& kinds)
{
    std::vector<Figure> list;
    // The figures of an election that is described in a mission's file are not the mission's.
    m_session.scan(
        "SELECT file, what, value, qualifier IS NOT NULL FROM raw_figures WHERE mission IS NOT "
        "NULL",
        {},
        [&](const RowView& figure) {
            const auto mission = m_compared.in_file(figure.whole(0));
            if (mission && !m_compared.missions()[*mission].columns.empty()) {
                m_qualified += static_cast<std::size_t>(figure.whole(3));
                list.push_back(
                    {kinds.of(figure.text(1)), *mission, figure.real(2), figure.real(2)});
            }
        });
    std::sort(list.begin(), list.end(), [](const Figure& a, const Figure& b) {
        return std::tie(a.kind, a.mission) < std::tie(b.kind, b.mission);
    });
    std::vector<Figure> merged;
    for (const Figure& figure : list) {
        if (merged.empty() || merged.back().kind != figure.kind ||
            merged.back().mission != figure.mission) {
            merged.push_back(figure);
        } else {
            merged.back().low = std::min(merged.back().low, figure.low);
            merged.back().high = std::max(merged.back().high, figure.high);
        }
    }
    return merged;
}

std::map<std::size_t, std::vector<std::size_t>> Tally::outer_missions()
{
    std::map<std::string, std::string, std::less<>> outer;
    m_session.scan(
        "SELECT id, part_of FROM mission_records WHERE part_of IS NOT NULL",
        {},
        [&](const RowView& mission) { outer.emplace(mission.text(0), mission.text(1)); });
    std::map<std::size_t, std::vector<std::size_t>> all;
    for (const auto& [id, part_of] : outer) {
        const auto mission = m_compared.of_id(id);
        if (!mission) {
            continue;
        }
        std::set<std::string_view> seen;
        for (auto at = outer.find(id); at != outer.end() && seen.insert(at->second).second;
             at = outer.find(at->second)) {
            if (const auto around = m_compared.of_id(at->second)) {
                all[*mission].push_back(*around);
            }
        }
    }
    return all;
}

void Tally::figures()
{
    m_outer = outer_missions();
    Numbering kinds;
    const auto list = read_figures(kinds);
    std::map<std::string_view, std::vector<Figure>> by_kind;
    for (const Figure& figure : list) {
        by_kind[kinds.text(figure.kind)].push_back(figure);
    }
    for (const auto& [kind, some] : by_kind) {
        m_givers.emplace_back(kind, some.size());
        figure(kind, some);
    }
}

void Tally::figure(std::string_view kind, const std::vector<Figure>& list)
{
    /// A sum, or the two sums that the lowest and the highest figures give.
    struct Range
    {
        double low = 0;
        double high = 0;
        bool any = false;
    };
    std::vector<Range> sums(m_width);
    for (const Figure& one : list) {
        // A mission inside another one of the same column, at any depth, is counted there.
        const auto outer = m_outer.find(one.mission);
        const auto& missions = m_compared.missions();
        for (const auto column : missions[one.mission].columns) {
            const bool is_inside =
                outer != m_outer.end() &&
                std::any_of(outer->second.begin(), outer->second.end(), [&](std::size_t around) {
                    const auto& columns = missions[around].columns;
                    return std::binary_search(columns.begin(), columns.end(), column);
                });
            if (is_inside) {
                m_inside.insert(one.mission);
            } else {
                sums[column].low += one.low;
                sums[column].high += one.high;
                sums[column].any = true;
            }
        }
    }
    for (std::size_t column = 0; column < m_width; ++column) {
        const Range& sum = sums[column];
        if (!sum.any) {
            continue;
        }
        row("figures", kind)[column] =
            sum.low == sum.high
                ? number(sum.low)
                : Cell{fmt::format(
                      "{}..{}", base::to_text(number(sum.low)), base::to_text(number(sum.high)))};
    }
}

} // namespace eomt::report
