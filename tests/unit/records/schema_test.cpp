#include "catch.hpp"
#include "records/schema.hpp"
#include "records/vocabulary.hpp"

#include <regex>

using namespace eomt::records;
using json = nlohmann::ordered_json;

namespace {

std::vector<std::string> keys(const json& object)
{
    std::vector<std::string> names;
    for (const auto& [key, value] : object.items()) {
        names.push_back(key);
    }
    return names;
}

/// Every object schema in it, and every property has words for its reader.
void check_objects(const json& schema)
{
    if (schema.is_array()) {
        for (const auto& item : schema) {
            check_objects(item);
        }
    }
    if (!schema.is_object()) {
        return;
    }
    // One without a type is no record but a condition on a field of it.
    if (schema.contains("properties") && schema.contains("type")) {
        CHECK(schema["type"] == "object");
        CHECK(schema["additionalProperties"] == false);
        CHECK(schema["patternProperties"]["^x-"] == json::object());
        for (const auto& [name, property] : schema["properties"].items()) {
            INFO(name);
            REQUIRE(property.contains("description"));
            CHECK_FALSE(property["description"].get<std::string>().empty());
        }
        for (const auto& name : schema["required"]) {
            CHECK(schema["properties"].contains(name.get<std::string>()));
        }
    }
    for (const auto& [key, value] : schema.items()) {
        check_objects(value);
    }
}

void check_references(const json& schema, const json& root)
{
    if (schema.is_object() && schema.contains("$ref")) {
        const std::string to = schema["$ref"];
        REQUIRE(to.starts_with("#/definitions/"));
        CHECK(to.find(' ') == std::string::npos);
        CHECK(root["definitions"].contains(to.substr(14)));
    }
    if (schema.is_structured()) {
        for (const auto& item : schema) {
            check_references(item, root);
        }
    }
}

/// The pattern that a property of a schema has, wherever in its choices.
std::string pattern_of(const json& schema)
{
    if (schema.is_object() && schema.contains("pattern")) {
        return schema["pattern"];
    }
    if (schema.is_structured()) {
        for (const auto& item : schema) {
            if (auto found = pattern_of(item); !found.empty()) {
                return found;
            }
        }
    }
    return {};
}

bool fits(const json& property, const std::string& text)
{
    return std::regex_match(text, std::regex{pattern_of(property), std::regex::ECMAScript});
}

} // namespace

TEST_CASE("a schema is draft-07 and describes every field", "[records][schema]")
{
    for (const auto name : kind_names()) {
        INFO(name);
        const json one = schema(*kind_named(name));
        CHECK(one["$schema"] == "http://json-schema.org/draft-07/schema#");
        CHECK(one["title"] == "eomt " + std::string{name});
        check_objects(one);
        check_references(one, one);
    }
}

TEST_CASE("a schema has the fields of the format, the required ones required", "[records][schema]")
{
    const json mission = schema(Kind::mission);
    CHECK(keys(mission["properties"]) ==
          std::vector<std::string>{"election",    "organisation", "type",
                                   "status",      "reason",       "number",
                                   "part_of",     "period",       "invited_by",
                                   "coordinator", "head",         "team",
                                   "systematic",  "figures",      "observation",
                                   "findings",    "verdict",      "recommendations",
                                   "reviews",     "events",       "sources",
                                   "notes"});
    CHECK(mission["required"] == json{"election", "organisation"});
    const json election = schema(Kind::election);
    CHECK(election["required"] == json{"country", "date", "type"});
    CHECK(keys(election["properties"]).size() == 17);
    CHECK(schema(Kind::archive)["required"] == json{"format"});
    CHECK(schema(Kind::delegation)["required"] == json{"organisation", "country", "compositions"});
    CHECK(schema(Kind::organisation)["required"] == json{"name"});
    CHECK(schema(Kind::person)["required"] == json{"name"});
    CHECK(mission["definitions"]["finding"]["required"] == json{"topic"});
    const auto given = [](const char* field) {
        const json nothing{{"$ref", "#/definitions/nothing"}};
        return json{{"required", {field}}, {"properties", {{field, {{"not", nothing}}}}}};
    };
    CHECK(mission["definitions"]["finding"]["anyOf"] ==
          json::array({given("text"), given("quote")}));
    CHECK(mission["definitions"]["person"]["anyOf"] == json::array({given("name"), given("id")}));
    CHECK(mission["definitions"]["recommendation"]["required"] == json{"id", "text"});
}

