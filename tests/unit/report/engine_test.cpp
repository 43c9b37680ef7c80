#include "base/error.hpp"
#include "base/text.hpp"
#include "catch.hpp"
#include "report/cell_json.hpp"
#include "report/engine.hpp"
#include "sample.hpp"

using namespace eomt;
using json = nlohmann::ordered_json;

namespace {

SmallIndex& archive()
{
    static SmallIndex small{sample()};
    return small;
}

report::Document run(const report::Definition& definition,
                     const report::RunOptions& options = {"", {}, "2021-01-10"})
{
    return report::run(archive().session(), definition, options);
}

/// A report of one query.
report::Definition of_query(const std::string& sql, const std::string& body)
{
    return {"mine", "Title", "Summary", "", {{"rows", sql, false, ""}}, body};
}

/// What a template makes of one row.
std::string shown(const std::string& sql, const std::string& body)
{
    return run(of_query(sql, "{{#rows}}" + body + "{{/rows}}")).markdown;
}

} // namespace

TEST_CASE("rows become the template's list", "[report][engine]")
{
    const auto document =
        run(of_query("SELECT id, score, type FROM missions WHERE country = 'KZ' ORDER BY id",
                     "{{#rows}}{{id}} {{#score}}scored "
                     "{{score}}{{/score}}{{^score}}silent{{/score}}.\n{{/rows}}"));
    CHECK(document.markdown ==
          "kz.cis scored 2.\nkz.csto-pa scored 1.\nkz.group silent.\nkz.odihr scored -1.\n");
    CHECK(document.title == "Title");
    CHECK(document.language == "en");
    CHECK(document.data["rows"][2] ==
          json{{"id", "kz.group"}, {"score", nullptr}, {"type", "joint"}});
}

TEST_CASE("a zero is no missing value", "[report][engine]")
{
    CHECK(shown("SELECT 0 AS n", "{{#n}}n is {{n}}{{/n}}{{^n}}none{{/n}}") == "n is 0\n");
    CHECK(shown("SELECT NULL AS n", "{{#n}}{{n}}{{/n}}{{^n}}none{{/n}}") == "none\n");
    CHECK(shown("SELECT '' AS n", "{{#n}}{{n}}{{/n}}{{^n}}none{{/n}}") == "none\n");
}

TEST_CASE("sources are numbered in the order in which they are cited", "[report][engine]")
{
    const auto document = run(
        of_query("SELECT topic, cites FROM findings WHERE mission = 'kz.cis' ORDER BY n DESC",
                 "{{#rows}}{{topic}}{{#refs}} [{{.}}]{{/refs}}\n{{/rows}}\n{{#sources}}{{number}}. "
                 "{{title}}\n{{/sources}}"));
    CHECK(document.markdown == "media [1]\nvoting [2] [1]\n1. Annex\n2. Statement\n");
    CHECK(document.data["rows"][1]["refs"] == json{2, 1});
    CHECK_FALSE(document.data["rows"][1].contains("cites"));
    REQUIRE(document.data["sources"].size() == 2);
    CHECK(
        document.data["sources"][1] ==
        json::parse(
            R"({"number":2,"title":"Statement","publisher":"CIS","author":null,"date":"2021-01-11",
              "url":"https://example.org/cis","archived_copy":null,"language":null,"accessed":null,"record":"kz.cis","key":"a"})"));
}

TEST_CASE("a page that several records cite has one number", "[report][engine]")
{
    SmallIndex small{
        {{"a.mission.yaml",
          "election: {country: KZ, date: 2021-01-10, type: local}\norganisation: o\n"
          "findings: [{topic: voting, text: x, source: [p, q]}]\n"
          "sources: {p: {title: One, url: \"https://example.org/1\"}, q: {title: Two}}\n"},
         {"b.mission.yaml",
          "election: {country: KZ, date: 2021-01-10, type: local}\norganisation: o\n"
          "findings: [{topic: voting, text: x, source: [q, r]}]\n"
          "sources: {q: {title: Other}, r: {title: Uno, url: \"https://example.org/1\"}}\n"}}};
    const auto document =
        report::run(small.session(),
                    of_query("SELECT mission, cites FROM findings ORDER BY mission", ""),
                    {"", {}, ""});
    CHECK(document.data["rows"][0]["refs"] == json{1, 2});
    CHECK(document.data["rows"][1]["refs"] == json{3, 1});
    CHECK(document.data["sources"].size() == 3);
    CHECK(document.data["sources"][0]["title"] == "One");
}

TEST_CASE("columns that end in cites become refs of that name", "[report][engine]")
{
    const auto document = run(of_query(
        "SELECT verdict_cites, NULL AS other_cites FROM missions WHERE id = 'kz.cis'", ""));
    CHECK(document.data["rows"][0] == json::parse(R"({"verdict_refs":[1],"other_refs":[]})"));
}

