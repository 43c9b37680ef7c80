#include "catch.hpp"
#include "small_index.hpp"

#include <fmt/format.h>

using namespace eomt;

namespace {

Doc person(const std::string& id, const std::string& lines)
{
    return {id + ".person.yaml", lines};
}

Doc mission(const std::string& id, const std::string& lines, const std::string& date = "2021-01-10")
{
    return {id + ".mission.yaml",
            fmt::format("election: {{country: KZ, date: {}, type: local}}\norganisation: o\n{}",
                        date,
                        lines)};
}

Doc delegation(const std::string& country, const std::string& lines)
{
    return {country + ".delegation.yaml",
            fmt::format("organisation: o\ncountry: {}\ncompositions: [{{seats: {{S: 9}}}}]\n{}",
                        country,
                        lines)};
}

const std::string coordinators = "SELECT mission, person, person_name, is_known, candidates FROM "
                                 "mentions WHERE part = 'coordinator' ORDER BY mission";
const std::string delegations =
    "SELECT delegation, chamber FROM mentions WHERE part = 'coordinator'";

} // namespace

TEST_CASE("a name is linked whatever its case, accents, order and script", "[index][link]")
{
    SmallIndex small{{person("u-u", "name: Umakhan Umakhanov\n"),
                      mission("a", "coordinator: Умахан Умаханов\n"),
                      mission("b", "coordinator: UMAKHANOV Umakhan\n"),
                      mission("c", "coordinator: Umákhan Umakhanov\n"),
                      mission("d", "coordinator: Umahan Umahanov\n")}};
    CHECK(small.rows(coordinators) == Lines{"a|u-u|Umakhan Umakhanov|1|",
                                            "b|u-u|Umakhan Umakhanov|1|",
                                            "c|u-u|Umakhan Umakhanov|1|",
                                            "d|umahan-umahanov|Umahan Umahanov|0|"});
}

TEST_CASE("the ways of writing a name in Latin letters link to another script only",
          "[index][link]")
{
    SmallIndex small{{person("cyrillic", "name: Сергей Лебедев\n"),
                      person("latin", "name: Alexei Khokhlov\n"),
                      mission("a", "coordinator: Sergei Lebedev\n"),
                      mission("b", "coordinator: Sergey Lebedev\n"),
                      mission("c", "coordinator: Алексей Хохлов\n"),
                      mission("d", "coordinator: Aleksey Hohlov\n")}};
    CHECK(small.rows(coordinators) == Lines{"a|cyrillic|Сергей Лебедев|1|",
                                            "b|cyrillic|Сергей Лебедев|1|",
                                            "c|latin|Alexei Khokhlov|1|",
                                            "d|aleksey-hohlov|Aleksey Hohlov|0|"});
}

TEST_CASE("an exact name is preferred to a loose one", "[index][link]")
{
    SmallIndex small{{person("exact", "name: Сергей Лебедев\n"),
                      person("loose", "name: Sergei Lebedev\n"),
                      mission("a", "coordinator: Сергей Лебедев\n"),
                      mission("b", "coordinator: Sergei Lebedev\n")}};
    CHECK(small.rows(coordinators) ==
          Lines{"a|exact|Сергей Лебедев|1|", "b|loose|Sergei Lebedev|1|"});
}

TEST_CASE("a person is linked by id first", "[index][link]")
{
    SmallIndex small{{person("u-u", "name: Umakhan Umakhanov\n"),
                      person("other", "name: Umakhan Umakhanov\n"),
                      mission("a", "coordinator: u-u\n"),
                      mission("b", "coordinator: {id: other}\n"),
                      mission("c", "coordinator: {id: other, name: U. U.}\n")}};
    CHECK(small.rows(coordinators) == Lines{"a|u-u|Umakhan Umakhanov|1|",
                                            "b|other|Umakhan Umakhanov|1|",
                                            "c|other|Umakhan Umakhanov|1|"});
}

TEST_CASE("any of a person's names links", "[index][link]")
{
    SmallIndex small{{person("z-m", "name: Zhang Ming\nnames: {ru: Чжан Мин, zh: 張明}\n"),
                      mission("a", "coordinator: Мин Чжан\n"),
                      mission("b", "coordinator: 張明\n")}};
    CHECK(small.rows(coordinators) == Lines{"a|z-m|Zhang Ming|1|", "b|z-m|Zhang Ming|1|"});
}

TEST_CASE("two that fit equally well are no link", "[index][link]")
{
    SmallIndex small{{person("one", "name: Ivan Ivanov\n"),
                      person("two", "name: Иван Иванов\n"),
                      mission("a", "coordinator: Ivan Ivanov\n")}};
    CHECK(small.rows(coordinators) == Lines{"a||Ivan Ivanov|1|one, two"});
}

