#include "catch.hpp"
#include "yaml/reading.hpp"
#include "yaml/tree.hpp"

using namespace eomt;
using Kind = yaml::Node::Kind;

namespace {

std::string repeated(std::string_view text, std::size_t times)
{
    std::string out;
    for (std::size_t i = 0; i < times; ++i) {
        out += text;
    }
    return out;
}

struct Parsed
{
    std::optional<yaml::Node> root;
    Lines says;
};

Parsed parse(const std::string& text)
{
    const yaml::Source source{"x.yaml", text};
    yaml::Problems problems{source};
    auto root = yaml::parse_tree(source, problems);
    return {std::move(root), lines_of(problems)};
}

/// Scalars with their places, depth first.
void scalars(const yaml::Source& source, const yaml::Node& node, Lines& out)
{
    if (node.kind == Kind::scalar) {
        const auto mark = source.mark(node.offset);
        out.push_back(fmt::format("{}:{} {}", mark.line, mark.column, node.text));
    }
    for (const auto& item : node.items) {
        scalars(source, item, out);
    }
}

Lines scalars(const std::string& text)
{
    const yaml::Source source{"x.yaml", text};
    yaml::Problems problems{source};
    const auto root = yaml::parse_tree(source, problems);
    Lines out = lines_of(problems);
    if (root) {
        scalars(source, *root, out);
    }
    return out;
}

const std::string too_deep = "lists and mappings are nested more than 64 deep here";

} // namespace

TEST_CASE("places count from one, columns in characters", "[yaml][mark]")
{
    CHECK(scalars("a: b\nc:\n  d: e\n") == Lines{"1:1 a", "1:4 b", "2:1 c", "3:3 d", "3:6 e"});
    CHECK(scalars("имя: Умахан\n  \nб: в\n") == Lines{"1:1 имя", "1:6 Умахан", "3:1 б", "3:4 в"});
    CHECK(scalars("{😀: é, 選: [x, y]}\n") == Lines{"1:2 😀", "1:5 é", "1:8 選", "1:12 x", "1:15 y"});
    CHECK(scalars("a:\tb\n") == Lines{"1:1 a", "1:4 b"});
    CHECK(scalars("a: \"é\" # ж\nb: 'c'\n") == Lines{"1:1 a", "1:4 é", "2:1 b", "2:4 c"});
}

TEST_CASE("places are right with Windows line ends and a BOM", "[yaml][mark]")
{
    CHECK(scalars("a: b\r\nимя: в\r\n  \r\nc: d\r\n") ==
          Lines{"1:1 a", "1:4 b", "2:1 имя", "2:6 в", "4:1 c", "4:4 d"});
    CHECK(scalars("\xEF\xBB\xBF"
                  "a: b\nc: d") == Lines{"1:1 a", "1:4 b", "2:1 c", "2:4 d"});
    CHECK(scalars("a: |\r\n  x\r\n  y\r\nb: c\r\n")[1] == "1:4 x\ny\n");
}

TEST_CASE("a source knows its lines", "[yaml][mark]")
{
    const yaml::Source source{"x.yaml",
                              "\xEF\xBB\xBF"
                              "первая\r\nsecond\n"};
    CHECK(source.path() == "x.yaml");
    CHECK(source.line(1) == "первая");
    CHECK(source.line(2) == "second");
    CHECK(source.line(3).empty());
    CHECK(source.line(0).empty());
    CHECK(source.line(99).empty());
    CHECK(source.mark(0) == base::Mark{1, 1});
    CHECK(source.mark(2) == base::Mark{1, 2});
    CHECK(source.mark(14) == base::Mark{2, 1});
    // Past the end it is the end of the last line.
    CHECK(source.mark(9999) == base::Mark{2, 7});
    CHECK(yaml::Source{"x", ""}.mark(5) == base::Mark{1, 1});
    CHECK(yaml::Source{"x", "ab"}.mark(5) == base::Mark{1, 3});
}

