#include "base/error.hpp"
#include "catch.hpp"
#include "query/query.hpp"
#include "query/unknown.hpp"
#include "sample.hpp"

#include <fmt/format.h>

using namespace eomt;
using query::Target;

namespace {

SmallIndex& archive()
{
    static SmallIndex small{sample()};
    return small;
}

/// The missions that the words select.
Lines missions(const std::vector<std::string>& words)
{
    const auto selection = query::parse(words, Target::missions);
    CHECK(selection.own.empty());
    return archive().rows("SELECT m.id FROM missions m" +
                              (selection.mission.empty() ? "" : " WHERE " + selection.mission) +
                              " ORDER BY m.id",
                          selection.binds);
}

/// The rows of a view that the words select by themselves.
Lines own(Target target, const std::string& view, const std::vector<std::string>& words)
{
    const auto selection = query::parse(words, target);
    CHECK(selection.mission.empty());
    CHECK_FALSE(selection.own.empty());
    return archive().rows("SELECT x.id FROM " + view + " x WHERE " + selection.own +
                              " ORDER BY x.id",
                          selection.binds);
}

std::string refused(const std::vector<std::string>& words)
{
    try {
        query::parse(words, Target::missions);
    } catch (const base::UsageError& fault) {
        return fault.what();
    }
    return "accepted";
}

const Lines all{"by.cis", "by.odihr", "kg.odihr", "kz.cis", "kz.csto-pa", "kz.group", "kz.odihr"};
const Lines kz{"kz.cis", "kz.csto-pa", "kz.group", "kz.odihr"};

} // namespace

TEST_CASE("no word selects every mission", "[query]")
{
    CHECK(missions({}) == all);
}

TEST_CASE("country", "[query]")
{
    CHECK(missions({"country:KZ"}) == kz);
    CHECK(missions({"country:KG,BY"}) == Lines{"by.cis", "by.odihr", "kg.odihr"});
    CHECK(missions({"country:RU"}).empty());
    CHECK(missions({"KZ"}) == kz);
    CHECK(missions({"KG", "BY"}) == Lines{"by.cis", "by.odihr", "kg.odihr"});
    CHECK(missions({"not:KZ"}) == Lines{"by.cis", "by.odihr", "kg.odihr"});
    CHECK(missions({"not:KZ", "not:BY"}) == Lines{"kg.odihr"});
    CHECK(refused({"country:kz"}) == "\"kz\" is no country code; did you mean KZ (Kazakhstan)?");
    CHECK(refused({"country:Kazahstan"}) ==
          "\"Kazahstan\" is no country code; did you mean KZ (Kazakhstan)?");
    CHECK(refused({"country:QQ"}) ==
          "\"QQ\" is no country code; write two capital letters of ISO 3166-1, such as KZ");
}

TEST_CASE("organisation, by id, short name or name", "[query]")
{
    CHECK(missions({"organisation:csto-pa"}) == Lines{"kz.csto-pa"});
    CHECK(missions({"org:odihr"}) == Lines{"by.odihr", "kg.odihr", "kz.odihr"});
    CHECK(missions({"org:ODIHR"}) == Lines{"by.odihr", "kg.odihr", "kz.odihr"});
    CHECK(missions({"org:csto pa"}) == Lines{"kz.csto-pa"});
    CHECK(missions({"org:CSTO Parliamentary Assembly"}) == Lines{"kz.csto-pa"});
    CHECK(missions({"org:Assembly, Parliamentary"}).empty()); // a choice of two names
    CHECK(missions({"org:assembly parliamentary csto"}) == Lines{"kz.csto-pa"});
    CHECK(missions({"org:none"}).empty());
}

