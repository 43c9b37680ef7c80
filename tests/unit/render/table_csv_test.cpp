#include "catch.hpp"
#include "render/written.hpp"

using eomt::base::Table;
using eomt::render::Format;

namespace {

/// The one cell of a one-column table as a format writes it.
std::string cell_of(const std::string& text, Format format)
{
    const std::string out = written(texts({text}), format);
    const std::size_t start =
        format == Format::csv ? std::string{"text\r\n"}.size() : std::string{"text\n"}.size();
    const std::size_t end = format == Format::csv ? 2 : 1;
    return out.substr(start, out.size() - start - end);
}

std::string csv(const std::string& text)
{
    return cell_of(text, Format::csv);
}

std::string tsv(const std::string& text)
{
    return cell_of(text, Format::tsv);
}

} // namespace

TEST_CASE("CSV is written as RFC 4180 has it", "[render][csv]")
{
    const Table table{{"a", "b,c"},
                      {{"x", std::int64_t{-5}}, {{}, 1.5}, {"say \"no\"", "two\nlines"}}};
    CHECK(written(table, Format::csv) ==
          "a,\"b,c\"\r\nx,-5\r\n,1.5\r\n\"say \"\"no\"\"\",\"two\nlines\"\r\n");
    CHECK(written({{"a", "b"}, {}}, Format::csv) == "a,b\r\n");
    CHECK(written({{}, {}}, Format::csv).empty());
}

TEST_CASE("a lone empty cell is no empty line in CSV", "[render][csv]")
{
    CHECK(written({{"a"}, {{{}}, {"x"}}}, Format::csv) == "a\r\n\"\"\r\nx\r\n");
    CHECK(written({{"a"}, {{{}}}}, Format::tsv) == "a\n\n");
}

TEST_CASE("no text runs as a formula in a spreadsheet", "[render][csv]")
{
    CHECK(csv("=1+1") == "'=1+1");
    CHECK(csv("+1") == "'+1");
    CHECK(csv("-1") == "'-1");
    CHECK(csv("@SUM(A1)") == "'@SUM(A1)");
    CHECK(csv("\t=1") == "'\t=1");
    CHECK(csv("\r=1") == "'<U+000D>=1");
    CHECK(csv("  =1") == "'  =1");
    CHECK(csv("\n=1") == "\"'\n=1\"");
    CHECK(csv("＝1") == "'＝1");
    CHECK(csv("=HYPERLINK(\"http://a\",\"b\")") == "\"'=HYPERLINK(\"\"http://a\"\",\"\"b\"\")\"");
    CHECK(csv("a=1") == "a=1");
    CHECK(tsv("=1+1") == "'=1+1");
    CHECK(tsv("\t=1") == "' =1");
    CHECK(tsv("\r=1") == "' =1");
}

TEST_CASE("numbers and headers: the first stay, the second are text", "[render][csv]")
{
    CHECK(written({{"=n"}, {{std::int64_t{-5}}, {-0.5}, {2.0}}}, Format::csv) ==
          "'=n\r\n-5\r\n-0.5\r\n2\r\n");
}

TEST_CASE("control and bidirectional characters are visible in CSV and TSV", "[render][csv]")
{
    CHECK(csv("\x1b[31m") == "<U+001B>[31m");
    CHECK(csv(std::string{"a\0b", 3}) == "a<U+0000>b");
    CHECK(csv("a\u202Eb") == "a<U+202E>b");
    CHECK(csv("a\r\nb") == "\"a\nb\"");
    CHECK(csv("a\rb") == "a<U+000D>b");
    CHECK(csv("a\tb") == "a\tb");
    CHECK(tsv("a\tb\nc\r\nd\re") == "a b c d e");
    CHECK(tsv("\x1b\u2066") == "<U+001B><U+2066>");
    CHECK(csv("наблюдатели 選舉") == "наблюдатели 選舉");
}

TEST_CASE("markup and quotes are nothing to CSV and TSV", "[render][csv]")
{
    CHECK(csv("<script>|*_`") == "<script>|*_`");
    CHECK(tsv("\"a\", b") == "\"a\", b");
    CHECK(written({{"a", "b"}, {{"x", {}}, {{}, "y"}}}, Format::tsv) == "a\tb\nx\t\n\ty\n");
}
