#include "base/error.hpp"
#include "base/text.hpp"
#include "catch.hpp"
#include "report/joined.hpp"
#include "report/lists.hpp"
#include "sample.hpp"

#include <fmt/format.h>

using namespace eomt;

namespace {

SmallIndex& archive()
{
    static SmallIndex small{sample()};
    return small;
}

Lines lines_of(const base::Table& table)
{
    Lines lines;
    for (const auto& row : table.rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            line += (i == 0 ? "" : "|") + base::to_text(row[i]);
        }
        lines.push_back(line);
    }
    return lines;
}

base::Table table(std::string_view name,
                  const std::vector<std::string>& words = {},
                  const std::string& as_of = "2021-01-10")
{
    return report::make_list(archive().session(), name, words, as_of);
}

Lines list(std::string_view name,
           const std::vector<std::string>& words = {},
           const std::string& as_of = "2021-01-10")
{
    return lines_of(table(name, words, as_of));
}

/// The first column alone.
Lines firsts(std::string_view name, const std::vector<std::string>& words)
{
    auto all = table(name, words);
    report::arrange(all, {{all.columns[0]}, "", 0});
    return lines_of(all);
}

} // namespace

TEST_CASE("the columns of lists are those of the contract", "[report][list]")
{
    const std::vector<std::pair<std::string_view, std::string>> contract{
        {"missions",
         "mission,date,country,election,election_type,organisation,type,status,coordinator,head,"
         "invited_by,verdict,score,findings,sources"},
        {"elections", "election,date,country,type,institution,title,missions,organisations"},
        {"organisations", "organisation,name,kind,parent,missions,elections,first,last"},
        {"delegations",
         "delegation,organisation,country,parliament,seats,chambers,representative,members,in_"
         "force_from"},
        {"people", "person,name,country,delegations,missions,roles,first,last"},
        {"findings",
         "mission,date,country,organisation,topic,assessment,score,text,quote,by,source,url"},
        {"figures",
         "election,mission,date,country,organisation,what,value,qualifier,as_of,stage,source,note"},
        {"recommendations",
         "recommendation,date,country,organisation,priority,topic,text,status,status_date,reviewed_"
         "in"},
        {"sources", "record,key,title,publisher,date,url,file,cited"},
    };
    CHECK(report::list_names().size() == contract.size());
    for (const auto& [name, columns] : contract) {
        INFO(name);
        CHECK(base::join(table(name).columns, ",") == columns);
        const auto& declared = report::list_columns(name);
        CHECK(base::join({declared.begin(), declared.end()}, ",") == columns);
    }
}

TEST_CASE("missions", "[report][list]")
{
    CHECK(list("missions") ==
          Lines{"by.cis|2020-08-09|BY|by-2020-08-09-president|presidential|cis||concluded||Сергей "
                "Лебедев|President of Belarus|neutral||1|1",
                "by.odihr|2020-08-09|BY|by-2020-08-09-president|presidential|odihr||not-invited||||"
                "||0|0",
                "kz.cis|2021-01-10|KZ|kz|parliamentary|cis|executive|concluded||Сергей "
                "Лебедев|Ministry of Foreign Affairs of Kazakhstan|"
                "positive|2|2|2",
                "kz.csto-pa|2021-01-10|KZ|kz|parliamentary|csto-pa|parliamentary|concluded|Umakhan "
                "Umakhanov||Mazhilis of the Parliament; "
                "Central Election Commission|mostly-positive|1|1|1",
                "kz.group|2021-01-10|KZ|kz|parliamentary|cis|joint|concluded||||||0|0",
                "kz.odihr|2021-01-10|KZ|kz|parliamentary|odihr|leom|concluded||Jarosław "
                "Domański|Ministry of Foreign Affairs of Kazakhstan|"
                "mostly-negative|-1|4|1",
                "kg.odihr|2021-11-28|KG|kg|parliamentary+local|odihr|leom|planned||||||0|0"});
    const auto row = table("missions", {"mission:by.odihr"}).rows.at(0);
    CHECK(base::is_empty(row[6]));
    CHECK(base::is_empty(row[12]));
    CHECK(row[13] == base::Cell{std::int64_t{0}});
}

TEST_CASE("elections", "[report][list]")
{
    CHECK(list("elections") ==
          Lines{"by-2020-08-09-president|2020-08-09|BY|presidential|President||2|2",
                "kz|2021-01-10|KZ|parliamentary|Mazhilis|Elections to the Mazhilis|4|3",
                "kg|2021-11-28|KG|parliamentary+local|||1|1"});
    CHECK(list("elections", {"org:cis"}) ==
          Lines{"by-2020-08-09-president|2020-08-09|BY|presidential|President||1|1",
                "kz|2021-01-10|KZ|parliamentary|Mazhilis|Elections to the Mazhilis|2|1"});
    CHECK(firsts("elections", {"not:KZ"}) == Lines{"by-2020-08-09-president", "kg"});
}

