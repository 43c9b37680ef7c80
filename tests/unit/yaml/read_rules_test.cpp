#include "catch.hpp"
#include "yaml/reading.hpp"

using namespace eomt;
using records::Kind;

namespace {

Lines one(std::string line)
{
    return {std::move(line)};
}

} // namespace

TEST_CASE("an unknown key is told with the nearest known one", "[yaml][rule]")
{
    CHECK(mission_faults("verdit: {assessment: positive}\n") ==
          one("3:1 unknown-key: \"verdit\" is no field of a mission; did you mean \"verdict\"?"));
    CHECK(mission_faults("findings:\n  - {topic: voting, text: x, asessment: mixed}\n") ==
          one("4:30 unknown-key: \"asessment\" is no field of a finding; did you mean "
              "\"assessment\"?"));
    CHECK(mission_faults("period: {zzzz: 1}\n") ==
          one("3:10 unknown-key: \"zzzz\" is no field of a period; it has from, to"));
    CHECK(faults(Kind::election, "country: KZ\ndate: 2021-01-10\ntype: local\nTitle: x\n") ==
          one("4:1 unknown-key: \"Title\" is no field of an election; did you mean \"title\"?"));
    CHECK(places(mission_faults("заметки: x\n")) == one("3:1 unknown-key"));
}

TEST_CASE("a key of the user's own is allowed everywhere", "[yaml][rule]")
{
    CHECK(mission_faults(
              "x-mine: [anything, {goes: here}]\nfindings: [{topic: voting, text: a, x-y: b}]\n"
              "coordinator: {name: A B, x-z:}\nsources: {s: {title: t, x-page: 3}}\n")
              .empty());
    CHECK(places(mission_faults("xmine: a\n")) == one("3:1 unknown-key"));
    CHECK(mission_faults("x-a: 1\nx-a: 2\n") ==
          one("4:1 duplicate-key: \"x-a\" stands in this mapping a second time; the first is on "
              "line 3"));
}

TEST_CASE("a missing key is told at the first key of its mapping", "[yaml][rule]")
{
    CHECK(faults(Kind::mission, "# a comment\n\nnotes: x\norganisation: o\n") ==
          one("3:1 missing-key: the mission has no \"election\": the election's id, or its fields "
              "inline"));
    CHECK(places(mission_faults("findings:\n  - text: a\n    assessment: mixed\n")) ==
          one("4:5 missing-key"));
    CHECK(places(mission_faults("verdict:\n    text: a\n")) == one("4:5 missing-key"));
    CHECK(places(mission_faults("verdict: {text: a}\n")) == one("3:11 missing-key"));
    CHECK(mission_faults("findings: [{topic: voting}]\n") ==
          one("3:13 missing-key: the finding has neither \"text\" (in your words) nor \"quote\""));
    CHECK(mission_faults("verdict: {}\n") ==
          one("3:10 missing-key: the verdict has no \"assessment\": the organisation's conclusion, "
              "coded"));
    CHECK(mission_faults("coordinator: {}\n") ==
          one("3:14 missing-key: the person has neither \"name\" nor \"id\""));
    CHECK(places(faults(Kind::mission, "election: {}\norganisation: o\n")) ==
          Lines{"1:11 missing-key", "1:11 missing-key", "1:11 missing-key"});
    CHECK(mission_faults("coordinator: {office: Chair}\n") ==
          one("3:15 missing-key: the person has neither \"name\" nor \"id\""));
}

TEST_CASE("an empty list, or mapping of the record's own keys, counts as absent", "[yaml][rule]")
{
    CHECK(mission_faults("sources: {}\nteam: []\nfindings: []\n").empty());
    CHECK(places(faults(Kind::organisation, "{}\n")) == one("1:1 missing-key"));
    CHECK(places(faults(Kind::election, "country: KZ\ndate: 2021-01-10\ntype: []\n")) ==
          one("1:1 missing-key"));
    CHECK(places(faults(Kind::election, "country: KZ\ndate: 2021-01-10\ntype: [~]\n")) ==
          one("1:1 missing-key"));
    CHECK(faults(Kind::election, "country: KZ\ndate: 2021-01-10\ntype: [~, local]\n").empty());
}

