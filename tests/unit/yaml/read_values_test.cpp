#include "catch.hpp"
#include "yaml/reading.hpp"

using namespace eomt;
using records::Kind;

namespace {

Lines one(std::string line)
{
    return {std::move(line)};
}

/// What is said of a field of an election.
Lines election_faults(const std::string& line)
{
    return faults(Kind::election,
                  "country: KZ\ndate: 2021-01-10\ntype: parliamentary\n" + line + "\n");
}

/// What is said of a field of a source.
Lines source_faults(const std::string& line)
{
    return mission_faults("sources:\n  s:\n    " + line + "\n");
}

records::Election election(const std::string& line)
{
    return good<records::Election>("country: KZ\ndate: 2021-01-10\ntype: parliamentary\n" + line +
                                   "\n");
}

} // namespace

TEST_CASE("a country is a code of ISO 3166-1", "[yaml][value]")
{
    CHECK(faults(Kind::person, "name: A\ncountry: NO\n").empty());
    CHECK(
        faults(Kind::person, "name: A\ncountry: Kazakhstan\n") ==
        one("2:10 bad-country: \"Kazakhstan\" is no country code; did you mean KZ (Kazakhstan)?"));
    CHECK(faults(Kind::person, "name: A\ncountry: kz\n") ==
          one("2:10 bad-country: \"kz\" is no country code; did you mean KZ (Kazakhstan)?"));
    CHECK(faults(Kind::person, "name: A\ncountry: UK\n") ==
          one("2:10 bad-country: \"UK\" is no country code; did you mean GB (United Kingdom)?"));
    CHECK(faults(Kind::person, "name: A\ncountry: QQ\n") ==
          one("2:10 bad-country: \"QQ\" is no country code; write two capital letters of ISO "
              "3166-1, such as KZ"));
    CHECK(faults(Kind::organisation, "name: A\nmembers: [KZ, XX, RU]\n") ==
          one("2:15 bad-country: \"XX\" is no country code; write two capital letters of ISO "
              "3166-1, such as KZ"));
}

TEST_CASE("a date is a real day", "[yaml][value]")
{
    CHECK(source_faults("accessed: 10.01.2021") ==
          one("5:15 bad-date: \"10.01.2021\" is no date; did you mean 2021-01-10?"));
    CHECK(
        source_faults("accessed: 2021-02-29") ==
        one("5:15 bad-date: \"2021-02-29\" is no day of the calendar; February 2021 has 28 days"));
    CHECK(source_faults("accessed: 2021-01") ==
          one("5:15 bad-date: \"2021-01\" is no date; the day is needed here, as in 2021-01-10"));
    CHECK(source_faults("accessed: soon") ==
          one("5:15 bad-date: \"soon\" is no date; write it as 2021-01-10"));
    CHECK(source_faults("accessed: \"2021-1-10\"") ==
          one("5:15 bad-date: \"2021-1-10\" is no date; did you mean 2021-01-10?"));
    CHECK(source_faults("accessed: '2021-01-10'").empty());
    for (const auto* const partial : {"2021", "2021-01", "2021-01-10"}) {
        CHECK(source_faults(std::string{"date: "} + partial).empty());
    }
    CHECK(source_faults("date: 2021-13") ==
          one("5:11 bad-date: \"2021-13\" is no date; write it as 2021-01-10, 2021-01 or 2021"));
    CHECK(
        source_faults("date: 2021-02-29") ==
        one("5:11 bad-date: \"2021-02-29\" is no day of the calendar; February 2021 has 28 days"));
    CHECK(source_faults("date: 10 January 2021") ==
          one("5:11 bad-date: \"10 January 2021\" is no date; did you mean 2021-01-10?"));
    CHECK(election("voting_days: [2021-01-09, 2021-01-10]").voting_days[1].value ==
          base::Date{2021, 1, 10});
    CHECK(places(election_faults("voting_days: [2021-01-09, 2021-01-32]")) == one("4:27 bad-date"));
}

TEST_CASE("a word is one of its list", "[yaml][value]")
{
    CHECK(mission_faults("type: Parliamentary\n") ==
          one("3:7 bad-value: \"Parliamentary\" is no mission type; did you mean "
              "\"parliamentary\"?"));
    CHECK(mission_faults("verdict: {assessment: good}\n") ==
          one("3:23 bad-value: \"good\" is no assessment; known are positive, mostly-positive, "
              "mixed, mostly-negative, negative, "
              "neutral"));
    CHECK(places(mission_faults("status: done\nevents: [{date: 2021-01-10, kind: party}]\n"
                                "recommendations: [{id: 1, text: x, priority: high, obligations: "
                                "[rule-of-law, lawn]}]\n")) ==
          Lines{"3:9 bad-value", "4:35 bad-value", "5:46 bad-value", "5:79 bad-value"});
}