TEST_CASE("organisations", "[report][list]")
{
    CHECK(
        list("organisations") ==
        Lines{"cis|Commonwealth of Independent States|intergovernmental||3|2|2020-08-09|2021-01-10",
              "csto-pa|CSTO Parliamentary "
              "Assembly|parliamentary-assembly|cis|1|1|2021-01-10|2021-01-10",
              "odihr|Office for Democratic Institutions|||3|3|2020-08-09|2021-11-28"});
    CHECK(
        list("organisations", {"BY", "org:cis"}) ==
        Lines{
            "cis|Commonwealth of Independent States|intergovernmental||1|1|2020-08-09|2020-08-09"});
}

TEST_CASE("delegations as of a day", "[report][list]")
{
    const std::string head = "csto-pa.russia|csto-pa|RU|Federal Assembly|";
    CHECK(
        list("delegations") ==
        Lines{head + "22|State Duma: 10; Federation Council: 12|Leonid Kalashnikov|1|2016-10-05"});
    CHECK(list("delegations", {}, "2021-10-12") ==
          Lines{head + "8|State Duma: 8|Second Representative|1|2021-10-12"});
    CHECK(
        list("delegations", {}, "2021-08-01") ==
        Lines{head + "22|State Duma: 10; Federation Council: 12|Leonid Kalashnikov|0|2016-10-05"});
    CHECK(firsts("delegations", {"KZ"}).empty());
    CHECK(firsts("delegations", {"election:kz"}) == Lines{"csto-pa.russia"});
    CHECK(firsts("delegations", {"election:kg"}).empty());
}

TEST_CASE("people", "[report][list]")
{
    CHECK(list("people") ==
          Lines{"ann-example|Ann Example|BY||1|spokesperson|2021-01-10|2021-01-10",
                "jaroslaw-domanski|Jarosław Domański|||1|head|2021-01-10|2021-01-10",
                "later-member|Later Member|RU|csto-pa.russia|0|||",
                "lebedev|Сергей Лебедев|RU||2|head|2020-08-09|2021-01-10",
                "leonid-kalashnikov|Leonid Kalashnikov|RU|csto-pa.russia|0|||",
                "nurlan-nigmatulin|Nurlan Nigmatulin|||1|inviter|2021-01-10|2021-01-10",
                "second-representative|Second Representative|RU|csto-pa.russia|0|||",
                "umakhanov|Umakhan Umakhanov|RU|csto-pa.russia|1|coordinator; "
                "speaker|2021-01-10|2021-01-10"});
    CHECK(list("people", {"BY"}) ==
          Lines{"lebedev|Сергей Лебедев|RU||1|head|2020-08-09|2020-08-09"});
    CHECK(firsts("people", {"person:умаханов"}) == Lines{"umakhanov"});
}

TEST_CASE("findings", "[report][list]")
{
    CHECK(list("findings", {"mission:kz.cis,kz.csto-pa"}) ==
          Lines{"kz.cis|2021-01-10|KZ|cis|voting|positive|2|Voting was calm.|||a; "
                "b|https://example.org/cis",
                "kz.cis|2021-01-10|KZ|cis|media|mixed|0|Coverage was 100% even_handed.|||b|",
                "kz.csto-pa|2021-01-10|KZ|csto-pa|public-health|positive|2||rules were "
                "observed|Umakhan Umakhanov|r|"
                "https://example.org/csto"});
    CHECK(list("findings", {"topic:voting", "assessment:negative"}) ==
          Lines{"kz.odihr|2021-01-10|KZ|odihr|voting|negative|-2|Counting lacked "
                "transparency.|||f|https://example.org/odihr"});
    const auto neutral = table("findings", {"topic:campaign"}).rows.at(0);
    CHECK(base::is_empty(neutral[6]));
}

TEST_CASE("figures", "[report][list]")
{
    CHECK(list("figures", {"KZ"}) ==
          Lines{"kz||2021-01-10|KZ||observers-accredited|398||2021-01-04||cec|",
                "kz|kz.cis|2021-01-10|KZ|cis|observers|234||||a|",
                "kz|kz.cis|2021-01-10|KZ|cis|observers|240|about||||",
                "kz|kz.cis|2021-01-10|KZ|cis|regions|2.5|||||",
                "kz|kz.csto-pa|2021-01-10|KZ|csto-pa|observers|7|||||",
                "kz|kz.group|2021-01-10|KZ|cis|observers|3|||||",
                "kz|kz.odihr|2021-01-10|KZ|odihr|observers|31|||||"});
    CHECK(list("figures").size() == 7);
    CHECK(table("figures").rows[1][6] == base::Cell{std::int64_t{234}});
}

