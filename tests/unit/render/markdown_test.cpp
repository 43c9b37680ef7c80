#include "base/text.hpp"
#include "catch.hpp"
#include "render/html.hpp"
#include "render/markdown.hpp"
#include "report/markdown.hpp"

#include <array>

using eomt::render::escape_html;
using eomt::render::html_of_markdown;
using eomt::report::escape_markdown;
using eomt::report::markdown_link;

namespace {

std::string html(std::string_view markdown)
{
    return html_of_markdown(markdown, "Title");
}

/// What a reader should see of a record's text.
std::string shown(std::string_view text)
{
    return escape_html(eomt::base::visible(eomt::base::squeeze(text)));
}

} // namespace

TEST_CASE("Markdown becomes HTML", "[render][markdown]")
{
    CHECK(html("a *b* **c** `d<`  \ne\nf") ==
          "<p>a <em>b</em> <strong>c</strong> <code>d&lt;</code><br>\ne\nf</p>\n");
    CHECK(html("- a\n- b\n") == "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n");
    CHECK(html("- a\n\n- b\n") == "<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>\n");
    CHECK(html("3. a\n4. b\n") == "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n");
    CHECK(html("> a\n") == "<blockquote>\n<p>a</p>\n</blockquote>\n");
    CHECK(html("---\n") == "<hr>\n");
    CHECK(html("```\na < b\n```\n") == "<pre><code>a &lt; b\n</code></pre>\n");
    CHECK(html("").empty());
}

TEST_CASE("headings have ids of their own", "[render][markdown]")
{
    CHECK(html("# A *b*\n## A b\n### Выборы\n## Main\n## Source 1\n") ==
          "<h1 id=\"a-b\">A <em>b</em></h1>\n<h2 id=\"a-b-2\">A b</h2>\n"
          "<h3 id=\"vybory\">Выборы</h3>\n<h2 id=\"main-2\">Main</h2>\n"
          "<h2 id=\"section-source-1\">Source 1</h2>\n");
}

TEST_CASE("a table scrolls in a container that is named by its heading", "[render][markdown]")
{
    const std::string table = "| a | n | c |\n| --- | ---: | :-: |\n| x\\|y | 1 | |\n\n";
    const std::string inside = "<table>\n<thead>\n<tr><th scope=\"col\">a</th>"
                               "<th scope=\"col\" class=\"number\">n</th>"
                               "<th scope=\"col\" class=\"centre\">c</th></tr>\n</thead>\n<tbody>\n"
                               "<tr><td>x|y</td><td class=\"number\">1</td>"
                               "<td class=\"centre\"></td></tr>\n</tbody>\n</table>\n</div>\n";
    const auto container = [](const std::string& label) {
        return R"(<div class="scroll" role="region" aria-label=")" + label + "\" tabindex=\"0\">\n";
    };
    CHECK(html(table + "## \"F\"\n\n" + table + "x\n\n" + table) ==
          container("Title") + inside + "<h2 id=\"f\">&quot;F&quot;</h2>\n" +
              container("&quot;F&quot;") + inside + "<p>x</p>\n" + container("&quot;F&quot; (2)") +
              inside);
    CHECK(html("| a |\n| --- |\n") == container("Title") +
                                          "<table>\n<thead>\n<tr><th scope=\"col\">a</th></tr>\n"
                                          "</thead>\n</table>\n</div>\n");
}

TEST_CASE("sources have anchors", "[render][markdown]")
{
    const std::string out =
        html("[[2]](#source-2)\n\n## Sources\n\nThey are:\n\n1. one\n   1. inner\n2. two\n");
    CHECK(out.find("<a href=\"#source-2\">[2]</a>") != std::string::npos);
    CHECK(out.find("<li id=\"source-1\">one") != std::string::npos);
    CHECK(out.find("<li>inner</li>") != std::string::npos);
    CHECK(out.find("<li id=\"source-2\">two</li>") != std::string::npos);
}

TEST_CASE("only a list of sources has anchors, and each once", "[render][markdown]")
{
    CHECK(html("1. a\n").find("id=") == std::string::npos);
    CHECK(html("## Findings\n\n1. a\n").find("source-") == std::string::npos);
    CHECK(html("## Sources\n\n- a\n").find("source-1") == std::string::npos);
    CHECK(html("## Sources\n\n## More\n\n1. a\n").find("source-1") == std::string::npos);
    CHECK(html("## Sources\n\n1. a\n\nx\n\n1. b\n2. c\n") ==
          "<h2 id=\"sources\">Sources</h2>\n<ol>\n<li id=\"source-1\">a</li>\n</ol>\n<p>x</p>\n"
          "<ol>\n<li>b</li>\n<li id=\"source-2\">c</li>\n</ol>\n");
}

