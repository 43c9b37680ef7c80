#include "catch.hpp"
#include "render/format.hpp"

using eomt::render::Format;
using eomt::render::format_name;
using eomt::render::format_named;
using eomt::render::format_names;
using eomt::render::format_of_file;

TEST_CASE("every format is found by its name", "[render][format]")
{
    CHECK(format_names() ==
          std::vector<std::string_view>{"table", "csv", "tsv", "json", "md", "html"});
    for (const auto name : format_names()) {
        REQUIRE(format_named(name));
        CHECK(format_name(*format_named(name)) == name);
    }
    CHECK_FALSE(format_named("CSV"));
    CHECK_FALSE(format_named("xml"));
    CHECK_FALSE(format_named(""));
}

TEST_CASE("a suffix stands for a format", "[render][format]")
{
    CHECK(format_of_file("a.csv") == Format::csv);
    CHECK(format_of_file("a.tsv") == Format::tsv);
    CHECK(format_of_file("a.json") == Format::json);
    CHECK(format_of_file("dir.d/a.b.md") == Format::md);
    CHECK(format_of_file("a.markdown") == Format::md);
    CHECK(format_of_file("/tmp/a.HTML") == Format::html);
    CHECK(format_of_file("a.htm") == Format::html);
    CHECK(format_of_file("a.txt") == Format::table);
    CHECK_FALSE(format_of_file("a.xlsx"));
    CHECK_FALSE(format_of_file("dir.csv/a"));
    CHECK_FALSE(format_of_file("csv"));
    CHECK_FALSE(format_of_file("-"));
}
