#include "catch.hpp"
#include "small_index.hpp"

#include <fmt/format.h>

using namespace eomt;

namespace {

Doc inline_election(const std::string& id, const std::string& title)
{
    return {id + ".mission.yaml",
            fmt::format("election: {{country: KZ, date: 2021-01-10, type: parliamentary, "
                        "institution: Mazhilis, title: {}}}\n"
                        "organisation: o\n",
                        title)};
}

const Doc election{"kz-2021-01-10-mazhilis.election.yaml",
                   "country: KZ\ndate: 2021-01-10\ntype: parliamentary\ntitle: Recorded\n"};

const std::string elections = "SELECT id, title, is_inline FROM elections ORDER BY id";

/// The compositions that count for a mission on a day with two members of delegations on its team.
Lines compositions(const std::string& day, const std::string& list)
{
    SmallIndex small{
        {{"d.delegation.yaml", "organisation: o\ncountry: RU\ncompositions:\n" + list},
         {"other.delegation.yaml",
          "organisation: x\ncountry: RU\ncompositions: [{seats: {S: 99}}]\n"},
         {"m.mission.yaml",
          fmt::format(
              "election: {{country: KZ, date: {}, type: local}}\norganisation: o\n"
              "coordinator: {{name: A B, delegation: RU}}\nteam: [{{name: C D, delegation: RU}}]\n",
              day)}}};
    return small.rows(
        "SELECT delegation, composition, seats, start, attested_later FROM mission_compositions");
}

const std::string two =
    "  - {from: 2016-10-05, seats: {S: 1}}\n  - {from: 2021-10-12, seats: {S: 2}}\n";

} // namespace

TEST_CASE("inline elections with one id are one election", "[index][view]")
{
    SmallIndex small{{inline_election("b", "Second"), inline_election("a", "First")}};
    CHECK(small.rows(elections) == Lines{"kz-2021-01-10-mazhilis|First|1"});
    CHECK(small.rows("SELECT id, election_title, date, country FROM missions ORDER BY id") ==
          Lines{"a|First|2021-01-10|KZ", "b|First|2021-01-10|KZ"});
}

TEST_CASE("an election's record says more than an inline one", "[index][view]")
{
    SmallIndex small{{inline_election("a", "Inline"), election}};
    CHECK(small.rows(elections) == Lines{"kz-2021-01-10-mazhilis|Recorded|0"});
    small.remove(election.first);
    CHECK(small.rows(elections) == Lines{"kz-2021-01-10-mazhilis|Inline|1"});
}

TEST_CASE("an election's record with an error leaves the inline one", "[index][view]")
{
    SmallIndex small{{inline_election("a", "Inline"), election}};
    small.session().execute("UPDATE files SET errors = 1 WHERE path LIKE '%.election.yaml'");
    CHECK(small.rows(elections) == Lines{"kz-2021-01-10-mazhilis|Inline|1"});
}

TEST_CASE("a mission whose election isn't there has no date", "[index][view]")
{
    SmallIndex small{{{"m.mission.yaml", "election: none\norganisation: o\n"}}};
    CHECK(small.rows("SELECT id, election, date, country FROM missions") == Lines{"m|none||"});
}

TEST_CASE("the composition that counts is that in force on the day", "[index][view]")
{
    CHECK(compositions("2016-10-05", two) == Lines{"d|0|1|2016-10-05|0"});
    CHECK(compositions("2021-10-11", two) == Lines{"d|0|1|2016-10-05|0"});
    CHECK(compositions("2021-10-12", two) == Lines{"d|1|2|2021-10-12|0"});
    CHECK(compositions("2030-01-01", two) == Lines{"d|1|2|2021-10-12|0"});
    CHECK(compositions(
              "2021-01-10",
              "  - {from: 2021-10-12, seats: {S: 2}}\n  - {from: 2016-10-05, seats: {S: 1}}\n") ==
          Lines{"d|1|1|2016-10-05|0"});
}

