#include "base/text.hpp"
#include "catch.hpp"
#include "records/kind.hpp"
#include "records/mission.hpp"
#include "records/rules.hpp"

#include <set>

using namespace eomt::records;
using eomt::base::Date;

namespace {

Election election()
{
    Election one;
    one.country = CountryCode{"KZ", {}};
    one.date = Day{{2021, 1, 10}, {}};
    one.type.items.push_back({"parliamentary", {}});
    return one;
}

} // namespace

TEST_CASE("an inline election's id is country, date and body", "[records][election]")
{
    Election one = election();
    one.institution = Text{"Mazhilis", {}};
    CHECK(inline_id(one) == "kz-2021-01-10-mazhilis");
    one.institution = Text{"Jogorku Kenesh (Supreme Council)", {}};
    CHECK(inline_id(one) == "kz-2021-01-10-jogorku-kenesh-supreme-council");
    one.institution = Text{"Мажилис", {}};
    CHECK(inline_id(one) == "kz-2021-01-10-mazhilis");
}

TEST_CASE("an inline election without an institution has its type in its id", "[records][election]")
{
    Election one = election();
    CHECK(inline_id(one) == "kz-2021-01-10-parliamentary");
    one.type.items.push_back({"local", {}});
    CHECK(inline_id(one) == "kz-2021-01-10-parliamentary-local");
}

TEST_CASE("an inline election without its parts has no id", "[records][election]")
{
    Election one = election();
    one.type.items.clear();
    CHECK(inline_id(one).empty());
    one.institution = Text{"Mazhilis", {}};
    CHECK(inline_id(one) == "kz-2021-01-10-mazhilis");
    one.country.reset();
    CHECK(inline_id(one).empty());
    one = election();
    one.date.reset();
    CHECK(inline_id(one).empty());
}

TEST_CASE("the last voting day is the latest of all that are named", "[records][election]")
{
    Election one = election();
    CHECK(last_voting_day(one) == Date{2021, 1, 10});
    one.voting_days = {{{2021, 1, 8}, {}}, {{2021, 1, 12}, {}}, {{2021, 1, 9}, {}}};
    CHECK(last_voting_day(one) == Date{2021, 1, 12});
    one.voting_days = {{{2021, 1, 8}, {}}};
    CHECK(last_voting_day(one) == Date{2021, 1, 10});
    CHECK(last_voting_day(Election{}) == Date{});
}

TEST_CASE("a mission's status is concluded where it has none", "[records][mission]")
{
    Mission mission;
    CHECK(status_of(mission) == "concluded");
    mission.status = Word{"declined", {}};
    CHECK(status_of(mission) == "declined");
}

TEST_CASE("a person stands at the name, else at the id", "[records][person]")
{
    PersonMention person;
    person.mark = {1, 1};
    CHECK(person.place() == eomt::base::Mark{1, 1});
    CHECK(person.label().empty());
    person.id = Reference{"u-u", {2, 5}};
    CHECK(person.place() == eomt::base::Mark{2, 5});
    CHECK(person.label() == "u-u");
    person.name = Text{"U. U.", {3, 7}};
    CHECK(person.place() == eomt::base::Mark{3, 7});
    CHECK(person.label() == "U. U.");
}

TEST_CASE("a file's name says its kind and id", "[records][kind]")
{
    REQUIRE(file_kind("kz-2021-01-10-mazhilis.csto-pa.mission.yaml").has_value());
    CHECK(file_kind("kz-2021-01-10-mazhilis.csto-pa.mission.yaml")->kind == Kind::mission);
    CHECK(file_kind("kz-2021-01-10-mazhilis.csto-pa.mission.yaml")->id ==
          "kz-2021-01-10-mazhilis.csto-pa");
    CHECK(file_kind("a.election.yaml")->kind == Kind::election);
    CHECK(file_kind("a.organisation.yaml")->kind == Kind::organisation);
    CHECK(file_kind("a.delegation.yaml")->kind == Kind::delegation);
    CHECK(file_kind("a.person.yaml")->kind == Kind::person);
    CHECK(file_kind("archive.yaml")->kind == Kind::archive);
    CHECK(file_kind("archive.yaml")->id.empty());
    for (const auto* const none : {"a.yaml",
                                   "mission.yaml",
                                   ".mission.yaml",
                                   "a.mission.yml",
                                   "a.mission",
                                   "a.misson.yaml",
                                   "a.archive.yaml",
                                   "a.Mission.yaml",
                                   "amission.yaml",
                                   "a.mission.yaml~",
                                   ""}) {
        INFO(none);
        CHECK_FALSE(file_kind(none).has_value());
    }
}

