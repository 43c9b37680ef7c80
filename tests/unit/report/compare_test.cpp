#include "base/error.hpp"
#include "catch.hpp"
#include "report/compare.hpp"
#include "sample.hpp"

#include <fmt/format.h>

using namespace eomt;

namespace {

SmallIndex& archive()
{
    static SmallIndex small{sample()};
    return small;
}

report::Comparison
compared(const std::string& by, const std::vector<std::string>& words = {}, bool by_size = false)
{
    return report::compare(archive().session(), words, {by, by_size, false});
}

/// A row's values joined with "|"; "no row" where there is none.
std::string
row(const report::Comparison& comparison, const std::string& section, const std::string& measure)
{
    for (const auto& one : comparison.rows) {
        if (one.section == section && one.measure == measure) {
            std::string line;
            for (std::size_t i = 0; i < one.values.size(); ++i) {
                line += (i == 0 ? "" : "|") + base::to_text(one.values[i]);
            }
            return line;
        }
    }
    return "no row";
}

Lines measures(const report::Comparison& comparison, const std::string& section)
{
    Lines list;
    for (const auto& one : comparison.rows) {
        if (one.section == section) {
            list.push_back(one.measure);
        }
    }
    return list;
}

/// Missions of an election in one country, of whose figures the sums are asked.
Doc counted(const std::string& id, const std::string& organisation, const std::string& lines)
{
    return {id + ".mission.yaml",
            fmt::format(
                "election: {{country: KZ, date: 2021-01-10, type: local}}\norganisation: {}\n{}",
                organisation,
                lines)};
}

std::string sum(const std::vector<Doc>& docs,
                const std::string& by = "country",
                const std::vector<std::string>& words = {})
{
    SmallIndex small{docs};
    return row(report::compare(small.session(), words, {by, false, false}), "figures", "observers");
}

const std::string ten = "figures: [{what: observers, value: 10}]\n";

} // namespace

TEST_CASE("the rows of a comparison stand in the order of the contract", "[report][compare]")
{
    const auto all = compared("country");
    CHECK(all.by == "country");
    CHECK(all.columns == Lines{"BY", "KG", "KZ"});
    CHECK(measures(all, "overview") ==
          Lines{"missions", "elections", "organisations", "first", "last", "people"});
    CHECK(measures(all, "invitation") == Lines{"ministry",
                                               "parliament",
                                               "electoral-commission",
                                               "head-of-state",
                                               "government",
                                               "other",
                                               "unknown"});
    CHECK(measures(all, "verdict") == Lines{"positive",
                                            "mostly-positive",
                                            "mixed",
                                            "mostly-negative",
                                            "negative",
                                            "neutral",
                                            "none",
                                            "mean-score"});
    CHECK(measures(all, "topics") ==
          Lines{"campaign", "media", "public-health", "security", "voting"});
    CHECK(measures(all, "figures") == Lines{"observers", "regions"});
    CHECK(measures(all, "recommendations") == Lines{"made", "partially-implemented"});
    Lines sections;
    for (const auto& one : all.rows) {
        if (sections.empty() || sections.back() != one.section) {
            sections.push_back(one.section);
        }
        CHECK(one.values.size() == 3);
    }
    CHECK(sections ==
          Lines{"overview", "invitation", "verdict", "topics", "figures", "recommendations"});
}

TEST_CASE("countries side by side", "[report][compare]")
{
    const auto all = compared("country");
    CHECK(row(all, "overview", "missions") == "2|1|4");
    CHECK(row(all, "overview", "elections") == "1|1|1");
    CHECK(row(all, "overview", "organisations") == "2|1|3");
    CHECK(row(all, "overview", "first") == "2020-08-09|2021-11-28|2021-01-10");
    CHECK(row(all, "overview", "last") == "2020-08-09|2021-11-28|2021-01-10");
    CHECK(row(all, "overview", "people") == "1||4");
    CHECK(row(all, "invitation", "ministry") == "||2");
    CHECK(row(all, "invitation", "parliament") == "||1");
    CHECK(row(all, "invitation", "electoral-commission") == "||1");
    CHECK(row(all, "invitation", "head-of-state") == "1||");
    CHECK(row(all, "invitation", "unknown") == "1|1|1");
    CHECK(row(all, "verdict", "positive") == "||1");
    CHECK(row(all, "verdict", "neutral") == "1||");
    CHECK(row(all, "verdict", "none") == "1|1|1");
    CHECK(row(all, "verdict", "mean-score") == "||0.67");
    CHECK(row(all, "recommendations", "made") == "||2");
    CHECK(row(all, "recommendations", "partially-implemented") == "||1");
}

TEST_CASE("a topic has the mean of its findings, neutral is no number and silence is empty",
          "[report][compare]")
{
    const auto all = compared("country");
    CHECK(row(all, "topics", "voting") == "1.00||-0.33");
    CHECK(row(all, "topics", "campaign") == "||neutral");
    CHECK(row(all, "topics", "media") == "||0.00");
    // Spoken of, and not assessed.
    CHECK(row(all, "topics", "security") == "||");
    CHECK(row(all, "topics", "public-health") == "||2.00");
    for (const auto& one : all.rows) {
        if (one.measure == "campaign") {
            CHECK(base::is_empty(one.values[0]));
        }
    }
}

