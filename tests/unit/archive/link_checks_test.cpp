#include "archive/tiny_archive.hpp"

using namespace eomt;

namespace {

Lines one(std::string line)
{
    return {std::move(line)};
}

Doc delegation(const std::string& lines, const std::string& country = "RU")
{
    return {country + ".delegation.yaml",
            fmt::format("organisation: o\ncountry: {}\n{}", country, lines)};
}

Doc lower(Doc doc)
{
    for (char& c : doc.first) {
        c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
    return doc;
}

const std::string two_seats = "compositions: [{seats: {Duma: 2}}]\n";

} // namespace

TEST_CASE("an id belongs to one record of a kind", "[archive][link]")
{
    CHECK(says({{"a/x.person.yaml", "name: A\n"},
                {"b/x.person.yaml", "name: B\n"},
                {"c/x.person.yaml", "name: C\n"},
                {"x.organisation.yaml", "name: X\n"}}) ==
          Lines{"b/x.person.yaml:1:1 error duplicate-id: the person \"x\" is in a/x.person.yaml "
                "already",
                "c/x.person.yaml:1:1 error duplicate-id: the person \"x\" is in a/x.person.yaml "
                "already"});
}

TEST_CASE("a reference leads to a record", "[archive][link]")
{
    CHECK(
        says({{"m.mission.yaml", "election: e\norganisation: csto\nstatus: planned\npart_of: n\n"},
              {"csto-pa.organisation.yaml", "name: X\nparent: cis\n"}}) ==
        Lines{"csto-pa.organisation.yaml:2:9 error unknown-reference: there is no organisation "
              "\"cis\"; its record would be the file cis.organisation.yaml",
              "m.mission.yaml:1:11 error unknown-reference: there is no election \"e\"; its record "
              "would be the file "
              "e.election.yaml",
              "m.mission.yaml:2:15 error unknown-reference: there is no organisation \"csto\"; did "
              "you mean \"csto-pa\"?",
              "m.mission.yaml:4:10 error unknown-reference: there is no mission \"n\"; did you "
              "mean \"m\"?"});
    CHECK(
        says({{"e.election.yaml", "country: KZ\ndate: 2021-01-10\ntype: local\nprevious: f\n"}})[0]
            .starts_with(
                "e.election.yaml:4:11 error unknown-reference: there is no election \"f\""));
    CHECK(says({{"d.delegation.yaml", "organisation: o\ncountry: KZ\n" + two_seats}}) ==
          one("d.delegation.yaml:1:15 error unknown-reference: there is no organisation \"o\"; its "
              "record would be "
              "the file o.organisation.yaml"));
    CHECK(says({{"archive.yaml", "format: 1\norganisation: o\n"}}) ==
          one("archive.yaml:2:15 error unknown-reference: there is no organisation \"o\"; its "
              "record would be "
              "the file o.organisation.yaml"));
}

TEST_CASE("an organisation is also told by its name", "[archive][link]")
{
    CHECK(says({{"cis.organisation.yaml",
                 "name: Commonwealth of Independent States\nshort_name: СНГ\n"},
                {"m.mission.yaml",
                 "election: {country: KZ, date: 2021-01-10, type: local}\norganisation: "
                 "снг\nstatus: planned\n"}}) ==
          one("m.mission.yaml:2:15 error unknown-reference: there is no organisation \"снг\"; did "
              "you mean \"cis\"?"));
}

TEST_CASE("a mission may name an election that another one describes", "[archive][link]")
{
    CHECK(says({an_organisation,
                a_mission(""),
                {"n.mission.yaml",
                 "election: kz-2021-01-10-local\norganisation: o\nstatus: planned\n"}})
              .empty());
    CHECK(says({an_organisation,
                a_mission(""),
                {"n.mission.yaml",
                 "election: kz-2021-01-10-locl\norganisation: o\nstatus: planned\n"}}) ==
          one("n.mission.yaml:1:11 error unknown-reference: there is no election "
              "\"kz-2021-01-10-locl\"; did you mean "
              "\"kz-2021-01-10-local\"?"));
}

TEST_CASE("a person's id leads to a record or a member", "[archive][link]")
{
    const std::vector<Doc> known{
        {"p.person.yaml", "name: P P\n"},
        lower(delegation(two_seats + "members: [{id: m-m, name: M M}]\n"))};
    CHECK(mission_says("coordinator: {id: p}\nhead: {id: m-m}\n", known).empty());
    CHECK(mission_says("coordinator: {id: q}\n", known) ==
          one("m.mission.yaml:5:19 error unknown-reference: there is no person \"q\"; did you mean "
              "\"p\"?"));
    CHECK(mission_says("team:\n  - {name: X Y, id: nobody}\n", known)[0].starts_with(
        "m.mission.yaml:6:21 error unknown-reference: there is no person \"nobody\""));
}

TEST_CASE("a recommendation that is repeated or reviewed is there", "[archive][link]")
{
    CHECK(mission_says(
              "recommendations: [{id: 1, text: T}, {id: 2, text: U, repeats: [m#1, m#3]}]\n"
              "reviews: [{recommendation: m#2, status: superseded}, {recommendation: x#1, status: "
              "superseded}]\n") == Lines{"m.mission.yaml:5:69 error unknown-reference: there is no "
                                         "recommendation \"m#3\"; did you mean \"m#1\"?",
                                         "m.mission.yaml:6:71 error unknown-reference: there is no "
                                         "recommendation \"x#1\"; did you mean \"m#1\"?"});
}

TEST_CASE("a topic is known or the archive's own", "[archive][link]")
{
    const std::string finding =
        "findings: [{topic: drones, text: x, source: s}]\nsources: {s: {title: T}}\n";
    CHECK(mission_says(finding) ==
          one("m.mission.yaml:5:20 error bad-value: \"drones\" is no topic; the archive's own "
              "stand under \"topics\" in archive.yaml"));
    CHECK(mission_says(finding, {{"archive.yaml", "format: 1\ntopics: [drones]\n"}}).empty());
    CHECK(mission_says("recommendations: [{id: 1, text: x, topic: votin}]\n") ==
          one("m.mission.yaml:5:43 error bad-value: \"votin\" is no topic; did you mean "
              "\"voting\"?"));
}

TEST_CASE("a name that fits two persons is an error that lists both", "[archive][link]")
{
    const std::vector<Doc> known{{"a.person.yaml", "name: Ivan Ivanov\n"},
                                 {"b.person.yaml", "name: Иванов Иван\n"}};
    CHECK(mission_says("team: [Ivan Ivanov]\n", known) ==
          one("m.mission.yaml:5:8 error ambiguous-person: \"Ivan Ivanov\" may be any of a, b; give "
              "the delegation or the id"));
    CHECK(mission_says("team: [{id: b}]\n", known).empty());
}

TEST_CASE("a circle of references is told once, at its first record", "[archive][link]")
{
    CHECK(says({an_organisation,
                a_mission("part_of: b\n", "c"),
                a_mission("part_of: a\n", "b"),
                a_mission("part_of: c\n", "a"),
                a_mission("part_of: a\n", "d")}) ==
          one("a.mission.yaml:5:10 error reference-cycle: \"part_of\" leads in a circle: a -> c -> "
              "b -> a"));
    CHECK(says({an_organisation, a_mission("part_of: m\n")}) ==
          one("m.mission.yaml:5:10 error reference-cycle: \"part_of\" leads in a circle: m -> m"));
    CHECK(says({{"a.organisation.yaml", "name: A\nparent: b\n"},
                {"b.organisation.yaml", "name: B\nparent: a\n"}}) ==
          one("a.organisation.yaml:2:9 error reference-cycle: \"parent\" leads in a circle: a -> b "
              "-> a"));
    CHECK(says({an_organisation,
                a_mission("part_of: b\n", "a"),
                a_mission("part_of: c\n", "b"),
                a_mission("", "c")})
              .empty());
}

TEST_CASE("a name that belongs to no known person stands alone", "[archive][fact]")
{
    CHECK(mission_says("coordinator: Umakhan Umahanov\nteam: [UMAHANOV Umakhan, Other Person]\n") ==
          Lines{"m.mission.yaml:5:14 warning unlinked-person: \"Umakhan Umahanov\" is neither a "
                "recorded person nor a member of a delegation",
                "m.mission.yaml:6:26 warning unlinked-person: \"Other Person\" is neither a "
                "recorded person nor a member of a delegation"});
    CHECK(mission_says("coordinator: Умаханов Умахан\n",
                       {{"u.person.yaml", "name: Umakhan Umakhanov\n"}})
              .empty());
    CHECK(says({an_organisation,
                {"m.mission.yaml",
                 "election: {country: KZ, date: 2021-01-10, type: local}\norganisation: o\n"
                 "invited_by: [{body: M, person: Some One}]\nverdict: {assessment: mixed, by: The "
                 "Speaker}\n"}}) ==
          one("m.mission.yaml:3:32 warning unlinked-person: \"Some One\" is neither a recorded "
              "person nor a member of a delegation"));
}

TEST_CASE("a statement is not made before the last voting day", "[archive][fact]")
{
    const auto event = [](const std::string& fields) {
        return mission_says("events:\n  - {" + fields + "}\n");
    };
    CHECK(event("date: 2021-01-09, kind: statement") ==
          one("m.mission.yaml:6:12 warning verdict-before-vote: this statement is dated "
              "2021-01-09, before the last day of voting, "
              "2021-01-10"));
    CHECK(event("kind: report, date: 2021-01-09").size() == 1);
    CHECK(event("kind: final-report, date: 2020-12-31").size() == 1);
    for (const auto* const other : {"date: 2021-01-10, kind: statement",
                                    "date: 2021-01-09, kind: interim-report",
                                    "date: 2021-01-09",
                                    "date: 2021-01-09, kind: press-conference"}) {
        CHECK(event(other).empty());
    }
}

TEST_CASE("the last voting day counts where there were several", "[archive][fact]")
{
    CHECK(says({an_organisation,
                {"m.mission.yaml",
                 "election: {country: RU, date: 2021-09-19, type: local, voting_days: [2021-09-17, "
                 "2021-09-20]}\n"
                 "organisation: o\ninvited_by: M\nverdict: {assessment: mixed}\n"
                 "events: [{date: 2021-09-19, kind: statement}]\n"}})
              .size() == 1);
}

TEST_CASE("a verdict's sources are not older than the vote", "[archive][fact]")
{
    const auto dated = [](const std::string& date) {
        return says({an_organisation,
                     {"m.mission.yaml",
                      "election: {country: KZ, date: 2021-01-10, type: local}\norganisation: "
                      "o\ninvited_by: M\n"
                      "verdict: {assessment: mixed, source: s}\nsources: {s: {date: " +
                          date + "}}\n"}});
    };
    CHECK(dated("2021-01-09") ==
          one("m.mission.yaml:4:38 warning verdict-before-vote: this verdict is dated 2021-01-09, "
              "before the last day of voting, 2021-01-10"));
    CHECK(dated("2021-01-10").empty());
    CHECK(dated("2020").empty());
}

TEST_CASE("a member of the host's own delegation who observes is told", "[archive][fact]")
{
    CHECK(mission_says("coordinator: {name: A B, delegation: KZ}\nteam: [{name: C D, delegation: "
                       "RU}, {name: B A, delegation: KZ}]\n",
                       {{"a.person.yaml", "name: A B\n"}, {"c.person.yaml", "name: C D\n"}}) ==
          one("m.mission.yaml:5:21 warning host-country-observer: A B is of the delegation of KZ, "
              "where the election is held"));
    const Doc host = lower(delegation(two_seats + "members: [A B]\n", "KZ"));
    CHECK(mission_says("team: [A B]\n", {host}) ==
          one("m.mission.yaml:5:8 warning host-country-observer: A B is of the delegation of KZ, "
              "where the election is held"));
    CHECK(says({an_organisation,
                host,
                {"m.mission.yaml",
                 "election: {country: KZ, date: 2021-01-10, type: local}\norganisation: o\n"
                 "invited_by: [{body: M, person: A B}]\nverdict: {assessment: mixed, by: A B}\n"}})
              .empty());
}

TEST_CASE("a team has no more of a chamber's members than it has seats", "[archive][fact]")
{
    const std::string members = "members: [{name: A A, chamber: Duma}, {name: B B, chamber: Duma}, "
                                "{name: C C, chamber: Senate}]\n";
    const Doc of_one =
        lower(delegation("compositions:\n  - {from: 2015-01-01, seats: {Duma: 1, Senate: 5}}\n"
                         "  - {from: 2022-01-01, seats: {Duma: 9, Senate: 9}}\n" +
                         members));
    const auto exceeding = [&](const std::string& lines) {
        Lines list = mission_says(lines, {of_one});
        std::erase_if(list, [](const auto& line) {
            return line.find("team-exceeds-seats") == std::string::npos;
        });
        return list;
    };
    CHECK(exceeding("coordinator: A A\nteam: [C C, B B]\n") ==
          one("m.mission.yaml:6:13 warning team-exceeds-seats: this is one more of Duma than the 1 "
              "seat that it has in the delegation of RU"));
    CHECK(exceeding("coordinator: A A\nhead: A A\nteam: [A A, C C]\n").empty());
    CHECK(exceeding("coordinator: {name: A A, delegation: RU, chamber: duma}\nteam: [{name: X Y, "
                    "delegation: RU, chamber: duma}]\n")
              .size() == 1);
    CHECK(exceeding("coordinator: {name: A A, delegation: RU, chamber: Council}\n").empty());
}

TEST_CASE("a composition known only from later is noted", "[archive][fact]")
{
    CHECK(mission_says("coordinator: A B\nteam: [C D]\n",
                       {lower(delegation("compositions: [{as_of: 2021-03-02, seats: {Duma: "
                                         "2}}]\nmembers: [A B, C D]\n"))}) ==
          one("m.mission.yaml:5:14 note composition-attested-later: the composition of the "
              "delegation of RU is attested only from "
              "2021-03-02 on"));
    CHECK(mission_says(
              "coordinator: A B\n",
              {lower(delegation(
                  "compositions: [{from: 2016-01-01, seats: {Duma: 2}}]\nmembers: [A B]\n"))})
              .empty());
}

TEST_CASE("observers inside another mission's are noted", "[archive][fact]")
{
    const std::string observers = "figures: [{what: observers, value: 7}]\n";
    CHECK(mission_says("part_of: cis\n" + observers, {a_mission(observers, "cis")}) ==
          one("m.mission.yaml:5:10 note counted-in-parent: the observers of this mission are "
              "counted in those of cis"));
    CHECK(mission_says("part_of: cis\n", {a_mission(observers, "cis")}).empty());
    CHECK(mission_says("part_of: cis\n" + observers, {a_mission("", "cis")}).empty());
}

TEST_CASE("a record with an error is left out of what is said of others", "[archive][fact]")
{
    const TinyArchive tiny{
        {an_organisation, a_mission("coordinator: Nobody Known\npart_of: none\n")}};
    CHECK(tiny.says() == one("m.mission.yaml:6:10 error unknown-reference: there is no mission "
                             "\"none\"; its record would be the "
                             "file none.mission.yaml"));
    CHECK(tiny.open().invalid_files() == 1);
}

TEST_CASE("descriptions of one election agree", "[archive][link]")
{
    const auto mission = [](const std::string& id, const std::string& facts) {
        return Doc{
            id + ".mission.yaml",
            fmt::format("election: {{country: KZ, date: 2021-01-10, institution: Senate{}}}\n"
                        "organisation: o\nstatus: planned\ninvited_by: S\n",
                        facts)};
    };
    const Doc organisation{"o.organisation.yaml", "name: O\n"};
    const std::string type = ", type: parliamentary";
    // Saying less, or the same in other words, contradicts nobody.
    CHECK(says({organisation,
                mission("a", type),
                mission("b", ", type: [local, parliamentary], title: T, seats: 9"),
                mission("c", type + ", title: U, early: true, turnout: 63.20"),
                mission("d", ", type: [parliamentary, local], turnout: 63.2")}) == Lines{});
    // The first to give a fact is named, not the first of all.
    CHECK(says({organisation,
                mission("a", type),
                mission("b", type + ", early: true, voting_days: [2021-01-09, 2021-01-10]"),
                mission("c", type + ", early: false, voting_days: [2021-01-10, 2021-01-11]")}) ==
          Lines{"c.mission.yaml:1:12 warning conflicting-elections: the election "
                "\"kz-2021-01-10-senate\" is described differently here: early is false, and true "
                "in b.mission.yaml:1:12",
                "c.mission.yaml:1:12 warning conflicting-elections: the election "
                "\"kz-2021-01-10-senate\" is described differently here: last day of voting is "
                "2021-01-11, and 2021-01-10 in b.mission.yaml:1:12"});
    // The election's record counts before a mission whose path is less, and two records of one id
    // are told of once.
    CHECK(says({organisation,
                mission("a", type + ", round: 2"),
                {"kz-2021-01-10-senate.election.yaml",
                 "country: KZ\ndate: 2021-01-10\ntype: parliamentary\nround: 1\n"}}) ==
          Lines{"a.mission.yaml:1:12 error duplicate-id: this election gets the id "
                "\"kz-2021-01-10-senate\", which kz-2021-01-10-senate.election.yaml:1:1 has for "
                "another one: round is 1 there and 2 here"});
    CHECK(says({{"x/e.election.yaml", "country: KZ\ndate: 2021-01-10\ntype: local\n"},
                {"y/e.election.yaml", "country: KZ\ndate: 2021-01-10\ntype: regional\n"}}) ==
          Lines{"y/e.election.yaml:1:1 error duplicate-id: the election \"e\" is in "
                "x/e.election.yaml already"});
}

TEST_CASE("a contradiction goes when the other description goes", "[archive][link]")
{
    const auto mission = [](const std::string& id, const std::string& type) {
        return Doc{id + ".mission.yaml",
                   fmt::format("election: {{country: KZ, date: 2021-01-10, institution: Senate, "
                               "type: {}}}\norganisation: o\nstatus: planned\ninvited_by: S\n",
                               type)};
    };
    const TinyArchive folder{
        {{"o.organisation.yaml", "name: O\n"}, mission("a", "local"), mission("b", "regional")}};
    CHECK(folder.says().size() == 1);
    folder.write(mission("a", "regional"));
    CHECK(folder.says() == Lines{});
    folder.write(mission("a", "local"));
    CHECK(folder.says().size() == 1);
    folder.remove("a.mission.yaml");
    CHECK(folder.says() == Lines{});
}
