#include "base/country.hpp"
#include "base/error.hpp"
#include "catch.hpp"
#include "draft/words.hpp"
#include "records/vocabulary.hpp"

#include <set>

using namespace eomt;

TEST_CASE("the built-in words can be read", "[draft]")
{
    REQUIRE(draft::word_languages().size() == 2);
    std::vector<std::set<std::string>> rules;
    for (const auto language : draft::word_languages()) {
        INFO(language);
        const draft::Words words = draft::load_words(language);
        std::set<std::string> names;
        for (const auto& [name, patterns] : words.rules) {
            CHECK_FALSE(patterns.empty());
            names.insert(name);
        }
        rules.push_back(names);
    }
    // A rule that a language lacks would find nothing there, without a word.
    CHECK(rules[0] == rules[1]);
}

TEST_CASE("the built-in words mean what records know", "[draft]")
{
    for (const auto language : draft::word_languages()) {
        const draft::Words words = draft::load_words(language);
        const auto values = [&](const char* category, const records::Vocabulary& known) {
            for (const auto& phrase : words.phrases.at(category)) {
                INFO(language << " " << category << " " << phrase.value);
                CHECK((phrase.value == "any" || known.has(phrase.value)));
            }
        };
        values("topic", records::topics);
        values("election", records::election_types);
        values("qualifier", records::qualifiers);
        values("mission-type", records::mission_types);
        for (const char* category : {"country", "demonym"}) {
            for (const auto& phrase : words.phrases.at(category)) {
                INFO(language << " " << phrase.value);
                CHECK((phrase.value == "XK" || base::find_country(phrase.value) != nullptr));
            }
        }
        for (const auto& pattern : words.rules.at("figure")) {
            CHECK(records::figure_kinds.has(pattern.value));
        }
        for (const auto& pattern : words.rules.at("event")) {
            CHECK(records::event_kinds.has(pattern.value));
        }
        for (const auto& pattern : words.rules.at("status")) {
            CHECK(records::mission_statuses.has(pattern.value));
        }
        for (const auto& [name, institution] : words.institutions) {
            INFO(name);
            CHECK((institution.elects.empty() || records::election_types.has(institution.elects)));
            CHECK((institution.country.empty() ||
                   base::find_country(institution.country) != nullptr));
        }
    }
}

TEST_CASE("a malformed word list is refused at its place", "[draft]")
{
    const auto says = [](const std::string& text) {
        try {
            draft::parse_words("xx", text);
        } catch (const base::Error& error) {
            return std::string{error.what()};
        }
        return std::string{"nothing"};
    };
    CHECK(says("phrases:\n  topic: [a\n").find("src/draft/words/xx.yaml:2:") == 0);
    CHECK(says("phrases: no\n") == "src/draft/words/xx.yaml:1:10: this has to be keys and values");
    CHECK(says("phrasses: {}\n") ==
          "src/draft/words/xx.yaml:1:1: \"phrasses\" is none of abbreviations, phrases, rules, "
          "institutions, texts");
    CHECK(says("rules:\n  leader: [\"{person\"]\n") ==
          "src/draft/words/xx.yaml:2:12: \"{person\" is no slot; write {person}");
    CHECK(says("rules:\n  leader: [a ..x b]\n") ==
          "src/draft/words/xx.yaml:2:12: \"..x\" is no gap; write ..4 for up to four words");
    CHECK(says("abbreviations: [\"\"]\n") == "src/draft/words/xx.yaml:1:17: an item is empty");
    CHECK_THROWS_WITH(draft::load_words("xx"), "there are no words of the language \"xx\"");
}

TEST_CASE("a phrase is words, stems and alternatives", "[draft]")
{
    const auto phrase = draft::parse_phrase("long-term observer|monitor*", "x");
    REQUIRE(phrase.words.size() == 3);
    CHECK_FALSE(phrase.capital);
    CHECK(phrase.words[2][0].fits("observer"));
    CHECK_FALSE(phrase.words[2][0].fits("observers"));
    CHECK(phrase.words[2][1].fits("monitors"));
    CHECK(draft::parse_phrase("Парламент", "").capital);
}
