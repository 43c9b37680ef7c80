#include "catch.hpp"
#include "yaml/reading.hpp"
#include "yaml/syntax.hpp"
#include "yaml/tree.hpp"

using namespace eomt;
using Kind = yaml::Node::Kind;

namespace {

/// What parsing says; exactly one message, or none.
std::string fault(const std::string& text)
{
    const yaml::Source source{"x.yaml", text};
    yaml::Problems problems{source};
    const auto root = yaml::parse_tree(source, problems);
    CHECK(root.has_value() == problems.list().empty());
    CHECK(problems.list().size() < 2);
    return problems.list().empty() ? "" : lines_of(problems)[0];
}

yaml::Node tree(const std::string& text)
{
    const yaml::Source source{"x.yaml", text};
    yaml::Problems problems{source};
    auto root = yaml::parse_tree(source, problems);
    CHECK(lines_of(problems) == Lines{});
    return root ? *std::move(root) : yaml::Node{};
}

const std::string unclosed = "this quote is never closed";
const std::string runaway =
    "this quote is not closed on its line; close it, or double a quote that belongs to the text";

} // namespace

TEST_CASE("a quote that is never closed is an error at the quote", "[yaml][syntax]")
{
    CHECK(places({fault("quote: \"not closed\nnotes: x\n")}) == Lines{"1:8 yaml-syntax"});
    CHECK(places({fault("quote: 'not closed\nnotes: x\n")}) == Lines{"1:8 yaml-syntax"});
    CHECK(places({fault("a: b\nquote: \"")}) == Lines{"2:8 yaml-syntax"});
    CHECK(places({fault("- a\n- \"b\n- c\n")}) == Lines{"2:3 yaml-syntax"});
    CHECK(places({fault("a: {b: \"c}\n")}) == Lines{"1:8 yaml-syntax"});
    CHECK(places({fault("a: [\"c, d]\n")}) == Lines{"1:5 yaml-syntax"});
    CHECK(places({fault("a: \"x\\\"\nb: c\n")}) == Lines{"1:4 yaml-syntax"});
    CHECK(places({fault("a: 'it''s\nb: c\n")}) == Lines{"1:4 yaml-syntax"});
    CHECK(places({fault("Имя: \"не закрыта\nb: c\n")}) == Lines{"1:6 yaml-syntax"});
    CHECK(places({fault("\"key: x\nb: c\n")}) == Lines{"1:1 yaml-syntax"});
}

TEST_CASE("a quote with properties before it is found unclosed too", "[yaml][syntax]")
{
    CHECK(places({fault("a: &x \"b\nc: d\n")}) == Lines{"1:7 yaml-syntax"});
    CHECK(places({fault("a: !!str 'b\nc: d\n")}) == Lines{"1:10 yaml-syntax"});
}

TEST_CASE("a quote that runs on to a later one is an error where it opens", "[yaml][syntax]")
{
    CHECK(fault("a: \"one\nb: \"two\"\n") == "1:4 yaml-syntax: " + runaway);
    CHECK(fault("x: y\nlist:\n  - 'one\n  - 'two'\n") == "3:5 yaml-syntax: " + runaway);
}

TEST_CASE("quotes that belong to a text are no fault", "[yaml][syntax]")
{
    CHECK(tree("a: it's \"so\" he said\n").items[1].text == "it's \"so\" he said");
    CHECK(tree("a: |\n  she said \"x\n  and 'y\nb: c\n").items[1].text == "she said \"x\nand 'y\n");
    CHECK(tree("# \"not closed\na: b # 'nor this\n").items[1].text == "b");
    CHECK(tree("a: 'it''s'\n").items[1].text == "it's");
    CHECK(tree("a: \"x \\\" y\"\n").items[1].text == "x \" y");
    CHECK(tree("a: \"one\n  two\"\nb: c\n").items[1].text == "one two");
    CHECK(tree("a: \"one\n\n  two\"\n").items[1].text == "one\ntwo");
}

TEST_CASE("the end of a quoted text is found", "[yaml][syntax]")
{
    CHECK(yaml::quote_end("\"ab\" c", 0) == 4);
    CHECK(yaml::quote_end("x 'a''b'", 2) == 8);
    CHECK(yaml::quote_end("\"a\\\"b\"", 0) == 6);
    CHECK_FALSE(yaml::quote_end("\"ab\\\"", 0).has_value());
    CHECK_FALSE(yaml::quote_end("'ab''", 0).has_value());
    CHECK_FALSE(yaml::runaway_quote("a: \"b\"\nc: 'd' # \"e\n", 99).has_value());
    CHECK(yaml::runaway_quote("a: b\nc: \"d\ne: f\"x\n", 99) == 8);
    CHECK_FALSE(yaml::runaway_quote("a: b\nc: \"d\ne: f\"x\n", 3).has_value());
}

