#include "base/diagnostic.hpp"
#include "base/error.hpp"
#include "base/hash.hpp"
#include "base/table.hpp"
#include "catch.hpp"

#include <algorithm>

using namespace eomt::base;

namespace {

Diagnostic
at(Mark mark, std::string excerpt, std::string message = "no", std::string path = "a.mission.yaml")
{
    return {std::move(path),
            mark,
            Severity::error,
            "bad-value",
            std::move(message),
            std::move(excerpt)};
}

} // namespace

TEST_CASE("a message is a line, the source line and a caret", "[base][diagnostic]")
{
    CHECK(format_diagnostic(at({3, 7}, "type: parlament", "\"parlament\" is no mission type")) ==
          "a.mission.yaml:3:7: error: \"parlament\" is no mission type [bad-value]\n"
          "    type: parlament\n"
          "          ^\n");
}

TEST_CASE("a message without a place has no caret", "[base][diagnostic]")
{
    CHECK(format_diagnostic(at({1, 1}, "")) == "a.mission.yaml:1:1: error: no [bad-value]\n");
    CHECK(format_diagnostic(at({0, 0}, "x")) == "a.mission.yaml:0:0: error: no [bad-value]\n");
}

TEST_CASE("the caret stands under the character as a terminal draws the line", "[base][diagnostic]")
{
    CHECK(format_diagnostic(at({1, 7}, "имя: Ж")).ends_with("    имя: Ж\n          ^\n"));
    CHECK(format_diagnostic(at({1, 3}, "選舉x")).ends_with("    選舉x\n        ^\n"));
    CHECK(format_diagnostic(at({1, 3}, "\ta: b")).ends_with("    \ta: b\n    \t ^\n"));
    CHECK(format_diagnostic(at({1, 2}, "\u202Ex")).ends_with("    <U+202E>x\n            ^\n"));
}

TEST_CASE("hostile paths and messages are made visible", "[base][diagnostic]")
{
    CHECK(format_diagnostic(at({1, 1}, "", "a\nb\x1b", "p\x1b[2J")) ==
          "p<U+001B>[2J:1:1: error: a<U+000A>b<U+001B> [bad-value]\n");
}

TEST_CASE("a long line is cut around the caret", "[base][diagnostic]")
{
    const std::string line = std::string(200, 'a') + "X" + std::string(200, 'b');
    CHECK(format_diagnostic(at({1, 201}, line)) ==
          "a.mission.yaml:1:201: error: no [bad-value]\n    …" + std::string(60, 'a') + "X" +
              std::string(99, 'b') + "…\n    " + std::string(61, ' ') + "^\n");
    CHECK(format_diagnostic(at({1, 1}, line))
              .ends_with("    " + std::string(160, 'a') + "…\n    ^\n"));
}

TEST_CASE("severities have names, and are counted", "[base][diagnostic]")
{
    for (const auto severity : {Severity::error, Severity::warning, Severity::note}) {
        CHECK(severity_of(severity_name(severity)) == severity);
    }
    CHECK(severity_name(Severity::error) == "error");
    CHECK(severity_name(Severity::warning) == "warning");
    CHECK(severity_name(Severity::note) == "note");
    CHECK(severity_of("anything") == Severity::error);
    Diagnostic warning = at({1, 1}, "");
    warning.severity = Severity::warning;
    CHECK(count({at({1, 1}, ""), warning, warning}, Severity::warning) == 2);
    CHECK(count({}, Severity::error) == 0);
}

TEST_CASE("messages are sorted by path, line, column", "[base][diagnostic]")
{
    std::vector<Diagnostic> list{
        at({2, 1}, "", "c"), at({1, 9}, "", "b"), at({1, 1}, "", "d", "b"), at({1, 2}, "", "a")};
    std::sort(list.begin(), list.end());
    CHECK(list[0].message == "a");
    CHECK(list[1].message == "b");
    CHECK(list[2].message == "c");
    CHECK(list[3].message == "d");
}

TEST_CASE("SHA-256 is that of FIPS 180-4", "[base][hash]")
{
    CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256(std::string(1'000'000, 'a')) ==
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("a cell as text is its shortest exact form", "[base][table]")
{
    CHECK(to_text({}).empty());
    CHECK(to_text(std::int64_t{-12}) == "-12");
    CHECK(to_text(0.1) == "0.1");
    CHECK(to_text(1e21) == "1e+21");
    CHECK(to_text(std::string{"x"}) == "x");
    CHECK(to_text(Mean{1}) == "1.00");
    CHECK(to_text(Mean{-2.0 / 3}) == "-0.67");
    CHECK(is_empty(Cell{}));
    CHECK_FALSE(is_empty(Cell{std::int64_t{0}}));
    CHECK_FALSE(is_empty(Cell{std::string{}}));
}

TEST_CASE("a column is found by its name", "[base][table]")
{
    const Table table{{"a", "b"}, {}};
    CHECK(column_of(table, "b") == 1);
    CHECK_THROWS_WITH(column_of(table, "c"), "the table has no column \"c\"");
    CHECK_THROWS_AS(column_of(table, "c"), Error);
}

TEST_CASE("a mean of nearly nothing has no minus sign", "[base][table]")
{
    CHECK(to_text(Mean{-0.001}) == "0.00");
}
