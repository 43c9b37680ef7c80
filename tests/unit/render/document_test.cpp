#include "base/error.hpp"
#include "catch.hpp"
#include "render/document.hpp"
#include "render/written.hpp"

#include <sstream>

using eomt::render::Format;
using eomt::render::write_document;

namespace {

std::string written(const eomt::report::Document& document, Format format)
{
    std::ostringstream out;
    write_document(out, document, format);
    return out.str();
}

} // namespace

TEST_CASE("a document is written as its Markdown and its data", "[render][document]")
{
    const eomt::report::Document document{"T", "en", "# T\n\ntext\n", {{"b", 1}, {"a", "\u202E"}}};
    CHECK(written(document, Format::md) == "# T\n\ntext\n");
    CHECK(written(document, Format::json) == "{\n  \"b\": 1,\n  \"a\": \"\\u202e\"\n}\n");
}

TEST_CASE("a document becomes a page with one main heading", "[render][document]")
{
    const std::string page = written({"T <1>", "ru", "# Доклад\n\ntext\n", {}}, Format::html);
    CHECK(has(page, "<html lang=\"ru\">"));
    CHECK(has(page, "<title>T &lt;1&gt;</title>"));
    CHECK(has(page, "<main id=\"main\">\n<h1 id=\"doklad\">Доклад</h1>\n<p>text</p>\n</main>"));
    const std::string untitled = written({"T <1>", "en", "text\n", {}}, Format::html);
    CHECK(has(untitled, "<main id=\"main\">\n<h1>T &lt;1&gt;</h1>\n<p>text</p>\n</main>"));
}

TEST_CASE("a document has no table format", "[render][document]")
{
    const eomt::report::Document document{"T", "en", "", {}};
    for (const Format format : {Format::table, Format::csv, Format::tsv}) {
        std::ostringstream out;
        CHECK_THROWS_AS(write_document(out, document, format), eomt::base::UsageError);
        CHECK(out.str().empty());
    }
    CHECK_THROWS_WITH(written(document, Format::csv),
                      "a report cannot be written as csv; its formats are md, html and json");
}

TEST_CASE("charts stand between the blocks of the page, and ids stay unique", "[render][document]")
{
    eomt::report::Document document{
        "T", "en", "# T\n\n## Chart a\n\n## T\n\n- x\n", {{"a", 1}}, {}};
    eomt::report::Chart chart;
    chart.name = "a";
    chart.title = "Title";
    document.charts.push_back({document.markdown.find("## T"), chart});
    chart.name = "b";
    document.charts.push_back({document.markdown.size(), chart});
    const std::string figure = "<figcaption><strong>Title.</strong> There is nothing to draw."
                               "</figcaption>\n</figure>\n";
    CHECK(has(written(document, Format::html),
              "<h1 id=\"t\">T</h1>\n<h2 id=\"section-chart-a\">Chart a</h2>\n"
              "<figure class=\"chart\" id=\"chart-a\">\n" +
                  figure + "<h2 id=\"t-2\">T</h2>\n<ul>\n<li>x</li>\n</ul>\n" +
                  "<figure class=\"chart\" id=\"chart-b\">\n" + figure + "</main>"));
    CHECK(written(document, Format::md) == document.markdown);
    CHECK(written(document, Format::json) == "{\n  \"a\": 1\n}\n");
}