TEST_CASE("a place is the same whatever was asked before", "[yaml][mark]")
{
    const yaml::Source source{"x.yaml", "a\n\nимя: long line of text\nb: c\n"};
    for (std::size_t offset = 0; offset <= source.text().size() + 1; ++offset) {
        for (std::size_t line = 0; line < 9; ++line) {
            std::size_t near = line;
            const auto mark = source.mark(offset, near);
            CHECK(mark == source.mark(offset));
            CHECK(near + 1 == static_cast<std::size_t>(mark.line));
        }
    }
}

TEST_CASE("scalars are text, whatever they look like", "[yaml][tree]")
{
    CHECK(scalars("[NO, 010, yes, 1e3, 2021-01-10, '7', \"8\", 0x1F, .nan, !!int 5]\n") ==
          Lines{"1:2 NO",
                "1:6 010",
                "1:11 yes",
                "1:16 1e3",
                "1:21 2021-01-10",
                "1:33 7",
                "1:38 8",
                "1:43 0x1F",
                "1:49 .nan",
                "1:61 5"});
    const auto parsed = parse("a: plain\nb: 'quoted'\nc: |\n  block\n");
    REQUIRE(parsed.root.has_value());
    CHECK(parsed.root->items[1].plain);
    CHECK_FALSE(parsed.root->items[3].plain);
    CHECK_FALSE(parsed.root->items[5].plain);
}

TEST_CASE("block scalars keep and fold lines", "[yaml][tree]")
{
    const auto text = [](const std::string& yaml) {
        return parse(yaml).root.value().items[1].text;
    };
    CHECK(text("a: |\n  one\n  two\n") == "one\ntwo\n");
    CHECK(text("a: |-\n  one\n  two\n\n") == "one\ntwo");
    CHECK(text("a: |+\n  one\n\nb: c\n") == "one\n\n");
    CHECK(text("a: >\n  one\n  two\n\n  three\n") == "one two\nthree\n");
    CHECK(text("a: >-\n  one\n  two\n") == "one two");
    CHECK(text("a: |2\n    one\n   two\n") == "  one\n two\n");
    CHECK(text("a: one\n  two\n") == "one two");
}

TEST_CASE("flow style is as good as block style", "[yaml][tree]")
{
    CHECK(scalars("{a: [b, {c: d}],\n  e: f}\n") ==
          Lines{"1:2 a", "1:6 b", "1:10 c", "1:13 d", "2:3 e", "2:6 f"});
    const auto parsed = parse("a: []\nb: {}\nc: ''\n");
    REQUIRE(parsed.root.has_value());
    CHECK(parsed.root->items[1].kind == Kind::sequence);
    CHECK(parsed.root->items[3].kind == Kind::mapping);
    CHECK(parsed.root->items[5].kind == Kind::scalar);
}

TEST_CASE("a value that isn't there is null", "[yaml][tree]")
{
    const auto parsed = parse("a:\nb: # nothing\nc: ~\nd: [, x]\ne: \"\"\n");
    if (parsed.root) {
        CHECK(parsed.root->items[1].kind == Kind::null);
        CHECK(parsed.root->items[3].kind == Kind::null);
        CHECK(parsed.root->items[5].kind == Kind::null);
    }
    CHECK(parse("a:\n  - b\n  -\n  - c\n").root.value().items[1].items[1].kind == Kind::null);
}

TEST_CASE("an alias repeats its anchor, and stands where it is written", "[yaml][alias]")
{
    CHECK(scalars("a: &x один\nb: *x\n") == Lines{"1:1 a", "1:7 один", "2:1 b", "2:4 один"});
    CHECK(scalars("a: &x [1, 2]\nb: *x\n").size() == 6);
    CHECK(scalars("a: &x 1\nb: &x 2\nc: *x\n").back() == "3:4 2");
    const auto parsed = parse("a: &x {b: c}\nd: *x\n");
    REQUIRE(parsed.root.has_value());
    CHECK(parsed.root->items[3].kind == Kind::mapping);
    CHECK(parsed.root->items[3].items[1].text == "c");
}

