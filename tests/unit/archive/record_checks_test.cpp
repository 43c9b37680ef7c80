#include "archive/tiny_archive.hpp"
#include "base/hash.hpp"

#include <sys/stat.h>

using namespace eomt;

namespace {

Lines one(std::string line)
{
    return {std::move(line)};
}

/// A delegation's file with these lines from line 3 on.
Doc delegation(const std::string& lines)
{
    return {"d.delegation.yaml", "organisation: o\ncountry: RU\n" + lines};
}

Lines delegation_says(const std::string& lines)
{
    return says({an_organisation, delegation(lines)});
}

/// What is said of a finding with this quote, whose source's copy has this text.
Lines quote_says(const std::string& quote, const std::string& copy)
{
    return mission_says("findings:\n  - topic: voting\n    source: s\n    quote: " + quote +
                            "\nsources: {s: {file: s.txt}}\n",
                        {{"s.txt", copy}});
}

const Lines not_there{"m.mission.yaml:8:12 warning quote-not-in-source: these words are not in the "
                      "archived copy of the source"};

} // namespace

TEST_CASE("a record without a fault says nothing", "[archive][check]")
{
    CHECK(mission_says("").empty());
}

TEST_CASE("figures that differ are noted at the later one", "[archive][check]")
{
    CHECK(mission_says(
              "figures:\n  - {what: observers, value: 47}\n  - {what: observers, value: 48}\n") ==
          one("m.mission.yaml:7:30 note conflicting-figures: observers is 48 here and 47 on line "
              "6; both are kept"));
    CHECK(mission_says("figures: [{what: observers, value: 47}, {what: observers, value: 47}, "
                       "{what: regions, value: 3}]\n")
              .empty());
    CHECK(mission_says("figures:\n  - {what: observers, value: 47, stage: voting}\n  - {what: "
                       "observers, value: 48, stage: counting}\n")
              .empty());
    CHECK(says({{"e.election.yaml",
                 "country: KZ\ndate: 2021-01-10\ntype: local\nfigures:\n  - {what: observers, "
                 "value: 398}\n"
                 "  - {what: observers, value: 400}\n"}}) ==
          one("e.election.yaml:6:30 note conflicting-figures: observers is 400 here and 398 on "
              "line 5; both are kept"));
}

TEST_CASE("a concluded mission has an invitation and a verdict", "[archive][check]")
{
    const auto mission = [](const std::string& lines) {
        return says(
            {an_organisation,
             {"m.mission.yaml",
              "# c\norganisation: o\nelection: {country: KZ, date: 2021-01-10, type: local}\n" +
                  lines}});
    };
    CHECK(
        mission("") ==
        Lines{
            "m.mission.yaml:2:1 note no-invitation: the record doesn't say who invited the mission",
            "m.mission.yaml:2:1 note no-verdict: the mission is concluded, and the record has no "
            "verdict"});
    CHECK(mission("status: ongoing\n") == one("m.mission.yaml:2:1 note no-invitation: the record "
                                              "doesn't say who invited the mission"));
    for (const auto* const status : {"planned", "declined", "not-invited", "cancelled"}) {
        CHECK(mission(fmt::format("status: {}\n", status)).empty());
    }
    CHECK(mission("invited_by: M\n") == one("m.mission.yaml:2:1 note no-verdict: the mission is "
                                            "concluded, and the record has no verdict"));
}

TEST_CASE("a finding has a source", "[archive][check]")
{
    CHECK(mission_says("findings:\n  - topic: voting\n    text: Calm.\n") ==
          one("m.mission.yaml:6:5 warning finding-without-source: the finding on voting has no "
              "source"));
    CHECK(mission_says(
              "findings: [{topic: voting, text: Calm., source: s}]\nsources: {s: {title: T}}\n")
              .empty());
}