TEST_CASE("a key with nothing behind it counts as absent", "[yaml][rule]")
{
    CHECK(places(faults(Kind::mission, "organisation: o\nelection:\n")) == one("1:1 missing-key"));
    CHECK(places(faults(Kind::mission, "organisation: ''\nelection: e\n")) ==
          one("1:1 missing-key"));
    CHECK(places(faults(Kind::mission, "organisation: \"  \"\nelection: e\n")) ==
          one("1:1 missing-key"));
    CHECK(places(faults(Kind::mission, "organisation: ~\nelection: e\n")) ==
          one("1:1 missing-key"));
    CHECK(mission_faults("type:\nstatus:\nnumber:\nperiod:\ninvited_by:\ncoordinator:\nteam:"
                         "\nsystematic:\nfigures:\n"
                         "verdict:\nsources:\nnotes:\nx-own:\n")
              .empty());
    CHECK(mission_faults("findings:\n  -\n  - {topic: voting, text: a}\n").empty());
    CHECK(mission_faults("sources:\n  report:\nverdict: {assessment: mixed, source: report}\n") ==
          one("5:38 unknown-source: \"report\" is no key of this file's sources; it has none: add "
              "\"sources:\""));
}

TEST_CASE("a file that says nothing lacks what it needs", "[yaml][rule]")
{
    CHECK(places(faults(Kind::mission, "")) == Lines{"1:1 missing-key", "1:1 missing-key"});
    CHECK(places(faults(Kind::person, "# later\n")) == one("1:1 missing-key"));
}

TEST_CASE("a duplicate key is told at the second one", "[yaml][rule]")
{
    CHECK(mission_faults("notes: a\ntype: eom\nnotes: b\n") ==
          one("5:1 duplicate-key: \"notes\" stands in this mapping a second time; the first is on "
              "line 3"));
    CHECK(mission_faults("verdict: {assessment: mixed, text: a, assessment: mixed}\n") ==
          one("3:39 duplicate-key: \"assessment\" stands in this mapping a second time; the first "
              "is on line 3"));
    CHECK(places(mission_faults("sources: {a: {title: x}, a: {title: y}}\n")) ==
          one("3:26 duplicate-key"));
    CHECK(places(mission_faults("notes: a\n'notes': b\n\"notes\": c\n")) ==
          Lines{"4:1 duplicate-key", "5:1 duplicate-key"});
    CHECK(places(mission_faults("notes:\nnotes: b\n")) == one("4:1 duplicate-key"));
    // The duplicate's own faults are not told, for the key is to go.
    CHECK(places(mission_faults("type: eom\ntype: zzz\n")) == one("4:1 duplicate-key"));
}

TEST_CASE("a key is a word", "[yaml][rule]")
{
    CHECK(mission_faults("[a, b]: c\n") ==
          one("3:1 wrong-type: a key is a word, and here stands a list or a mapping"));
    CHECK(places(mission_faults("? {a: b}\n: c\n")) == one("3:3 wrong-type"));
    CHECK(places(mission_faults(": c\n")) == one("3:1 unknown-key"));
    CHECK(places(mission_faults("5: c\n")) == one("3:1 unknown-key"));
}

TEST_CASE("a file is a mapping", "[yaml][rule]")
{
    CHECK(faults(Kind::mission, "just text\n") ==
          one("1:1 wrong-type: a file is a mapping of \"key: value\" lines, and here stands text"));
    CHECK(
        faults(Kind::mission, "\n- a\n- b\n") ==
        one("2:1 wrong-type: a file is a mapping of \"key: value\" lines, and here stands a list"));
}

TEST_CASE("a value of the wrong form is told at its first character", "[yaml][rule]")
{
    CHECK(mission_faults("findings: no violations\n") ==
          one("3:11 wrong-type: \"findings\" takes a list, and here stands text; write it in "
              "brackets, or on a line of its own after "
              "\"- \""));
    CHECK(mission_faults("findings: {topic: voting, text: a}\n") ==
          one("3:11 wrong-type: \"findings\" takes a list, and here stands a mapping; begin each "
              "item with \"- \""));
    CHECK(mission_faults("period: 2021\n") ==
          one("3:9 wrong-type: \"period\" takes a mapping, and here stands text; write its fields "
              "as \"key: value\""));
    CHECK(mission_faults("notes: [a]\n") ==
          one("3:8 wrong-type: \"notes\" takes text, and here stands a list"));
    CHECK(mission_faults("notes:\n  a: b\n") ==
          one("4:3 wrong-type: \"notes\" takes text, and here stands a mapping"));
    CHECK(places(mission_faults("type: {a: b}\n")) == one("3:7 wrong-type"));
    CHECK(places(mission_faults("coordinator: [A B]\n")) == one("3:14 wrong-type"));
    CHECK(places(mission_faults("invited_by: {body: x}\n")) == one("3:13 wrong-type"));
    CHECK(places(mission_faults("team: A B\n")) == one("3:7 wrong-type"));
    CHECK(places(mission_faults("sources: [a]\n")) == one("3:10 wrong-type"));
    CHECK(places(faults(Kind::mission, "election: [e]\norganisation: o\n")) ==
          one("1:11 wrong-type"));
}