TEST_CASE("a stated delegation tells two persons apart", "[index][link]")
{
    SmallIndex small{{person("kz", "name: Ivan Ivanov\ncountry: KZ\n"),
                      person("ru", "name: Ivan Ivanov\ncountry: RU\n"),
                      mission("a", "coordinator: {name: Ivan Ivanov, delegation: RU}\n"),
                      mission("b", "coordinator: {name: Ivan Ivanov, delegation: KG}\n")}};
    CHECK(small.rows(coordinators) == Lines{"a|ru|Ivan Ivanov|1|", "b|ivan-ivanov|Ivan Ivanov|0|"});
}

TEST_CASE("members of two delegations with one name are two persons", "[index][link]")
{
    SmallIndex small{{delegation("KG", "members: [Ivan Ivanov]\n"),
                      delegation("RU", "members: [Иван Иванов]\n"),
                      mission("a", "coordinator: Ivan Ivanov\n"),
                      mission("b", "coordinator: {name: Ivan Ivanov, delegation: RU}\n")}};
    CHECK(small.rows("SELECT delegation, person FROM members ORDER BY 1") ==
          Lines{"KG|ivan-ivanov.kg", "RU|ivan-ivanov.ru"});
    CHECK(small.rows("SELECT mission, person, candidates FROM mentions ORDER BY 1") ==
          Lines{"a||ivan-ivanov.kg, ivan-ivanov.ru", "b|ivan-ivanov.ru|"});
}

TEST_CASE("a member is the recorded person of that name and country", "[index][link]")
{
    SmallIndex small{{person("u-u", "name: Umakhan Umakhanov\ncountry: RU\n"),
                      delegation("RU", "members: [Умахан Умаханов]\n"),
                      delegation("KG", "members: [{name: Ann Example, id: a-e}]\n"),
                      mission("a", "coordinator: Umakhan Umakhanov\n"),
                      mission("b", "coordinator: Example Ann\n")}};
    CHECK(small.rows("SELECT delegation, person FROM members ORDER BY 1") ==
          Lines{"KG|a-e", "RU|u-u"});
    CHECK(small.rows(coordinators) == Lines{"a|u-u|Umakhan Umakhanov|1|", "b|a-e|Ann Example|1|"});
}

TEST_CASE("a representative is known as a member is", "[index][link]")
{
    SmallIndex small{{{"RU.delegation.yaml",
                       "organisation: o\ncountry: RU\ncompositions: [{seats: {S: 9}, "
                       "representative: Леонид Калашников}]\n"},
                      mission("a", "coordinator: Leonid Kalashnikov\n")}};
    CHECK(small.rows(coordinators) == Lines{"a|leonid-kalashnikov|Леонид Калашников|1|"});
    CHECK(small.rows(delegations) == Lines{"RU|"});
}

TEST_CASE("an unknown person is one person in every script and order", "[index][link]")
{
    SmallIndex small{{mission("a", "coordinator: Умахан Умаханов\n"),
                      mission("b", "coordinator: Umakhan Umakhanov\n"),
                      mission("c", "coordinator: Umakhanov Umakhan\n"),
                      mission("d", "coordinator: Other Person\n")}};
    CHECK(small.rows("SELECT DISTINCT person, is_known FROM mentions ORDER BY 1") ==
          Lines{"other-person|0", "umakhan-umakhanov|0"});
    CHECK(small.rows("SELECT id FROM people ORDER BY 1") ==
          Lines{"other-person", "umakhan-umakhanov"});
}

TEST_CASE("an unknown person stays one person when a mission is added", "[index][link]")
{
    SmallIndex small{{mission("a", "coordinator: Умахан Умаханов\n")}};
    CHECK(small.rows("SELECT person FROM mentions") == Lines{"umakhan-umakhanov"});
    small.put({mission("b", "coordinator: Umakhan Umakhanov\n")});
    small.put({mission("c", "coordinator: Umakhanov, Umakhan\n")});
    CHECK(small.rows("SELECT DISTINCT person FROM mentions") == Lines{"umakhan-umakhanov"});
    small.remove("b.mission.yaml");
    CHECK(small.rows("SELECT DISTINCT person FROM mentions") == Lines{"umakhanov-umakhan"});
}

TEST_CASE("a person's record that comes, changes and goes changes the links", "[index][link]")
{
    SmallIndex small{{mission("a", "coordinator: Sergei Lebedev\n")}};
    const auto linked = [&] { return small.rows("SELECT person, is_known FROM mentions"); };
    CHECK(linked() == Lines{"sergei-lebedev|0"});
    small.put({person("s-l", "name: Сергей Лебедев\n")});
    CHECK(linked() == Lines{"s-l|1"});
    small.put({person("s-l", "name: Someone Else\n")});
    CHECK(linked() == Lines{"sergei-lebedev|0"});
    small.put({person("s-l", "name: Sergei Lebedev\n"), person("s-2", "name: Lebedev Sergei\n")});
    CHECK(small.rows("SELECT candidates FROM mentions") == Lines{"s-2, s-l"});
    small.remove("s-2.person.yaml");
    CHECK(linked() == Lines{"s-l|1"});
    small.remove("s-l.person.yaml");
    CHECK(linked() == Lines{"sergei-lebedev|0"});
}

