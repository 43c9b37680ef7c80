#include "catch.hpp"
#include "yaml/edit.hpp"

using namespace eomt;

namespace {

std::string set(const std::string& text, const char* path, const std::string& value)
{
    return yaml::set_value(
        text, records::Kind::mission, records::parse_field_path(path), yaml::scalar(value));
}

std::string set(const std::string& text, const char* path, const yaml::Node& value)
{
    return yaml::set_value(text, records::Kind::mission, records::parse_field_path(path), value);
}

std::string unset(const std::string& text, const char* path)
{
    return yaml::unset_value(text, records::Kind::mission, records::parse_field_path(path));
}

template <class Edit>
std::string refusal(Edit edit)
{
    try {
        edit();
    } catch (const yaml::EditRefused& refused) {
        return refused.what();
    }
    return "not refused";
}

yaml::Node mapping(const std::vector<std::pair<std::string, yaml::Node>>& pairs)
{
    yaml::Node node{yaml::Node::Kind::mapping, false, 0, {}, {}};
    for (const auto& [key, value] : pairs) {
        node.items.push_back(yaml::scalar(key));
        node.items.push_back(value);
    }
    return node;
}

} // namespace

TEST_CASE("A set value keeps the style of the one before", "[yaml]")
{
    CHECK(set("type: joint # why\n", "type", "eom") == "type: eom # why\n");
    CHECK(set("type: 'joint'\n", "type", "eom") == "type: 'eom'\n");
    CHECK(set("type: 'joint'\n", "type", "it's") == "type: 'it''s'\n");
    CHECK(set("type: 'joint'\n", "type", "a\nb") == "type: \"a\\nb\"\n");
    CHECK(set("type: \"joint\"\n", "type", "say \"a\"") == "type: \"say \\\"a\\\"\"\n");
    CHECK(set("type: joint\n", "type", "a: b") == "type: \"a: b\"\n");
    CHECK(set("type: joint\n", "type", "null") == "type: \"null\"\n");
    CHECK(set("type: joint\n", "type", "~") == "type: \"~\"\n");
    CHECK(set("type: joint\n", "type", "") == "type: \"\"\n");
    CHECK(set("type: joint\n", "type", "a\x01\xE2\x80\xA8") == "type: \"a\\x01\\u2028\"\n");
    CHECK(set("verdict: {by: a, page: 1}\n", "verdict.by", "a, b") ==
          "verdict: {by: \"a, b\", page: 1}\n");
    CHECK(set("notes: joint\n", "notes", "joint") == "notes: joint\n");
}

TEST_CASE("Text on several lines stays text on several lines", "[yaml]")
{
    CHECK(set("notes: | # c\n    old\n    text\ntype: eom\n", "notes", "new\nlines\n") ==
          "notes: | # c\n    new\n    lines\ntype: eom\n");
    CHECK(set("notes: |\n  old\ntype: eom\n", "notes", "new") == "notes: |-\n  new\ntype: eom\n");
    CHECK(set("notes: >-\n  old\n  text\n", "notes", "one\ntwo") == "notes: >-\n  one\n\n  two\n");
    CHECK(set("notes: >-\n  old\n", "notes", "a\x01") == "notes: \"a\\x01\"\n");
    CHECK(set("notes: old # c\ntype: eom\n", "notes", "a\nb") ==
          "notes: |- # c\n  a\n  b\ntype: eom\n");
    // A comment further in would become part of the block.
    CHECK(set("notes: old\n    # c\ntype: eom\n", "notes", "a\nb") ==
          "notes: \"a\\nb\"\n    # c\ntype: eom\n");
    CHECK(set("notes: this text stands on\n    two lines of the file\n",
              "notes",
              "another text that is too long for the first of the two lines") ==
          "notes: another text that is too long for the first of the\n    two lines\n");
    CHECK(set("notes:\n  old\ntype: eom\n", "notes", "new") == "notes:\n  new\ntype: eom\n");
}

