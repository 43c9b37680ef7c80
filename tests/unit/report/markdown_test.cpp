#include "catch.hpp"
#include "report/markdown.hpp"

using eomt::report::escape_markdown;
using eomt::report::markdown_link;
using eomt::report::percent_encode;
using eomt::report::web_address;

TEST_CASE("prose stays readable in Markdown", "[report][markdown]")
{
    const std::string prose =
        "The vote (10 January 2021) was free, fair - and \"open\": 5 < 6, AT&T.";
    CHECK(escape_markdown(prose) == prose);
    CHECK(escape_markdown("-5 per cent") == "-5 per cent");
    CHECK(escape_markdown("polling_station_12") == "polling_station_12");
    CHECK(escape_markdown("наблюдатели СНГ") == "наблюдатели СНГ");
    CHECK(escape_markdown("選舉 2021") == "選舉 2021");
    CHECK(escape_markdown("").empty());
}

TEST_CASE("characters of Markdown become literal", "[report][markdown]")
{
    CHECK(escape_markdown("*a* `b` ~c~ [d]") == "\\*a\\* \\`b\\` \\~c\\~ \\[d\\]");
    CHECK(escape_markdown("_a_ b_c") == "\\_a\\_ b_c");
    CHECK(escape_markdown("a|b") == "a\\|b");
    CHECK(escape_markdown("a\\b") == "a\\\\b");
    CHECK(escape_markdown("a\\|b\\") == "a&#92;\\|b&#92;");
    CHECK(escape_markdown("&copy; &#60; & so") == "&amp;copy; &amp;#60; & so");
    CHECK(escape_markdown("Free!") == "Free\\!");
    CHECK(escape_markdown("![x](y)") == "!\\[x\\](y)");
}

TEST_CASE("the start of a block becomes literal", "[report][markdown]")
{
    CHECK(escape_markdown("# a") == "\\# a");
    CHECK(escape_markdown("> a") == "\\> a");
    CHECK(escape_markdown("- a") == "\\- a");
    CHECK(escape_markdown("+ a") == "\\+ a");
    CHECK(escape_markdown("---") == "\\---");
    CHECK(escape_markdown("===") == "\\===");
    CHECK(escape_markdown(":--") == "\\:--");
    CHECK(escape_markdown("^x") == "\\^x");
    CHECK(escape_markdown("    code") == "code");
    CHECK(escape_markdown("1. a") == "1\\. a");
    CHECK(escape_markdown("2021) a") == "2021\\) a");
    CHECK(escape_markdown("1.5 million") == "1.5 million");
    CHECK(escape_markdown("1234567890. a") == "1234567890. a");
    CHECK(escape_markdown("C #") == "C \\#");
    CHECK(escape_markdown("C# and #1") == "C# and #1");
}

TEST_CASE("no raw HTML reaches Markdown", "[report][markdown]")
{
    CHECK(escape_markdown("<script>alert(1)</script>") == "&lt;script>alert(1)&lt;/script>");
    CHECK(escape_markdown("<!-- x -->") == "&lt;!-- x -->");
    CHECK(escape_markdown("a <") == "a &lt;");
}

TEST_CASE("text makes no link of itself", "[report][markdown]")
{
    CHECK(escape_markdown("see http://a.b/c") == "see http&#58;//a.b/c");
    CHECK(escape_markdown("www.a.b, WWW.a.b") == "www&#46;a.b, WWW&#46;a.b");
    CHECK(escape_markdown("awww.nice") == "awww.nice");
    CHECK(escape_markdown("a@b.c, 5 @ 6") == "a&#64;b.c, 5 @ 6");
    CHECK(escape_markdown("<javascript:alert(1)>") == "&lt;javascript:alert(1)>");
}

TEST_CASE("what a terminal or a screen would obey is made visible in Markdown",
          "[report][markdown]")
{
    CHECK(escape_markdown("a\nb\r\n\tc") == "a b c");
    CHECK(escape_markdown("\x1b[31mred") == "&lt;U+001B>\\[31mred");
    CHECK(escape_markdown("a\u202Eb") == "a&lt;U+202E>b");
    CHECK(escape_markdown("a\xFF z") == "a\uFFFD z");
}

TEST_CASE("a link is made for web addresses only", "[report][markdown]")
{
    CHECK(markdown_link("https://a.b/c?d=e&f=g#h") == "<https://a.b/c?d=e&f=g#h>");
    CHECK(markdown_link(" HTTP://a.b ") == "<HTTP://a.b>");
    CHECK(markdown_link("javascript:alert(1)") == "javascript:alert(1)");
    CHECK(markdown_link("ftp://a.b") == "ftp&#58;//a.b");
    CHECK(markdown_link("https://") == "https&#58;//");
    CHECK(markdown_link("http:///a") == "http&#58;///a");
    CHECK(markdown_link("http:a") == "http:a");
    CHECK(markdown_link("page [3]") == "page \\[3\\]");
    CHECK(markdown_link("").empty());
}

TEST_CASE("what could end a link is percent-encoded", "[report][markdown]")
{
    CHECK(web_address("http://a/ <>()[]|\\`\"'") ==
          "http://a/%20%3C%3E%28%29%5B%5D%7C%5C%60%22%27");
    CHECK(web_address("http://a/\n\x1b") == "http://a/%0A%1B");
    CHECK(web_address("http://a/\u202E/жук") == "http://a/%E2%80%AE/%D0%B6%D1%83%D0%BA");
    CHECK(web_address("http://a/%20%zz%") == "http://a/%20%25zz%25");
    CHECK(web_address("http://a/?b&copy;&#65;c;d") == "http://a/?b&copy%3B&#65%3Bc;d");
    CHECK_FALSE(web_address("javascript:http://a"));
    CHECK_FALSE(web_address("http"));
    CHECK(percent_encode("a b") == "a%20b");
}
