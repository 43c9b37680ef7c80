#include "catch.hpp"
#include "records/to_json.hpp"
#include "yaml/read.hpp"

using namespace eomt;
using json = nlohmann::ordered_json;

namespace {

json json_of(records::Kind kind, const std::string& yaml)
{
    const yaml::Source source{"x.yaml", yaml};
    yaml::Problems problems{source};
    const auto record = yaml::read_record(kind, source, problems);
    REQUIRE(record.has_value());
    CHECK(problems.errors() == 0);
    return records::to_json(*record);
}

} // namespace

TEST_CASE("a record as JSON has the keys of its file, in the order of the format",
          "[records][json]")
{
    const json one = json_of(records::Kind::mission,
                             "organisation: csto-pa\nelection: kz-2021\nnotes: |\n  a\n  b\n");
    CHECK(one.dump() == R"({"election":"kz-2021","organisation":"csto-pa","notes":"a\nb\n"})");
}

TEST_CASE("numbers, dates and flags keep their types in JSON", "[records][json]")
{
    const json one = json_of(
        records::Kind::election,
        "country: NO\ndate: 2021-09-13\ntype: parliamentary\nround: 1\nearly: false\nseats: 010\n"
        "turnout: 77.2\nvoting_days: [2021-09-12, 2021-09-13]\nidentifiers: {wikidata: Q1}\n"
        "names: {nb: Stortingsvalget}\nfigures: [{what: observers, value: 7}, {what: regions, "
        "value: 2.5}]\n");
    CHECK(one == json::parse(R"({"country":"NO","date":"2021-09-13","type":["parliamentary"],
        "voting_days":["2021-09-12","2021-09-13"],"round":1,"early":false,"seats":10,"turnout":77.2,
        "names":{"nb":"Stortingsvalget"},"identifiers":{"wikidata":"Q1"},
        "figures":[{"what":"observers","value":7},{"what":"regions","value":2.5}]})"));
}

TEST_CASE("what is absent or empty is left out of JSON", "[records][json]")
{
    const json one = json_of(
        records::Kind::mission,
        "election: {country: KZ, date: 2021-01-10, type: [parliamentary, local]}\norganisation: o\n"
        "invited_by: Ministry\nteam: []\nnotes:\ncoordinator: A B\nperiod: {}\n");
    CHECK(one ==
          json::parse(
              R"({"election":{"country":"KZ","date":"2021-01-10","type":["parliamentary","local"]},
        "organisation":"o","invited_by":[{"body":"Ministry"}],"coordinator":{"name":"A B"}})"));
}

TEST_CASE("every kind of record becomes JSON", "[records][json]")
{
    CHECK(json_of(records::Kind::archive, "format: 1\ntopics: [drones]\n").dump() ==
          R"({"format":1,"topics":["drones"]})");
    CHECK(
        json_of(records::Kind::organisation,
                "name: X\ndeclaration_of_principles: {endorsed: 2005-10-27}\nmembers: [KZ]\n") ==
        json::parse(
            R"({"name":"X","members":["KZ"],"declaration_of_principles":{"endorsed":"2005-10-27"}})"));
    CHECK(
        json_of(records::Kind::delegation,
                "organisation: o\ncountry: KZ\ncompositions: [{seats: {Senate: 2, Mazhilis: 3}, "
                "representative: A B}]\n"
                "members: [{id: a-b, name: A B, for: C D}]\n") ==
        json::parse(
            R"({"organisation":"o","country":"KZ","compositions":[{"seats":{"Senate":2,"Mazhilis":3},
        "representative":{"name":"A B"}}],"members":[{"name":"A B","id":"a-b","for":"C D"}]})"));
    CHECK(
        json_of(records::Kind::person,
                "name: A B\noffices: [{title: Chair, from: 2020, source: s}]\nsources: {s: {title: "
                "T}}\n") ==
        json::parse(
            R"({"name":"A B","offices":[{"title":"Chair","from":"2020","source":["s"]}],"sources":{"s":{"title":"T"}}})"));
}
