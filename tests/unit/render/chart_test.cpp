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
                            {bar("Voting", {3, 1}), bar("Media", {std::nullopt, 0})})) ==
          R"x(<figure class="chart" id="chart-b">
<figcaption><strong>Findings.</strong></figcaption>
<div class="scroll" role="region" aria-label="Chart: Findings" tabindex="0">
<svg role="img" aria-labelledby="chart-b.title chart-b.desc" viewBox="0 0 480 108" width="480" height="108" fill="currentColor" font-family="sans-serif" font-size="13">
<title id="chart-b.title">Findings</title>
<desc id="chart-b.desc">Bars. Voting: 3 positive, 1 negative; Media: 0 negative.</desc>
<defs><pattern id="chart-b.fill2" width="8" height="8" patternUnits="userSpaceOnUse"><path d="M-1,5 5,-1 M3,9 9,3" stroke="currentColor" stroke-width="1.4"/></pattern>
</defs>
<g transform="translate(11 10)"><rect x="-8" y="-6" width="16" height="12" fill="currentColor" stroke="currentColor"/></g><text x="22" y="14">positive</text>
<g transform="translate(113.4 10)"><rect x="-8" y="-6" width="16" height="12" fill="url(#chart-b.fill2)" stroke="currentColor"/></g><text x="124.4" y="14">negative</text>
<path class="grid" fill="none" stroke="#888" d="M120.5,30 V106"/>
<g transform="translate(0 30)"><title>Voting: 3 positive, 1 negative</title><text y="13" font-weight="bold">Voting</text>
<text x="480" y="13" text-anchor="end">3 positive, 1 negative</text>
<rect x="1" y="18" width="119.5" height="12" fill="url(#chart-b.fill2)" stroke="currentColor"/>
<rect x="120.5" y="18" width="358.5" height="12" fill="currentColor" stroke="currentColor"/>
</g>
<g transform="translate(0 68)"><title>Media: 0 negative</title><text y="13" font-weight="bold">Media</text>
<text x="480" y="13" text-anchor="end">0 negative</text>
</g>
</svg>
</div>
</figure>
)x");
}

TEST_CASE("a series without a side has numbers and neither bars nor a sign", "[render][chart]")
{
    const std::string figure =
        chart_figure(bars({{"positive", Chart::Side::right}, {"unscored", Chart::Side::none}},
                          {bar("Voting", {2, 1}), bar("Media", {std::nullopt, 3})}));
    CHECK(has(figure, ">2 positive, 1 unscored</text>"));
    CHECK(has(figure, ">3 unscored</text>"));
    CHECK(has(figure, "Voting: 2 positive, 1 unscored; Media: 3 unscored."));
    CHECK(has(figure, R"x(<rect x="1" y="18" width="478" height="12" fill="currentColor")x"));
    CHECK_FALSE(has(figure, "fill2"));
    CHECK_FALSE(has(figure, ">unscored</text>"));
}

