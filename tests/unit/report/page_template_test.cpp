#include "base/error.hpp"
#include "catch.hpp"
#include "report/markdown.hpp"
#include "report/page_template.hpp"

using namespace eomt;
using json = nlohmann::ordered_json;

namespace {

std::string plain(std::string_view text)
{
    return std::string{text};
}

std::string shown(const std::string& text, const json& content)
{
    report::PageTemplate page{text, plain};
    const std::string once = page.render(content);
    CHECK(page.render(content) == once);
    return once;
}

} // namespace

TEST_CASE("a filter around a value is the same as one around a text", "[report][page_template]")
{
    const json content{{"day", "2021-01-10"},
                       {"none", nullptr},
                       {"code", " not-invited "},
                       {"list", {{{"day", "2020-02"}}, {{"other", "x"}}}},
                       {"words", {"a-b", "c-d"}},
                       {"deep", {{"inner", {{"code", "e-f"}}}}}};
    for (const auto* const value : {"day", "none", "code", "missing", "list", "deep.inner.code"}) {
        for (const auto* const filter :
             {"as_day", "as_country", "as_words", "as_title", "as_link"}) {
            const std::string open = "{{#" + std::string{filter} + "}}";
            const std::string close = "{{/" + std::string{filter} + "}}";
            const std::string name = "{{{" + std::string{value} + "}}}";
            INFO(open << name);
            // What keeps the template from being shortened is the comment, of which nothing is
            // shown.
            CHECK(shown("<" + open + name + close + ">", content) ==
                  shown("<" + open + name + "{{! as it is }}" + close + ">", content));
        }
    }
    CHECK(shown("{{#as_day}}{{{day}}}{{/as_day}}", content) == "10 January 2021");
    CHECK(shown("{{#list}}[{{#as_day}}{{{day}}}{{/as_day}}]{{/list}}", content) ==
          "[February 2020][10 January 2021]");
    CHECK(shown("{{#words}}{{#as_title}}{{{.}}}{{/as_title}} {{/words}}", content) == "A b C d ");
    CHECK(shown("{{#as_title}}{{#as_words}}{{{code}}}{{/as_words}}{{/as_title}}", content) ==
          "Not invited");
}

TEST_CASE("a filter's value is escaped once, after the filter", "[report][page_template]")
{
    report::PageTemplate page{"{{#as_words}}{{{x}}}{{/as_words}}", report::escape_markdown};
    CHECK(page.render({{"x", "a*b-c"}}) == "a\\*b c");
}

TEST_CASE("lines of filters stay as they are written", "[report][page_template]")
{
    CHECK(shown("a\n{{#as_day}}{{{x}}}{{/as_day}}\nb\n", {{"x", nullptr}}) == "a\n\nb\n");
    CHECK(shown("{{#x}}\n| {{#as_day}}{{{x}}}{{/as_day}} |\n{{/x}}\n", {{"x", "2021"}}) ==
          "| 2021 |\n");
    CHECK(shown("{{=<% %>=}}{{#as_day}}{{{x}}}{{/as_day}} <%x%>", {{"x", "2021"}}) ==
          "{{#as_day}}{{{x}}}{{/as_day}} 2021");
}

TEST_CASE("a template that is none says where", "[report][page_template]")
{
    CHECK_THROWS_WITH((report::PageTemplate{"a {{#as_day}}{{{x}}}{{/as_day}} {{#b}}", plain}),
                      "Unclosed section \"b\" at 32");
    CHECK_THROWS_AS((report::PageTemplate{"{{x", plain}), base::Error);
}

TEST_CASE("what goes wrong for one page leaves the next one whole", "[report][page_template]")
{
    report::PageTemplate page{"{{#bad}}{{as_day}}{{/bad}}{{#as_day}}{{x}}{{/as_day}} end", plain};
    const std::string good = page.render({{"x", "2021-01-10"}});
    page.render({{"bad", true}});
    CHECK(good == "10 January 2021 end");
    CHECK(page.render({{"x", "2021-01-10"}}) == good);
}

TEST_CASE("names are looked for from the inside out", "[report][page_template]")
{
    const json content{{"name", "outer"},
                       {"empty", json::array()},
                       {"rows", {{{"name", "a"}, {"n", 0}}, {{"name", nullptr}, {"n", 1.5}}}},
                       {"one", {{"inner", {{"rows", {"x", "y"}}, {"yes", true}}}}}};
    CHECK(shown("{{#rows}}{{name}}{{^name}}none{{/name}} {{n}} {{missing}}; {{/rows}}{{name}}",
                content) == "a 0 ; none 1.5 ; outer");
    CHECK(shown("{{#has_rows}}rows{{/has_rows}}{{#has_empty}}empty{{/has_empty}}{{^has_empty}} none"
                "{{/has_empty}}{{^has_missing}} nothing{{/has_missing}}",
                content) == "rows none nothing");
    CHECK(shown("{{#one}}{{#inner}}{{#has_rows}}{{#rows}}{{.}}{{name}} {{/rows}}{{/has_rows}}"
                "{{#yes}}yes{{/yes}}{{/inner}}{{/one}} {{one.inner.yes}}{{one.no.yes}}",
                content) == "xouter youter yes ");
    report::PageTemplate page{"{{name}} {{#left}}{{left}}{{/left}}", plain};
    CHECK(page.render({{"name", "a"}, {"left", 3}}) == "a 3");
    CHECK(page.render({{"name", "a"}, {"left", 3}}, {{"left", nullptr}}) == "a ");
}