TEST_CASE("an organisation's names match as a person's do", "[query]")
{
    SmallIndex small{
        {{"a.organisation.yaml",
          "name: Assemblée nationale\nshort_name: AN\nnames: {ru: Национальное собрание}\n"},
         {"b.organisation.yaml", "name: Парламентская ассамблея\nshort_name: +AN\n"},
         {"an.organisation.yaml", "name: Third\n"}}};
    const auto found = [&](const std::string& word) {
        const auto selection = query::parse({"org:" + word}, Target::organisations);
        return small.rows("SELECT x.id FROM organisations x WHERE " + selection.own +
                              " ORDER BY x.id",
                          selection.binds);
    };
    CHECK(found("nationale assemblee") == Lines{"a"});
    CHECK(found("natsionalnoye sobraniye") == Lines{"a"});
    CHECK(found("собрание национальное") == Lines{"a"});
    CHECK(found("Parlamentskaya assambleya") == Lines{"b"});
    // An id, and a name written just so, are meant before what only sounds alike.
    CHECK(found("an") == Lines{"an"});
    CHECK(found("+an") == Lines{"b"});
    CHECK(found("AN") == Lines{"a"});
    CHECK(found("!").empty());
}

TEST_CASE("a comma is a choice where no space stands behind it", "[query]")
{
    CHECK(missions({"KZ,KG"}) == missions({"country:KZ,KG"}));
    CHECK(missions({"not:KZ,KG"}) == missions({"not:country:KZ,KG"}));
    const auto either = missions({"zzzz,ministry"});
    CHECK(either == missions({"ministry"}));
    CHECK_FALSE(either.empty());
    CHECK(missions({"zzzz, ministry"}).empty());
}

TEST_CASE("words of a query that the archive doesn't know are told", "[query]")
{
    const auto unknown = [](const std::vector<std::string>& words) {
        return query::unknown_words(archive().session(), words);
    };
    CHECK(unknown({"KZ", "org:CSTO PA", "election:kz", "topic:media", "ministry"}).empty());
    CHECK(unknown({"org:cstopa"}) ==
          Lines{"there is no organisation \"cstopa\" in the archive; did you mean \"CSTO PA\"?"});
    CHECK(unknown({"election:kzz", "not:mission:kz.odhir"}) ==
          Lines{"there is no election \"kzz\" in the archive; did you mean \"kz\"?",
                "there is no mission \"kz.odhir\" in the archive; did you mean \"kz.odihr\"?"});
    CHECK(unknown({"topic:medja"}) ==
          Lines{"there is no topic \"medja\" in the archive; did you mean \"media\"?"});
    CHECK(unknown({"kz"}) == Lines{"a country is written KZ"});
}

TEST_CASE("election and mission", "[query]")
{
    CHECK(missions({"election:kz"}) == kz);
    CHECK(missions({"election:by-2020-08-09-president"}) == Lines{"by.cis", "by.odihr"});
    CHECK(missions({"mission:kz.cis,kg.odihr"}) == Lines{"kg.odihr", "kz.cis"});
    CHECK(missions({"mission:kz"}).empty());
}

TEST_CASE("date: years, months, days and ranges", "[query]")
{
    const Lines by{"by.cis", "by.odihr"};
    CHECK(missions({"date:2020"}) == by);
    CHECK(missions({"date:2021-01"}) == kz);
    CHECK(missions({"date:2021-01-10"}) == kz);
    CHECK(missions({"date:2021-01-11"}).empty());
    CHECK(missions({"date:2020..2021"}) == all);
    CHECK(missions({"date:2019..2020"}) == by);
    CHECK(missions({"date:..2020"}) == by);
    CHECK(missions({"date:..2021-01-09"}) == by);
    CHECK(missions({"date:..2021-01"}) ==
          Lines{"by.cis", "by.odihr", "kz.cis", "kz.csto-pa", "kz.group", "kz.odihr"});
    CHECK(missions({"date:2021-06.."}) == Lines{"kg.odihr"});
    CHECK(missions({"date:2021-11-28.."}) == Lines{"kg.odihr"});
    CHECK(missions({"date:2021-11-29.."}).empty());
    CHECK(missions({"date:2020,2021-11"}) == Lines{"by.cis", "by.odihr", "kg.odihr"});
    CHECK(missions({"not:date:2021"}) == by);
    CHECK(missions({"date:2021-06..2021"}) == Lines{"kg.odihr"});
}

