#include "base/error.hpp"
#include "catch.hpp"
#include "exchange/draft.hpp"
#include "exchange/import_csv.hpp"
#include "exchange/import_popolo.hpp"
#include "exchange/json_view.hpp"
#include "exchange/tables.hpp"
#include "yaml/write.hpp"

using namespace eomt;
using exchange::Drafts;

namespace {

using Lines = std::vector<std::string>;

yaml::Node tree(const std::string& text)
{
    const yaml::Source source{"x.yaml", text};
    yaml::Problems problems{source};
    auto root = yaml::parse_tree(source, problems);
    REQUIRE(root.has_value());
    return *root;
}

Lines differences(const std::string& record, const std::string& draft)
{
    return exchange::differences(tree(record), tree(draft));
}

Lines faults(const Drafts& drafts)
{
    Lines lines;
    for (const auto& fault : drafts.faults) {
        lines.push_back(fault.place + ": " + fault.message);
    }
    return lines;
}

std::string json_fault(const std::string& text)
{
    try {
        exchange::parse_json(text);
    } catch (const base::Error& error) {
        return error.what();
    }
    return "none";
}

} // namespace

TEST_CASE("a draft that says nothing new is no difference", "[exchange]")
{
    CHECK(differences("name: Ann\nnotes: kept\n", "name: Ann\n").empty());
    CHECK(differences("a: {x: 1, y: 2}\n", "a: {y: 2, x: 1}\n").empty());
    CHECK(differences("source: s\n", "source: [s]\n").empty());
    CHECK(differences("source: [s]\n", "source: s\n").empty());
    CHECK(differences("members: [Ann]\n", "members: [{name: Ann}]\n").empty());
    CHECK(differences("members: [ann]\n", "members: [{id: ann}]\n").empty());
}

TEST_CASE("what a draft says otherwise or besides is named by its path", "[exchange]")
{
    CHECK(differences("name: Ann\n", "name: Bob\n") == Lines{"name"});
    CHECK(differences("name: Ann\n", "name: Ann\nnames: {ru: Анна}\n") == Lines{"names"});
    CHECK(differences("a: [{b: 1}, {b: 2}]\n", "a: [{b: 1}, {b: 3}]\n") == Lines{"a[1].b"});
    CHECK(differences("a: [1]\n", "a: [1, 2]\n") == Lines{"a"});
    CHECK(differences("a: [1, 2]\n", "a: [1]\n") == Lines{"a"});
    CHECK(differences("members: [Ann]\n", "members: [{name: Ann, office: Chair}]\n") ==
          Lines{"members[0].office"});
    CHECK(differences("source: s\n", "source: [s, t]\n") == Lines{"source"});
}

TEST_CASE("the place of a value is its own or that of what is around it", "[exchange]")
{
    exchange::DraftBuilder builder{records::Kind::person, "ann", "/persons/0"};
    builder.put({"name"}, "Ann", "/persons/0/name");
    builder.put({"offices", std::size_t{0}, "title"}, "Chair", "/memberships/3/role");
    builder.put({"notes"}, "", "nowhere");
    const auto draft = builder.take();
    CHECK(exchange::place_of(draft, "name") == "/persons/0/name");
    CHECK(exchange::place_of(draft, "offices[0].title") == "/memberships/3/role");
    CHECK(exchange::place_of(draft, "offices[0].body") == "/memberships/3/role");
    CHECK(exchange::place_of(draft, "notes") == "/persons/0");
    CHECK(yaml::write(draft.root) == "name: Ann\noffices:\n  - title: Chair\n");
}

TEST_CASE("a CSV cell is quoted where it must be, and an empty text is not a missing one",
          "[exchange]")
{
    const base::Table table{{"a", "b"},
                            {{base::Cell{"=1+1"}, base::Cell{}},
                             {base::Cell{"x,\"y\"\nz"}, base::Cell{std::int64_t{7}}},
                             {base::Cell{""}, base::Cell{2.5}}}};
    CHECK(exchange::csv_text(table) == "a,b\r\n=1+1,\r\n\"x,\"\"y\"\"\nz\",7\r\n\"\",2.5\r\n");
    CHECK(exchange::csv_text({{"a"}, {{base::Cell{}}}}) == "a\r\n\"\"\r\n");
}

TEST_CASE("what is no JSON is refused with line and column", "[exchange]")
{
    CHECK(json_fault("{\"persons\": []}") == "none");
    CHECK(json_fault("\xEF\xBB\xBF{}") == "none");
    CHECK(json_fault("{\n  \"persons\": [,]\n}") == "2:15: this is not JSON");
    CHECK(json_fault("{\"a\": 1") == "1:8: this is not JSON: the file ends too early");
    CHECK(json_fault("[]").starts_with("1:1: expected an object with \"persons\""));
}

