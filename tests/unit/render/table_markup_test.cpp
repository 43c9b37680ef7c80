#include "catch.hpp"
#include "render/written.hpp"

using eomt::base::Table;
using eomt::render::Format;

namespace {

std::string html(const Table& table, const std::string& title = "Missions")
{
    return written(table, Format::html, {title, 0});
}

} // namespace

TEST_CASE("a Markdown table aligns its numbers", "[render][md]")
{
    const Table table{{"a", "n", "mixed"},
                      {{"x", std::int64_t{-1}, "y"}, {{}, 2.5, std::int64_t{3}}}};
    CHECK(written(table, Format::md) == "| a | n | mixed |\n"
                                        "| --- | ---: | --- |\n"
                                        "| x | -1 | y |\n"
                                        "| | 2.5 | 3 |\n");
    CHECK(written({{"a"}, {}}, Format::md) == "| a |\n| --- |\n");
    CHECK(written({{}, {}}, Format::md).empty());
}

TEST_CASE("hostile text stays in its cell of a Markdown table", "[render][md]")
{
    CHECK(written(texts({"a|b\nc"}), Format::md) == "| text |\n| --- |\n| a\\|b c |\n");
    CHECK(written(texts({"<script>"}), Format::md) == "| text |\n| --- |\n| &lt;script> |\n");
    CHECK(written(texts({"\x1b\u202E"}), Format::md) ==
          "| text |\n| --- |\n| &lt;U+001B>&lt;U+202E> |\n");
    CHECK(written({{"a|b"}, {}}, Format::md) == "| a\\|b |\n| --- |\n");
}

TEST_CASE("only a column of addresses has links, and only to the web", "[render][md]")
{
    const Table table{{"url", "text"},
                      {{"https://a.b/c|d", "https://a.b"}, {"javascript:alert(1)", {}}}};
    CHECK(written(table, Format::md) == "| url | text |\n| --- | --- |\n"
                                        "| <https://a.b/c%7Cd> | https&#58;//a.b |\n"
                                        "| javascript:alert(1) | |\n");
    const std::string page = html(table);
    CHECK(has(page,
              R"(<td><a href="https://a.b/c%7Cd">https://a.b/c|d</a></td><td>https://a.b</td>)"));
    CHECK(has(page, "<td>javascript:alert(1)</td><td></td>"));
}

TEST_CASE("an HTML table is a whole, accessible page", "[render][html]")
{
    const std::string page =
        html({{"mission", "score"}, {{"kz-2021", 1.5}, {"by", std::int64_t{2}}}});
    CHECK(page.starts_with(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"));
    CHECK(page.ends_with("</main>\n</body>\n</html>\n"));
    CHECK(has(page, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"));
    CHECK(has(page, "<title>Missions</title>"));
    CHECK(has(page, "<main id=\"main\">\n<h1>Missions</h1>\n"));
    CHECK(has(
        page,
        "<div class=\"scroll\" role=\"region\" aria-label=\"Missions\" tabindex=\"0\">\n<table>\n"
        "<caption>Missions: 2 rows</caption>\n<thead>\n<tr><th scope=\"col\">mission</th>"
        "<th scope=\"col\" class=\"number\">score</th></tr>\n</thead>\n<tbody>\n"
        "<tr><td>kz-2021</td><td class=\"number\">1.5</td></tr>\n"
        "<tr><td>by</td><td class=\"number\">2</td></tr>\n</tbody>\n</table>\n</div>\n"));
}

TEST_CASE("an empty HTML table has its header", "[render][html]")
{
    const std::string page = html({{"a"}, {}}, "");
    CHECK(has(page, "<title>Table</title>"));
    CHECK(has(page, "<caption>Table: 0 rows</caption>"));
    CHECK(has(page, "<tbody>\n</tbody>"));
}

TEST_CASE("hostile text is text in an HTML table", "[render][html]")
{
    const std::string page = html(texts({"<script>alert('1')</script>", "a\u202Eb\x1b", "\"&"}),
                                  "</title><script>\n\u2066");
    CHECK_FALSE(has(page, "<script"));
    CHECK(has(page, "<td>&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;</td>"));
    CHECK(has(page, "<td>a&lt;U+202E&gt;b&lt;U+001B&gt;</td>"));
    CHECK(has(page, "<td>&quot;&amp;</td>"));
    CHECK(has(page, "<title>&lt;/title&gt;&lt;script&gt; &lt;U+2066&gt;</title>"));
}
