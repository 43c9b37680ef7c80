#include "catch.hpp"
#include "render/chart.hpp"
#include "render/written.hpp"

using eomt::render::chart_figure;
using eomt::report::Chart;

namespace {

Chart bars(std::vector<Chart::Series> series, std::vector<Chart::Row> rows)
{
    Chart chart;
    chart.name = "b";
    chart.kind = Chart::Kind::bars;
    chart.title = "Findings";
    chart.series = std::move(series);
    chart.rows = std::move(rows);
    return chart;
}

Chart::Row bar(const std::string& label, std::vector<std::optional<double>> values)
{
    Chart::Row row;
    row.label = label;
    row.bars = std::move(values);
    return row;
}

Chart of_marks(Chart::Kind kind, std::vector<Chart::Row> rows)
{
    Chart chart;
    chart.name = "m";
    chart.kind = kind;
    chart.title = "Marks";
    chart.rows = std::move(rows);
    return chart;
}

Chart::Row
mark(const std::string& label, const std::string& at, std::optional<double> value = std::nullopt)
{
    Chart::Row row;
    row.label = label;
    row.at = at;
    row.value = value;
    return row;
}

Chart::Row dated(const std::string& at, const std::string& from, const std::string& to)
{
    Chart::Row row = mark("CIS", at);
    row.from = from;
    row.to = to;
    return row;
}

std::size_t count(const std::string& text, std::string_view part)
{
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        ++found;
    }
    return found;
}

/// The labels of the axis, joined: the text in the middle of its place.
std::string ticks(const std::string& figure)
{
    constexpr std::string_view middle = "text-anchor=\"middle\">";
    std::string out;
    for (auto at = figure.find(middle); at != std::string::npos; at = figure.find(middle, at + 1)) {
        const auto start = at + middle.size();
        out += (out.empty() ? "" : "|") + figure.substr(start, figure.find('<', start) - start);
    }
    return out;
}

std::string timeline_ticks(const std::string& first, const std::string& last)
{
    return ticks(
        chart_figure(of_marks(Chart::Kind::timeline, {mark("a", first), mark("a", last)})));
}

const std::vector<Chart::Series> three{{"positive", Chart::Side::right},
                                       {"negative", Chart::Side::left},
                                       {"mixed", Chart::Side::middle}};

} // namespace

TEST_CASE("bars go to both sides of one line, each with its number", "[render][chart]")
{
    CHECK(chart_figure(bars({{"positive", Chart::Side::right}, {"negative", Chart::Side::left}},
                            {bar("Voting", {3, 1}), bar("Media", {std::nullopt, 0})})) == R"x()x");
}