TEST_CASE("recommendations with their latest status", "[report][list]")
{
    CHECK(list("recommendations") ==
          Lines{"kz.odihr#1|2021-01-10|KZ|odihr|priority|legal-framework|Review the "
                "law|partially-implemented|2021-12-01|kg.odihr",
                "kz.odihr#2|2021-01-10|KZ|odihr||voting|Train the staff|||"});
    CHECK(firsts("recommendations", {"topic:voting"}) == Lines{"kz.odihr#2"});
}

TEST_CASE("sources with how often they are cited", "[report][list]")
{
    CHECK(list("sources") == Lines{"by.cis|s|S|||||2",
                                   "kz|cec|Accreditation|CEC|2021-01-04|https://example.org/cec||1",
                                   "kz.cis|a|Statement|CIS|2021-01-11|https://example.org/cis||3",
                                   "kz.cis|b|Annex||2021-01||sources/b.txt|2",
                                   "kz.csto-pa|r|Report|||https://example.org/csto||2",
                                   "kz.odihr|f|Final report|||https://example.org/odihr||5"});
    CHECK(list("sources", {"BY"}) == Lines{"by.cis|s|S|||||2"});
}

TEST_CASE("an unknown list or column is told with the nearest", "[report][list]")
{
    CHECK_THROWS_WITH(table("mission"),
                      "there is no list of \"mission\"; did you mean \"missions\"?");
    CHECK_THROWS_WITH(
        table("zzzz"),
        Catch::StartsWith("there is no list of \"zzzz\"; there are missions, elections,"));
    auto all = table("missions");
    CHECK_THROWS_WITH(report::arrange(all, {{"contry"}, "", 0}),
                      "there is no column \"contry\" here; did you mean \"country\"?");
    CHECK_THROWS_WITH(report::arrange(all, {{}, "-scor", 0}),
                      "there is no column \"scor\" here; did you mean \"score\"?");
    CHECK_THROWS_AS(report::arrange(all, {{""}, "", 0}), base::UsageError);
}

TEST_CASE("a table is ordered, cut and its columns picked", "[report][list]")
{
    const base::Table numbers{{"id", "n"},
                              {{"a", std::int64_t{10}},
                               {"b", base::Cell{}},
                               {"c", 9.5},
                               {"d", std::int64_t{-1}},
                               {"e", std::int64_t{10}}}};
    const auto sorted = [&](const std::string& sort, std::size_t limit = 0) {
        auto copy = numbers;
        report::arrange(copy, {{"id"}, sort, limit});
        return lines_of(copy);
    };
    CHECK(sorted("n") == Lines{"d", "c", "a", "e", "b"});
    CHECK(sorted("-n") == Lines{"a", "e", "c", "d", "b"});
    CHECK(sorted("-id") == Lines{"e", "d", "c", "b", "a"});
    CHECK(sorted("n", 2) == Lines{"d", "c"});
    CHECK(sorted("", 99).size() == 5);
    auto twice = numbers;
    report::arrange(twice, {{"n", "id", "n"}, "", 1});
    CHECK(twice.columns == Lines{"n", "id", "n"});
    CHECK(lines_of(twice) == Lines{"10|a|10"});
}

TEST_CASE("texts are ordered without case and accents", "[report][list]")
{
    base::Table texts{{"t"}, {{"b"}, {"É"}, {"A"}, {"Жуков"}, {"d"}}};
    report::arrange(texts, {{}, "t", 0});
    CHECK(lines_of(texts) == Lines{"A", "b", "d", "É", "Жуков"});
}

TEST_CASE("values of one key are joined", "[report][joined]")
{
    const auto values =
        report::joined({{"k", "v"}, {{"a", "1"}, {"a", "2"}, {"b", base::Cell{}}, {"c", "3"}}});
    CHECK(values == std::map<std::string, std::string>{{"a", "1; 2"}, {"b", ""}, {"c", "3"}});
    base::Table filled{{"k", "v"}, {{"a", base::Cell{}}, {"b", base::Cell{}}, {"x", base::Cell{}}}};
    report::fill(filled, "v", "k", values);
    CHECK(lines_of(filled) == Lines{"a|1; 2", "b|", "x|"});
    CHECK(base::is_empty(filled.rows[1][1]));
    CHECK_THROWS_AS(report::fill(filled, "none", "k", values), base::Error);
}