TEST_CASE("a period ends after it begins", "[yaml][rule]")
{
    CHECK(mission_faults("period: {from: 2021-01-12, to: 2021-01-07}\n") ==
          one("3:32 period-reversed: it ends on 2021-01-07, before it begins on 2021-01-12"));
    CHECK(mission_faults("period: {from: 2021-01-12, to: 2021-01-12}\n").empty());
    CHECK(mission_faults("period: {to: 2021-01-12}\n").empty());
    const std::string person = "name: A B\noffices:\n  - {title: Chair, from: ";
    CHECK(places(faults(Kind::person, person + "2021-03, to: 2021-02}\n")) ==
          one("3:39 period-reversed"));
    CHECK(places(faults(Kind::person, person + "2021, to: 2020-12-31}\n")) ==
          one("3:36 period-reversed"));
    // A year is all of its days, so that these may overlap.
    CHECK(faults(Kind::person, person + "2021-03, to: 2021}\n").empty());
    CHECK(faults(Kind::person, person + "2021, to: 2021-03-01}\n").empty());
    const std::string delegation =
        "organisation: o\ncountry: KZ\ncompositions:\n  - {seats: {S: 1}, ";
    CHECK(places(faults(Kind::delegation, delegation + "from: 2021-02-01, to: 2021-01-01}\n")) ==
          one("4:43 period-reversed"));
    CHECK(places(faults(Kind::delegation,
                        delegation +
                            "as_of: 2020}\nmembers:\n  - {name: A B, from: 2022, to: 2021}\n")) ==
          one("6:33 period-reversed"));
}

TEST_CASE("a share of polling stations is at most all of them", "[yaml][rule]")
{
    const auto observation = [](const std::string& parts) {
        return mission_faults("observation: [{stage: voting, stations: 10, " + parts + "}]\n");
    };
    CHECK(observation("positive: 12") ==
          one("3:55 share-exceeds-whole: 12 positive of 10 polling stations"));
    CHECK(observation("obstructed: 11") ==
          one("3:57 share-exceeds-whole: 11 obstructed of 10 polling stations"));
    CHECK(observation("positive: 6, negative: 5") ==
          one("3:68 share-exceeds-whole: positive and negative together are 11 of 10 polling "
              "stations"));
    CHECK(observation("positive: 6, negative: 4, obstructed: 10").empty());
    CHECK(observation("positive: 0").empty());
    CHECK(places(observation("positive: 11, negative: 12")) ==
          Lines{"3:55 share-exceeds-whole", "3:69 share-exceeds-whole"});
    CHECK(mission_faults("observation: [{stage: counting, stations: 10}]\n").empty());
    CHECK(mission_faults("observation: [{stage: closing, stations: 10}]\n").size() == 1);
}