TEST_CASE("raw HTML is shown as text, a comment is not", "[render][markdown]")
{
    CHECK(html("a <b>c</b>\n") == "<p>a &lt;b&gt;c&lt;/b&gt;</p>\n");
    CHECK(html("<script>x</script>\n") == "<p>&lt;script&gt;x&lt;/script&gt;</p>\n");
    CHECK(html("<!-- for the author -->\n\na <!-- b -->c\n") == "<p>a c</p>\n");
}

TEST_CASE("links lead only where they may, images nowhere", "[render][markdown]")
{
    CHECK(html("[a](javascript:alert(1))") == "<p>a</p>\n");
    CHECK(html("[a](data:text/html,x)") == "<p>a</p>\n");
    CHECK(html("[a](//evil.example)") == "<p>a</p>\n");
    CHECK(html("[a](\\\\evil.example)") == "<p>a</p>\n");
    CHECK(html("<vbscript:x>") == "<p>vbscript:x</p>\n");
    CHECK(html("[a](country-KZ.html#x)") == "<p><a href=\"country-KZ.html#x\">a</a></p>\n");
    CHECK(html("[a](<b \"c>)") == "<p><a href=\"b%20%22c\">a</a></p>\n");
    CHECK(html("[a](https://b/?c&d)") == "<p><a href=\"https://b/?c&amp;d\">a</a></p>\n");
    CHECK(html("![a](https://b/c.png)") == "<p>a</p>\n");
    CHECK(html("http://a.b ~~x~~ a@b.c") == "<p>http://a.b ~~x~~ a@b.c</p>\n");
}

TEST_CASE("a link to a source is what the record has", "[render][markdown]")
{
    CHECK(html(markdown_link("https://a/?b=1&copy;2")) ==
          "<p><a href=\"https://a/?b=1&amp;copy%3B2\">https://a/?b=1&amp;copy%3B2</a></p>\n");
    CHECK(html("| u |\n|---|\n| " + markdown_link("http://a/b|c`d") + " |\n")
              .find("<td><a href=\"http://a/b%7Cc%60d\">") != std::string::npos);
}

TEST_CASE("record text comes through Markdown as it is, wherever it stands", "[render][markdown]")
{
    const std::array texts{"<script>alert(1)</script>",
                           "a | b | c",
                           "| --- |",
                           "# x",
                           "C #",
                           "---",
                           "===",
                           ":--",
                           "- x",
                           "* * *",
                           "1. x",
                           "1) x",
                           "> x",
                           "    x",
                           "```",
                           "~~~",
                           "[a](javascript:x)",
                           "[a]: http://b",
                           "![a](b)",
                           "^a]: b",
                           "**a** _b_ ~c~",
                           "a\\",
                           "\\|",
                           "&lt;b&gt; &#60;",
                           "http://a.b www.c.d e@f.g",
                           "a  \nb",
                           "!",
                           "\x1b[31m \u202E",
                           "<a@b.c>",
                           "<http://x>",
                           "Жуков_選舉_",
                           "`a``b`"};
    for (const std::string text : texts) {
        CAPTURE(text);
        const std::string escaped = escape_markdown(text);
        CHECK(html(escaped) == "<p>" + shown(text) + "</p>\n");
        CHECK(html("a\n" + escaped) == "<p>a\n" + shown(text) + "</p>\n");
        CHECK(html("- " + escaped) == "<ul>\n<li>" + shown(text) + "</li>\n</ul>\n");
        CHECK(html("**" + escaped + " x**") == "<p><strong>" + shown(text) + " x</strong></p>\n");
        CHECK(html("[" + escaped + "](#a)") == "<p><a href=\"#a\">" + shown(text) + "</a></p>\n");
        CHECK(html("## " + escaped).find(">" + shown(text) + "</h2>") != std::string::npos);
        const std::string table = html("| a | b |\n|---|---|\n| " + escaped + " | x |\n");
        CHECK(table.find("<td>" + shown(text) + "</td><td>x</td>") != std::string::npos);
    }
}