TEST_CASE("a syntax error says what is meant, where it is", "[yaml][syntax]")
{
    CHECK(fault("a: b: c\n") == "1:5 yaml-syntax: a second \": \" on one line; put the whole text "
                                "in quotes, or begin a new line for the next key");
    CHECK(fault("a: [b, c\nd: e\n") == "1:4 yaml-syntax: this \"[\" is not closed with \"]\"");
    CHECK(fault("a: {b: c\nd: e\n") == "1:4 yaml-syntax: this \"{\" is not closed with \"}\"");
    CHECK(fault("a: b]\n").empty());
    CHECK(fault("a: ]\n") == "1:4 yaml-syntax: a bracket closes here that was never opened");
    CHECK(fault("a: \"\\q\"\n")
              .ends_with("yaml-syntax: inside double quotes a backslash begins a special "
                         "character; write \\\\ or use single quotes"));
    CHECK(fault("a: *b\n") ==
          "1:4 yaml-syntax: a text that begins with * means an alias here; put it in quotes");
    CHECK(fault("a: @b\n") ==
          "1:4 yaml-syntax: a text cannot begin with this character; put the text in quotes");
    CHECK(places({fault("a: b\n  c: d\n")})[0].ends_with("yaml-syntax"));
    CHECK(places({fault("a:\n  - b\n c: d\n")}) == Lines{"3:2 yaml-syntax"});
    CHECK(places({fault("a: - b\n")}) == Lines{"1:4 yaml-syntax"});
    CHECK(places({fault("a:\n  b: c\n d: e\n")}) == Lines{"3:2 yaml-syntax"});
}

TEST_CASE("a line indented with a tab is called that", "[yaml][syntax]")
{
    const std::string tab = " yaml-syntax: this line is indented with a tab; indent with spaces";
    CHECK(fault("a:\n  - b\n\t- c\n") == "3:1" + tab);
    CHECK(fault("a:\n\tb: c\n").ends_with(tab));
    CHECK(fault("\ta: b\n").ends_with(tab));
}

TEST_CASE("an unknown message of the parser is passed on", "[yaml][syntax]")
{
    const auto meant = yaml::explain_syntax("a: b\n", "strange thing", 3);
    CHECK(meant.offset == 3);
    CHECK(meant.message == "this is not valid YAML (strange thing)");
}

TEST_CASE("a file holds one document", "[yaml][syntax]")
{
    CHECK(fault("a: b\n---\nc: d\n") ==
          "2:1 yaml-syntax: a second document begins here; a file holds one record");
    CHECK(fault("---\na: b\n...\n").empty());
    CHECK(fault("%YAML 1.2\n---\na: b\n").empty());
    CHECK(fault("--- \na: b\n# end\n").empty());
    CHECK(tree("a: '---'\nb: |\n  ---\n  x\n").items[3].text == "---\nx\n");
}

TEST_CASE("a file that says nothing has an empty root", "[yaml][syntax]")
{
    for (const auto* const empty :
         {"", "\n\n", "# a comment\n# another\n", "---\n", "   \n", "\xEF\xBB\xBF"}) {
        INFO(empty);
        CHECK(tree(empty).kind == Kind::null);
    }
}

TEST_CASE("only UTF-8 is read", "[yaml][encoding]")
{
    CHECK(fault("a: \xD3\xEC\n") ==
          "1:4 bad-encoding: the byte 0xD3 is not UTF-8; save the file as UTF-8");
    CHECK(fault("a: b\nимя: \xC0\xAF\n") ==
          "2:6 bad-encoding: the byte 0xC0 is not UTF-8; save the file as UTF-8");
    CHECK(fault("a: \xED\xA0\x80\n") ==
          "1:4 bad-encoding: the byte 0xED is not UTF-8; save the file as UTF-8");
    CHECK(fault("a: b\xE2\x82") ==
          "1:5 bad-encoding: the byte 0xE2 is not UTF-8; save the file as UTF-8");
    CHECK(fault(std::string{"\xFF\xFE"
                            "a\0:\0",
                            6}) == "1:1 bad-encoding: the file is UTF-16; save it as UTF-8");
    CHECK(fault(std::string{"\xFE\xFF\0a", 4}) ==
          "1:1 bad-encoding: the file is UTF-16; save it as UTF-8");
    CHECK(fault("\xEF\xBB\xBFимя: Умахан 😀 選舉\n").empty());
}

TEST_CASE("a control character is refused where it stands", "[yaml][encoding]")
{
    CHECK(fault(std::string{"a: b\0c\n", 7}) ==
          "1:5 yaml-syntax: a control character (U+0000) cannot stand in YAML; delete it");
    CHECK(fault("a: é\x1b[2J\n") ==
          "1:5 yaml-syntax: a control character (U+001B) cannot stand in YAML; delete it");
    CHECK(fault("a: b\x7F\n") ==
          "1:5 yaml-syntax: a control character (U+007F) cannot stand in YAML; delete it");
    CHECK(fault("a:\tb\r\n").empty());
    CHECK(tree("a: \"\\e\\u202E\"\n").items[1].text == "\x1b\u202E");
}
