#include "report/compare.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "query/query.hpp"
#include "report/cell_json.hpp"
#include "report/tally.hpp"
#include "report/tally_people.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <future>
#include <numeric>

namespace eomt::report {

namespace {

using base::Cell;
using base::Table;

const std::vector<Dimension>& dimension_list()
{
    static const std::vector<Dimension> list{
        {"country", "m.country", ""},
        {"organisation", "m.organisation", ""},
        {"election", "m.election", ""},
        {"coordinator",
         "",
         "SELECT p.file, p.person_name FROM raw_mentions p WHERE p.part = 'coordinator'"},
        {"delegation",
         "",
         "SELECT p.file, p.delegation FROM raw_mentions p "
         "WHERE p.part IN ('coordinator', 'head', 'team')"},
        {"year", "SUBSTR(m.date, 1, 4)", ""},
        {"topic", "", "SELECT f.file, f.topic FROM raw_findings f"},
        {"mission", "m.id", ""},
    };
    return list;
}

/// The columns in the order of their numbers of missions, the largest first.
std::vector<std::size_t> by_size(const Compared& compared)
{
    std::vector<std::size_t> missions(compared.columns().size());
    for (const auto& mission : compared.missions()) {
        for (const auto column : mission.columns) {
            ++missions[column];
        }
    }
    std::vector<std::size_t> order(missions.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return missions[a] > missions[b];
    });
    return order;
}

template <class Item>
void arrange(std::vector<Item>& items, const std::vector<std::size_t>& order)
{
    std::vector<Item> arranged;
    arranged.reserve(items.size());
    for (const std::size_t from : order) {
        arranged.push_back(std::move(items[from]));
    }
    items = std::move(arranged);
}

/// From so many missions on another thread saves more than its session costs.
constexpr std::size_t worth_a_thread = 1000;

Comparison compared(index::Session& session,
                    const query::Selection& selection,
                    const Dimension& dimension,
                    const CompareOptions& options)
{
    const index::Snapshot one_state{session};
    const Compared missions{session, selection, dimension};
    // People are the longest scan.
    std::future<std::vector<Cell>> people;
    if (missions.missions().size() >= worth_a_thread) {
        if (auto second = session.again()) {
            people =
                std::async(std::launch::async, [&missions, own = *std::move(second)]() mutable {
                    return count_people(own, missions);
                });
        }
    }
    Tally tally{session, missions, dimension};
    tally.overview();
    tally.invitations();
    tally.verdicts();
    tally.topics();
    tally.figures();
    tally.recommendations();
    tally.people(people.valid() ? people.get() : count_people(session, missions));
    Comparison comparison{
        std::string{dimension.name}, missions.columns(), tally.take(), tally.notes()};
    if (options.by_size) {
        const auto order = by_size(missions);
        arrange(comparison.columns, order);
        for (auto& row : comparison.rows) {
            arrange(row.values, order);
        }
    }
    return comparison;
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
    return compared(session, query::parse(words, query::Target::missions), *found, options);
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
