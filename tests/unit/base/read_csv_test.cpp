#include "base/csv.hpp"
#include "base/error.hpp"
#include "catch.hpp"

using namespace eomt::base;

namespace {

using Cells = std::vector<std::string>;

std::vector<Cells> cells_of(std::string_view text)
{
    std::vector<Cells> all;
    for (const CsvRow& row : read_csv(text)) {
        all.push_back(row.cells);
    }
    return all;
}

std::string fault(std::string_view text)
{
    try {
        read_csv(text);
    } catch (const Error& error) {
        return error.what();
    }
    return "none";
}

} // namespace

TEST_CASE("a CSV file is read row by row", "[base][csv]")
{
    CHECK(cells_of("").empty());
    CHECK(cells_of("a,b\r\n1,2\r\n") == std::vector<Cells>{{"a", "b"}, {"1", "2"}});
    CHECK(cells_of("a,b\n1,2") == std::vector<Cells>{{"a", "b"}, {"1", "2"}});
    CHECK(cells_of("a\r1\r") == std::vector<Cells>{{"a"}, {"1"}});
    CHECK(cells_of("\xEF\xBB\xBFname,x\n") == std::vector<Cells>{{"name", "x"}});
    CHECK(cells_of(",\n,,") == std::vector<Cells>{{"", ""}, {"", "", ""}});
    CHECK(cells_of("a, b \n") == std::vector<Cells>{{"a", " b "}});
}

TEST_CASE("a cell in quotes may hold anything", "[base][csv]")
{
    CHECK(cells_of("\"a,b\",\"c\"\"d\"\n") == std::vector<Cells>{{"a,b", "c\"d"}});
    CHECK(cells_of("\"one\r\ntwo\nthree\",x\r\n") == std::vector<Cells>{{"one\ntwo\nthree", "x"}});
    CHECK(cells_of("\"\"\n") == std::vector<Cells>{{""}});
    CHECK(cells_of("\"\xEF\xBB\xBFx\"") == std::vector<Cells>{{"\xEF\xBB\xBFx"}});
    // A quote that doesn't begin a cell is a character like another.
    CHECK(cells_of("6\" long,x\n") == std::vector<Cells>{{"6\" long", "x"}});
}

TEST_CASE("rows of a CSV file know their line", "[base][csv]")
{
    const auto rows = read_csv("h\r\n\r\n\"a\r\nb\"\r\n\n1\n");
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].line == 1);
    CHECK(rows[1].line == 3);
    CHECK(rows[2].line == 6);
}

TEST_CASE("what is no CSV is refused with its line", "[base][csv]")
{
    CHECK(fault("a,b\n1,\"2\n3\n") == "line 2: the quote that opens a cell here is never closed");
    CHECK(fault("\"") == "line 1: the quote that opens a cell here is never closed");
    CHECK(fault("a\n\"x\" y\n") == "line 2: \" \" stands after a closing quote; a quote within a "
                                   "cell is written twice");
    CHECK(fault("a\n\xD3\xEC\n") == "line 2: this is not UTF-8; save the file as UTF-8");
}