TEST_CASE("one word or a list of words", "[yaml][value]")
{
    const auto read =
        good<records::Election>("country: KZ\ndate: 2021-01-10\ntype: [parliamentary, local]\n");
    REQUIRE(read.type.items.size() == 2);
    CHECK(read.type.items[1].value == "local");
    CHECK(read.type.items[1].mark == base::Mark{3, 23});
    CHECK(election("").type.items.size() == 1);
}

TEST_CASE("a topic and a figure are slugs", "[yaml][value]")
{
    CHECK(mission_faults("findings: [{topic: drones, text: x}]\n").empty());
    CHECK(mission_faults("findings: [{topic: Public health, text: x}]\n") ==
          one("3:20 bad-value: \"Public health\" is no slug (lower-case words joined by hyphens); "
              "did you mean \"public-health\"?"));
    CHECK(mission_faults("figures: [{what: journalists, value: 3}]\n").empty());
    CHECK(places(mission_faults("figures: [{what: core_team, value: 3}]\n")) ==
          one("3:18 bad-value"));
}

TEST_CASE("numbers are written in digits", "[yaml][value]")
{
    const auto figure = [](const std::string& value) {
        return mission_faults("figures: [{what: observers, value: " + value + "}]\n");
    };
    for (const auto* const number :
         {"7", "0", "007", "2.5", "'48'", "\"48\"", "9007199254740991"}) {
        INFO(number);
        CHECK(figure(number).empty());
    }
    CHECK(figure("many") == one("3:36 wrong-type: \"value\" takes a number in digits, such as 234, "
                                "and here stands \"many\""));
    for (const auto* const bad : {"1e3",
                                  "0x10",
                                  "+7",
                                  ".5",
                                  "5.",
                                  "1 000",
                                  "'1,000'",
                                  "inf",
                                  "nan",
                                  "1_000",
                                  "7 observers",
                                  "٧"}) {
        INFO(bad);
        CHECK(places(figure(bad)) == one("3:36 wrong-type"));
    }
    CHECK(figure("-3") == one("3:36 bad-value: \"value\" is \"-3\", and must be 0 or more"));
    CHECK(figure("9007199254740993000") ==
          one("3:36 bad-value: \"value\" is \"9007199254740993000\", and must be below "
              "9007199254740992"));
    CHECK(places(figure("[7]")) == one("3:36 wrong-type"));
}

TEST_CASE("a whole number has no fraction", "[yaml][value]")
{
    CHECK(election("seats: 010").seats->value == 10);
    CHECK(election("seats: 107").seats->mark == base::Mark{4, 8});
    CHECK(election_faults("seats: 10.5") ==
          one("4:8 wrong-type: \"seats\" takes a whole number, and here stands \"10.5\""));
    CHECK(places(election_faults("seats: -1")) == one("4:8 bad-value"));
    CHECK(places(election_faults("round: first")) == one("4:8 wrong-type"));
}

TEST_CASE("a per cent is at most 100", "[yaml][value]")
{
    CHECK(election("turnout: 63.3").turnout->value == 63.3);
    CHECK(election("turnout: 100").turnout->value == 100);
    CHECK(election_faults("turnout: 100.1") ==
          one("4:10 bad-value: \"turnout\" is \"100.1\", and must be a per cent, 0 to 100"));
    CHECK(places(election_faults("turnout: 63%")) == one("4:10 wrong-type"));
    CHECK(places(election_faults("turnout: 63,3")) == one("4:10 wrong-type"));
}

TEST_CASE("true and false are no other words", "[yaml][value]")
{
    CHECK(election("early: true").early->value);
    CHECK_FALSE(election("early: false").early->value);
    CHECK(election_faults("early: yes") == one("4:8 wrong-type: \"early\" takes true or false, and "
                                               "here stands \"yes\"; did you mean true?"));
    CHECK(election_faults("early: Off") == one("4:8 wrong-type: \"early\" takes true or false, and "
                                               "here stands \"Off\"; did you mean false?"));
    CHECK(election_faults("early: 1") ==
          one("4:8 wrong-type: \"early\" takes true or false, and here stands \"1\""));
}