TEST_CASE("date: what is none", "[query]")
{
    const std::string hint =
        "\" is no date; write 2021, 2021-03, 2021-03-02 or a range such as 2019..2024";
    CHECK(refused({"date:soon"}) == "date:soon: \"soon" + hint);
    CHECK(refused({"date:2021-02-30"}) == "date:2021-02-30: \"2021-02-30" + hint);
    CHECK(refused({"date:2019..x"}) == "date:2019..x: \"x" + hint);
    CHECK(refused({"date:2021..2020"}) ==
          "date:2021..2020: 2021 is after 2020; the earlier date stands first");
    CHECK(refused({"date:.."}) == "date:..: a date is missing on both sides");
    CHECK(refused({"date:"}) == "\"date:\": a value is missing after the colon");
}

TEST_CASE("type is the election's, kind the mission's", "[query]")
{
    CHECK(missions({"type:presidential"}) == Lines{"by.cis", "by.odihr"});
    CHECK(missions({"type:local"}) == Lines{"kg.odihr"});
    CHECK(missions({"type:parliamentary"}) ==
          Lines{"kg.odihr", "kz.cis", "kz.csto-pa", "kz.group", "kz.odihr"});
    CHECK(missions({"kind:leom"}) == Lines{"kg.odihr", "kz.odihr"});
    CHECK(missions({"kind:parliamentary,joint"}) == Lines{"kz.csto-pa", "kz.group"});
    CHECK(refused({"type:presidental"}) ==
          "type:presidental: \"presidental\" is no election type; did you mean \"presidential\"?");
    CHECK(refused({"kind:lemo"}) ==
          "kind:lemo: \"lemo\" is no mission type; did you mean \"leom\"?");
    CHECK(refused({"kind:zzz"})
              .starts_with(
                  "kind:zzz: \"zzz\" is no mission type; known are parliamentary, eom, leom,"));
}

TEST_CASE("status", "[query]")
{
    CHECK(missions({"status:planned,not-invited"}) == Lines{"by.odihr", "kg.odihr"});
    CHECK(missions({"status:concluded", "org:cis"}) == Lines{"by.cis", "kz.cis", "kz.group"});
    CHECK(refused({"status:conclude"}) ==
          "status:conclude: \"conclude\" is no mission status; did you mean \"concluded\"?");
}

TEST_CASE("person in any role and script", "[query]")
{
    const Lines lebedev{"by.cis", "kz.cis"};
    for (const auto* const name :
         {"Сергей Лебедев", "Sergei Lebedev", "sergey lebedev", "LEBEDEV", "лебедев", "lebedev"}) {
        INFO(name);
        CHECK(missions({fmt::format("person:{}", name)}) == lebedev);
    }
    CHECK(missions({"person:umakhanov"}) == Lines{"kz.csto-pa"});
    CHECK(missions({"person:Umakhan Umakhanov"}) == Lines{"kz.csto-pa"});
    CHECK(missions({"person:Nigmatulin"}) == Lines{"kz.csto-pa"});
    CHECK(missions({"person:Ann Example"}) == Lines{"kz.csto-pa"});
    CHECK(missions({"person:domanski"}) == Lines{"kz.odihr"});
    CHECK(missions({"person:Domań"}).empty());
    CHECK(missions({"person:Leb"}).empty());
    CHECK(missions({"person:Ivan Lebedev"}).empty());
}

TEST_CASE("coordinator and head", "[query]")
{
    CHECK(missions({"coordinator:umakhanov"}) == Lines{"kz.csto-pa"});
    CHECK(missions({"coordinator:Умаханов Умахан"}) == Lines{"kz.csto-pa"});
    CHECK(missions({"coordinator:lebedev"}).empty());
    CHECK(missions({"head:lebedev"}) == Lines{"by.cis", "kz.cis"});
    CHECK(missions({"head:lebedev,domanski"}) == Lines{"by.cis", "kz.cis", "kz.odihr"});
    CHECK(missions({"not:head:lebedev", "org:cis"}) == Lines{"kz.group"});
}

TEST_CASE("delegation is a country on the team", "[query]")
{
    CHECK(missions({"delegation:RU"}) == Lines{"kz.csto-pa"});
    CHECK(missions({"delegation:BY"}) == Lines{"kz.csto-pa"});
    CHECK(missions({"delegation:KZ"}).empty());
    CHECK(missions({"not:delegation:RU", "KZ"}) == Lines{"kz.cis", "kz.group", "kz.odihr"});
    CHECK(refused({"delegation:Russia"}) ==
          "\"Russia\" is no country code; did you mean RU (Russian Federation)?");
}

