#include "catch.hpp"
#include "draft/page.hpp"

using namespace eomt;

namespace {

std::vector<std::string> keys(const draft::Page& page)
{
    std::vector<std::string> out;
    for (const auto& token : page.tokens()) {
        out.push_back(*token.key);
    }
    return out;
}

std::vector<std::string> sentences(const draft::Page& page)
{
    std::vector<std::string> out;
    for (const auto span : page.sentences()) {
        out.push_back(page.words(span));
    }
    return out;
}

using Strings = std::vector<std::string>;

} // namespace

TEST_CASE("a page is words, numbers and marks", "[draft]")
{
    const draft::Page page{"The OSCE’s 1,200 co-ordinators – “Élan”…", {}};
    CHECK(keys(page) ==
          Strings{"the", "osce", "'s", "1200", "co", "ordinators", "-", "\"", "elan", "\"", "."});
    CHECK(page.is_capital(0));
    CHECK_FALSE(page.is_capital(4));
    CHECK(page.words({7, 10}) == "“Élan”");
}

TEST_CASE("a year in front of a number is no thousand", "[draft]")
{
    CHECK(keys(draft::Page{"in 2021 100 came", {}}) == Strings{"in", "2021", "100", "came"});
    CHECK(keys(draft::Page{"10 061 stations", {}}) == Strings{"10061", "stations"});
}

TEST_CASE("sentences don't end at abbreviations, initials and decimals", "[draft]")
{
    const draft::Page page{"Mr. U. Umakhanov saw 77.5 per cent. He left. “Fine.” It was.", {"mr"}};
    CHECK(sentences(page) ==
          Strings{"Mr. U. Umakhanov saw 77.5 per cent.", "He left.", "“Fine.”", "It was."});
}

TEST_CASE("lines that were broken to fit are one paragraph", "[draft]")
{
    const draft::Page page{"Headline\n\nThe observers of the mission were working all of the day\n"
                           "In Astana and elsewhere.\n\nNext.\n",
                           {}};
    REQUIRE(page.paragraphs().size() == 3);
    CHECK(page.words(page.paragraphs()[1]) ==
          "The observers of the mission were working all of the day In Astana and elsewhere.");
    CHECK(page.line(page.paragraphs()[2].begin) == 6);
}

TEST_CASE("paragraphs of one line each stay apart", "[draft]")
{
    const draft::Page page{"The delegation of the parliament consists of seven deputies\n"
                           "Plenipotentiary representative of the parliament: A B\n",
                           {}};
    CHECK(page.paragraphs().size() == 2);
}

TEST_CASE("the script of a page is the one of most letters", "[draft]")
{
    CHECK(draft::Page{"Миссия ODIHR работала", {}}.is_cyrillic());
    CHECK_FALSE(draft::Page{"The word выборы means elections", {}}.is_cyrillic());
    CHECK_FALSE(draft::Page{"", {}}.is_cyrillic());
}