TEST_CASE("an address is http or https", "[yaml][value]")
{
    for (const auto* const url : {"https://example.org/a?b=c#d",
                                  "http://example.org",
                                  "HTTPS://EXAMPLE.org",
                                  "https://пример.рф/ж"}) {
        INFO(url);
        CHECK(source_faults(std::string{"url: \""} + url + "\"").empty());
    }
    CHECK(source_faults("url: example.org") ==
          one("5:10 bad-value: \"example.org\" is no web address; it begins with https:// or "
              "http:// and has no spaces"));
    for (const auto* const bad : {"ftp://example.org",
                                  "javascript:alert(1)",
                                  "https://",
                                  "https:/x",
                                  "https://a b",
                                  "https://a\\\"b",
                                  "https://a<b>",
                                  "//example.org",
                                  "https://a\\tb",
                                  "https://a\\u202Eb"}) {
        INFO(bad);
        CHECK(places(source_faults(std::string{"url: \""} + bad + "\"")) == one("5:10 bad-value"));
    }
}

TEST_CASE("an archived copy lies inside the archive", "[yaml][value]")
{
    CHECK(source_faults("file: sources/2021-03-02-report.txt").empty());
    for (const auto* const bad : {"/etc/passwd", "../x", "a/../../b", "a//b", "./a", "a/"}) {
        INFO(bad);
        CHECK(places(source_faults(std::string{"file: "} + bad)) == one("5:11 bad-value"));
    }
}

TEST_CASE("a sum is 64 hexadecimal digits", "[yaml][value]")
{
    const std::string sum(64, 'A');
    CHECK(source_faults("sha256: " + sum).empty());
    const auto read = good<records::Person>("name: A\nsources: {s: {sha256: " + sum + "}}\n");
    CHECK(read.sources.items[0].second.sha256->value == std::string(64, 'a'));
    CHECK(source_faults("sha256: abc") ==
          one("5:13 bad-value: \"abc\" is no SHA-256, which has 64 hexadecimal digits"));
    CHECK(places(source_faults("sha256: " + std::string(64, 'g'))) == one("5:13 bad-value"));
}

TEST_CASE("a language is a code of BCP 47", "[yaml][value]")
{
    for (const auto* const language : {"en", "ru", "kk-Cyrl", "zh-Hant-TW", "de-1996"}) {
        CHECK(source_faults(std::string{"language: "} + language).empty());
    }
    for (const auto* const bad :
         {"e", "english language", "en_US", "-en", "en-", "toolongword", "12", "русский"}) {
        INFO(bad);
        CHECK(places(source_faults(std::string{"language: "} + bad)) == one("5:15 bad-value"));
    }
    CHECK(places(faults(Kind::person, "name: A\nnames: {ru: А, e: B}\n")) == one("2:16 bad-value"));
}

TEST_CASE("a recommendation's id may have capitals", "[yaml][value]")
{
    CHECK(mission_faults("recommendations: [{id: 1, text: x}, {id: R-2.a, text: y}]\n").empty());
    CHECK(mission_faults("recommendations: [{id: R 1, text: x}]\n") ==
          one("3:24 bad-id: \"R 1\" is no id: letters, digits, \".\", \"_\" and \"-\", a letter or "
              "digit first"));
    const std::string delegation =
        "organisation: o\ncountry: KZ\ncompositions: [{seats: {S: 1}}]\nmembers: [{id: A B}]\n";
    CHECK(places(faults(Kind::delegation, delegation)) == one("4:16 bad-id"));
}

TEST_CASE("a person is a text or a mapping", "[yaml][value]")
{
    const auto read = good<records::Mission>(
        "election: e\norganisation: o\ncoordinator: Умахан Умаханов\n"
        "head: {id: a-b, delegation: RU, chamber: State Duma, for: C D, office: Chair}\n"
        "team:\n  - A B\n  - {name: C D, role: spokesperson}\n");
    REQUIRE(read.coordinator.has_value());
    CHECK(text_of(read.coordinator->name) == "Умахан Умаханов");
    CHECK(read.coordinator->place() == base::Mark{3, 14});
    REQUIRE(read.head.has_value());
    CHECK(text_of(read.head->id) == "a-b");
    CHECK(read.head->place() == base::Mark{4, 12});
    CHECK(text_of(read.head->substitutes) == "C D");
    REQUIRE(read.team.size() == 2);
    CHECK(read.team[0].place() == base::Mark{6, 5});
    CHECK(text_of(read.team[1].role) == "spokesperson");
}