TEST_CASE("kinds have names", "[records][kind]")
{
    for (const auto name : kind_names()) {
        REQUIRE(kind_named(name).has_value());
        CHECK(kind_name(*kind_named(name)) == name);
    }
    CHECK(kind_names().size() == 6);
    CHECK_FALSE(kind_named("missions").has_value());
    CHECK(is_yaml("a.yaml"));
    CHECK(is_yaml("a.yml"));
    CHECK_FALSE(is_yaml("a.yaml.txt"));
}

TEST_CASE("every rule says what it means, shows it and how to mend it", "[records][rules]")
{
    std::set<std::string_view> names;
    for (const auto& rule : rules()) {
        INFO(rule.name);
        CHECK(eomt::base::is_slug(rule.name));
        CHECK(names.insert(rule.name).second);
        CHECK(rule.meaning.ends_with('.'));
        CHECK_FALSE(rule.example.empty());
        CHECK(rule.mend.ends_with('.'));
        CHECK(find_rule(rule.name) == &rule);
    }
    CHECK(find_rule("no-such-rule") == nullptr);
}

TEST_CASE("the rules are those of the format, with their severities", "[records][rules]")
{
    using eomt::base::Severity;
    const std::vector<std::pair<Severity, std::vector<std::string_view>>> expected{
        {Severity::error,
         {"yaml-syntax",
          "bad-encoding",
          "too-large",
          "duplicate-key",
          "unknown-key",
          "missing-key",
          "wrong-type",
          "bad-date",
          "bad-country",
          "bad-value",
          "bad-id",
          "duplicate-id",
          "unknown-reference",
          "unknown-source",
          "ambiguous-person",
          "period-reversed",
          "reference-cycle",
          "share-exceeds-whole"}},
        {Severity::warning,
         {"unknown-kind",
          "unlinked-person",
          "finding-without-source",
          "quote-not-in-source",
          "source-changed",
          "missing-source-file",
          "host-country-observer",
          "team-exceeds-seats",
          "verdict-before-vote",
          "shares-without-systematic-observation",
          "members-exceed-seats",
          "finding-before-mission"}},
        {Severity::note,
         {"conflicting-figures",
          "counted-in-parent",
          "composition-attested-later",
          "no-invitation",
          "no-verdict"}},
    };
    for (const auto& [severity, names] : expected) {
        for (const auto name : names) {
            INFO(name);
            REQUIRE(find_rule(name) != nullptr);
            CHECK(find_rule(name)->severity == severity);
        }
    }
}

TEST_CASE("the rules stand in the order of their severities, then by letter", "[records][rules]")
{
    for (std::size_t i = 1; i < rules().size(); ++i) {
        const auto& before = rules()[i - 1];
        const auto& rule = rules()[i];
        INFO(before.name << " / " << rule.name);
        CHECK(std::pair{before.severity, before.name} < std::pair{rule.severity, rule.name});
    }
}

TEST_CASE("a rule is explained with its example as YAML", "[records][rules]")
{
    const Rule rule{"a-rule", eomt::base::Severity::note, "Meaning.", "a: b", "Mend."};
    CHECK(explain(rule) == "a-rule (note)\n\nMeaning.\n\n```yaml\na: b\n```\n\nMend.\n");
    const std::string document = rules_document();
    for (const auto& one : rules()) {
        CHECK(document.find("\n## " + explain(one)) != std::string::npos);
    }
}