TEST_CASE("a finding's source is not older than the mission", "[archive][check]")
{
    const auto dated = [](const std::string& date) {
        return mission_says("period: {from: 2021-01-07, to: 2021-01-12}\nfindings: [{topic: "
                            "voting, text: Calm., source: s}]\n"
                            "sources: {s: {date: " +
                            date + "}}\n");
    };
    CHECK(dated("2021-01-06") ==
          one("m.mission.yaml:6:49 warning finding-before-mission: the source is of 2021-01-06, "
              "and the mission began on 2021-01-07"));
    CHECK(dated("2020").size() == 1);
    CHECK(dated("2020-12").size() == 1);
    for (const auto* const later : {"2021-01-07", "2021-01", "2021", "2021-03-02"}) {
        CHECK(dated(later).empty());
    }
    CHECK(mission_says(
              "findings: [{topic: voting, text: Calm., source: s}]\nsources: {s: {date: 1999}}\n")
              .empty());
}

TEST_CASE("shares want systematic observation", "[archive][check]")
{
    const std::string shares = "observation:\n  - {stage: voting, stations: 10, positive: 9}\n";
    CHECK(mission_says(shares) ==
          one("m.mission.yaml:6:6 warning shares-without-systematic-observation: shares are given, "
              "and the record doesn't say that "
              "observation was systematic"));
    CHECK(mission_says("systematic: true\n" + shares).empty());
    CHECK(mission_says("systematic: false\n" + shares).size() == 1);
    CHECK(mission_says("observation: [{stage: voting, stations: 10}]\n").empty());
}

TEST_CASE("a chamber has no more members than seats", "[archive][check]")
{
    CHECK(delegation_says("compositions:\n  - {seats: {Senate: 1, Duma: 2}}\nmembers:\n  - {name: "
                          "A, chamber: Senate}\n"
                          "  - {name: B, chamber: Senate}\n  - {name: C, chamber: Duma}\n") ==
          one("d.delegation.yaml:4:22 warning members-exceed-seats: Senate has 1 seat and 2 "
              "members at that time"));
    CHECK(delegation_says("compositions: [{seats: {Senate: 1}}]\nmembers: [A, B]\n") ==
          one("d.delegation.yaml:3:24 warning members-exceed-seats: the delegation has 1 seat and "
              "2 members at that time"));
    CHECK(delegation_says("compositions: [{seats: {Senate: 2}}]\nmembers: [A, B]\n").empty());
}

TEST_CASE("members are counted on the days on which somebody came", "[archive][check]")
{
    const auto says = [](const std::string& compositions, const std::string& members) {
        return delegation_says("compositions: [" + compositions + "]\nmembers: [" + members +
                               "]\n");
    };
    const std::string a = "{name: A, chamber: M, ";
    const std::string b = "{name: B, chamber: M, ";
    const auto warned = [](const std::string& place, const std::string& when) {
        return one("d.delegation.yaml:3:" + place +
                   " warning members-exceed-seats: M has 1 seat and 2 members " + when);
    };
    CHECK(says("{from: 2019-01-01, seats: {M: 1}}",
               a + "from: 2019-01-01}, " + b + "from: 2020-01-01}") ==
          warned("46", "on 2020-01-01"));
    CHECK(says("{from: 2019-01-01, seats: {M: 1}}",
               a + "from: 2019-06-01, to: 2020-06-01}, " + b + "from: 2020-01}") ==
          warned("46", "on 2020-01-31"));
    CHECK(says("{seats: {M: 1}}", a + "from: 2019}, " + b + "from: 2020-03}") ==
          warned("28", "on 2020-03-31"));
    // One left when the other came, the day before or, as far as is known, in the same year.
    CHECK(
        says("{seats: {M: 1}}", a + "from: 2019-01-01, to: 2020-01-01}, " + b + "from: 2020-01-02}")
            .empty());
    CHECK(says("{as_of: 2020, seats: {M: 1}}", a + "from: 2019, to: 2020}, " + b + "from: 2020}")
              .empty());
    // The next composition has room.
    CHECK(says("{from: 2019-01-01, seats: {M: 1}}, {from: 2020-01-01, seats: {M: 2}}",
               a + "from: 2019-01-01}, " + b + "from: 2020-01-01}")
              .empty());
    CHECK(says("{from: 2019-01-01, to: 2019-12-31, seats: {M: 1}}",
               a + "from: 2019-01-01}, " + b + "from: 2020-01-01}")
              .empty());
}