TEST_CASE("an inviting body is a text or a list", "[yaml][value]")
{
    auto read = good<records::Mission>("election: e\norganisation: o\ninvited_by: Ministry\n");
    REQUIRE(read.invited_by.items.size() == 1);
    CHECK(text_of(read.invited_by.items[0].body) == "Ministry");
    read = good<records::Mission>(
        "election: e\norganisation: o\ninvited_by: [{body: M, person: A B, date: 2021-01-01}]\n");
    REQUIRE(read.invited_by.items.size() == 1);
    CHECK(read.invited_by.items[0].person->label() == "A B");
    CHECK(places(mission_faults("invited_by: [{kind: ministry}]\n")) == one("3:15 missing-key"));
}

TEST_CASE("an election is an id or its fields", "[yaml][value]")
{
    auto read = good<records::Mission>("election: e\norganisation: o\n");
    CHECK(text_of(read.election->id) == "e");
    read = good<records::Mission>(
        "election: {country: KZ, date: 2021-01-10, type: local}\norganisation: o\n");
    REQUIRE(read.election->fields.has_value());
    CHECK(read.election->fields->date->value == base::Date{2021, 1, 10});
    CHECK(
        places(faults(Kind::mission, "election: {country: KZ, type: local}\norganisation: o\n")) ==
        one("1:12 missing-key"));
}

TEST_CASE("an aliased value is told where it is repeated", "[yaml][value]")
{
    CHECK(places(mission_faults("x-day: &d 10.01.2021\nperiod: {from: *d}\n")) ==
          one("4:16 bad-date"));
    CHECK(places(mission_faults("x-s: &s zzz\nverdict: {assessment: mixed, source: *s}\n")) ==
          one("4:38 unknown-source"));
    CHECK(
        mission_faults("x-p: &p {name: A B, delegation: KZ}\ncoordinator: *p\nhead: *p\n").empty());
}

TEST_CASE("a value behind an anchor is told at its first character", "[yaml][value]")
{
    CHECK(places(mission_faults("type: &t zzz\n")) == one("3:10 bad-value"));
}

TEST_CASE("block scalars are texts, told at their sign", "[yaml][value]")
{
    const auto read = good<records::Mission>(
        "election: e\norganisation: o\nnotes: |\n  one\n  two\nreason: >-\n  a\n  b\n");
    CHECK(text_of(read.notes) == "one\ntwo\n");
    CHECK(text_of(read.reason) == "a b");
    CHECK(places(mission_faults("type: >-\n  zzz\n")) == one("3:7 bad-value"));
}

TEST_CASE("long record text is cut in messages", "[yaml][value]")
{
    const std::string text(80, 'z');
    CHECK(mission_faults("type: " + text + "\n")[0].find(
              "\"" + std::string(60, 'z') + "…\" is no mission type") != std::string::npos);
}

TEST_CASE("an archive is of format 1", "[yaml][value]")
{
    CHECK(faults(Kind::archive, "format: 1\ntopics: [drones]\n").empty());
    CHECK(faults(Kind::archive, "format: 2\n") ==
          one("1:9 bad-value: this program reads format 1, and the archive is of format 2"));
    CHECK(places(faults(Kind::archive, "title: x\ntopics: [No Slug]\n")) ==
          Lines{"2:10 bad-value", "1:1 missing-key"});
}

TEST_CASE("a report's definition is read the same way", "[yaml][read]")
{
    const auto read = [](const std::string& text) {
        const yaml::Source source{"report.yaml", text};
        yaml::Problems problems{source};
        const auto report = yaml::read_report(source, problems);
        return std::pair{report, lines_of(problems)};
    };
    const auto [report, says] = read("title: T\nsummary: S\nparameter: mission\nqueries:\n  - "
                                     "{name: q, sql: SELECT 1, one: true}\n");
    CHECK(says.empty());
    REQUIRE(report.has_value());
    CHECK(text_of(report->parameter) == "mission");
    CHECK(report->queries[0].one->value);
    const auto [none, faulty] = read("title: T\nparameter: galaxy\nqueries:\n  - {name: q}\n");
    CHECK_FALSE(none.has_value());
    CHECK(places(faulty) == Lines{"2:12 bad-value", "4:6 missing-key", "1:1 missing-key"});
    CHECK_FALSE(read("- a\n").first.has_value());
}