TEST_CASE("a closed list is an enum, an absent value is allowed", "[records][schema]")
{
    const json mission = schema(Kind::mission);
    const json& type = mission["properties"]["type"]["anyOf"];
    CHECK(type[0]["enum"] == json(mission_types.list()));
    CHECK(type[1]["$ref"] == "#/definitions/nothing");
    CHECK(mission["definitions"]["nothing"]["type"][0] == "null");
    CHECK(mission["properties"]["organisation"]["not"]["$ref"] == "#/definitions/nothing");
    const json& topic = mission["definitions"]["finding"]["properties"]["topic"]["anyOf"];
    CHECK(topic[0]["enum"] == json(topics.list()));
    CHECK(topic[1].contains("pattern"));
}

TEST_CASE("the patterns of a schema take what reading takes", "[records][schema]")
{
    const json mission = schema(Kind::mission);
    const json& source = mission["definitions"]["source"]["properties"];
    CHECK(fits(source["accessed"], "2021-01-10"));
    CHECK_FALSE(fits(source["accessed"], "10.01.2021"));
    CHECK_FALSE(fits(source["accessed"], "2021-13-10"));
    for (const auto* const good : {"2021", "2021-01", "2021-01-31"}) {
        CHECK(fits(source["date"], good));
    }
    CHECK_FALSE(fits(source["date"], "2021-00"));
    CHECK(fits(source["url"], "https://example.org/a"));
    CHECK(fits(source["url"], "HTTP://example.org"));
    CHECK_FALSE(fits(source["url"], "ftp://example.org"));
    CHECK(fits(source["file"], "sources/a.txt"));
    for (const auto* const bad : {"/a", "../a", "a/../b", "a/", "a//b", "./a", "a\\b"}) {
        INFO(bad);
        CHECK_FALSE(fits(source["file"], bad));
    }
    CHECK(fits(source["language"], "kk-Cyrl"));
    CHECK_FALSE(fits(source["language"], "k"));
    CHECK(fits(source["sha256"], std::string(64, 'a')));
    CHECK_FALSE(fits(source["sha256"], std::string(63, 'a')));
    const json election = schema(Kind::election);
    CHECK(fits(election["properties"]["seats"], "107"));
    CHECK_FALSE(fits(election["properties"]["seats"], "-1"));
    CHECK(fits(election["properties"]["turnout"], "63.3"));
    CHECK(fits(election["properties"]["turnout"], "100"));
    CHECK_FALSE(fits(election["properties"]["turnout"], "101"));
}

TEST_CASE("the tables of fields name each field, its type and its help", "[records][schema]")
{
    const std::string mission = field_tables(Kind::mission);
    CHECK(mission.starts_with("| field | value | what |\n| --- | --- | --- |\n| `election`* | "
                              "election id, or an election | "));
    for (const auto* const part : {"invitation",
                                   "period",
                                   "team member",
                                   "observation",
                                   "finding",
                                   "verdict",
                                   "recommendation",
                                   "review",
                                   "event"}) {
        CHECK(mission.find("\n### " + std::string{part} + "\n\n| field |") != std::string::npos);
    }
    CHECK(mission.find("| `organisation`* | organisation id | ") != std::string::npos);
    CHECK(mission.find("| `systematic` | true/false |") != std::string::npos);
    CHECK(field_tables(Kind::election).find("| `type`* | election type, or a list |") !=
          std::string::npos);
    CHECK(field_tables(Kind::election).find("| `turnout` | per cent |") != std::string::npos);
    CHECK(field_tables(Kind::delegation).find("\n### composition\n") != std::string::npos);
    CHECK(field_tables(Kind::organisation).find("\n### endorsement\n") != std::string::npos);
    CHECK(field_tables(Kind::person).find("| `identifiers` | mapping to: text |") !=
          std::string::npos);
    CHECK(field_tables(Kind::archive).find("| `format`* | whole number |") != std::string::npos);
    CHECK(shared_field_tables().find("| `sha256` | SHA-256 |") != std::string::npos);
    CHECK(shared_field_tables().find("### figure") != std::string::npos);
}

TEST_CASE("the vocabularies are written out", "[records][schema]")
{
    const std::string text = vocabulary_tables();
    CHECK(text.starts_with("**election type**: `presidential`, `parliamentary`"));
    CHECK(text.find("**obligation**: `genuine-elections`") != std::string::npos);
    CHECK(text.ends_with("`observer`\n"));
}