TEST_CASE("invited is a kind or words of the body", "[query]")
{
    CHECK(missions({"invited:ministry"}) == Lines{"kz.cis", "kz.odihr"});
    CHECK(missions({"invited:electoral-commission"}) == Lines{"kz.csto-pa"});
    CHECK(missions({"invited:head-of-state"}) == Lines{"by.cis"});
    CHECK(missions({"invited:foreign affairs"}) == Lines{"kz.cis", "kz.odihr"});
    CHECK(missions({"invited:MAZHILIS"}) == Lines{"kz.csto-pa"});
    CHECK(missions({"invited:affairs foreign"}) == Lines{"kz.cis", "kz.odihr"});
    CHECK(missions({"invited:Мажилис"}) == Lines{"kz.csto-pa"});
    CHECK(missions({"invited:nobody"}).empty());
    CHECK(missions({"not:invited:ministry", "KZ"}) == Lines{"kz.csto-pa", "kz.group"});
}

TEST_CASE("topic and assessment are those of a finding", "[query]")
{
    CHECK(missions({"topic:voting"}) == Lines{"by.cis", "kz.cis", "kz.odihr"});
    CHECK(missions({"topic:media,public-health"}) == Lines{"kz.cis", "kz.csto-pa"});
    CHECK(missions({"assessment:negative"}) == Lines{"kz.odihr"});
    CHECK(missions({"not:topic:voting", "KZ"}) == Lines{"kz.csto-pa", "kz.group"});
    CHECK(refused({"assessment:good"})
              .starts_with("assessment:good: \"good\" is no assessment; known are positive"));
}

TEST_CASE("verdict, and none", "[query]")
{
    CHECK(missions({"verdict:positive"}) == Lines{"kz.cis"});
    CHECK(missions({"verdict:neutral,mostly-negative"}) == Lines{"by.cis", "kz.odihr"});
    CHECK(missions({"verdict:none"}) == Lines{"by.odihr", "kg.odihr", "kz.group"});
    CHECK(missions({"not:verdict:none", "org:cis"}) == Lines{"by.cis", "kz.cis"});
    // What has no verdict has not that verdict.
    CHECK(missions({"not:verdict:positive", "KZ"}) == Lines{"kz.csto-pa", "kz.group", "kz.odihr"});
    CHECK(refused({"verdict:postive"}) ==
          "verdict:postive: \"postive\" is no assessment; did you mean \"positive\"?");
}

TEST_CASE("a bare word searches titles, findings, quotes, verdicts and bodies", "[query]")
{
    CHECK(missions({"calm"}) == Lines{"by.cis", "kz.cis"});
    CHECK(missions({"CALM."}) == Lines{"by.cis", "kz.cis"});
    CHECK(missions({"observed"}) == Lines{"kz.csto-pa"});
    CHECK(missions({"competitive"}) == Lines{"kz.cis"});
    CHECK(missions({"Foreign Affairs"}) == Lines{"kz.cis", "kz.odihr"});
    CHECK(missions({"mazhilis"}) == kz);
    CHECK(missions({"not:calm", "org:cis"}) == Lines{"kz.group"});
    CHECK(missions({"calm", "voting was"}) == Lines{"kz.cis"});
    CHECK(missions({"nowhere"}).empty());
    CHECK(missions({"kz"}).empty());
}

TEST_CASE("a word is searched as it stands, not as a pattern", "[query]")
{
    CHECK(missions({"100%"}) == Lines{"kz.cis"});
    CHECK(missions({"0% e"}) == Lines{"kz.cis"});
    CHECK(missions({"1%0"}).empty());
    CHECK(missions({"even_handed"}) == Lines{"kz.cis"});
    CHECK(missions({"even_anded"}).empty());
    CHECK(missions({"cal\\m"}).empty());
    CHECK(missions({"'; DROP TABLE files; --"}).empty());
}

TEST_CASE("all words hold", "[query]")
{
    CHECK(missions({"KZ", "org:cis", "kind:executive", "topic:media", "head:lebedev"}) ==
          Lines{"kz.cis"});
    CHECK(missions({"KZ", "org:cis", "topic:campaign"}).empty());
}