TEST_CASE("Line ends, the byte order mark and the end of the file stay", "[yaml]")
{
    CHECK(set("\xEF\xBB\xBF"
              "type: joint\r\nnotes: n\r\n",
              "type",
              "eom") == "\xEF\xBB\xBF"
                        "type: eom\r\nnotes: n\r\n");
    CHECK(set("type: joint\r\n", "notes", "a\nb") == "type: joint\r\nnotes: |-\r\n  a\r\n  b\r\n");
    CHECK(set("type: joint", "type", "eom") == "type: eom");
    CHECK(set("type: joint", "notes", "n") == "type: joint\nnotes: n");
    CHECK(set("", "type", "eom") == "type: eom\n");
    CHECK(set("# nothing yet\n", "type", "eom") == "# nothing yet\ntype: eom\n");
    CHECK(set("type: joint\n...\n", "notes", "n") == "type: joint\nnotes: n\n...\n");
    CHECK(unset("type: joint\nnotes: n", "notes") == "type: joint");
}

TEST_CASE("A new key stands in the order of the declarations", "[yaml]")
{
    CHECK(set("election: e\norganisation: o\nnotes: n\n", "type", "eom") ==
          "election: e\norganisation: o\ntype: eom\nnotes: n\n");
    CHECK(set("organisation: o\n", "election", "e") == "election: e\norganisation: o\n");
    CHECK(set("# the file's\norganisation: o\n", "election", "e") ==
          "# the file's\nelection: e\norganisation: o\n");
    CHECK(set("verdict:\n  # of the text\n  text: t\n", "verdict.assessment", "mixed") ==
          "verdict:\n  assessment: mixed\n  # of the text\n  text: t\n");
    CHECK(set("verdict: {text: t}\n", "verdict.assessment", "mixed") ==
          "verdict: {assessment: mixed, text: t}\n");
    CHECK(set("verdict: {assessment: mixed}\n", "verdict.text", "a, b") ==
          "verdict: {assessment: mixed, text: \"a, b\"}\n");
    CHECK(set("election: e\nx-own: 1\n", "x-more", "2") == "election: e\nx-own: 1\nx-more: 2\n");
    CHECK(set("type: eom\nx-own: 1\n", "notes", "n") == "type: eom\nnotes: n\nx-own: 1\n");
}

TEST_CASE("Comments stay with what they followed", "[yaml]")
{
    CHECK(set("verdict:\n  text: t # c\n  # of the verdict\n# of the notes\nnotes: n\n",
              "verdict.by",
              "B") ==
          "verdict:\n  text: t # c\n  # of the verdict\n  by: B\n# of the notes\nnotes: n\n");
    CHECK(set("type: eom\n# of the notes\nnotes: n\n", "status", "planned") ==
          "type: eom\nstatus: planned\n# of the notes\nnotes: n\n");
    CHECK(set("type: eom\n# the end\n", "notes", "n") == "type: eom\n# the end\nnotes: n\n");
    CHECK(set("type: eom\n\nnotes: n\n", "status", "planned") ==
          "type: eom\nstatus: planned\n\nnotes: n\n");
}

TEST_CASE("What is missing on the way is made", "[yaml]")
{
    CHECK(set("type: eom\n", "coordinator.office", "Chair") ==
          "type: eom\ncoordinator:\n  office: Chair\n");
    CHECK(set("type: eom\n", "findings[0].topic", "voting") ==
          "type: eom\nfindings:\n  - topic: voting\n");
    CHECK(set("type: eom\n", "figures[0].what", "observers") ==
          "type: eom\nfigures:\n  - {what: observers}\n");
    CHECK(set("coordinator:\n    name: N\n", "sources.report.title", "T") ==
          "coordinator:\n    name: N\nsources:\n    report:\n        title: T\n");
    CHECK(set("findings:\n- topic: a\n", "events[0].title", "T") ==
          "findings:\n- topic: a\nevents:\n- title: T\n");
    CHECK(set("notes: # later\ntype: eom\n", "notes", "n") == "notes: n # later\ntype: eom\n");
    CHECK(set("notes: ~\n", "notes", "n") == "notes: n\n");
    CHECK(set("coordinator: # c\ntype: eom\n", "coordinator.name", "N") ==
          "coordinator: # c\n  name: N\ntype: eom\n");
    CHECK(set("findings: [] # none\n", "findings[0].topic", "voting") ==
          "findings: # none\n  - topic: voting\n");
    CHECK(set("sources: {}\n", "sources.a.title", "T") == "sources:\n  a:\n    title: T\n");
    CHECK(set("voting: {a: , b: {}}\n", "voting.a", "1") == "voting: {a: 1, b: {}}\n");
    CHECK(set("voting: {a, b: {}}\n", "voting.a", "1") == "voting: {a: 1, b: {}}\n");
    CHECK(set("voting: {a: {}}\n", "voting.a.b", "1") == "voting: {a: {b: 1}}\n");
}