TEST_CASE("a query of one row gives the subject", "[report][engine]")
{
    const report::Definition definition{
        "mine",
        "Of {{m.id}}",
        "S",
        "mission",
        {{"m", "SELECT id, country FROM missions WHERE id = :argument", true, ""},
         {"same", "SELECT id FROM missions WHERE date = :as_of ORDER BY id", false, ""}},
        "{{#m}}{{country}}{{/m}}{{#same}} {{id}}{{/same}}"};
    const auto document = run(definition, {"by.cis", {}, "2021-01-10"});
    CHECK(document.title == "Of by.cis");
    CHECK(document.markdown == "BY kz.cis kz.csto-pa kz.group kz.odihr\n");
    CHECK(document.data["argument"] == "by.cis");
    CHECK(document.data["as_of"] == "2021-01-10");
    CHECK(document.data["title"] == "Of by.cis");
    CHECK_THROWS_AS(run(definition, {"none", {}, ""}), report::NoSubject);
    CHECK_THROWS_WITH(run(definition, {"none", {}, ""}),
                      "there is no mission \"none\" in the archive");
}

TEST_CASE("consecutive rows of one value are put together", "[report][engine]")
{
    const report::Definition definition{
        "mine",
        "T",
        "S",
        "",
        {{"rows", "SELECT country, id FROM missions ORDER BY date, id", false, "country"}},
        "{{#rows}}{{country}}:{{#rows}} {{id}}{{/rows}}\n{{/rows}}"};
    const auto document = run(definition);
    CHECK(document.markdown ==
          "BY: by.cis by.odihr\nKZ: kz.cis kz.csto-pa kz.group kz.odihr\nKG: kg.odihr\n");
    CHECK(document.data["rows"].size() == 3);
    CHECK(document.data["rows"][0]["rows"][1] == json{{"country", "BY"}, {"id", "by.odihr"}});
}

TEST_CASE("a query narrows what a report speaks of", "[report][engine]")
{
    const auto definition = of_query("SELECT mission FROM selected ORDER BY mission",
                                     "{{query}}:{{#rows}} {{mission}}{{/rows}}");
    CHECK(run(definition, {"", {"org:cis", "KZ"}, ""}).markdown == "org:cis KZ: kz.cis kz.group\n");
    CHECK(run(definition).data["rows"].size() == 7);
    CHECK(report::selected_missions(archive().session(), {"BY"}) == Lines{"by.cis", "by.odihr"});
    CHECK(report::selected_missions(archive().session(), {}).size() == 7);
    CHECK_THROWS_AS(run(definition, {"", {"zzzz:x"}, ""}), base::UsageError);
}

TEST_CASE("record text is escaped for Markdown", "[report][engine]")
{
    CHECK(shown("SELECT '*bold* [x](javascript:1) <b> | `c`' AS t", "{{t}}") ==
          "\\*bold\\* \\[x\\](javascript:1) &lt;b> \\| \\`c\\`\n");
    CHECK(shown("SELECT 'a' || CHAR(10) || '# b' || CHAR(8238) AS t", "x {{t}}") ==
          "x a # b&lt;U+202E>\n");
    CHECK(shown("SELECT '{{id}}' AS t, 1 AS id", "{{t}}") == "{{id}}\n");
}

TEST_CASE("a title is plain text on one line", "[report][engine]")
{
    auto definition = of_query("SELECT 1", "");
    definition.parameter = "person";
    definition.title = "  Of {{argument}}\n ";
    CHECK(run(definition, {"*A* <b>\x1b", {}, ""}).title == "Of *A* <b><U+001B>");
}

TEST_CASE("a template has filters for days, countries, words and links", "[report][engine]")
{
    const std::string row =
        "SELECT '2021-01-10' AS d, 'KZ' AS c, 'mostly-positive' AS w, 'parliamentary+local' AS p, "
        "'https://example.org/a' AS u, 'not a link*' AS v";
    CHECK(shown(row, "{{#as_day}}{{{d}}}{{/as_day}}") == "10 January 2021\n");
    CHECK(shown(row, "{{#as_country}}{{{c}}}{{/as_country}}") == "Kazakhstan\n");
    CHECK(shown(row, "{{#as_words}}{{{w}}}{{/as_words}}") == "mostly positive\n");
    CHECK(shown(row, "{{#as_words}}{{{p}}}{{/as_words}}") == "parliamentary local\n");
    CHECK(shown(row, "{{#as_title}}{{{w}}}{{/as_title}}") == "Mostly positive\n");
    CHECK(shown(row, "{{#as_link}}{{{u}}}{{/as_link}}") == "<https://example.org/a>\n");
    CHECK(shown(row, "{{#as_link}}{{{v}}}{{/as_link}}") == "not a link\\*\n");
}