TEST_CASE("a mission inside another one of the column is not counted twice", "[report][compare]")
{
    CHECK(row(compared("country"), "figures", "observers") == "||265..271");
    CHECK(row(compared("country"), "figures", "regions") == "||2.5");
    // The group is inside the CIS mission, two steps up; the CSTO's own column has its seven.
    CHECK(row(compared("organisation"), "figures", "observers") == "234..240|7|31");
    CHECK(row(compared("mission", {"KZ"}), "figures", "observers") == "234..240|7|3|31");
}

TEST_CASE("figures are summed over missions that are in no other one", "[report][compare]")
{
    CHECK(sum({counted("a", "x", ten), counted("b", "x", ten)}) == "20");
    CHECK(sum({counted("a", "x", ten), counted("b", "x", ten + "part_of: a\n")}) == "10");
    CHECK(sum({counted("a", "x", ten),
               counted("b", "y", "part_of: a\n"),
               counted("c", "z", ten + "part_of: b\n")}) == "10");
    CHECK(sum({counted("a", "x", ten),
               counted("b", "y", ten + "part_of: a\n"),
               counted("c", "x", ten + "part_of: b\n")},
              "organisation") == "10|10");
    // The parent isn't selected, so that it counts nothing.
    CHECK(sum({counted("a", "x", ten), counted("b", "y", ten + "part_of: a\n")},
              "country",
              {"org:y"}) == "10");
    // The parent is in another column.
    CHECK(sum({counted("a", "x", ten), counted("b", "y", ten + "part_of: a\n")}, "organisation") ==
          "10|10");
}

TEST_CASE("figures that disagree give the lowest and the highest sum", "[report][compare]")
{
    const std::string two =
        "figures: [{what: observers, value: 10}, {what: observers, value: 12.5}]\n";
    CHECK(sum({counted("a", "x", two)}) == "10..12.5");
    CHECK(sum({counted("a", "x", two), counted("b", "x", two)}) == "20..25");
    CHECK(sum({counted("a", "x", two), counted("b", "x", ten)}) == "20..22.5");
    CHECK(sum({counted("a", "x", "figures: [{what: observers, value: 0}]\n")}) == "0");
    CHECK(sum({counted("a", "x", "")}) == "no row");
}

TEST_CASE("every dimension", "[report][compare]")
{
    CHECK(compared("election").columns == Lines{"by-2020-08-09-president", "kg", "kz"});
    CHECK(compared("organisation").columns == Lines{"cis", "csto-pa", "odihr"});
    CHECK(compared("org").by == "organisation");
    CHECK(compared("coordinator").columns == Lines{"Umakhan Umakhanov"});
    CHECK(compared("delegation").columns == Lines{"BY", "RU"});
    CHECK(compared("year").columns == Lines{"2020", "2021"});
    CHECK(compared("mission").columns ==
          Lines{"by.cis", "by.odihr", "kg.odihr", "kz.cis", "kz.csto-pa", "kz.group", "kz.odihr"});
    const auto topic = compared("topic");
    CHECK(topic.columns == Lines{"campaign", "media", "public-health", "security", "voting"});
    CHECK(row(topic, "topics", "voting") == "||||0.00");
    CHECK(row(topic, "topics", "media") == "|0.00|||");
    CHECK(row(topic, "overview", "missions") == "1|1|1|1|3");
    CHECK(row(compared("delegation"), "overview", "missions") == "1|1");
}

TEST_CASE("columns by size", "[report][compare]")
{
    CHECK(compared("country", {}, true).columns == Lines{"KZ", "BY", "KG"});
    CHECK(compared("organisation", {}, true).columns == Lines{"cis", "odihr", "csto-pa"});
}

TEST_CASE("a query narrows a comparison", "[report][compare]")
{
    const auto some = compared("country", {"org:odihr", "not:KG"});
    CHECK(some.columns == Lines{"BY", "KZ"});
    CHECK(row(some, "overview", "missions") == "1|1");
    CHECK(row(some, "figures", "observers") == "|31");
    CHECK(compared("country", {"person:nobody"}).columns.empty());
}

TEST_CASE("an unknown dimension is told with the nearest", "[report][compare]")
{
    CHECK_THROWS_WITH(compared("contry"),
                      "--by contry: there is no such dimension; did you mean \"country\"?");
    CHECK_THROWS_WITH(compared("zzzz"),
                      "--by zzzz: there is no such dimension; there are country, organisation, "
                      "election, coordinator, "
                      "delegation, year, topic, mission");
    CHECK_THROWS_AS(compared("country", {"zzzz:x"}), base::UsageError);
}

