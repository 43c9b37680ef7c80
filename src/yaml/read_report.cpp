// What the declaration can't say of a report.yaml: which fields a kind of chart takes, and what
// names must agree.
#include "base/text.hpp"
#include "yaml/reader.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace eomt::yaml {

namespace {

/// A field that not every kind of chart takes.
struct ChartField
{
    std::string_view name;
    std::vector<std::string_view> kinds; ///< that take it
    bool needed = false;                 ///< by all of them
    std::string_view help;
    std::optional<base::Mark> given;
};

template <class T>
std::optional<base::Mark> mark_of(const records::Maybe<T>& value)
{
    return value ? std::optional{value->mark} : std::nullopt;
}

std::vector<ChartField> special_fields(const records::ReportFileChart& chart)
{
    const auto mark_of_items = [](const auto& items) {
        return items.empty() ? std::nullopt : std::optional{items.front().mark};
    };
    return {
        {"at",
         {"timeline", "scores"},
         true,
         "the column of the day or the year of a mark",
         mark_of(chart.at)},
        {"from", {"timeline"}, false, {}, mark_of(chart.from)},
        {"to", {"timeline"}, false, {}, mark_of(chart.to)},
        {"category", {"timeline"}, false, {}, mark_of(chart.category)},
        {"order", {"timeline"}, false, {}, mark_of_items(chart.order.items)},
        {"text", {"timeline"}, false, {}, mark_of(chart.text)},
        {"value", {"scores"}, true, "the column of the scores", mark_of(chart.value)},
        {"unscored", {"scores"}, false, {}, mark_of(chart.unscored)},
        {"series", {"bars"}, true, "the columns that its bars show", mark_of_items(chart.series)},
    };
}

} // namespace

void Reader::finish(records::ReportFileChart& chart)
{
    if (!chart.kind) {
        return; // which is a problem of its own
    }
    const std::string& kind = chart.kind->value;
    for (const ChartField& field : special_fields(chart)) {
        const bool taken =
            std::find(field.kinds.begin(), field.kinds.end(), kind) != field.kinds.end();
        if (!taken && field.given) {
            m_problems.error("unknown-key",
                             *field.given,
                             fmt::format("\"{}\" is for a chart of the kind {}, and this one is {}",
                                         field.name,
                                         fmt::join(field.kinds, " or "),
                                         kind));
        } else if (taken && field.needed && !field.given) {
            m_problems.error("missing-key",
                             chart.kind->mark,
                             fmt::format("a chart of the kind {} has {} \"{}\": {}",
                                         kind,
                                         field.name == "at" ? "an" : "a",
                                         field.name,
                                         field.help));
        }
    }
    const auto across = [](const records::ReportFileSeries& series) {
        return series.side && series.side->value == "middle";
    };
    const auto first = std::find_if(chart.series.begin(), chart.series.end(), across);
    if (first != chart.series.end()) {
        const auto second = std::find_if(first + 1, chart.series.end(), across);
        if (second != chart.series.end()) {
            m_problems.error(
                "bad-value",
                second->side->mark,
                "one series at most lies across the middle line, and this is one more");
        }
    }
    constexpr std::size_t patterns = 6; // more could not be told apart without colour
    if (chart.series.size() > patterns) {
        m_problems.error(
            "bad-value",
            chart.series[patterns].mark,
            fmt::format("a chart shows {} series at most, and this is one more", patterns));
    }
}

void Reader::finish(records::ReportFile& report)
{
    std::vector<std::string_view> queries;
    for (const auto& query : report.queries) {
        if (query.name) {
            queries.push_back(query.name->value);
        }
    }
    std::set<std::string> names;
    for (const auto& chart : report.charts) {
        if (chart.name && !names.insert(chart.name->value).second) {
            m_problems.error(
                "duplicate-id",
                chart.name->mark,
                fmt::format("this report has a chart \"{}\" already", chart.name->value));
        }
        if (chart.query &&
            std::find(queries.begin(), queries.end(), chart.query->value) == queries.end()) {
            const std::string near = base::did_you_mean(chart.query->value, queries);
            m_problems.error(
                "bad-value",
                chart.query->mark,
                fmt::format("{} is no query of this report{}",
                            shown(chart.query->value),
                            !near.empty() ? near
                            : queries.empty()
                                ? "; it has none"
                                : fmt::format("; it has {}", fmt::join(queries, ", "))));
        }
    }
}

} // namespace eomt::yaml
