#include "catch.hpp"
#include "render/html.hpp"
#include "render/page.hpp"
#include "render/written.hpp"

using eomt::render::escape_html;
using eomt::render::html_page;

TEST_CASE("text is escaped for an element and an attribute", "[render][html]")
{
    CHECK(escape_html("<a href=\"x\" b='c'>&") ==
          "&lt;a href=&quot;x&quot; b=&#39;c&#39;&gt;&amp;");
    CHECK(escape_html("a\tb\nЖ") == "a\tb\nЖ");
    CHECK(escape_html("\u202E\r") == "&lt;U+202E&gt;&lt;U+000D&gt;");
}

TEST_CASE("a page has its landmarks and forbids what it does not need", "[render][html]")
{
    const std::string page = html_page("A & B", "ru", "<p>x</p>\n");
    CHECK(has(page, "<html lang=\"ru\">"));
    CHECK(has(page, "<title>A &amp; B</title>"));
    CHECK(has(page, "<a class=\"skip\" href=\"#main\" lang=\"en\">"));
    CHECK(has(page, "<main id=\"main\">\n<p>x</p>\n</main>"));
    CHECK(has(page,
              "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
              "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">"));
    CHECK(has(page, "color-scheme: light dark"));
    CHECK(has(page, "@media print"));
}

TEST_CASE("a page asks nothing of the network and runs nothing", "[render][html]")
{
    const std::string page = html_page("t", "en", "");
    CHECK_FALSE(has(page, "http://"));
    CHECK_FALSE(has(page, "https://"));
    CHECK_FALSE(has(page, "url("));
    CHECK_FALSE(has(page, "@import"));
    CHECK_FALSE(has(page, "<script"));
    CHECK_FALSE(has(page, "<link"));
    CHECK_FALSE(has(page, "<img"));
}

TEST_CASE("a language that is no tag and a title that is empty are replaced", "[render][html]")
{
    const std::string page = html_page(" \n", "en\"><script>", "");
    CHECK(has(page, "<html lang=\"en\">"));
    CHECK(has(page, "<title>Untitled</title>"));
    CHECK(has(page, "<a class=\"skip\" href=\"#main\">"));
}
