#include "yaml/reading.hpp"

using namespace eomt;

namespace {

/// What reading a report.yaml with one query and these lines, from line 4 on, says.
Lines report_faults(const std::string& lines)
{
    const yaml::Source source{
        "report.yaml", "title: T\nsummary: S\nqueries: [{name: rows, sql: SELECT 1}]\n" + lines};
    yaml::Problems problems{source};
    yaml::read_report(source, problems);
    return lines_of(problems);
}

/// The same of one chart.
Lines chart_faults(const std::string& fields)
{
    return report_faults("charts:\n  - {name: c, title: C, query: rows, label: l, " + fields +
                         "}\n");
}

} // namespace

TEST_CASE("the charts of a report are read", "[yaml][report]")
{
    CHECK(chart_faults("kind: timeline, at: a, from: f, to: t, category: c, order: [x, y], text: t")
              .empty());
    CHECK(chart_faults("kind: scores, at: a, value: v, unscored: neutral").empty());
    CHECK(chart_faults("kind: bars, label_as: country, series: [{column: n, name: N, side: left}]")
              .empty());
}

TEST_CASE("a chart's faults are named at their places", "[yaml][report]")
{
    CHECK(chart_faults("kind: pie") ==
          Lines{R"(5:54 bad-value: "pie" is no kind of chart; known are timeline, scores, bars)"});
    CHECK(chart_faults("kind: bar, series: [{column: n, name: N}]") ==
          Lines{R"(5:54 bad-value: "bar" is no kind of chart; did you mean "bars"?)"});
    CHECK(
        chart_faults("kind: bars") ==
        Lines{
            R"(5:54 missing-key: a chart of the kind bars has a "series": the columns that its bars show)"});
    CHECK(
        chart_faults("kind: timeline") ==
        Lines{
            R"(5:54 missing-key: a chart of the kind timeline has an "at": the column of the day or the year of a mark)"});
    CHECK(
        chart_faults("kind: scores, at: a, value: v, series: [{column: n, name: N}]") ==
        Lines{
            R"(5:89 unknown-key: "series" is for a chart of the kind bars, and this one is scores)"});
    CHECK(
        chart_faults("kind: bars, at: a, series: [{column: n, name: N}]") ==
        Lines{
            R"(5:64 unknown-key: "at" is for a chart of the kind timeline or scores, and this one is bars)"});
    CHECK(
        chart_faults("kind: bars, series: [{column: n, name: N, side: up}]") ==
        Lines{R"(5:96 bad-value: "up" is no side of a bar; known are left, middle, right, none)"});
    CHECK(chart_faults("kind: bars, label_as: contry, series: [{column: n, name: N}]") ==
          Lines{R"(5:70 bad-value: "contry" is no way to write a label; did you mean "country"?)"});
}

TEST_CASE("what can't be told apart isn't drawn together", "[yaml][report]")
{
    const std::string one = "{column: n, name: N}";
    std::string seven = one;
    for (int i = 1; i < 7; ++i) {
        seven += ", " + one;
    }
    CHECK(chart_faults("kind: bars, series: [" + seven + "]") ==
          Lines{"5:202 bad-value: a chart shows 6 series at most, and this is one more"});
    CHECK(chart_faults("kind: bars, series: [{column: a, name: A, side: middle}, "
                       "{column: b, name: B, side: middle}]") ==
          Lines{"5:132 bad-value: one series at most lies across the middle line, and this is one "
                "more"});
}

TEST_CASE("a chart is of a query and has a name of its own", "[yaml][report]")
{
    const std::string chart = ", kind: timeline, title: C, label: l, at: a}\n";
    CHECK(report_faults("charts:\n  - {name: c, query: row" + chart) ==
          Lines{R"(5:22 bad-value: "row" is no query of this report; did you mean "rows"?)"});
    CHECK(report_faults("charts:\n  - {name: c, query: another" + chart) ==
          Lines{R"(5:22 bad-value: "another" is no query of this report; it has rows)"});
    CHECK(report_faults("charts:\n  - {name: c, query: rows" + chart + "  - {name: c, query: rows" +
                        chart) ==
          Lines{R"(6:12 duplicate-id: this report has a chart "c" already)"});
}
