#include "base/date.hpp"
#include "catch.hpp"

using namespace eomt::base;

TEST_CASE("a date is a real day written YYYY-MM-DD", "[base][date]")
{
    CHECK(parse_date("2021-01-10") == Date{2021, 1, 10});
    CHECK(parse_date("2020-02-29") == Date{2020, 2, 29});
    CHECK(parse_date("2000-02-29") == Date{2000, 2, 29});
    CHECK(parse_date("2021-12-31")->iso() == "2021-12-31");
    for (const auto* const bad :
         {"2021-02-29",  "1900-02-29",  "2021-04-31",  "2021-13-01", "2021-00-10",  "2021-01-00",
          "2021-1-10",   "2021-01-1",   "2021/01/10",  "10.01.2021", "2024-Feb-03", "20210110",
          " 2021-01-10", "2021-01-10 ", "2021-01-10T", "",           "2021",        "2021-01",
          "-021-01-10",  "2021-01-+1",  "1399-01-01",  "0000-01-01"}) {
        INFO(bad);
        CHECK_FALSE(parse_date(bad).has_value());
    }
}

TEST_CASE("a partial date is a real year, month or day", "[base][date]")
{
    for (const auto* const good : {"2021", "2021-03", "2021-03-02"}) {
        CHECK(is_partial_date(good));
    }
    for (const auto* const bad : {"",
                                  "21",
                                  "202",
                                  "20211",
                                  "2021-13",
                                  "2021-3",
                                  "2021-02-29",
                                  "2021-",
                                  "abcd",
                                  "2021-0a"}) {
        INFO(bad);
        CHECK_FALSE(is_partial_date(bad));
    }
}

TEST_CASE("dates are compared as days", "[base][date]")
{
    CHECK(Date{2021, 1, 10} < Date{2021, 1, 11});
    CHECK(Date{2021, 2, 1} > Date{2021, 1, 31});
    CHECK(Date{2020, 12, 31} < Date{2021, 1, 1});
    CHECK(Date{800, 1, 2}.iso() == "0800-01-02");
}

TEST_CASE("a date written in another usual way is guessed", "[base][date]")
{
    const Date day{2021, 1, 10};
    for (const auto* const written : {"10.01.2021",
                                      "10.1.2021",
                                      "2021/1/10",
                                      "2021-1-10",
                                      "10/01/2021",
                                      "10 January 2021",
                                      "January 10, 2021",
                                      "Jan 10 2021",
                                      "10-Jan-2021",
                                      "2021 January 10",
                                      "10 JANUARY, 2021"}) {
        INFO(written);
        CHECK(guess_date(written) == day);
    }
    for (const auto* const no : {"",
                                 "tomorrow",
                                 "31.02.2021",
                                 "2021",
                                 "10 Janvier 2021",
                                 "10.01.2021.5",
                                 "10 Ja 2021",
                                 "99999 1 10",
                                 "Januaryy 10 2021",
                                 "the 10th of January in the year 2021"}) {
        INFO(no);
        CHECK_FALSE(guess_date(no).has_value());
    }
}

TEST_CASE("a date in words goes as far as it is known", "[base][date]")
{
    CHECK(long_date("2021-01-10") == "10 January 2021");
    CHECK(long_date("2021-12-01") == "1 December 2021");
    CHECK(long_date("2021-03") == "March 2021");
    CHECK(long_date("2021") == "2021");
    CHECK(long_date("soon") == "soon");
    CHECK(long_date("2021-02-30") == "2021-02-30");
    CHECK(long_date("").empty());
}

TEST_CASE("a partial date is before a day where all of it is", "[base][date]")
{
    CHECK(wholly_before("2020", "2021-01-07"));
    CHECK_FALSE(wholly_before("2021", "2021-01-07"));
    CHECK(wholly_before("2020-12", "2021-01-07"));
    CHECK_FALSE(wholly_before("2021-01", "2021-01-07"));
    CHECK(wholly_before("2021-01-06", "2021-01-07"));
    CHECK_FALSE(wholly_before("2021-01-07", "2021-01-07"));
    CHECK_FALSE(wholly_before("2022", "2021-01-07"));
}

TEST_CASE("today is a real day", "[base][date]")
{
    const Date day = today();
    CHECK(parse_date(day.iso()) == day);
}