TEST_CASE("An item is appended in the style of the others", "[yaml]")
{
    CHECK(set("x-a: [a, b]\n", "x-a[2]", "c") == "x-a: [a, b, c]\n");
    CHECK(set("x-a: [\"a\"]\n", "x-a[1]", "c") == "x-a: [\"a\", \"c\"]\n");
    CHECK(set("x-a: [a, b, ]\n", "x-a[2]", "c") == "x-a: [a, b, c, ]\n");
    CHECK(set("x-a: [\n  a, # one\n  b # two\n]\n", "x-a[2]", "c") ==
          "x-a: [\n  a, # one\n  b, # two\n  c\n]\n");
    CHECK(set("x-a: [\n  a,\n  b, # two\n]\n", "x-a[2]", "c") ==
          "x-a: [\n  a,\n  b, # two\n  c,\n]\n");
    CHECK(set("x-a:\n-   a\n-   b # two\nnotes: n\n", "x-a[2]", "c") ==
          "x-a:\n-   a\n-   b # two\n-   c\nnotes: n\n");
    CHECK(set("x-a:\n  - a\n  # end of the list\nnotes: n\n", "x-a[1]", "c") ==
          "x-a:\n  - a\n  # end of the list\n  - c\nnotes: n\n");
    const yaml::Node row =
        mapping({{"what", yaml::scalar("observers")}, {"value", yaml::scalar("7")}});
    CHECK(set("figures:\n  - {what: a, value: 1}\n", "figures[1]", row) ==
          "figures:\n  - {what: a, value: 1}\n  - {what: observers, value: 7}\n");
    CHECK(set("figures:\n  - what: a\n    value: 1\n", "figures[1]", row) ==
          "figures:\n  - what: a\n    value: 1\n  - what: observers\n    value: 7\n");
    CHECK(set("findings:\n  - topic: a\n",
              "findings[1]",
              mapping({{"topic", yaml::scalar("voting")}, {"text", yaml::scalar("a\nb")}})) ==
          "findings:\n  - topic: a\n  - topic: voting\n    text: |-\n      a\n      b\n");
    CHECK(set("{\n  \"figures\": [\n    {\"what\": \"a\"}\n  ]\n}\n", "figures[1]", row) ==
          "{\n  \"figures\": [\n    {\"what\": \"a\"},\n    {\"what\": \"observers\", \"value\": "
          "\"7\"}\n  ]\n}\n");
}

TEST_CASE("One value becomes a list, and a text the field it stands for", "[yaml]")
{
    CHECK(set("findings:\n  - source: cec # s\n", "findings[0].source[1]", "tass") ==
          "findings:\n  - source: [cec, tass] # s\n");
    CHECK(set("findings:\n  - source: cec\n", "findings[0].source[0]", "tass") ==
          "findings:\n  - source: tass\n");
    CHECK(set("coordinator: 'U. U.' # who\ntype: eom\n", "coordinator.office", "Chair") ==
          "coordinator: # who\n  name: 'U. U.'\n  office: Chair\ntype: eom\n");
    CHECK(set("invited_by: Ministry\n", "invited_by[0].kind", "ministry") ==
          "invited_by:\n  - body: Ministry\n    kind: ministry\n");
    CHECK(set("team:\n  - Ann # lead\n  - Bob\n", "team[0].role", "observer") ==
          "team:\n  - name: Ann # lead\n    role: observer\n  - Bob\n");
    CHECK(refusal([] { set("election: e\n", "election.country", "KZ"); }) ==
          "election is the single value \"e\", which has no fields; it names a record of its own, "
          "whose file is the one to change");
    CHECK(refusal([] { set("findings:\n  - topic: a\n", "findings[3].topic", "b"); }) ==
          "findings has 1 item, so the next is findings[1], not [3]");
}