TEST_CASE("empty parts leave no gaps", "[report][engine]")
{
    const auto document = run(of_query(
        "SELECT 1 AS a WHERE 1 = 0",
        "\n\n# H\n\n{{#has_rows}}x{{/has_rows}}\n\n\n{{^has_rows}}none{{/has_rows}}\n\n\n"));
    CHECK(document.markdown == "# H\n\nnone\n");
}

TEST_CASE("the tables of all reports have as many cells in each line", "[report][engine]")
{
    std::size_t tables = 0;
    for (const auto& folder : std::filesystem::directory_iterator{EOMT_ROOT "/reports"}) {
        if (!folder.is_directory()) {
            continue;
        }
        const std::string text = base::read_file(folder.path() / "report.mustache");
        std::string_view before;
        for (const auto line : base::split(text, '\n')) {
            if (line.starts_with("| ---")) {
                INFO(folder.path() << ": " << before);
                CHECK(std::count(line.begin(),
                                 line.begin() + static_cast<std::ptrdiff_t>(line.rfind('|')),
                                 '|') ==
                      std::count(before.begin(),
                                 before.begin() + static_cast<std::ptrdiff_t>(before.rfind('|')),
                                 '|'));
                ++tables;
            }
            before = line;
        }
    }
    CHECK(tables > 30);
}

TEST_CASE("a faulty query or template is named", "[report][engine]")
{
    CHECK_THROWS_WITH(run(of_query("SELECT x FROM nowhere", "")),
                      Catch::StartsWith("the report mine, query rows: ") &&
                          Catch::Contains("no such table: nowhere"));
    CHECK_THROWS_WITH(run(of_query("SELECT 1", "{{#open}}")),
                      Catch::StartsWith("the report mine: its template is no Mustache template: "));
    auto placed = of_query("SELECT x FROM nowhere", "");
    placed.queries[0].place = "report.yaml:6:10";
    CHECK_THROWS_WITH(run(placed),
                      "report.yaml:6:10: the report mine, query rows: no such table: nowhere");
    placed = of_query("SELECT 1", "ж\nж{{#open}}");
    placed.body_path = "report.mustache";
    CHECK_THROWS_WITH(run(placed),
                      "report.mustache:2:2: the report mine: its template is no Mustache template: "
                      "Unclosed section \"open\"");
    auto definition = of_query("SELECT 1", "");
    definition.title = "{{#open}}";
    CHECK_THROWS_WITH(run(definition),
                      Catch::StartsWith("the report mine: its title is no Mustache template: "));
}

TEST_CASE("how many records are left out is in the data, and shown where there are some",
          "[report][engine]")
{
    const auto definition = of_query(
        "SELECT 1", "{{#left_out}}{{left_out}} left out{{/left_out}}{{^left_out}}all{{/left_out}}");
    CHECK(run(definition).markdown == "all\n");
    CHECK(run(definition).data["left_out"] == 0);
    SmallIndex small{{{"archive.yaml", "format: 1\nlanguage: ru\n"}}};
    small.session().execute("UPDATE files SET errors = 1");
    small.put({{"o.organisation.yaml", "name: O\n"}});
    const auto document = report::run(small.session(), definition, {"", {}, ""});
    CHECK(document.markdown == "1 left out\n");
    CHECK(document.data["left_out"] == 1);
    CHECK(document.language == "en");
}

TEST_CASE("a report has the archive's language", "[report][engine]")
{
    SmallIndex small{{{"archive.yaml", "format: 1\nlanguage: ru\n"}}};
    CHECK(report::run(small.session(), of_query("SELECT 1", ""), {"", {}, ""}).language == "ru");
    SmallIndex none{{{"o.organisation.yaml", "name: O\n"}}};
    CHECK(report::run(none.session(), of_query("SELECT 1", ""), {"", {}, ""}).language == "en");
}

TEST_CASE("a cell as JSON", "[report][engine]")
{
    CHECK(report::json_of(base::Cell{}).is_null());
    CHECK(report::json_of(std::int64_t{0}).dump() == "0");
    CHECK(report::json_of(2.5).dump() == "2.5");
    CHECK(report::json_of(base::Mean{2.0 / 3}).dump() == "0.67");
    CHECK(report::json_of(std::string{}).dump() == "\"\"");
}

