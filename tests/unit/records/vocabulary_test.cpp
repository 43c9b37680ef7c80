#include "base/text.hpp"
#include "catch.hpp"
#include "records/report_file.hpp"
#include "records/vocabulary.hpp"

#include <set>

using namespace eomt::records;

namespace {

using Words = std::vector<std::string_view>;

} // namespace

TEST_CASE("the vocabularies are those of the format", "[records][vocabulary]")
{
    CHECK(election_types.list() == Words{"presidential",
                                         "parliamentary",
                                         "upper-house",
                                         "regional",
                                         "local",
                                         "referendum",
                                         "by-election",
                                         "supranational"});
    CHECK(mission_types.list() == Words{"parliamentary",
                                        "eom",
                                        "leom",
                                        "eam",
                                        "eem",
                                        "eet",
                                        "nam",
                                        "executive",
                                        "joint",
                                        "citizen",
                                        "follow-up"});
    CHECK(mission_statuses.list() ==
          Words{"planned", "ongoing", "concluded", "declined", "not-invited", "cancelled"});
    CHECK(inviter_kinds.list() == Words{"ministry",
                                        "parliament",
                                        "electoral-commission",
                                        "head-of-state",
                                        "government",
                                        "other"});
    CHECK(figure_kinds.list() == Words{"observers",
                                       "observers-accredited",
                                       "long-term-observers",
                                       "short-term-observers",
                                       "short-term-observers-requested",
                                       "core-team",
                                       "polling-stations-visited",
                                       "regions",
                                       "countries-represented"});
    CHECK(qualifiers.list() == Words{"about", "at-least", "at-most", "planned", "requested"});
    CHECK(stages.list() == Words{"opening", "voting", "counting", "tabulation"});
    CHECK(assessments.list() ==
          Words{"positive", "mostly-positive", "mixed", "mostly-negative", "negative", "neutral"});
    CHECK(priorities.list() == Words{"priority", "other"});
    CHECK(review_statuses.list() == Words{"fully-implemented",
                                          "mostly-implemented",
                                          "partially-implemented",
                                          "not-implemented",
                                          "not-assessed",
                                          "superseded"});
    CHECK(event_kinds.list() == Words{"invitation",
                                      "accreditation",
                                      "arrival",
                                      "meeting",
                                      "statement",
                                      "press-conference",
                                      "interim-report",
                                      "report",
                                      "final-report",
                                      "departure",
                                      "other"});
    CHECK(
        organisation_kinds.list() ==
        Words{
            "parliamentary-assembly", "intergovernmental", "executive", "civil-society", "other"});
    CHECK(topics.list().size() == 28);
    CHECK(obligations.list().size() == 21);
    CHECK(report_parameters.has("mission"));
}

TEST_CASE("every word of a vocabulary is a slug, once", "[records][vocabulary]")
{
    for (const auto* words : {&election_types,
                              &mission_types,
                              &mission_statuses,
                              &inviter_kinds,
                              &figure_kinds,
                              &qualifiers,
                              &stages,
                              &assessments,
                              &priorities,
                              &review_statuses,
                              &event_kinds,
                              &topics,
                              &obligations,
                              &organisation_kinds,
                              &team_roles,
                              &report_parameters}) {
        INFO(words->name);
        CHECK_FALSE(words->name.empty());
        std::set<std::string_view> seen;
        for (const auto word : words->list()) {
            INFO(word);
            CHECK(eomt::base::is_slug(word));
            CHECK(words->has(word));
            CHECK(seen.insert(word).second);
        }
        CHECK_FALSE(words->has(""));
        CHECK_FALSE(words->has("no-such-word"));
    }
}

TEST_CASE("assessments score from 2 to -2, and neutral not at all", "[records][vocabulary]")
{
    CHECK(assessment_score("positive") == 2);
    CHECK(assessment_score("mostly-positive") == 1);
    CHECK(assessment_score("mixed") == 0);
    CHECK(assessment_score("mostly-negative") == -1);
    CHECK(assessment_score("negative") == -2);
    CHECK_FALSE(assessment_score("neutral").has_value());
    CHECK_FALSE(assessment_score("").has_value());
    CHECK_FALSE(assessment_score("good").has_value());
}

TEST_CASE("an inviting body's kind is read from its name", "[records][vocabulary]")
{
    const std::vector<std::pair<std::string_view, std::string_view>> bodies{
        {"Ministry of Foreign Affairs of the Republic of Kazakhstan", "ministry"},
        {"the Minister of Foreign Affairs", "ministry"},
        {"Foreign Minister", "ministry"},
        {"Министерство иностранных дел", "ministry"},
        {"МИНИСТЕРСТВО ИНОСТРАННЫХ ДЕЛ", "ministry"},
        {"Central Election Commission", "electoral-commission"},
        {"Central Electoral Commission of Belarus", "electoral-commission"},
        {"Central Commission for Elections and Referenda", "electoral-commission"},
        {"Центральная избирательная комиссия", "electoral-commission"},
        {"ЦИК России", "electoral-commission"},
        {"Parliament of Georgia", "parliament"},
        {"National Assembly of Armenia", "parliament"},
        {"Jogorku Kenesh", "parliament"},
        {"State Duma", "parliament"},
        {"Mazhilis of the Parliament", "parliament"},
        {"Парламент Республики Казахстан", "parliament"},
        {"Government of Kyrgyzstan", "government"},
        {"Prime Minister of Armenia", "government"},
        {"Cabinet of Ministers", "government"},
        {"President of the Republic", "head-of-state"},
        {"Head of State", "head-of-state"},
        {"Президент Республики Беларусь", "head-of-state"},
        {"Association of Voters", "other"},
        {"", "other"},
    };
    for (const auto& [body, kind] : bodies) {
        INFO(body);
        CHECK(inviter_kind(body) == kind);
    }
}

TEST_CASE("the body that is named first decides its kind", "[records][vocabulary]")
{
    CHECK(inviter_kind("Central Election Commission via the Ministry of Foreign Affairs") ==
          "electoral-commission");
    CHECK(inviter_kind("Ministry of Foreign Affairs for the Parliament") == "ministry");
    CHECK(inviter_kind("Administration of the President") == "head-of-state");
}

TEST_CASE("part of another word tells nothing of a body", "[records][vocabulary]")
{
    CHECK(inviter_kind("Vice-Presidential Fund") == "other");
    CHECK(inviter_kind("Administry of Foreign Affairs") == "other");
}
