#include "records/vocabulary.hpp"

#include "base/text.hpp"
#include "records/report_file.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace eomt::records {

namespace {

template <class... Words>
constexpr auto words(Words... list)
{
    return std::to_array<std::string_view>({list...});
}

constexpr auto election_type_words = words("presidential",
                                           "parliamentary",
                                           "upper-house",
                                           "regional",
                                           "local",
                                           "referendum",
                                           "by-election",
                                           "supranational");
constexpr auto mission_type_words = words("parliamentary",
                                          "eom",
                                          "leom",
                                          "eam",
                                          "eem",
                                          "eet",
                                          "nam",
                                          "executive",
                                          "joint",
                                          "citizen",
                                          "follow-up");
constexpr auto status_words =
    words("planned", "ongoing", "concluded", "declined", "not-invited", "cancelled");
constexpr auto inviter_words =
    words("ministry", "parliament", "electoral-commission", "head-of-state", "government", "other");
constexpr auto figure_words = words("observers",
                                    "observers-accredited",
                                    "long-term-observers",
                                    "short-term-observers",
                                    "short-term-observers-requested",
                                    "core-team",
                                    "polling-stations-visited",
                                    "regions",
                                    "countries-represented");
constexpr auto qualifier_words = words("about", "at-least", "at-most", "planned", "requested");
constexpr auto stage_words = words("opening", "voting", "counting", "tabulation");
constexpr auto assessment_words =
    words("positive", "mostly-positive", "mixed", "mostly-negative", "negative", "neutral");
constexpr auto priority_words = words("priority", "other");
constexpr auto review_words = words("fully-implemented",
                                    "mostly-implemented",
                                    "partially-implemented",
                                    "not-implemented",
                                    "not-assessed",
                                    "superseded");
constexpr auto event_words = words("invitation",
                                   "accreditation",
                                   "arrival",
                                   "meeting",
                                   "statement",
                                   "press-conference",
                                   "interim-report",
                                   "report",
                                   "final-report",
                                   "departure",
                                   "other");
constexpr auto topic_words = words("legal-framework",
                                   "electoral-system",
                                   "boundary-delimitation",
                                   "election-administration",
                                   "voter-registration",
                                   "voter-education",
                                   "candidate-registration",
                                   "campaign",
                                   "campaign-finance",
                                   "media",
                                   "womens-participation",
                                   "national-minorities",
                                   "persons-with-disabilities",
                                   "youth",
                                   "public-health",
                                   "security",
                                   "voting-technology",
                                   "early-voting",
                                   "out-of-country-voting",
                                   "complaints-and-appeals",
                                   "observers",
                                   "opening",
                                   "voting",
                                   "counting",
                                   "tabulation",
                                   "results",
                                   "post-election",
                                   "other");
// The Carter Center, Election Obligations and Standards Database: its 21 obligations.
constexpr auto obligation_words = words("genuine-elections",
                                        "state-takes-necessary-steps",
                                        "rule-of-law",
                                        "periodic-elections",
                                        "universal-suffrage",
                                        "equal-suffrage",
                                        "secret-ballot",
                                        "prevention-of-corruption",
                                        "participate-in-public-affairs",
                                        "right-to-vote",
                                        "right-to-be-elected",
                                        "gender-equality",
                                        "non-discrimination",
                                        "freedom-of-assembly",
                                        "freedom-of-association",
                                        "freedom-of-movement",
                                        "freedom-of-expression",
                                        "transparency",
                                        "security-of-the-person",
                                        "effective-remedy",
                                        "fair-hearing");
constexpr auto organisation_words =
    words("parliamentary-assembly", "intergovernmental", "executive", "civil-society", "other");
constexpr auto role_words = words("special-coordinator", "spokesperson", "deputy-head", "observer");

constexpr auto parameter_words =
    words("mission", "election", "country", "organisation", "delegation", "person", "year");
constexpr auto chart_words = words("timeline", "scores", "bars");
constexpr auto side_words = words("left", "middle", "right", "none");
constexpr auto label_words = words("country", "words", "title", "day");

} // namespace

const Vocabulary report_parameters{"parameter of a report", parameter_words};
const Vocabulary chart_kinds{"kind of chart", chart_words};
const Vocabulary chart_sides{"side of a bar", side_words};
const Vocabulary label_forms{"way to write a label", label_words};
const Vocabulary election_types{"election type", election_type_words};
const Vocabulary mission_types{"mission type", mission_type_words};
const Vocabulary mission_statuses{"mission status", status_words};
const Vocabulary inviter_kinds{"kind of inviting body", inviter_words};
const Vocabulary figure_kinds{"figure", figure_words};
const Vocabulary qualifiers{"qualifier", qualifier_words};
const Vocabulary stages{"stage", stage_words};
const Vocabulary assessments{"assessment", assessment_words};
const Vocabulary priorities{"priority", priority_words};
const Vocabulary review_statuses{"status of a recommendation", review_words};
const Vocabulary event_kinds{"kind of event", event_words};
const Vocabulary topics{"topic", topic_words};
const Vocabulary obligations{"obligation", obligation_words};
const Vocabulary organisation_kinds{"kind of organisation", organisation_words};
const Vocabulary team_roles{"role", role_words};

bool Vocabulary::has(std::string_view word) const
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::optional<int> assessment_score(std::string_view assessment)
{
    const auto* const found =
        std::find(assessment_words.begin(), assessment_words.end(), assessment);
    if (found == assessment_words.end() || *found == "neutral") {
        return std::nullopt;
    }
    return 2 - static_cast<int>(found - assessment_words.begin());
}

std::string_view inviter_kind(std::string_view body)
{
    // Words that open or name a body, in the languages of the sources; the first that is found
    // decides, so that "Central Election Commission via the Ministry" is the commission.
    constexpr auto tells = std::to_array<std::pair<std::string_view, std::string_view>>({
        {"ministry", "ministry"},
        {"minister of", "ministry"},
        {"foreign minister", "ministry"},
        {"министерств", "ministry"},
        {"министр иностранных", "ministry"},
        {"election commission", "electoral-commission"},
        {"electoral commission", "electoral-commission"},
        {"commission for elections", "electoral-commission"},
        {"commission on elections", "electoral-commission"},
        {"избирательн", "electoral-commission"},
        {"цик", "electoral-commission"},
        {"parliament", "parliament"},
        {"national assembly", "parliament"},
        {"supreme council", "parliament"},
        {"house of representatives", "parliament"},
        {"council of the republic", "parliament"},
        {"jogorku kenesh", "parliament"},
        {"state duma", "parliament"},
        {"federation council", "parliament"},
        {"federal assembly", "parliament"},
        {"mazhilis", "parliament"},
        {"senate", "parliament"},
        {"парламент", "parliament"},
        {"собрани", "parliament"},
        {"совет федерации", "parliament"},
        {"prime minister", "government"},
        {"government", "government"},
        {"cabinet of ministers", "government"},
        {"правительств", "government"},
        {"president", "head-of-state"},
        {"head of state", "head-of-state"},
        {"президент", "head-of-state"},
    });
    const std::string folded = base::fold(body);
    std::size_t first = std::string::npos;
    std::string_view kind = "other";
    for (const auto& [words, says] : tells) {
        const std::size_t at = folded.find(base::fold(words));
        const bool begins = at == 0 || (at != std::string::npos && folded[at - 1] == ' ');
        if (begins && at < first) {
            first = at;
            kind = says;
        }
    }
    return kind;
}

} // namespace eomt::records