namespace {

/// A report of one query with a chart of bars.
report::Definition charted(const std::string& sql, const std::string& body)
{
    auto definition = of_query(sql, body);
    report::ChartDefinition chart;
    chart.name = "c";
    chart.title = "Chart";
    chart.query = "rows";
    chart.label = "topic";
    chart.label_as = "title";
    chart.series = {{"good", "positive", report::Chart::Side::right},
                    {"bad", "negative", report::Chart::Side::left}};
    definition.charts.push_back(chart);
    return definition;
}

const std::string two_rows = "SELECT 'public-health' AS topic, 2 AS good, NULL AS bad "
                             "UNION ALL SELECT 'media', 0, 1.5";

} // namespace

TEST_CASE("a chart stands where the template places it", "[report][engine]")
{
    const auto document =
        run(charted(two_rows, "# H\n\n{{#chart}}c{{/chart}}\n\n{{#rows}}- {{topic}}\n{{/rows}}"));
    CHECK(document.markdown == "# H\n\n- public-health\n- media\n");
    REQUIRE(document.charts.size() == 1);
    CHECK(document.charts[0].before == 5);
    const auto& chart = document.charts[0].chart;
    CHECK(chart.title == "Chart");
    REQUIRE(chart.rows.size() == 2);
    CHECK(chart.rows[0].label == "Public health");
    CHECK(chart.rows[0].bars == std::vector<std::optional<double>>{2, std::nullopt});
    CHECK(chart.rows[1].bars == std::vector<std::optional<double>>{0, 1.5});
    CHECK(document.data["charts"] ==
          json::parse(
              R"([{"name":"c","kind":"bars","title":"Chart","note":null,"query":"rows","rows":[
              {"label":"Public health","positive":2,"negative":null},
              {"label":"Media","positive":0,"negative":1.5}]}])"));
}

TEST_CASE("a chart at the end, and one that has no place", "[report][engine]")
{
    const auto last = run(charted(two_rows, "text\n\n{{#chart}}c{{/chart}}\n"));
    CHECK(last.markdown == "text\n");
    REQUIRE(last.charts.size() == 1);
    CHECK(last.charts[0].before == 5);
    CHECK(run(charted(two_rows, "{{^rows}}\n{{#chart}}c{{/chart}}\n{{/rows}}\n")).charts.empty());
}

TEST_CASE("a chart that can't be placed or drawn is named", "[report][engine]")
{
    const auto fault = [](const std::string& sql, const std::string& body) -> std::string {
        try {
            run(charted(sql, body));
        } catch (const base::Error& error) {
            return error.what();
        }
        return "none";
    };
    CHECK(fault(two_rows, "{{#chart}}d{{/chart}}\n") ==
          "the report mine: its template places a chart \"d\", which report.yaml does not declare "
          "or which has its place already; did you mean \"c\"?");
    CHECK(fault(two_rows, "{{#chart}}c{{/chart}}\n{{#chart}}c{{/chart}}\n") ==
          "the report mine: its template places a chart \"c\", which report.yaml does not declare "
          "or which has its place already");
    CHECK(fault(two_rows, "- {{#chart}}c{{/chart}}\n") ==
          "the report mine: its template places a chart where the line has more; "
          "{{#chart}}name{{/chart}} stands on a line of its own");
    CHECK(fault("SELECT 'a' AS topic, 1 AS god, 1 AS bad", "") ==
          "the report mine, chart c: the query rows has no column \"good\"; did you mean \"god\"?");
    CHECK(fault("SELECT 'a' AS topic, -1 AS good, 1 AS bad", "") ==
          "the report mine, chart c: the column \"good\" of the query rows holds \"-1\", where it "
          "draws a number, 0 or more");
    CHECK(
        fault("SELECT 'a' AS topic, 'many' AS good, 1 AS bad", "") ==
        "the report mine, chart c: the column \"good\" of the query rows holds \"many\", where it "
        "draws a number, 0 or more");
}

TEST_CASE("a record's text is no chart's place", "[report][engine]")
{
    const auto document =
        run(charted("SELECT CHAR(2) || 'chart:c' || CHAR(2) AS topic, 1 AS good, 1 AS bad",
                    "{{#rows}}{{topic}}{{/rows}}\n"));
    CHECK(document.charts.empty());
    CHECK(document.markdown == "&lt;U+0002>chart:c&lt;U+0002>\n");
}

TEST_CASE("a score is drawn from -2 to 2", "[report][engine]")
{
    auto definition = charted("SELECT 'a' AS topic, '2021' AS year, 3 AS score", "");
    definition.charts[0].kind = report::Chart::Kind::scores;
    definition.charts[0].series.clear();
    definition.charts[0].at = "year";
    definition.charts[0].value = "score";
    CHECK_THROWS_WITH(
        run(definition),
        "the report mine, chart c: the column \"score\" of the query rows holds \"3\", "
        "where it draws a number from -2 to 2");
}