TEST_CASE("a composition without a first day holds from the beginning", "[index][view]")
{
    CHECK(compositions("2001-01-01",
                       "  - {seats: {S: 1}}\n  - {from: 2016-10-05, seats: {S: 2}}\n") ==
          Lines{"d|0|1||0"});
    CHECK(compositions("2016-10-05",
                       "  - {seats: {S: 1}}\n  - {from: 2016-10-05, seats: {S: 2}}\n") ==
          Lines{"d|1|2|2016-10-05|0"});
}

TEST_CASE("a composition that is attested later only is used, and marked", "[index][view]")
{
    CHECK(compositions("2016-10-04", two) == Lines{"d|0|1|2016-10-05|1"});
    CHECK(compositions("2021-01-10", "  - {as_of: 2021-03-02, seats: {S: 3}}\n") ==
          Lines{"d|0|3|2021-03-02|1"});
    CHECK(compositions("2021-03-02", "  - {as_of: 2021-03-02, seats: {S: 3}}\n") ==
          Lines{"d|0|3|2021-03-02|0"});
    CHECK(compositions("2022-01-01", "  - {as_of: 2021-03-02, seats: {S: 3}}\n") ==
          Lines{"d|0|3|2021-03-02|0"});
}

TEST_CASE("a composition that ended doesn't count", "[index][view]")
{
    const std::string ended = "  - {from: 2016-10-05, to: 2020-12-31, seats: {S: 1}}\n";
    CHECK(compositions("2020-12-31", ended) == Lines{"d|0|1|2016-10-05|0"});
    CHECK(compositions("2021-01-10", ended).empty());
    CHECK(compositions("2021-01-10", ended + "  - {as_of: 2021-03-02, seats: {S: 3}}\n") ==
          Lines{"d|1|3|2021-03-02|1"});
}

TEST_CASE("a recommendation has its latest review", "[index][view]")
{
    const auto review =
        [](const std::string& id, const std::string& date, const std::string& reviews) {
            return Doc{
                id + ".mission.yaml",
                fmt::format("election: {{country: KZ, date: {}, type: local}}\norganisation: o\n{}",
                            date,
                            reviews)};
        };
    SmallIndex small{
        {review(
             "old",
             "2016-03-20",
             "recommendations: [{id: 1, text: One}, {id: 2, text: Two}, {id: 3, text: Three}]\n"),
         review("mid",
                "2019-06-09",
                "reviews: [{recommendation: old#1, status: not-implemented},\n"
                "  {recommendation: old#2, status: partially-implemented, date: 2023-01-01, text: "
                "late}]\n"),
         review("new",
                "2021-01-10",
                "reviews: [{recommendation: old#1, status: mostly-implemented, text: better},\n"
                "  {recommendation: old#2, status: not-implemented}]\n")}};
    CHECK(small.rows("SELECT id, text, status, status_date, reviewed_in, status_text FROM "
                     "recommendation_states ORDER BY id") ==
          Lines{"old#1|One|mostly-implemented|2021-01-10|new|better",
                "old#2|Two|partially-implemented|2023-01-01|mid|late",
                "old#3|Three||||"});
}

TEST_CASE("of two reviews of one day the one further down counts", "[index][view]")
{
    SmallIndex small{{{"m.mission.yaml",
                       "election: {country: KZ, date: 2021-01-10, type: local}\norganisation: o\n"
                       "recommendations: [{id: 1, text: One}]\n"
                       "reviews: [{recommendation: m#1, status: not-assessed}, {recommendation: "
                       "m#1, status: superseded}]\n"}}};
    CHECK(small.rows("SELECT status FROM recommendation_states") == Lines{"superseded"});
}

TEST_CASE("every message of the check is in a view", "[index][view]")
{
    SmallIndex small{{election}};
    index::Update update{small.session(), index::Update::From::index};
    auto file = read_doc({"x.organisation.yaml", "name: X\n"});
    file.diagnostics = {{file.path, {3, 4}, base::Severity::warning, "w", "text", "line"}};
    update.put(file);
    update.link();
    update.commit();
    CHECK(small.rows("SELECT path, line, col, severity, rule, message FROM diagnostics") ==
          Lines{"x.organisation.yaml|3|4|warning|w|text"});
}