TEST_CASE("an unknown field is told with the nearest", "[query]")
{
    CHECK(refused({"contry:KZ"}) ==
          "\"contry:KZ\": there is no query field \"contry\"; did you mean \"country\"?");
    CHECK(refused({"not:topics:x"}) ==
          "\"topics:x\": there is no query field \"topics\"; did you mean \"topic\"?");
    CHECK(
        refused({"zzzz:x"})
            .starts_with(
                "\"zzzz:x\": there is no query field \"zzzz\"; there are country, organisation,"));
    CHECK(refused({"country:"}) == "\"country:\": a value is missing after the colon");
    CHECK(refused({"country: , "}) == "\"country: , \": a value is missing after the colon");
    CHECK(refused({"x\x1b:y"}).find('\x1b') == std::string::npos);
}

TEST_CASE("every field has a line of help", "[query]")
{
    Lines names;
    for (const auto& field : query::fields()) {
        CHECK_FALSE(field.help.empty());
        names.emplace_back(field.name);
    }
    CHECK(names == Lines{"country",
                         "organisation",
                         "election",
                         "mission",
                         "date",
                         "type",
                         "kind",
                         "status",
                         "person",
                         "coordinator",
                         "head",
                         "delegation",
                         "invited",
                         "topic",
                         "assessment",
                         "verdict"});
}

TEST_CASE("rows answer words about themselves", "[query]")
{
    CHECK(own(Target::elections, "elections", {"BY"}) == Lines{"by-2020-08-09-president"});
    CHECK(own(Target::elections, "elections", {"date:2021", "type:local"}) == Lines{"kg"});
    CHECK(own(Target::elections, "elections", {"election:kz"}) == Lines{"kz"});
    CHECK(own(Target::elections, "elections", {"mazhilis"}) == Lines{"kz"});
    CHECK(own(Target::elections, "elections", {"calm"}) == Lines{"by-2020-08-09-president", "kz"});
    CHECK(own(Target::organisations, "organisations", {"org:CIS"}) == Lines{"cis"});
    CHECK(own(Target::organisations, "organisations", {"democratic"}) == Lines{"odihr"});
    CHECK(own(Target::organisations, "organisations", {"not:csto"}) == Lines{"cis", "odihr"});
    CHECK(own(Target::delegations, "delegations", {"RU"}) == Lines{"csto-pa.russia"});
    CHECK(own(Target::delegations, "delegations", {"delegation:RU", "org:csto-pa", "federal"}) ==
          Lines{"csto-pa.russia"});
    CHECK(own(Target::people, "people", {"лебедев"}) == Lines{"lebedev"});
    CHECK(own(Target::people, "people", {"person:Umakhanov,Domanski"}) ==
          Lines{"jaroslaw-domanski", "umakhanov"});
    CHECK(own(Target::findings,
              "(SELECT mission || '/' || n AS id, * FROM findings)",
              {"topic:voting", "assessment:negative"}) == Lines{"kz.odihr/1"});
    CHECK(own(Target::recommendations, "recommendations", {"topic:voting"}) == Lines{"kz.odihr#2"});
}

TEST_CASE("what rows can't answer is asked of their missions", "[query]")
{
    const auto findings = query::parse({"topic:voting", "KZ"}, Target::findings);
    CHECK_FALSE(findings.own.empty());
    CHECK_FALSE(findings.mission.empty());
    CHECK(findings.mission.find("m.country = :") != std::string::npos);
    const auto sources = query::parse({"topic:voting"}, Target::sources);
    CHECK(sources.own.empty());
    CHECK_FALSE(sources.mission.empty());
    CHECK(query::parse({"head:x"}, Target::people).own.empty());
    CHECK(query::parse({"x"}, Target::figures).own.empty());
}

TEST_CASE("a name condition takes names apart", "[query]")
{
    index::Binds binds;
    const auto condition = query::name_condition("n", "Lebedev Sergei", "a", binds);
    CHECK(archive().rows("SELECT n.person FROM person_names n WHERE " + condition, binds) ==
          Lines{"lebedev"});
    for (const auto& bind : binds) {
        CHECK(bind.name.starts_with('a'));
    }
}
