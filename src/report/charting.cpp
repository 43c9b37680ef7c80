#include "report/charting.hpp"

#include "base/country.hpp"
#include "base/date.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "report/wording.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace eomt::report {

namespace {

constexpr char chart_mark = '\x02';
constexpr std::string_view mark_word = "chart:";

/// The columns of a chart's rows, found by name, and what a wrong one is told.
class Columns
{
public:
    Columns(const ChartDefinition& chart, const base::Table& table, std::string_view report)
        : m_chart{chart}, m_table{table}, m_report{report}
    {}

    /// The cell of a column that was declared; "no data" for an empty name.
    const base::Cell& cell(const std::vector<base::Cell>& row, const std::string& column) const
    {
        static const base::Cell none;
        if (column.empty()) {
            return none;
        }
        const auto found = std::find(m_table.columns.begin(), m_table.columns.end(), column);
        return row[static_cast<std::size_t>(found - m_table.columns.begin())];
    }

    std::string text(const std::vector<base::Cell>& row, const std::string& column) const
    {
        return base::to_text(cell(row, column));
    }

    /// A number between two bounds, or nothing; anything else cannot be drawn.
    std::optional<double> number(const std::vector<base::Cell>& row,
                                 const std::string& column,
                                 double lowest,
                                 double highest) const
    {
        const base::Cell& value = cell(row, column);
        if (base::is_empty(value)) {
            return std::nullopt;
        }
        double number = std::nan("");
        if (const auto* whole = std::get_if<std::int64_t>(&value)) {
            number = static_cast<double>(*whole);
        } else if (const auto* real = std::get_if<double>(&value)) {
            number = *real;
        } else if (const auto* mean = std::get_if<base::Mean>(&value)) {
            number = mean->value;
        }
        if (number >= lowest && number <= highest) {
            return number;
        }
        const std::string range = lowest < 0
                                      ? fmt::format("a number from {} to {}", lowest, highest)
                                      : fmt::format("a number, {} or more", lowest);
        throw fault(column,
                    fmt::format(R"(the column "{}" of the query {} holds "{}", where it draws {})",
                                column,
                                m_chart.query,
                                base::visible(base::to_text(value)),
                                range));
    }

    /// Throws where the query has no such column.
    void check(const std::string& column) const
    {
        const auto& known = m_table.columns;
        if (column.empty() || std::find(known.begin(), known.end(), column) != known.end()) {
            return;
        }
        const std::string near = base::did_you_mean(column, {known.begin(), known.end()});
        throw fault(
            column,
            fmt::format("the query {} has no column \"{}\"{}",
                        m_chart.query,
                        base::visible(column),
                        near.empty() ? fmt::format("; it has {}", fmt::join(known, ", ")) : near));
    }

private:
    base::Error fault(const std::string& column, const std::string& what) const
    {
        const auto place = m_chart.places.find(column);
        return base::Error{fmt::format("{}the report {}, chart {}: {}",
                                       place == m_chart.places.end() ? "" : place->second + ": ",
                                       m_report,
                                       m_chart.name,
                                       what)};
    }

    const ChartDefinition& m_chart;
    const base::Table& m_table;
    std::string_view m_report;
};

std::string written_label(const std::string& form, const std::string& text)
{
    if (form == "country") {
        return std::string{base::country_name(text)};
    }
    if (form == "day") {
        return base::long_date(text);
    }
    return form == "words" ? in_words(text) : form == "title" ? in_title(text) : text;
}

/// The name of the chart whose line this is; nothing for another line.
std::optional<std::string_view> chart_of(std::string_view line)
{
    if (line.size() < mark_word.size() + 2 || line.front() != chart_mark ||
        line.back() != chart_mark) {
        return std::nullopt;
    }
    return line.substr(mark_word.size() + 1, line.size() - mark_word.size() - 2);
}

/// Takes the chart of that name out of those that still have no place.
Chart take(std::vector<Chart>& charts, std::string_view name, std::string_view report)
{
    const auto found = std::find_if(
        charts.begin(), charts.end(), [&](const Chart& chart) { return chart.name == name; });
    if (found == charts.end()) {
        std::vector<std::string_view> names;
        names.reserve(charts.size());
        for (const auto& chart : charts) {
            names.push_back(chart.name);
        }
        throw base::Error{
            fmt::format("the report {}: its template places a chart \"{}\", which report.yaml does "
                        "not declare or which has its place already{}",
                        report,
                        base::visible(name),
                        base::did_you_mean(name, names))};
    }
    Chart chart = std::move(*found);
    charts.erase(found);
    return chart;
}

std::string_view kind_word(Chart::Kind kind)
{
    return kind == Chart::Kind::timeline ? "timeline"
           : kind == Chart::Kind::scores ? "scores"
                                         : "bars";
}

nlohmann::ordered_json or_null(const std::string& text)
{
    return text.empty() ? nlohmann::ordered_json{} : nlohmann::ordered_json(text);
}

nlohmann::ordered_json or_null(const std::optional<double>& value)
{
    if (!value) {
        return {};
    }
    const auto whole = static_cast<std::int64_t>(*value);
    return static_cast<double>(whole) == *value ? nlohmann::ordered_json(whole)
                                                : nlohmann::ordered_json(*value);
}

} // namespace