TEST_CASE("members are counted on the first day of a composition", "[archive][check]")
{
    const std::string seats = "compositions: [{from: 2021-03-01, seats: {S: 1}}]\n";
    CHECK(delegation_says(seats + "members: [{name: A, to: 2021-02}, {name: B, from: 2021-02}]\n")
              .empty());
    CHECK(delegation_says(seats + "members: [{name: A, to: 2021-03}, {name: B, from: 2021-02}]\n")
              .size() == 1);
    CHECK(delegation_says(seats + "members: [{name: A, from: 2021-03-02}, {name: B}]\n").empty());
    // One person with two memberships is one.
    CHECK(delegation_says(seats + "members: [{name: A, to: 2021-03}, {name: A, from: 2021-03}]\n")
              .empty());
    CHECK(delegation_says("compositions: [{as_of: 2021, seats: {S: 1}}]\nmembers: [{name: A, to: "
                          "2020}, {name: B, from: 2022}, C]\n")
              .empty());
}

TEST_CASE("an archived copy is there", "[archive][check]")
{
    CHECK(mission_says("sources:\n  s: {title: T, file: sources/gone.txt}\n") ==
          one("m.mission.yaml:6:23 warning missing-source-file: sources/gone.txt cannot be read: "
              "there is no such file"));
    CHECK(mission_says("sources: {s: {file: sources}}\n", {{"sources/a.txt", "x"}}) ==
          one("m.mission.yaml:5:21 warning missing-source-file: sources cannot be read: it is a "
              "folder"));
    CHECK(mission_says("sources: {s: {file: a.txt}}\n", {{"a.txt", "x"}}).empty());
}

TEST_CASE("every kind of record's copies are looked at", "[archive][check]")
{
    const std::string gone = "sources: {s: {file: gone}}\n";
    const auto rule = [](const Lines& lines) {
        return lines.size() == 1 && lines[0].find(" missing-source-file: ") != std::string::npos;
    };
    CHECK(rule(says({{"o.organisation.yaml", "name: O\n" + gone}})));
    CHECK(rule(says({{"p.person.yaml", "name: P\n" + gone}})));
    CHECK(rule(says({{"e.election.yaml", "country: KZ\ndate: 2021-01-10\ntype: local\n" + gone}})));
    CHECK(rule(delegation_says("compositions: [{seats: {S: 1}}]\n" + gone)));
    CHECK(rule(says(
        {an_organisation,
         {"m.mission.yaml",
          "election: {country: KZ, date: 2021-01-10, type: local, sources: {s: {file: gone}}}\n"
          "organisation: o\ninvited_by: M\nverdict: {assessment: mixed}\n"}})));
}

TEST_CASE("an archived copy has the sum that is given", "[archive][check]")
{
    const std::string sum = base::sha256("text");
    CHECK(mission_says("sources: {s: {file: a.txt, sha256: " + sum + "}}\n", {{"a.txt", "text"}})
              .empty());
    CHECK(
        mission_says("sources: {s: {file: a.txt, sha256: " + sum + "}}\n", {{"a.txt", "other"}}) ==
        one("m.mission.yaml:5:36 warning source-changed: a.txt has another SHA-256, " +
            base::sha256("other")));
}

TEST_CASE("a quote is in the copy, white space, quotation marks and dashes aside",
          "[archive][check]")
{
    CHECK(quote_says("held at the highest level", "It was held at the highest level, he said.")
              .empty());
    CHECK(
        quote_says("held at the highest level", "It was held at\n  the\thighest  level.").empty());
    CHECK(quote_says("\"the 'free' and fair - vote\"", "the “free” and fair — vote").empty());
    CHECK(quote_says("проведены на высшем уровне", "Выборы «проведены\u00A0на высшем\nуровне».")
              .empty());
    CHECK(quote_says("held on the highest level", "held at the highest level") == not_there);
    CHECK(quote_says("Held at", "held at") == not_there);
    CHECK(quote_says("held", "") == not_there);
}

TEST_CASE("a quote is looked for in the copies that are text", "[archive][check]")
{
    CHECK(quote_says("anything", "%PDF-1.7 binary").empty());
    CHECK(quote_says("anything", std::string{"a\0b", 3}).empty());
    CHECK(quote_says("anything", "\xFF\xFE").empty());
    CHECK(mission_says(
              "findings: [{topic: voting, source: s, quote: anything}]\nsources: {s: {title: T}}\n")
              .empty());
}