TEST_CASE("rows without a value can be left out", "[report][compare]")
{
    const auto some = report::without_empty(compared("country"));
    CHECK(measures(some, "invitation") ==
          Lines{"ministry", "parliament", "electoral-commission", "head-of-state", "unknown"});
    CHECK(measures(some, "topics") == Lines{"campaign", "media", "public-health", "voting"});
}

TEST_CASE("a comparison as a table, and turned", "[report][compare]")
{
    const auto all = compared("year");
    const auto table = report::table_of(all, false);
    CHECK(table.columns == Lines{"section", "measure", "2020", "2021"});
    CHECK(table.rows[0] ==
          std::vector<base::Cell>{
              std::string{"overview"}, std::string{"missions"}, std::int64_t{2}, std::int64_t{5}});
    CHECK(table.rows.size() == all.rows.size());
    const auto turned = report::table_of(all, true);
    CHECK(turned.columns[0] == "year");
    CHECK(turned.columns[1] == "overview/missions");
    CHECK(turned.columns.size() == all.rows.size() + 1);
    REQUIRE(turned.rows.size() == 2);
    CHECK(turned.rows[1][0] == base::Cell{std::string{"2021"}});
    CHECK(turned.rows[1][1] == base::Cell{std::int64_t{5}});
}

TEST_CASE("a comparison as JSON", "[report][compare]")
{
    const auto json = report::json_of(compared("country"));
    CHECK(json["by"] == "country");
    CHECK(json["columns"] == nlohmann::ordered_json{"BY", "KG", "KZ"});
    CHECK(json["rows"][0].dump() ==
          R"({"section":"overview","measure":"missions","values":{"BY":2,"KG":1,"KZ":4}})");
    for (const auto& one : json["rows"]) {
        if (one["measure"] == "mean-score") {
            CHECK(one["values"].dump() == R"({"BY":null,"KG":null,"KZ":0.67})");
        }
        if (one["measure"] == "observers") {
            CHECK(one["values"].dump() == R"({"BY":null,"KG":null,"KZ":"265..271"})");
        }
    }
}

TEST_CASE("notes tell absence and silence from what is not known", "[report][compare]")
{
    const auto by_organisation = compared("organisation").notes;
    INFO(fmt::format("{}", fmt::join(by_organisation, "\n")));
    REQUIRE(by_organisation.size() == 3);
    CHECK(by_organisation[0] == "\"none\" counts missions without a recorded verdict, among them "
                                "some that did not observe: odihr (1 not invited, 1 planned).");
    CHECK(by_organisation[1] ==
          "Findings that are not coded leave a topic empty as well: security (odihr).");
    CHECK(by_organisation[2] ==
          "Figures add up what is recorded, and not every mission records them (of 7 missions: "
          "observers 4, regions 1). 1 figure is said to be about, at least, at most, planned or "
          "requested, and added as it stands. The figures of 1 mission counted inside another one "
          "of the same column are not added.");
    // Nobody could be silent who did not observe.
    CHECK(compared("mission", {"mission:by.odihr"}).notes ==
          Lines{"\"none\" counts missions without a recorded verdict, among them some that did not "
                "observe: by.odihr (1 not invited)."});
    CHECK(compared("topic").notes.at(1) ==
          "Findings that are not coded leave a topic empty as well: security.");
    CHECK(compared("country", {"country:KG"}).notes.size() == 1);
}

TEST_CASE("a note tells missions that stand in no column", "[report][compare]")
{
    const auto note = [](const std::string& by) { return compared(by).notes.front(); };
    CHECK(note("coordinator") ==
          "6 of 7 missions stand in no column: no coordinator is recorded of them.");
    CHECK(note("country").find("no column") == std::string::npos);
}

TEST_CASE("a sum of decimal numbers is decimal", "[report][compare]")
{
    SmallIndex two{
        {{"sample.election.yaml", "{country: KZ, date: 2021-01-10, type: parliamentary}\n"},
         {"a.mission.yaml",
          "election: sample\norganisation: pa\nfigures: [{what: hours, value: 0.1}]\n"},
         {"b.mission.yaml",
          "election: sample\norganisation: pb\nfigures: [{what: hours, value: 0.2}]\n"}}};
    const auto all = report::compare(two.session(), {}, {"country", false, false});
    CHECK(std::any_of(all.rows.begin(), all.rows.end(), [](const auto& row) {
        return row.measure == "hours" && row.values == std::vector<base::Cell>{0.3};
    }));
}

TEST_CASE("a note on many columns names the first and how many more", "[report][compare]")
{
    std::vector<Doc> docs{
        {"sample.election.yaml", "{country: KZ, date: 2021-01-10, type: parliamentary}\n"}};
    for (char one = 'a'; one < 'a' + 22; ++one) {
        docs.push_back({std::string{one} + ".mission.yaml",
                        "election: sample\norganisation: pa\nstatus: declined\n"});
    }
    SmallIndex many{docs};
    const auto notes = report::compare(many.session(), {}, {"mission", false, false}).notes;
    REQUIRE(notes.size() == 1);
    CHECK_THAT(notes[0], Catch::Matchers::EndsWith("t (1 declined), 2 more."));
}