TEST_CASE("an alias inside what it repeats is refused", "[yaml][alias]")
{
    CHECK(parse("a: &x\n  b: *x\n").says ==
          Lines{"2:6 yaml-syntax: this alias stands inside what it repeats"});
    CHECK(parse("&x [*x]\n").says ==
          Lines{"1:5 yaml-syntax: this alias stands inside what it repeats"});
}

TEST_CASE("nesting has a limit of 64", "[yaml][limit]")
{
    CHECK(parse(repeated("[", 64) + repeated("]", 64)).says.empty());
    CHECK(parse(repeated("[", 65) + repeated("]", 65)).says ==
          Lines{"1:65 too-large: " + too_deep});
    CHECK(parse(repeated("{a: ", 64) + "b" + repeated("}", 64)).says.empty());
    CHECK(parse(repeated("{a: ", 65) + "b" + repeated("}", 65)).says ==
          Lines{"1:257 too-large: " + too_deep});
    const auto open_for_ever = parse(repeated("[", 100'000)).says;
    REQUIRE(open_for_ever.size() == 1);
    CHECK(open_for_ever[0].ends_with("too-large: " + too_deep));
    std::string block;
    for (std::size_t i = 0; i < 65; ++i) {
        block += std::string(i, ' ') + "a:\n";
    }
    CHECK(parse(block).says == Lines{"65:65 too-large: " + too_deep});
}

TEST_CASE("nesting through aliases has the same limit", "[yaml][limit]")
{
    const std::string forty = "a: &x " + repeated("[", 40) + repeated("]", 40) + "\n";
    CHECK(parse(forty + "b: " + repeated("[", 23) + "*x" + repeated("]", 23) + "\n").says.empty());
    CHECK(parse(forty + "b: " + repeated("[", 24) + "*x" + repeated("]", 24) + "\n").says ==
          Lines{"2:28 too-large: " + too_deep});
    // An alias of something that holds an alias is as deep as both.
    CHECK(parse("a: &x " + repeated("[", 30) + repeated("]", 30) + "\nb: &y " + repeated("[", 30) +
                "*x" + repeated("]", 30) + "\nc: [[[*y]]]\n")
              .says.empty());
    CHECK(parse("a: &x " + repeated("[", 30) + repeated("]", 30) + "\nb: &y " + repeated("[", 30) +
                "*x" + repeated("]", 30) + "\nc: [[[[*y]]]]\n")
              .says == Lines{"3:8 too-large: " + too_deep});
}

TEST_CASE("a file has a limit of values, aliases repeated", "[yaml][limit]")
{
    CHECK(parse("[" + repeated("a,", 99'998) + "a]").says.empty());
    CHECK(parse("[" + repeated("a,", 99'999) + "a]").says ==
          Lines{"1:200000 too-large: the file has more than 100000 values"});
    std::string laughs = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 10; ++i) {
        laughs += fmt::format("a{0}: &a{0} [", i) + repeated(fmt::format("*a{},", i - 1), 9) +
                  fmt::format("*a{}]\n", i - 1);
    }
    const auto says = parse(laughs).says;
    REQUIRE(says.size() == 1);
    CHECK(says[0].ends_with(
        "too-large: with its aliases repeated, the file has more than 100000 values"));
    CHECK(says[0].starts_with("5:"));
}

TEST_CASE("a file has a limit of bytes", "[yaml][limit]")
{
    const std::string mebibyte = "a: " + std::string(yaml::max_bytes - 4, 'x') + "\n";
    CHECK(mebibyte.size() == 1048576);
    CHECK(parse(mebibyte).says.empty());
    CHECK(parse(mebibyte + "\n").says ==
          Lines{"1:1 too-large: the file is larger than 1048576 bytes"});
}
