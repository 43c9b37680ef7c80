#include "base/error.hpp"
#include "catch.hpp"
#include "entry/candidate.hpp"
#include "entry/describe.hpp"
#include "entry/flags.hpp"
#include "entry/given.hpp"

#include <set>

using namespace eomt;
using Catch::Matchers::Contains;
using records::Kind;

namespace {

/// What `new KIND` makes of flags.
std::string text_of(Kind kind, const std::vector<entry::GivenFlag>& given)
{
    auto record = entry::new_record(kind);
    entry::FlagFiller filler{record.root, kind};
    for (const auto& one : given) {
        const auto* flag = entry::find_flag(entry::flags_of(kind), one.name);
        REQUIRE(flag != nullptr);
        filler.fill(*flag, one.value);
    }
    return entry::text_of(record);
}

} // namespace

TEST_CASE("each flag fills a field of its own", "[entry]")
{
    for (const Kind kind :
         {Kind::mission, Kind::election, Kind::delegation, Kind::organisation, Kind::person}) {
        std::set<std::string> names;
        for (const auto& flag : entry::flags_of(kind)) {
            CAPTURE(flag.name);
            CHECK(names.insert(flag.name).second);
            auto record = entry::new_record(kind);
            entry::FlagFiller filler{record.root, kind};
            const bool keyed = !flag.is_key && flag.field->many == records::Many::keyed;
            filler.fill(flag,
                        flag.is_key || flag.name == "source-key" ? "report"
                        : keyed                                  ? "ru=1"
                                                                 : entry::example_of(*flag.field));
            CHECK(filler.origins().size() == 1);
            CHECK(filler.origins().begin()->second == flag.name);
            CHECK(entry::node_at(record, filler.origins().begin()->first) != nullptr);
        }
        CHECK(names.size() > 5);
    }
}

TEST_CASE("a flag that an item has already begins the next one", "[entry]")
{
    CHECK(text_of(Kind::mission,
                  {{"finding-topic", "media"},
                   {"finding-text", "A."},
                   {"finding-topic", "voting"},
                   {"finding-source", "a"},
                   {"finding-source", "b"}}) == "findings:\n"
                                                "  - topic: media\n"
                                                "    text: A.\n"
                                                "  - topic: voting\n"
                                                "    source: [a, b]\n");
    CHECK(text_of(Kind::delegation,
                  {{"member", "Ann"},
                   {"member-office-title", "Speaker"},
                   {"member-office-title", "Deputy"},
                   {"member", "Bob"}}) == "members:\n"
                                          "  - name: Ann\n"
                                          "    offices:\n"
                                          "      - title: Speaker\n"
                                          "      - title: Deputy\n"
                                          "  - {name: Bob}\n");
}

TEST_CASE("sources get keys", "[entry]")
{
    CHECK(
        text_of(Kind::person, {{"source-url", "https://a.org"}, {"source-url", "https://b.org"}}) ==
        "sources:\n"
        "  source:\n"
        "    url: https://a.org\n"
        "  source-2:\n"
        "    url: https://b.org\n");
    // A key before or behind what it is the key of.
    const std::string keyed = "sources:\n"
                              "  report:\n"
                              "    url: https://a.org\n"
                              "  cec:\n"
                              "    url: https://b.org\n";
    CHECK(text_of(Kind::person,
                  {{"source-key", "report"},
                   {"source-url", "https://a.org"},
                   {"source-key", "cec"},
                   {"source-url", "https://b.org"}}) == keyed);
    CHECK(text_of(Kind::person, {{"source-url", "https://a.org"}, {"source-key", "report"}}) ==
          "sources:\n"
          "  report:\n"
          "    url: https://a.org\n");
}

TEST_CASE("a person may be given by id", "[entry]")
{
    CHECK(text_of(Kind::mission, {{"coordinator", "umakhan-umakhanov"}}) ==
          "coordinator:\n  id: umakhan-umakhanov\n");
    CHECK(text_of(Kind::mission, {{"coordinator", "Умахан Умаханов"}, {"office", "Chair"}}) ==
          "coordinator:\n  name: Умахан Умаханов\n  office: Chair\n");
}