TEST_CASE("a Popolo document of others becomes records", "[exchange]")
{
    const Drafts drafts = exchange::read_popolo(R"({
"persons": [{"id": "1", "name": "Ann Example", "other_names": [{"name": "Анна", "lang": "ru"}, {"name": "A. E."}],
  "identifiers": [{"scheme": "wikidata", "identifier": "Q1"}, {"identifier": "7"}],
  "sources": [{"url": "https://a.example", "note": "A"}],
  "memberships": [{"organization_id": "duma", "role": "Chair", "area_id": "ru", "start_date": "2016",
    "sources": [{"url": "https://b.example"}, {"url": "https://a.example"}]}]}],
"organizations": [{"id": "duma", "name": "State Duma"}, {"id": "org", "name": "The Assembly"},
  {"id": "d", "name": "Delegation", "classification": "delegation", "parent_id": "org", "area_id": "ru",
   "posts": [{"id": "p1", "label": "State Duma", "start_date": "2016-10-05"}, {"id": "p2", "label": "State Duma", "start_date": "2016-10-05"}]}],
"memberships": [{"person_id": "1", "organization_id": "d", "post_id": "p2", "end_date": "2021-10"}],
"areas": [{"id": "ru", "identifier": "RU"}]})");
    CHECK(faults(drafts).empty());
    REQUIRE(drafts.records.size() == 2);
    CHECK(drafts.records[0].id == "ann-example");
    CHECK(yaml::write(drafts.records[0].root) == R"(name: Ann Example
names: {ru: Анна}
offices:
  - title: Chair
    body: State Duma
    country: RU
    from: 2016
    source: [source-2, source]
identifiers: {wikidata: Q1}
sources:
  source:
    title: A
    url: https://a.example
  source-2:
    url: https://b.example
)");
    CHECK(drafts.records[1].id == "the-assembly.russian-federation");
    CHECK(yaml::write(drafts.records[1].root) == R"(organisation: the-assembly
country: RU
compositions:
  - from: 2016-10-05
    seats: {State Duma: 2}
members:
  - id: ann-example
    chamber: State Duma
    to: 2021-10
)");
}

TEST_CASE("faults of a Popolo document have their JSON pointer", "[exchange]")
{
    const Drafts drafts = exchange::read_popolo(R"({
"persons": [7, {"id": "1"}, {"id": "2", "name": ["x"]}, {"id": "3", "name": "Ann"}, {"id": "4", "name": "ann"},
  {"id": "5", "name": "Bob", "sources": [{"note": "n"}], "other_names": {}}],
"organizations": [{"id": "d", "classification": "delegation"}],
"memberships": [{"person_id": "5", "organization_id": "gone", "role": "Chair"}]})");
    CHECK(
        faults(drafts) ==
        Lines{"/persons/0: expected an object, found a number",
              "/persons/1/name: a person needs a name",
              "/persons/2/name: expected a text, found a list",
              "/persons/2/name: a person needs a name",
              "/persons/4: the person would have the id ann, as the one at /persons/3; an id that "
              "begins with \"person:\" tells them apart",
              "/persons/5/other_names: expected a list, found an object",
              "/persons/5/sources/0/url: a source needs an address",
              "/memberships/0/organization_id: there is no organization \"gone\" in the document",
              "/organizations/0/area_id: a delegation needs an area that is a country, by its ISO "
              "code",
              "/organizations/0/parent_id: a delegation needs the organization to which it is "
              "sent"});
}

TEST_CASE("the tables of an export become records with the place of each value", "[exchange]")
{
    const Drafts drafts = exchange::read_export(
        {{"people.csv",
          "id,name,country,notes,has_record\r\nann,Ann,RU,,1\r\nbob,Bob,,,0\r\nx,y\r\n"},
         {"names.csv", "kind,record,language,name\r\nperson,ann,ru,Анна\r\nperson,bob,ru,Боб\r\n"},
         {"offices.csv",
          "kind,owner,n,title,body,country,from_date,to_date,cites\r\n"
          "person,ann,0,Chair,,,2001,,\"person:ann#a\nperson:ann#b\"\r\n"}});
    CHECK(drafts.named_only == 1);
    CHECK(faults(drafts) == Lines{"people.csv:4: 2 cells where the header has 5"});
    REQUIRE(drafts.records.size() == 1);
    CHECK(yaml::write(drafts.records[0].root) ==
          "name: Ann\nnames: {ru: Анна}\ncountry: RU\noffices:\n  - title: Chair\n    from: 2001\n"
          "    source: [a, b]\n");
    CHECK(exchange::place_of(drafts.records[0], "names.ru") == "names.csv:2: column name");
    CHECK(exchange::is_exported_table("people", "id,name,country,notes,has_record\r\n"));
    CHECK_FALSE(exchange::is_exported_table("people", "id,name\r\n"));
    CHECK_FALSE(exchange::is_exported_table("missions", "id,name\r\n"));
}

TEST_CASE("a file that is no table of an export is refused", "[exchange]")
{
    CHECK_THROWS_WITH(exchange::read_export({{"people.csv", "id,name\n"}}),
                      "people.csv:1: the header is not that of an export; expected "
                      "id,name,country,notes,has_record");
    CHECK_THROWS_WITH(exchange::read_export({{"people.csv", "id,\"name\n"}}),
                      "people.csv: line 1: the quote that opens a cell here is never closed");
}
