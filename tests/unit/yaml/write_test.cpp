#include "catch.hpp"
#include "yaml/edit.hpp"
#include "yaml/generated_yaml.hpp"
#include "yaml/write.hpp"

using namespace eomt;
using yaml::Node;

namespace {

Node tree(const std::string& text)
{
    const yaml::Source source{"x.yaml", text};
    yaml::Problems problems{source};
    auto root = yaml::parse_tree(source, problems);
    INFO(text);
    REQUIRE(root);
    return *root;
}

bool same(const Node& a, const Node& b)
{
    return a.kind == b.kind && a.text == b.text &&
           std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(), same);
}

Node random_tree(Random& random, int depth)
{
    const std::size_t choice = random.below(depth > 0 ? 4 : 2);
    Node node = yaml::scalar(random.text());
    if (choice >= 2) {
        node = {choice == 2 ? Node::Kind::mapping : Node::Kind::sequence, false, 0, {}, {}};
        for (std::size_t count = random.below(4); count > 0; --count) {
            if (choice == 2) {
                // The text keeps the keys apart.
                node.items.push_back(yaml::scalar(std::to_string(count) + random.text()));
            }
            node.items.push_back(random_tree(random, depth - 1));
        }
    }
    return node;
}

} // namespace

TEST_CASE("A record is written as the archive's files are", "[yaml]")
{
    const std::string text = R"(election: kz-2021-01-10-mazhilis
invited_by:
  - body: Ministry of Foreign Affairs
    kind: ministry
coordinator:
  name: Umakhan Umakhanov
figures:
  - {what: observers-accredited, value: 7, as_of: 2021-01-04, source: [cec, tass]}
findings:
  - topic: voting
    text: >-
      The coordinator singled out the volunteers who helped elderly voters and voters with
      disabilities at the polling stations.
    quote: |-
      two
      lines
    source: [report, tass]
  - topic: counting
events:
  - {date: 2021-01-11, kind: statement, title: "Statement: to TASS"}
  - date: 2021-03-02
    kind: report
    title: Report to the Standing Commission on Political Affairs and International Cooperation
    source: report
sources:
  report:
    title: T
    url: https://pacsto.org/events/u-umahanov-otmetil-vysokiy-uroven-organizatsii-vyborov-v-i-eshche-dlinnee
names: {ru: Имя, kk: Аты}
x-empty: []
notes: '"quoted"'
)";
    CHECK(yaml::write(tree(text)) == text);
}

TEST_CASE("A comment stands before its field", "[yaml]")
{
    const auto comment = [](const std::string& path) -> std::string {
        return path == "figures[0].what"     ? "from line 3"
               : path == "findings[0].topic" ? "a TODO\nof two lines"
               : path == "notes"             ? "n"
                                             : "";
    };
    CHECK(yaml::write(tree("figures: [{what: a, value: 1}]\nfindings: [{topic: b, text: t}]\n"
                           "notes: c\n"),
                      comment) ==
          "figures:\n  # from line 3\n  - what: a\n    value: 1\nfindings:\n  # a TODO\n  # of two "
          "lines\n  - topic: b\n    text: t\n# n\nnotes: c\n");
}

TEST_CASE("What is written is read back", "[yaml]")
{
    Random random{20210110};
    for (int i = 0; i < 500; ++i) {
        Node root{Node::Kind::mapping, false, 0, {}, {}};
        root.items = {yaml::scalar(random.text()), random_tree(random, 4)};
        const std::string text = yaml::write(root);
        INFO(text);
        REQUIRE(same(tree(text), root));
    }
    CHECK(yaml::write(tree("{}")) == "{}\n");
    CHECK(yaml::write(tree("")).empty());
}
