#include "catch.hpp"
#include "report/wording.hpp"

using eomt::report::in_thousands;
using eomt::report::in_title;
using eomt::report::in_words;
using eomt::report::mission_kind_in_words;

TEST_CASE("numbers have a comma between thousands from five digits on", "[report][wording]")
{
    CHECK(in_thousands("11900000") == "11,900,000");
    CHECK(in_thousands("10061") == "10,061");
    CHECK(in_thousands("123456.25") == "123,456.25");
    CHECK(in_thousands("2435") == "2435");
    CHECK(in_thousands("63.25") == "63.25");
    CHECK(in_thousands("") == "");
    CHECK(in_thousands("10061..10064") == "10,061..10064");
    CHECK(in_thousands("about 11900000") == "about 11900000");
    CHECK(in_thousands("2021-01-10") == "2021-01-10");
}

TEST_CASE("slugs are spelled as one writes the words", "[report][wording]")
{
    CHECK(in_words("not-invited") == "not invited");
    CHECK(in_words("parliamentary+by-election") == "parliamentary by-election");
    CHECK(in_words("short-term-observers-requested") == "short-term observers requested");
    CHECK(in_words("out-of-country-voting") == "out-of-country voting");
    CHECK(in_words("long-terms") == "long terms");
    CHECK(in_words("belong-term") == "belong term");
    CHECK(in_words("a--b-") == "a  b ");
    CHECK(in_words("") == "");
    CHECK(in_title("womens-participation") == "Women's participation");
    CHECK(in_title("long-term-observers") == "Long-term observers");
    CHECK(in_title("post-election") == "Post-election");
}

TEST_CASE("kinds of missions are spelled out", "[report][wording]")
{
    CHECK(mission_kind_in_words("leom") == "limited election observation mission (LEOM)");
    CHECK(mission_kind_in_words("nam") == "needs assessment mission (NAM)");
    CHECK(mission_kind_in_words("parliamentary") == "parliamentary");
    CHECK(mission_kind_in_words("follow-up") == "follow-up");
}