TEST_CASE("What is repeated elsewhere is not changed there", "[yaml]")
{
    const std::string text = "election: &e x\nx-a: *e\nverdict: &v {text: t}\nx-b: *v\n";
    CHECK(set(text, "x-a", "y") == "election: &e x\nx-a: y\nverdict: &v {text: t}\nx-b: *v\n");
    CHECK(refusal([&] { set(text, "election", "y"); }) ==
          "election stands in a value that is repeated elsewhere (&e, *e), where it would change "
          "too; write the repetition out first");
    CHECK(refusal([&] { set(text, "verdict.by", "B"); }).find("repeated elsewhere") !=
          std::string::npos);
    CHECK(refusal([&] { set(text, "x-b.text", "y"); }) ==
          "x-b only repeats another value (*v), which a change would change too; write it out "
          "here, or change the value at &v");
    CHECK(refusal([&] { unset(text, "verdict"); }) ==
          "verdict holds a value that is repeated elsewhere (&v, *v) and would be lost; write the "
          "repetition out first");
    CHECK(set("election: &e x\n", "election", "y") == "election: &e y\n");
    CHECK(set("election: !!str x\n", "election", "y") == "election: !!str y\n");
}

TEST_CASE("A comment is never lost to a new value", "[yaml]")
{
    const std::string text = "verdict: # c\n  text: t\n  # why\n  by: B\n";
    CHECK(refusal([&] {
              set(text, "verdict", mapping({{"text", yaml::scalar("u")}}));
          }) == "the comment in line 3 stands inside what would be written anew and would be lost; "
                "change its parts one by one, or take the comment out");
    CHECK(set("verdict: # c\n  text: t\n  by: B\n",
              "verdict",
              mapping({{"text", yaml::scalar("u")}})) == "verdict: # c\n  text: u\n");
    // A change of one part alone is one of that part.
    CHECK(set(text, "verdict", mapping({{"text", yaml::scalar("u")}, {"by", yaml::scalar("B")}})) ==
          "verdict: # c\n  text: u\n  # why\n  by: B\n");
}

TEST_CASE("A value is taken out with its key", "[yaml]")
{
    CHECK(unset("type: eom # c\n# of the notes\nnotes: n\n", "type") ==
          "# of the notes\nnotes: n\n");
    CHECK(unset("verdict:\n  text: t\n  # why\n  by: B\nnotes: n\n", "verdict") ==
          "# why\nnotes: n\n");
    CHECK(unset("findings:\n  - topic: a\n    # why\n    text: t\n", "findings[0].topic") ==
          "findings:\n  - # why\n    text: t\n");
    CHECK(unset("findings:\n  - topic: a\n  - topic: b\n", "findings[0]") ==
          "findings:\n  - topic: b\n");
    CHECK(unset("type: eom\nfindings:\n  - topic: a\n", "findings[0]") == "type: eom\n");
    CHECK(unset("verdict: # c\n  # why\n  text: t\nnotes: n\n", "verdict.text") ==
          "verdict: {} # c\n  # why\nnotes: n\n");
    CHECK(unset("x-a: [a, b, c]\n", "x-a[1]") == "x-a: [a, c]\n");
    CHECK(unset("x-a: [a, b, c]\n", "x-a[2]") == "x-a: [a, b]\n");
    CHECK(unset("x-a: {a: 1, b: 2}\n", "x-a.a") == "x-a: {b: 2}\n");
    CHECK(unset("x-a: {a: 1}\n", "x-a.a") == "x-a: {}\n");
    CHECK(unset("type: eom\n", "type") == "{}\n");
    CHECK(refusal([] { unset("type: eom\n", "verdict.text"); }) ==
          "there is no verdict.text to take out");
}

TEST_CASE("A file that cannot be read is not changed", "[yaml]")
{
    CHECK(refusal([] { set("type: \"eom\n", "type", "joint"); }) ==
          "line 1, column 7: this quote is never closed; mend that first");
    CHECK(refusal([] { set("type: eom\n", "type", "\xFF"); }) ==
          "byte 1 of the new value is not UTF-8; give the text in UTF-8");
    CHECK(refusal([] { set("type: eom\n", "notes", std::string(yaml::max_bytes, 'a')); }) ==
          "the file would have 1048594 bytes, and at most 1048576 can be read; shorten it, or "
          "split it");
}