TEST_CASE("what a flag can't take is said with the flag", "[entry]")
{
    CHECK_THROWS_WITH(text_of(Kind::person, {{"name", "A"}, {"name", "B"}}),
                      "--name is given more than once");
    CHECK_THROWS_WITH(text_of(Kind::person, {{"names", "Имя"}}), Contains("--names Имя: write it"));
    CHECK_THROWS_WITH(text_of(Kind::person, {{"name", " "}}), Contains("--name is empty"));
}

TEST_CASE("a number is written as other programs read it, too", "[entry]")
{
    CHECK(text_of(Kind::mission,
                  {{"number", "010"}, {"figure-what", "observers"}, {"figure-value", "007.5"}}) ==
          "number: 10\nfigures:\n  - {what: observers, value: 7.5}\n");
    CHECK(text_of(Kind::mission, {{"figure-what", "observers"}, {"figure-value", "0"}}) ==
          "figures:\n  - {what: observers, value: 0}\n");
    CHECK(text_of(Kind::mission, {{"notes", "007"}}) == "notes: 007\n");
}

TEST_CASE("a name stands on one line, prose may have several", "[entry]")
{
    CHECK_THROWS_WITH(
        text_of(Kind::mission, {{"coordinator", "Ann\nExample"}}),
        "--coordinator: \"name\" takes one line, and here is a line end after \"Ann\"");
    CHECK_THROWS_WITH(text_of(Kind::mission, {{"coordinator", "Ann\x07"}}),
                      Contains("control character (U+0007) after \"Ann\""));
    CHECK_THROWS_WITH(text_of(Kind::mission, {{"notes", std::string{"a\0b", 3}}}),
                      Contains("control character (U+0000) after \"a\""));
    CHECK(text_of(Kind::mission, {{"notes", "One.\nTwo."}}) == "notes: |-\n  One.\n  Two.\n");
}

TEST_CASE("the key of a source is one word", "[entry]")
{
    for (const char* bad : {"my report", "a,b", "a:b", "[a]", "a\nb", "#a"}) {
        CAPTURE(bad);
        CHECK_THROWS_WITH(text_of(Kind::mission, {{"source-key", bad}}),
                          Contains("is no key of a source"));
    }
    CHECK_THROWS_WITH(text_of(Kind::mission, {{"source-key", "my report"}}),
                      Contains("such as my-report"));
    for (const char* good : {"report", "cec-2021", "CEC_2.1", "отчёт"}) {
        CAPTURE(good);
        CHECK_NOTHROW(text_of(Kind::mission, {{"source-key", good}}));
    }
}

TEST_CASE("what is given in brackets is looked at to its depth", "[entry]")
{
    const auto settled = [](const char* field, const char* text) {
        const yaml::Source source{"", text};
        yaml::Problems problems{source};
        auto tree = yaml::parse_tree(source, problems);
        REQUIRE(tree.has_value());
        const std::string why =
            entry::settle(*tree, *records::outline(Kind::mission).field(field), false);
        auto record = entry::new_record(Kind::mission);
        entry::put_at(record, field, *std::move(tree));
        return why.empty() ? entry::text_of(record) : why;
    };
    CHECK(settled("figures", "[{what: observers, value: 010}]") ==
          "figures:\n  - {what: observers, value: 10}\n");
    CHECK_THAT(settled("sources", "{a b: {url: 'https://example.org'}}"),
               Contains("is no key of a source"));
    CHECK_THAT(settled("sources", "{a: {title: \"A\\nB\"}}"), Contains("\"title\" takes one line"));
    CHECK_THAT(settled("team", "[\"A\\nB\"]"), Contains("\"name\" takes one line"));
    CHECK_THAT(settled("coordinator", "{name: \"A\\nB\"}"), Contains("\"name\" takes one line"));
    CHECK(settled("findings", "[{topic: media, text: \"A.\\nB.\"}]") ==
          "findings:\n  - topic: media\n    text: |-\n      A.\n      B.\n");
}
