#include "base/text.hpp"
#include "catch.hpp"
#include "render/written.hpp"

using eomt::base::Table;
using eomt::render::Format;

namespace {

std::string text_of(const Table& table, std::size_t width = 0)
{
    return written(table, Format::table, {"", width});
}

std::size_t widest_line(const std::string& text)
{
    std::size_t widest = 0;
    for (const auto line : eomt::base::split(text, '\n')) {
        widest = std::max(widest, eomt::base::display_width(line));
    }
    return widest;
}

} // namespace

TEST_CASE("a text table is aligned, its numbers at the right", "[render][table]")
{
    const Table table{{"mission", "score", "country"},
                      {{"kz-2021", 1.5, "KZ"}, {"by", std::int64_t{-12}, {}}, {{}, {}, "UZ"}}};
    CHECK(text_of(table) == "mission  score  country\n"
                            "-------  -----  -------\n"
                            "kz-2021    1.5  KZ\n"
                            "by         -12\n"
                            "                UZ\n");
}

TEST_CASE("a number stands at the right among texts, the header at the left", "[render][table]")
{
    const Table table{{"BY"}, {{std::int64_t{7}}, {"2020-08-09"}}};
    CHECK(text_of(table) == "BY\n----------\n         7\n2020-08-09\n");
}

TEST_CASE("numbers are printed in their shortest form", "[render][table]")
{
    const Table table{{"n"}, {{0.1}, {2.0}, {std::int64_t{1234567890123}}}};
    CHECK(text_of(table) ==
          "            n\n-------------\n          0.1\n            2\n1234567890123\n");
}

TEST_CASE("a mean is a number", "[render][table]")
{
    const Table table{{"mean"}, {{eomt::base::Mean{-1.5}}, {eomt::base::Mean{0.125}}}};
    CHECK(text_of(table) == " mean\n-----\n-1.50\n 0.12\n");
    CHECK(written(table, Format::csv) == "mean\r\n-1.50\r\n0.12\r\n");
    CHECK(written(table, Format::md) == "| mean |\n| ---: |\n| -1.50 |\n| 0.12 |\n");
}

TEST_CASE("an empty table is its header", "[render][table]")
{
    CHECK(text_of({{"a", "b"}, {}}) == "a  b\n");
    CHECK(text_of({{}, {}}).empty());
}

TEST_CASE("a short row is filled with no data", "[render][table]")
{
    CHECK(text_of({{"a", "b"}, {{"x"}}}) == "a  b\n-  -\nx\n");
}

TEST_CASE("wide and combining characters keep the columns straight", "[render][table]")
{
    const Table table{
        {"name", "n"},
        {{"選舉", std::int64_t{1}}, {"Жуков", std::int64_t{2}}, {"e\u0301", std::int64_t{3}}}};
    CHECK(text_of(table) == "name   n\n-----  -\n選舉   1\nЖуков  2\ne\u0301      3\n");
}

TEST_CASE("hostile text does nothing to a terminal", "[render][table]")
{
    const std::string out = text_of(texts({"\x1b[2Jx", "a\u202Eb", "a\r\n b\tc"}));
    CHECK(out == "text\n------------\n<U+001B>[2Jx\na<U+202E>b\na b c\n");
}

TEST_CASE("the longest columns of a wide table are shortened", "[render][table]")
{
    const Table table{{"id", "text", "date"},
                      {{"kz-2021", std::string(60, 'x') + " end", "2021-01-10"}}};
    CHECK(text_of(table, 40) == "id       text                 date\n"
                                "-------  -------------------  ----------\n"
                                "kz-2021  xxxxxxxxxxxxxxxxxx…  2021-01-10\n");
    CHECK(text_of(table, 200) == text_of(table));
    CHECK(widest_line(text_of(table, 40)) == 40);
}

TEST_CASE("a column is never narrower than eight, nor than its numbers", "[render][table]")
{
    const Table table{{"text", "number"}, {{"abcd fghijkl", std::int64_t{123456789012}}}};
    CHECK(text_of(table, 5) == "text            number\n"
                               "--------  ------------\n"
                               "abcd fg…  123456789012\n");
}

TEST_CASE("an id stays whole where headers give way, and where cutting it would not help",
          "[render][table]")
{
    const std::string id = "kz-2021-01-10-mazhilis-and-maslikhats.csto-pa";
    const Table table{{"mission", "election_type", "invited_by"},
                      {{id, "parliamentary+local", "Ministry of Foreign Affairs"}}};
    CHECK(text_of(table, 65) ==
          "mission                                        electio…  invited…\n"
          "---------------------------------------------  --------  --------\n" +
              id + "  parliam…  Ministr…\n");
    CHECK(text_of(table, 64).find(id) == std::string::npos);
    CHECK(widest_line(text_of(table, 64)) == 64);
    CHECK(text_of(table, 20).find(id) != std::string::npos);
}

TEST_CASE("headers stay whole while that is possible", "[render][table]")
{
    const Table table{{"election_type", "text"}, {{"parliamentary+local", "abcdefghijklmnopqrst"}}};
    CHECK(text_of(table, 24) == "election_type   text\n"
                                "--------------  --------\n"
                                "parliamentary…  abcdefg…\n");
    CHECK(text_of(table, 23) == "election_type  text\n"
                                "-------------  --------\n"
                                "parliamentar…  abcdefg…\n");
    CHECK(text_of(table, 20) == "election_…  text\n"
                                "----------  --------\n"
                                "parliamen…  abcdefg…\n");
}

TEST_CASE("ids give way last, dates never", "[render][table]")
{
    const Table table{{"mission", "text", "date"},
                      {{"cis-kz-2021-parliamentary", "abcdefghijklmnopqrst", "2021-01-10"}}};
    CHECK(text_of(table, 50) == "mission                    text         date\n"
                                "-------------------------  -----------  ----------\n"
                                "cis-kz-2021-parliamentary  abcdefghij…  2021-01-10\n");
    CHECK(text_of(table, 30) == "mission   text      date\n"
                                "--------  --------  ----------\n"
                                "cis-kz-…  abcdefg…  2021-01-10\n");
}

TEST_CASE("wide characters are shortened within their column", "[render][table]")
{
    const std::string out = text_of(texts({"選舉選舉選舉選舉"}), 10);
    CHECK(out == "text\n----------\n選舉選舉…\n");
    CHECK(widest_line(out) == 10);
}
