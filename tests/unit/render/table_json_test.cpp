#include "catch.hpp"
#include "render/json.hpp"
#include "render/written.hpp"

#include <limits>

using eomt::base::Mean;
using eomt::base::Table;
using eomt::render::Format;
using eomt::render::json_line;
using eomt::render::json_text;

TEST_CASE("a JSON table is a list of objects in the order of the columns", "[render][json]")
{
    const Table table{{"b", "a"}, {{"x", std::int64_t{3}}, {{}, 2.0}, {"", -0.25}}};
    CHECK(written(table, Format::json) == "[\n"
                                          "  {\n    \"b\": \"x\",\n    \"a\": 3\n  },\n"
                                          "  {\n    \"b\": null,\n    \"a\": 2.0\n  },\n"
                                          "  {\n    \"b\": \"\",\n    \"a\": -0.25\n  }\n"
                                          "]\n");
    CHECK(written({{"a"}, {}}, Format::json) == "[]\n");
    CHECK(written({{}, {}}, Format::json) == "[]\n");
}

TEST_CASE("a JSON table is what the library would write of it", "[render][json]")
{
    const Table table{{"a\"", "n"}, {{"x\n\\", std::int64_t{1}}, {"<script>", {}}}};
    const std::string out = written(table, Format::json);
    CHECK(out == json_text(nlohmann::ordered_json::parse(out)));
}

TEST_CASE("a name that a query gives twice stays a key of its own", "[render][json]")
{
    const Table table{{"a", "a", "a_2"}, {{"x", "y", "z"}}};
    const auto back = nlohmann::json::parse(written(table, Format::json));
    CHECK(back == nlohmann::json::parse(R"([{"a": "x", "a_3": "y", "a_2": "z"}])"));
}

TEST_CASE("what has no number in JSON is null", "[render][json]")
{
    const double nothing = std::numeric_limits<double>::quiet_NaN();
    CHECK(written({{"a"}, {{nothing}}}, Format::json) == "[\n  {\n    \"a\": null\n  }\n]\n");
}

TEST_CASE("a mean is a number of two decimals in JSON", "[render][json]")
{
    const Table table{{"a", "b"}, {{Mean{5.0 / 3}, Mean{-0.001}}, {Mean{2}, Mean{1.5}}}};
    CHECK(written(table, Format::json) == "[\n  {\n    \"a\": 1.67,\n    \"b\": 0.0\n  },\n"
                                          "  {\n    \"a\": 2.0,\n    \"b\": 1.5\n  }\n]\n");
}

TEST_CASE("JSON text stays UTF-8, what is unsafe is escaped without loss", "[render][json]")
{
    CHECK(json_line("Жуков 選舉 é") == "\"Жуков 選舉 é\"");
    CHECK(json_line("\x1b[0m\u202E\u200B\uFEFF\x7F\u0085") ==
          "\"\\u001b[0m\\u202e\\u200b\\ufeff\\u007f\\u0085\"");
    CHECK(json_line("a\n\t\"\\") == "\"a\\n\\t\\\"\\\\\"");
    CHECK(json_line("😀") == "\"😀\"");
    const std::string hostile = "\u202E\u2066<script>\x01|\r\n";
    CHECK(nlohmann::json::parse(json_line(hostile)).get<std::string>() == hostile);
}

TEST_CASE("bytes that are no UTF-8 are replaced", "[render][json]")
{
    CHECK(json_line("a\xFF\xC3") == "\"a\uFFFD\uFFFD\"");
}

TEST_CASE("any JSON value becomes a file", "[render][json]")
{
    CHECK(json_text({{"b", {1, 2.0}}, {"a", nullptr}}) ==
          "{\n  \"b\": [\n    1,\n    2.0\n  ],\n  \"a\": null\n}\n");
    CHECK(json_text(nlohmann::ordered_json::array()) == "[]\n");
    CHECK(json_line({{"k\u202E", true}}) == "{\"k\\u202e\":true}");
}