TEST_CASE("a mixed bar lies across the line", "[render][chart]")
{
    const std::string figure = chart_figure(bars(three, {bar("a", {2, 1, 2})}));
    // 1 + 1 to the left and 1 + 2 to the right share the width of 478, so that 1 is 95.6 long.
    CHECK(has(figure, R"x(d="M192.2,30 V68")x"));
    CHECK(has(figure,
              R"x(<rect x="96.6" y="18" width="191.2" height="12" fill="url(#chart-b.fill3)")x"));
    CHECK(
        has(figure, R"x(<rect x="1" y="18" width="95.6" height="12" fill="url(#chart-b.fill2)")x"));
    CHECK(has(figure, R"x(<rect x="287.8" y="18" width="191.2" height="12" fill="currentColor")x"));
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
    CHECK(chart_figure(chart) == R"x(<figure class="chart" id="chart-m">
<figcaption><strong>Marks.</strong> 1 row without a date or a score is not drawn.</figcaption>
<div class="scroll" role="region" aria-label="Chart: Marks" tabindex="0">
<svg role="img" aria-labelledby="chart-m.title chart-m.desc" viewBox="0 0 480 210" width="480" height="210" fill="currentColor" font-family="sans-serif" font-size="13">
<title id="chart-m.title">Marks</title>
<desc id="chart-m.desc">Scores from -2 to +2. CIS: 2020 +2, 2021 -1 (2 times); ODIHR: 2021 0.</desc>
<g transform="translate(11 10)"><path d="M0,-5 5,4 H-5 Z"/></g><text x="22" y="14">above 0</text>
<g transform="translate(105.6 10)"><path class="paper" d="M0,-5 5,0 0,5 -5,0 Z" fill="#fff" stroke="currentColor" stroke-width="1.5"/></g><text x="116.6" y="14">0</text>
<g transform="translate(153.4 10)"><path d="M0,5 5,-4 H-5 Z"/></g><text x="164.4" y="14">below 0</text>
<path class="grid" fill="none" stroke="#888" d="M50,30 V190 M456,30 V190"/>
<text x="50" y="204" text-anchor="middle">2020</text>
<text x="456" y="204" text-anchor="middle">2021</text>
<g transform="translate(0 30)"><text y="13" font-weight="bold">CIS</text>
<path class="grid" fill="none" stroke="#888" d="M26,66 H480 M26,56 H480 M26,46 H480 M26,36 H480 M26,26 H480"/>
<text x="20" y="70" font-size="11" text-anchor="end">-2</text><text x="20" y="50" font-size="11" text-anchor="end">0</text><text x="20" y="30" font-size="11" text-anchor="end">+2</text>
<g transform="translate(50 26)"><title>CIS, 2020 +2</title><path d="M0,-5 5,4 H-5 Z"/></g>
<g transform="translate(456 56)"><title>CIS, 2021 -1 (2 times)</title><path d="M0,5 5,-4 H-5 Z"/><text x="7" y="4" font-size="11">2</text></g>
</g>
<g transform="translate(0 110)"><text y="13" font-weight="bold">ODIHR</text>
<path class="grid" fill="none" stroke="#888" d="M26,66 H480 M26,56 H480 M26,46 H480 M26,36 H480 M26,26 H480"/>
<text x="20" y="70" font-size="11" text-anchor="end">-2</text><text x="20" y="50" font-size="11" text-anchor="end">0</text><text x="20" y="30" font-size="11" text-anchor="end">+2</text>
<g transform="translate(456 46)"><title>ODIHR, 2021 0</title><path class="paper" d="M0,-5 5,0 0,5 -5,0 Z" fill="#fff" stroke="currentColor" stroke-width="1.5"/></g>
</g>
</svg>
</div>
</figure>
)x");
    // Neutral is no 0: it has a line of its own, where the chart says what it is.
    chart.unscored = "neutral";
    const std::string figure = chart_figure(chart);
    CHECK(has(figure, "SCO: 2020 neutral."));
    CHECK(has(figure, "translate(50 82)\"><title>SCO, 2020 neutral</title><circle"));
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
    CHECK(chart_figure(chart) == R"x(<figure class="chart" id="chart-m">
<figcaption><strong>Marks.</strong> 2 rows without a date are not drawn.</figcaption>
<div class="scroll" role="region" aria-label="Chart: Marks" tabindex="0">
<svg role="img" aria-labelledby="chart-m.title chart-m.desc" viewBox="0 0 480 132" width="480" height="132" fill="currentColor" font-family="sans-serif" font-size="13">
<title id="chart-m.title">Marks</title>
<desc id="chart-m.desc">A timeline. CIS: 4 from 21 December 2020 to 12 January 2021: 1 observed.</desc>
<g transform="translate(11 10)"><circle r="4.5"/></g><text x="22" y="14">observed</text>
<path class="grid" fill="none" stroke="#888" d="M8,30 V112 M218.9,30 V112 M429.8,30 V112"/>
<text x="62.4" y="126" text-anchor="middle">21 December 2020</text>
<text x="218.9" y="126" text-anchor="middle">31 December 2020</text>
<text x="421.5" y="126" text-anchor="middle">10 January 2021</text>
<g transform="translate(0 30)"><text y="13" font-weight="bold">CIS</text>
<g transform="translate(0 25)"><title>Mission, 10 January 2021, from 21 December 2020 to 12 January 2021: observed</title><path d="M8,0 H472 M8,-4 V4 M472,-4 V4" fill="none" stroke="currentColor" stroke-width="2"/><g transform="translate(429.8 0)"><circle r="4.5"/></g></g>
<g transform="translate(0 39)"><title>CIS, 10 January 2021, from 21 December 2020 to an unknown day</title><path d="M8,0 H429.8 M8,-4 V4" fill="none" stroke="currentColor" stroke-width="2"/><g transform="translate(429.8 0)"><circle r="4.5"/></g></g>
<g transform="translate(0 53)"><title>CIS, 10 January 2021, from an unknown day to 21 December 2020</title><path d="M8,0 H8 M8,-4 V4" fill="none" stroke="currentColor" stroke-width="2"/><g transform="translate(429.8 0)"><circle r="4.5"/></g></g>
<g transform="translate(0 67)"><title>CIS, from 31 December 2020 to an unknown day</title><path d="M218.9,0 H218.9 M218.9,-4 V4" fill="none" stroke="currentColor" stroke-width="2"/></g>
</g>
</svg>
</div>
</figure>
)x");
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
    CHECK(timeline_ticks("1400", "9999") == "2000|3000|4000|5000|6000|7000|8000|9000");
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
        rows.push_back(bar(std::to_string(i), {i, std::nullopt}));
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
    CHECK(has(figure, ">Межпарламентская ассамблея государств — участников Со…</text>"));
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