TEST_CASE("a person's delegation is what the record says", "[index][link]")
{
    SmallIndex small{
        {delegation("RU", "members: [{name: Ann Example, id: a-e, chamber: Duma}]\n"),
         mission("a",
                 "coordinator: {name: Ann Example, id: a-e, delegation: KG, chamber: Kenesh}\n")}};
    CHECK(small.rows(delegations) == Lines{"KG|Kenesh"});
}

TEST_CASE("a person's delegation is that of the mission's organisation on the day", "[index][link]")
{
    const auto on = [](const std::string& dates, const std::string& day) {
        SmallIndex small{
            {delegation("RU", "members: [{name: Ann Example, chamber: Duma" + dates + "}]\n"),
             mission("a", "coordinator: Ann Example\n", day)}};
        return small.rows(delegations);
    };
    CHECK(on("", "2021-01-10") == Lines{"RU|Duma"});
    CHECK(on(", from: 2021-01-10", "2021-01-10") == Lines{"RU|Duma"});
    CHECK(on(", from: 2021-01-11", "2021-01-10") == Lines{"|"});
    CHECK(on(", from: 2021", "2021-01-10") == Lines{"RU|Duma"});
    CHECK(on(", from: 2021-02", "2021-01-10") == Lines{"|"});
    CHECK(on(", to: 2021-01-10", "2021-01-10") == Lines{"RU|Duma"});
    CHECK(on(", to: 2021-01-09", "2021-01-10") == Lines{"|"});
    CHECK(on(", to: 2021", "2021-12-31") == Lines{"RU|Duma"});
    CHECK(on(", to: 2020", "2021-01-10") == Lines{"|"});
    CHECK(on(", from: 2016-10, to: 2021-01", "2021-01-31") == Lines{"RU|Duma"});
}

TEST_CASE("a delegation to another organisation is not the mission's", "[index][link]")
{
    SmallIndex small{{{"d.delegation.yaml",
                       "organisation: other\ncountry: RU\ncompositions: [{seats: {S: "
                       "9}}]\nmembers: [Ann Example]\n"},
                      mission("a", "coordinator: Ann Example\n")}};
    CHECK(small.rows(delegations) == Lines{"|"});
    CHECK(small.rows(coordinators) == Lines{"a|ann-example|Ann Example|1|"});
}

TEST_CASE("members of two delegations on one day have none", "[index][link]")
{
    SmallIndex small{{person("a-e", "name: Ann Example\n"),
                      delegation("RU", "members: [{id: a-e}]\n"),
                      delegation("KG", "members: [{id: a-e}]\n"),
                      mission("a", "coordinator: Ann Example\n")}};
    CHECK(small.rows(delegations) == Lines{"|"});
    CHECK(small.rows("SELECT DISTINCT person, person_name FROM members") ==
          Lines{"a-e|Ann Example"});
}

TEST_CASE("an election's date that changes changes delegations", "[index][link]")
{
    const Doc observer{"a.mission.yaml",
                       "election: e\norganisation: o\ncoordinator: Ann Example\n"};
    const auto election = [](const std::string& date) {
        return Doc{"e.election.yaml", "country: KZ\ndate: " + date + "\ntype: local\n"};
    };
    SmallIndex small{
        {delegation("RU", "members: [{name: Ann Example, from: 2020, to: 2021}]\n"), observer}};
    CHECK(small.rows(delegations) == Lines{"|"});
    small.put({election("2021-06-20")});
    CHECK(small.rows(delegations) == Lines{"RU|"});
    small.put({election("2022-06-20")});
    CHECK(small.rows(delegations) == Lines{"|"});
}

TEST_CASE("people are each there once", "[index][view]")
{
    SmallIndex small{
        {person("p", "name: Recorded One\ncountry: RU\n"),
         delegation("RU",
                    "members: [{name: Recorded One}, {name: A Member, id: m}, Only Member]\n"),
         mission("a",
                 "coordinator: Recorded One\nhead: A Member\nteam: [Named Only, Named Only]\n"
                 "invited_by: [{body: M, person: The Inviter}]\n"
                 "findings: [{topic: voting, text: t, by: The Speaker}]\n")}};
    CHECK(small.rows("SELECT id, name, country FROM people ORDER BY id") ==
          Lines{"m|A Member|RU",
                "named-only|Named Only|",
                "only-member|Only Member|RU",
                "p|Recorded One|RU",
                "the-inviter|The Inviter|",
                "the-speaker|The Speaker|"});
}