TEST_CASE("a quote is in one of its sources", "[archive][check]")
{
    const std::string sources = "sources: {a: {file: a.txt}, b: {file: b.txt}}\n";
    const std::vector<Doc> copies{{"a.txt", "one"}, {"b.txt", "two"}};
    CHECK(
        mission_says("findings: [{topic: voting, source: [a, b], quote: two}]\n" + sources, copies)
            .empty());
    CHECK(mission_says("findings: [{topic: voting, source: a, quote: two}]\n" + sources, copies)
              .size() == 1);
}

TEST_CASE("a verdict's quote is looked for too", "[archive][check]")
{
    CHECK(says({an_organisation,
                {"m.mission.yaml",
                 "election: {country: KZ, date: 2021-01-10, type: local}\norganisation: "
                 "o\ninvited_by: M\n"
                 "verdict: {assessment: mixed, quote: fine, source: s}\nsources: {s: {file: "
                 "s.txt}}\n"},
                {"s.txt", "not good"}}) ==
          one("m.mission.yaml:4:37 warning quote-not-in-source: these words are not in the "
              "archived copy of the source"));
}

TEST_CASE("a file of no kind is told once", "[archive][check]")
{
    const std::string kinds = "; a record's file is named <id>.mission.yaml, .election.yaml, "
                              ".organisation.yaml, .delegation.yaml or "
                              ".person.yaml";
    CHECK(says({{"notes.yaml", "a: [b"}}) ==
          one("notes.yaml:1:1 warning unknown-kind: \"notes.yaml\" is no record, and is not read" +
              kinds));
    CHECK(says({{"a/x.misson.yaml", ""}}) ==
          one("a/x.misson.yaml:1:1 warning unknown-kind: \"x.misson.yaml\" is no record, and is "
              "not read; did you mean .mission.yaml?"));
    CHECK(says({{"x.mission.yml", ""}}) ==
          one("x.mission.yml:1:1 warning unknown-kind: \"x.mission.yml\" is no record, and is not "
              "read; a record's file ends with .yaml"));
    CHECK(says({{"a/archive.yaml", "format: 1\n"}}) ==
          one("a/archive.yaml:1:1 warning unknown-kind: an archive.yaml inside an archive is not "
              "read"));
}

TEST_CASE("a file's name is an id", "[archive][check]")
{
    CHECK(says({{"CSTO-PA.organisation.yaml", "name: X\n"}}) ==
          one("CSTO-PA.organisation.yaml:1:1 error bad-id: \"CSTO-PA\" is no id; rename the file, "
              "for example to csto-pa.organisation.yaml"));
    CHECK(says({{"KZ 2021.mission.yaml", "zzz"}}).size() == 1);
    CHECK(says({{"выборы.election.yaml", "zzz"}})[0].find("error bad-id") != std::string::npos);
}

TEST_CASE("a file that can't be read is an error of its own", "[archive][check]")
{
    const TinyArchive tiny{{{"f.person.yaml/inside.person.yaml", "name: A\n"},
                            {"large.person.yaml", std::string(1048577, '#')}}};
    REQUIRE(::mkfifo((tiny.root() / "p.person.yaml").c_str(), 0600) == 0);
    std::filesystem::create_symlink("nowhere", tiny.root() / "broken.person.yaml");
    CHECK(tiny.says() == Lines{"broken.person.yaml:1:1 error unreadable-file: the file cannot be "
                               "read: there is no such file",
                               "f.person.yaml:1:1 error unreadable-file: this is a folder, and has "
                               "the name of a record",
                               "large.person.yaml:1:1 error too-large: the file cannot be read: it "
                               "is larger than 1048576 bytes",
                               "p.person.yaml:1:1 error unreadable-file: this is no regular file, "
                               "and has the name of a record"});
}

TEST_CASE("a record with an error of its own gives no warnings", "[archive][check]")
{
    CHECK(mission_says("type: zzz\nfindings: [{topic: voting, text: Calm.}]\n").size() == 1);
}