TEST_CASE("a mixed bar lies across the line", "[render][chart]")
{
    const std::string figure = chart_figure(bars(three, {bar("a", {2, 1, 2})}));
    // 1 + 1 to the left and 1 + 2 to the right share the width of 478, so that 1 is 95.6 long.
    CHECK(has(figure, R"(d="M192.2,20 V58")"));
    CHECK(has(figure, R"(<rect x="96.6" y="18" width="191.2" height="12" fill="url(#chart-b.fill3)")"));
    CHECK(has(figure, R"(<rect x="1" y="18" width="95.6" height="12" fill="url(#chart-b.fill2)")"));
    CHECK(has(figure, R"(<rect x="287.8" y="18" width="191.2" height="12" fill="currentColor")"));
    CHECK(has(figure, ">2 positive, 1 negative, 2 mixed</text>"));
}

TEST_CASE("what is missing has no bar and no number, and 0 has a number", "[render][chart]")
{
    const std::string figure = chart_figure(
        bars(three,
             {bar("none", {std::nullopt, std::nullopt, std::nullopt}), bar("zero", {0, {}, {}})}));
    CHECK(count(figure, "<rect") == 1); // of the legend, which has only what occurs
    CHECK(has(figure, ">none recorded</text>"));
    CHECK(has(figure, ">0 positive</text>"));
    CHECK_FALSE(has(figure, "negative"));
}

TEST_CASE("one series needs no legend", "[render][chart]")
{
    const std::string figure = chart_figure(bars({{"people"}}, {bar("KZ", {7}), bar("RU", {3.5})}));
    CHECK(count(figure, "<rect") == 2);
    CHECK(has(figure, ">7</text>"));
    CHECK(has(figure, ">3.5</text>"));
    CHECK(has(figure, "<desc id=\"chart-b.desc\">Bars. KZ: 7; RU: 3.5.</desc>"));
}

TEST_CASE("verdicts stand at their score, and those of one place are counted", "[render][chart]")
{
    auto chart = of_marks(Chart::Kind::scores,
                          {mark("CIS", "2020", 2),
                           mark("CIS", "2021", -1),
                           mark("CIS", "2021", -1),
                           mark("ODIHR", "2021", 0),
                           mark("SCO", "2020")});
    CHECK(chart_figure(chart) == R"x()x");
    // Neutral is no 0: it has a line of its own, where the chart says what it is.
    chart.unscored = "neutral";
    const std::string figure = chart_figure(chart);
    CHECK(has(figure, "SCO: 2020 neutral."));
    CHECK(has(figure, "translate(42 82)\"><title>SCO, 2020 neutral</title><circle"));
    CHECK(has(figure, ">neutral (no score)</text>"));
    CHECK_FALSE(has(figure, "not drawn"));
}

TEST_CASE("a timeline draws what is known of a period", "[render][chart]")
{
    auto chart = of_marks(Chart::Kind::timeline,
                          {dated("2021-01-10", "2020-12-21", "2021-01-12"),
                           dated("2021-01-10", "2020-12-21", ""),
                           dated("2021-01-10", "", "2020-12-21"),
                           dated("", "2020-12-31", ""),
                           dated("", "", ""),
                           dated("soon", "", "")});
    chart.rows[0].category = "observed";
    chart.rows[0].text = "Mission";
    CHECK(chart_figure(chart) == R"x()x");
}

TEST_CASE("categories have shapes in the declared order", "[render][chart]")
{
    auto chart = of_marks(Chart::Kind::timeline, {mark("a", "2020"), mark("a", "2021")});
    chart.rows[0].category = "declined";
    chart.rows[1].category = "a word of its own";
    chart.order = {"observed", "planned", "declined"};
    const std::string figure = chart_figure(chart);
    CHECK_FALSE(has(figure, "planned")); // the legend has what occurs
    CHECK(count(figure, "<path d=\"M-4,-4 4,4 M-4,4 4,-4\"") == 2);
    CHECK(count(figure, "<path d=\"M-4,-4 H4 V4 H-4 Z\"/>") == 2);
    CHECK(has(figure, "a: 2 from 2020 to 2021: 1 declined, 1 a word of its own."));
}

TEST_CASE("marks of one day stand one below the other", "[render][chart]")
{
    const std::string figure = chart_figure(
        of_marks(Chart::Kind::timeline,
                 {mark("a", "2021-01-10"), mark("a", "2021-01-10"), mark("b", "2021-01-10")}));
    CHECK(has(figure, "<g transform=\"translate(0 25)\">"));
    CHECK(has(figure, "<g transform=\"translate(0 39)\">"));
}

TEST_CASE("the axis has as many dates as there is room for", "[render][chart]")
{
    CHECK(timeline_ticks("2021-01-10", "2021-01-10") == "10 January 2021");
    CHECK(timeline_ticks("2021-01-10", "2021-01-12") ==
          "10 January 2021|11 January 2021|12 January 2021");
    CHECK(timeline_ticks("2020-12-21", "2021-01-12") ==
          "21 December 2020|31 December 2020|10 January 2021");
    CHECK(timeline_ticks("2020-11-03", "2021-02-01") == "Dec 2020|Jan 2021|Feb 2021");
    CHECK(timeline_ticks("2020-02-03", "2021-11-01") == "Jul 2020|Jan 2021|Jul 2021");
    CHECK(timeline_ticks("2015", "2019-06") == "2015|2016|2017|2018|2019");
    CHECK(timeline_ticks("1990-05-05", "2025-06") == "1995|2000|2005|2010|2015|2020|2025");
    CHECK(timeline_ticks("0001", "9999") == "1000|2000|3000|4000|5000|6000|7000|8000|9000");
}

TEST_CASE("nothing to draw is said, not drawn", "[render][chart]")
{
    const std::string nothing =
        "<figure class=\"chart\" id=\"chart-m\">\n<figcaption><strong>Marks."
        "</strong> There is nothing to draw.</figcaption>\n</figure>\n";
    CHECK(chart_figure(of_marks(Chart::Kind::timeline, {})) == nothing);
    CHECK(chart_figure(of_marks(Chart::Kind::scores, {})) == nothing);
    CHECK(has(chart_figure(of_marks(Chart::Kind::timeline, {mark("a", "")})),
              "Marks.</strong> 1 row without a date is not drawn. There is nothing to draw."));
    CHECK(has(chart_figure(of_marks(Chart::Kind::scores, {mark("a", "2020"), mark("b", "2021")})),
              "2 rows without a date or a score are not drawn. There is nothing to draw."));
    CHECK(has(chart_figure(bars({{"n"}}, {})), "There is nothing to draw."));
}

TEST_CASE("a tall chart continues in further drawings, up to a limit", "[render][chart]")
{
    std::vector<Chart::Row> rows;
    for (int i = 0; i < 300; ++i) {
        rows.push_back(bar(std::to_string(i), {i}));
    }
    const std::string figure = chart_figure(bars({{"n"}, {"m"}}, rows));
    CHECK(count(figure, "<svg ") == 19); // of 16 bars each
    CHECK(has(figure, "<title id=\"chart-b.title19\">Findings, part 19 of 19</title>"));
    CHECK(has(figure, "aria-labelledby=\"chart-b.title19 chart-b.desc19\""));
    CHECK(count(figure, "<pattern ") == 1);
    CHECK(has(figure, "<desc id=\"chart-b.desc\">Bars. 0: 0 n; 1: 1 n;"));
    CHECK_FALSE(has(figure, "<script"));
    rows.resize(eomt::render::most_chart_rows + 1, rows.front());
    const std::string many = chart_figure(bars({{"n"}, {"m"}}, rows));
    CHECK(has(many, "</strong> Its 1001 rows are too many to be drawn; up to 1000 are."));
    CHECK_FALSE(has(many, "<svg"));
}

TEST_CASE("the text of a chart is cut where it has no room, and is whole in words",
          "[render][chart]")
{
    const std::string name = "Межпарламентская ассамблея государств — участников Содружества "
                             "Независимых Государств и её постоянная комиссия";
    const std::string figure = chart_figure(of_marks(Chart::Kind::timeline, {mark(name, "2020")}));
    CHECK(has(figure, ">Межпарламентская ассамблея государств — участников Сод…</text>"));
    CHECK(has(figure, "A timeline. " + name + ", 2020."));
}

TEST_CASE("the text of a chart is text", "[render][chart]")
{
    const std::string hostile = "</title></svg><script>alert(1)</script>\" onload='x' & \u202E\x01";
    auto chart = of_marks(Chart::Kind::timeline, {mark(hostile, "2020")});
    chart.title = hostile;
    chart.note = hostile;
    chart.rows[0].category = hostile;
    chart.rows[0].text = hostile;
    auto scores = of_marks(Chart::Kind::scores, {mark(hostile, "2020")});
    scores.unscored = hostile;
    for (const std::string& figure :
         {chart_figure(chart),
          chart_figure(scores),
          chart_figure(bars({{hostile}, {hostile}}, {bar(hostile, {1, 2})}))}) {
        CHECK_FALSE(has(figure, "<script"));
        CHECK_FALSE(has(figure, "\" onload"));
        CHECK_FALSE(has(figure, "\u202E"));
        CHECK_FALSE(has(figure, "\x01"));
        CHECK(has(figure, "&lt;/title&gt;&lt;/svg&gt;&lt;script&gt;"));
        CHECK(count(figure, "</svg>") == 1);
    }
}