TEST_CASE("a source is a key of the file's own sources", "[yaml][rule]")
{
    const std::string sources = "sources: {report: {title: R}, cec: {title: C}}\n";
    CHECK(mission_faults("verdict: {assessment: mixed, source: reprot}\n" + sources) ==
          one("3:38 unknown-source: \"reprot\" is no key of this file's sources; did you mean "
              "\"report\"?"));
    CHECK(mission_faults("verdict: {assessment: mixed, source: [cec, none, report]}\n" + sources) ==
          one("3:44 unknown-source: \"none\" is no key of this file's sources"));
    CHECK(
        mission_faults("verdict: {assessment: mixed, source: [cec, report]}\n" + sources).empty());
    CHECK(places(mission_faults(
              "invited_by: [{body: M, source: x}]\ncoordinator: {name: A, source: x}\n"
              "figures: [{what: regions, value: 1, source: x}]\n"
              "observation: [{stage: voting, stations: 1, source: x}]\n"
              "recommendations: [{id: 1, text: a, source: x}]\n"
              "reviews: [{recommendation: m#1, status: superseded, source: x}]\n"
              "events: [{date: 2021-01-01, source: x}]\n")) == Lines{"3:32 unknown-source",
                                                                     "4:32 unknown-source",
                                                                     "5:45 unknown-source",
                                                                     "6:52 unknown-source",
                                                                     "7:44 unknown-source",
                                                                     "8:61 unknown-source",
                                                                     "9:37 unknown-source"});
    CHECK(faults(Kind::mission,
                 "election: {country: KZ, date: 2021-01-10, type: local, figures: [{what: regions, "
                 "value: 1, source: s}], "
                 "sources: {s: {title: t}}}\norganisation: o\n")
              .empty());
}

TEST_CASE("ids within a record are unique", "[yaml][rule]")
{
    CHECK(mission_faults("recommendations:\n  - {id: A, text: x}\n  - {id: B, text: y}\n  - {id: "
                         "A, text: z}\n") ==
          one("6:10 duplicate-id: this mission has a recommendation \"A\" already"));
    const std::string delegation =
        "organisation: o\ncountry: KZ\ncompositions: [{seats: {S: 1}}]\nmembers:\n";
    CHECK(faults(Kind::delegation, delegation + "  - {id: a, name: A}\n  - {id: a, name: A}\n") ==
          one("6:10 duplicate-id: this delegation has a member \"a\" already"));
    // A person who left and came back.
    CHECK(faults(Kind::delegation,
                 delegation + "  - {id: a, name: A, to: 2019}\n  - {id: a, name: A, from: 2021}\n")
              .empty());
}

TEST_CASE("all faults of a file are told at once", "[yaml][rule]")
{
    CHECK(places(faults(Kind::mission,
                        "organisation: [o]\n"
                        "type: eomm\n"
                        "period: {from: 10.01.2021}\n"
                        "figures:\n"
                        "  - {what: observers, value: many, source: x}\n"
                        "  - {what: Observers, value: 3}\n"
                        "zzz: 1\n"
                        "coordinator: {delegation: KAZ}\n")) == Lines{"1:15 wrong-type",
                                                                      "2:7 bad-value",
                                                                      "3:16 bad-date",
                                                                      "5:30 wrong-type",
                                                                      "6:12 bad-value",
                                                                      "7:1 unknown-key",
                                                                      "8:27 bad-country",
                                                                      "8:15 missing-key",
                                                                      "1:1 missing-key",
                                                                      "5:44 unknown-source"});
}

TEST_CASE("a record with an error comes as far as it goes", "[yaml][read]")
{
    const yaml::Source source{"x.yaml", "election: e\norganisation: o\ntype: zzz\nnotes: kept\n"};
    yaml::Problems problems{source};
    const auto record = yaml::read_record(Kind::mission, source, problems);
    REQUIRE(record.has_value());
    CHECK(problems.errors() == 1);
    const auto& mission = std::get<records::Mission>(*record);
    CHECK(text_of(mission.notes) == "kept");
    CHECK_FALSE(mission.type.has_value());
    const yaml::Source broken{"x.yaml", "a: \"b\n"};
    yaml::Problems faults_of{broken};
    CHECK_FALSE(yaml::read_record(Kind::mission, broken, faults_of).has_value());
}

TEST_CASE("a message carries its file and the source line", "[yaml][read]")
{
    const yaml::Source source{"a/x.mission.yaml",
                              "election: e\r\norganisation: o\r\ntype: zzz\r\n"};
    yaml::Problems problems{source};
    yaml::read_record(Kind::mission, source, problems);
    REQUIRE(problems.list().size() == 1);
    CHECK(problems.list()[0].path == "a/x.mission.yaml");
    CHECK(problems.list()[0].excerpt == "type: zzz");
    CHECK(problems.list()[0].severity == base::Severity::error);
    problems.warning("w", {1, 1}, "x");
    problems.note("n", {2, 1}, "y");
    CHECK(problems.errors() == 1);
    const auto taken = problems.take();
    REQUIRE(taken.size() == 3);
    CHECK(taken[1].severity == base::Severity::warning);
    CHECK(taken[2].excerpt == "organisation: o");
}