Chart make_chart(const ChartDefinition& definition,
                 const base::Table& rows,
                 std::string_view report)
{
    const Columns columns{definition, rows, report};
    for (const std::string* column : {&definition.label,
                                      &definition.at,
                                      &definition.from,
                                      &definition.to,
                                      &definition.category,
                                      &definition.text,
                                      &definition.value}) {
        columns.check(*column);
    }
    Chart chart{definition.name,
                definition.kind,
                definition.title,
                definition.note,
                definition.order,
                definition.unscored,
                {},
                {}};
    for (const auto& series : definition.series) {
        columns.check(series.column);
        chart.series.push_back({series.name, series.side});
    }
    constexpr double score = 2;
    constexpr double most = 1e15; // beyond it a sum of bars would not be exact
    for (const auto& row : rows.rows) {
        Chart::Row& drawn = chart.rows.emplace_back();
        drawn.label = written_label(definition.label_as, columns.text(row, definition.label));
        drawn.at = columns.text(row, definition.at);
        drawn.from = columns.text(row, definition.from);
        drawn.to = columns.text(row, definition.to);
        drawn.category = columns.text(row, definition.category);
        drawn.text = columns.text(row, definition.text);
        drawn.value = columns.number(row, definition.value, -score, score);
        for (const auto& series : definition.series) {
            drawn.bars.push_back(columns.number(row, series.column, 0, most));
        }
    }
    return chart;
}

nlohmann::ordered_json chart_json(const ChartDefinition& definition, const Chart& chart)
{
    using json = nlohmann::ordered_json;
    json out{{"name", chart.name},
             {"kind", kind_word(chart.kind)},
             {"title", chart.title},
             {"note", or_null(chart.note)},
             {"query", definition.query},
             {"rows", json::array()}};
    for (const auto& row : chart.rows) {
        json item{{"label", row.label}};
        if (chart.kind == Chart::Kind::bars) {
            for (std::size_t i = 0; i < row.bars.size(); ++i) {
                item[chart.series[i].name] = or_null(row.bars[i]);
            }
        } else {
            item["at"] = or_null(row.at);
        }
        if (chart.kind == Chart::Kind::scores) {
            item["value"] = or_null(row.value);
        } else if (chart.kind == Chart::Kind::timeline) {
            item["from"] = or_null(row.from);
            item["to"] = or_null(row.to);
            item["category"] = or_null(row.category);
            item["text"] = or_null(row.text);
        }
        out["rows"].push_back(std::move(item));
    }
    return out;
}

std::string chart_line(std::string_view name)
{
    return fmt::format("{}{}{}{}", chart_mark, mark_word, name, chart_mark);
}

std::string place_charts(const std::string& markdown,
                         std::vector<Chart> charts,
                         std::string_view report,
                         std::vector<PlacedChart>& placed)
{
    std::string out;
    std::size_t blank = 1;
    for (const auto line : base::split(markdown, '\n')) {
        if (const auto name = chart_of(line)) {
            placed.push_back({out.size(), take(charts, *name, report)});
            continue;
        }
        if (line.find(chart_mark) != std::string_view::npos) {
            throw base::Error{fmt::format("the report {}: its template places a chart where the "
                                          "line has more; {{{{#chart}}}}name{{{{/chart}}}} stands "
                                          "on a line of its own",
                                          report)};
        }
        blank = base::trim(line).empty() ? blank + 1 : 0;
        if (blank < 2) {
            out += line;
            out += '\n';
        }
    }
    while (out.ends_with("\n\n")) {
        out.pop_back();
    }
    for (auto& chart : placed) {
        chart.before = std::min(chart.before, out.size());
    }
    return out;
}

} // namespace eomt::report
