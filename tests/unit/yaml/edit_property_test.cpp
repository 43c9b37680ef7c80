#include "catch.hpp"
#include "yaml/edit.hpp"
#include "yaml/generated_yaml.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

using namespace eomt;
using records::FieldPath;
using yaml::Node;

namespace {

constexpr std::uint32_t usual_seed = 20210110;
constexpr int edits = 10'000;

using Leaves = std::multimap<std::string, std::string>;

/// Every value that is no list and no mapping with something in it, by its place.
void leaves(const Node& node, const std::string& path, Leaves& out)
{
    const bool pairs = node.kind == Node::Kind::mapping;
    if (node.items.empty()) {
        out.emplace(path, std::to_string(static_cast<int>(node.kind)) + node.text);
    }
    for (std::size_t i = pairs ? 1 : 0; i < node.items.size(); i += pairs ? 2 : 1) {
        leaves(
            node.items[i], path + "/" + (pairs ? node.items[i - 1].text : std::to_string(i)), out);
    }
}

Leaves leaves(const Node& node)
{
    Leaves out;
    leaves(node, "", out);
    return out;
}

std::string name_of(const FieldPath& path)
{
    std::string out;
    for (const auto& step : path) {
        const auto* key = std::get_if<std::string>(&step);
        out += "/" + (key != nullptr ? *key : std::to_string(std::get<std::size_t>(step)));
    }
    return out;
}

bool below(const std::string& path, const std::string& top)
{
    return path == top || path.starts_with(top + "/");
}

/// Takes out what an edit at `top` may change: what is below it, and the empty values above it.
Leaves others(const Leaves& all, const std::string& top)
{
    Leaves out;
    for (const auto& [path, value] : all) {
        if (!below(path, top) && !below(top, path)) {
            out.emplace(path, value);
        }
    }
    return out;
}

std::optional<Node> parsed(const std::string& text, std::string& why)
{
    const yaml::Source source{"x.yaml", text};
    yaml::Problems problems{source};
    auto root = yaml::parse_tree(source, problems);
    if (!root) {
        why = problems.list().front().message;
    }
    return root;
}

/// Where the values stand that are not at or below `top`.
void offsets(const Node& node,
             const std::string& path,
             const std::string& top,
             std::vector<std::size_t>& out)
{
    const bool pairs = node.kind == Node::Kind::mapping;
    if (below(path, top)) {
        return;
    }
    if (node.kind == Node::Kind::scalar && !below(top, path)) {
        out.push_back(node.offset);
    }
    for (std::size_t i = pairs ? 1 : 0; i < node.items.size(); i += pairs ? 2 : 1) {
        offsets(node.items[i],
                path + "/" + (pairs ? node.items[i - 1].text : std::to_string(i)),
                top,
                out);
    }
}

struct Candidate
{
    FieldPath path;
    const Node* node;
};

void candidates(const Node& node, FieldPath& path, std::vector<Candidate>& out)
{
    const bool pairs = node.kind == Node::Kind::mapping;
    out.push_back({path, &node});
    for (std::size_t i = pairs ? 1 : 0; i < node.items.size(); i += pairs ? 2 : 1) {
        if (pairs) {
            path.emplace_back(node.items[i - 1].text);
        } else {
            path.emplace_back(i);
        }
        candidates(node.items[i], path, out);
        path.pop_back();
    }
}

struct Edit
{
    FieldPath path;
    Node value;
    bool into_list = false; ///< a value becomes the first of a list
};

Node random_value(Random& random)
{
    if (random.one_in(8)) {
        Node node{Node::Kind::mapping, false, 0, {}, {}};
        for (const char* key : {"what", "value", "note"}) {
            node.items.push_back(yaml::scalar(key));
            node.items.push_back(yaml::scalar(random.text()));
        }
        return node;
    }
    if (random.one_in(12)) {
        Node node{Node::Kind::sequence, false, 0, {}, {}};
        node.items = {yaml::scalar(random.text()), yaml::scalar(random.text())};
        return node;
    }
    return yaml::scalar(random.text());
}

std::string random_key(Random& random, records::Kind kind)
{
    const auto& fields = records::outline(kind).fields;
    return random.one_in(3) ? random.key()
                            : std::string{fields[random.below(fields.size())].info.name};
}

Edit random_edit(const Node& root, records::Kind kind, Random& random)
{
    std::vector<Candidate> all;
    FieldPath at;
    candidates(root, at, all);
    Candidate chosen = all[random.below(all.size())];
    // One edit in forty puts something in the place of a whole list or mapping.
    if (!chosen.path.empty() && !chosen.node->items.empty() && random.one_in(40)) {
        return {chosen.path, random_value(random)};
    }
    switch (chosen.node->kind) {
    case Node::Kind::mapping: {
        chosen.path.emplace_back(random_key(random, kind));
        if (yaml::find(*chosen.node, {chosen.path.back()}) == nullptr && random.one_in(4)) {
            chosen.path.emplace_back(std::size_t{0});
            if (random.one_in(2)) {
                chosen.path.emplace_back(random.key());
            }
        }
        const bool there = yaml::find(root, chosen.path) != nullptr;
        return {chosen.path, there ? yaml::scalar(random.text()) : random_value(random)};
    }
    case Node::Kind::sequence:
        chosen.path.emplace_back(chosen.node->items.size());
        return {chosen.path, random_value(random)};
    case Node::Kind::null:
        if (!chosen.path.empty() && random.one_in(2)) {
            chosen.path.emplace_back(random.key());
        }
        return {chosen.path, random_value(random)};
    case Node::Kind::scalar:
        break;
    }
    const auto* key = std::get_if<std::string>(&chosen.path.back());
    const bool declared = key != nullptr && *key == "source" && chosen.path.size() == 3 &&
                          chosen.path[0] == records::PathStep{"findings"} &&
                          std::holds_alternative<std::size_t>(chosen.path[1]);
    if (declared && !chosen.node->text.empty()) {
        chosen.path.emplace_back(std::size_t{1});
        return {chosen.path, yaml::scalar(random.text()), true};
    }
    return {chosen.path, random_value(random)};
}

/// What is wrong with an edited text; empty where nothing is.
std::string wrong(const std::string& before,
                  const Node& old,
                  const std::string& after,
                  const Edit& edit,
                  const std::vector<std::string>& comments)
{
    std::string why;
    const auto now = parsed(after, why);
    if (!now) {
        return "not read again: " + why;
    }
    const std::string top = name_of(edit.path);
    Leaves kept = others(leaves(old), top);
    Leaves still = others(leaves(*now), top);
    if (edit.into_list) {
        const std::string one = top.substr(0, top.size() - 2);
        const auto first = still.find(one + "/0");
        if (first == still.end() || leaves(old).find(one)->second != first->second) {
            return "the one value is not the first of the list";
        }
        still.erase(first);
    }
    if (kept != still) {
        return "other values differ";
    }
    const Node* set = yaml::find(*now, edit.path);
    if (set == nullptr || leaves(*set) != leaves(edit.value)) {
        return "the value is not there";
    }
    std::size_t at = 0;
    for (const std::string& comment : comments) {
        at = after.find(comment, at);
        if (at == std::string::npos) {
            return "lost: " + comment;
        }
        at += comment.size();
    }
    // The bytes in front of the change and behind it are the same, and hold every other value.
    const auto front = static_cast<std::size_t>(
        std::mismatch(before.begin(), before.end(), after.begin(), after.end()).first -
        before.begin());
    std::size_t behind = 0;
    while (behind < std::min(before.size(), after.size()) - front &&
           before[before.size() - 1 - behind] == after[after.size() - 1 - behind]) {
        ++behind;
    }
    const std::size_t mark = before.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    std::vector<std::size_t> places;
    offsets(old, "", edit.into_list ? top.substr(0, top.size() - 2) : top, places);
    for (const std::size_t place : places) {
        if (place + mark >= front && place + mark < before.size() - behind) {
            return "the bytes of another value changed";
        }
    }
    return {};
}

struct Counts
{
    int made = 0;
    int refused = 0;
};

/// Texts are printed as they are: Catch would wrap their lines.
void fail(const std::string& why,
          const Edit& edit,
          const std::string& text,
          const std::string& after)
{
    std::cout << text << "\n=>\n" << after << "\n";
    FAIL(name_of(edit.path) << " = \"" << edit.value.text << "\" (" << edit.value.items.size()
                            << "): " << why);
}

bool known_refusal(const std::string& why)
{
    return why.find("repeat") != std::string::npos ||
           why.find("stands inside what would be written anew") != std::string::npos ||
           why.find("a pair without braces") != std::string::npos;
}

/// Some edits of one text after another.
void edit_text(std::string text,
               records::Kind kind,
               const std::vector<std::string>& comments,
               int times,
               Random& random,
               Counts& counts)
{
    for (int i = 0; i < times; ++i) {
        std::string why;
        const auto root = parsed(text, why);
        if (!root) {
            FAIL(why << "\n" << text);
        }
        const Edit edit = random_edit(*root, kind, random);
        ++counts.made;
        std::string after;
        try {
            after = yaml::set_value(text, kind, edit.path, edit.value);
        } catch (const yaml::EditRefused& refused) {
            if (!known_refusal(refused.what())) {
                fail(refused.what(), edit, text, "");
            }
            ++counts.refused;
            continue;
        }
        const std::string fault = wrong(text, *root, after, edit, comments);
        if (!fault.empty()) {
            fail(fault, edit, text, after);
        }
        text = after;
    }
}

/// The seed of a run, which is printed so that a failure can be had again.
std::uint32_t announced_seed()
{
    const char* given = std::getenv("EOMT_SEED");
    const std::uint32_t seed =
        given == nullptr ? usual_seed : static_cast<std::uint32_t>(std::stoul(given));
    std::cout << "random edits with EOMT_SEED=" << seed << "\n";
    return seed;
}

struct File
{
    records::Kind kind;
    std::string text;
    std::vector<std::string> comments;
};

std::vector<File> shipped()
{
    const std::vector<std::pair<std::string, records::Kind>> kinds{
        {".mission.yaml", records::Kind::mission},
        {".election.yaml", records::Kind::election},
        {".delegation.yaml", records::Kind::delegation},
        {".organisation.yaml", records::Kind::organisation},
        {".person.yaml", records::Kind::person},
        {"archive.yaml", records::Kind::archive}};
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(EOMT_ROOT "/missions")) {
        if (entry.path().extension() == ".yaml") {
            paths.push_back(entry.path());
        }
    }
    std::sort(paths.begin(), paths.end());
    std::vector<File> out;
    for (const auto& path : paths) {
        std::ifstream in{path};
        std::stringstream text;
        text << in.rdbuf();
        File file{records::Kind::mission, text.str(), {}};
        for (const auto& [suffix, kind] : kinds) {
            if (path.filename().string().ends_with(suffix)) {
                file.kind = kind;
            }
        }
        for (std::string line; std::getline(text, line);) {
            const auto sign = line.find_first_not_of(' ');
            if (sign != std::string::npos && line[sign] == '#') {
                file.comments.push_back(line.substr(sign));
            }
        }
        out.push_back(std::move(file));
    }
    return out;
}

/// A shipped file as another system may save it.
std::string saved(const std::string& text, Random& random)
{
    std::string out = random.one_in(8) ? "\xEF\xBB\xBF" : "";
    const bool cr = random.one_in(4);
    for (const char c : text) {
        out += cr && c == '\n' ? "\r\n" : std::string(1, c);
    }
    if (random.one_in(8)) {
        out.erase(out.size() - (cr ? 2 : 1));
    }
    return out;
}

} // namespace

TEST_CASE("Edits of the shipped archive change one value and nothing else", "[yaml]")
{
    Random random{announced_seed()};
    Counts counts;
    const auto files = shipped();
    REQUIRE(files.size() > 100);
    while (counts.made < edits / 2) {
        const File& file = files[random.below(files.size())];
        edit_text(saved(file.text, random), file.kind, file.comments, 4, random, counts);
    }
    INFO(counts.refused << " of " << counts.made << " refused");
    CHECK(counts.refused * 20 < counts.made);
}

TEST_CASE("Edits of YAML in every style change one value and nothing else", "[yaml]")
{
    Random random{announced_seed()};
    Counts counts;
    int documents = 0;
    int invalid = 0;
    while (counts.made < edits / 2) {
        const GeneratedYaml made{random};
        ++documents;
        std::string why;
        if (!parsed(made.text(), why)) {
            ++invalid; // a mix that YAML, or our parser, doesn't allow
            continue;
        }
        edit_text(made.text(), records::Kind::mission, made.comments(), 4, random, counts);
    }
    INFO(counts.refused << " of " << counts.made << " refused, " << invalid << " of " << documents
                        << " documents are no YAML");
    CHECK(counts.refused * 20 < counts.made);
    CHECK(invalid * 10 < documents);
}

namespace {

/// The comments that stand on lines of their own.
std::vector<std::string> own_lines(const std::string& text,
                                   const std::vector<std::string>& comments)
{
    std::vector<std::string> out;
    for (const std::string& comment : comments) {
        const auto at = text.find(comment);
        const auto before = text.find_last_not_of(' ', at - 1);
        if (at == 0 || before == std::string::npos || text[before] == '\n') {
            out.push_back(comment);
        }
    }
    return out;
}

/// Takes a value out; the last item of a list, so that the others keep their places.
FieldPath random_removal(const Node& root, Random& random)
{
    std::vector<Candidate> all;
    FieldPath at;
    candidates(root, at, all);
    FieldPath path = all[random.below(all.size())].path;
    if (!path.empty() && std::holds_alternative<std::size_t>(path.back())) {
        const FieldPath list(path.begin(), path.end() - 1);
        path.back() = yaml::find(root, list)->items.size() - 1;
    }
    return path;
}

} // namespace

TEST_CASE("Values taken out leave all others and the comments on their own lines", "[yaml]")
{
    Random random{announced_seed()};
    Counts counts;
    while (counts.made < edits / 10) {
        const GeneratedYaml made{random};
        std::string why;
        const auto root = parsed(made.text(), why);
        if (!root) {
            continue;
        }
        const FieldPath path = random_removal(*root, random);
        if (path.empty()) {
            continue;
        }
        ++counts.made;
        const Edit edit{path, {}};
        std::string after;
        try {
            after = yaml::unset_value(made.text(), records::Kind::mission, path);
        } catch (const yaml::EditRefused& refused) {
            const std::string said = refused.what();
            if (!known_refusal(said) && said.find("cannot be taken out in place") == said.npos) {
                fail(refused.what(), edit, made.text(), "");
            }
            ++counts.refused;
            continue;
        }
        const auto now = parsed(after, why);
        if (!now || yaml::find(*now, path) != nullptr ||
            others(leaves(*root), name_of(path)) != others(leaves(*now), name_of(path))) {
            fail("other values differ", edit, made.text(), after);
        }
        for (const std::string& comment : own_lines(made.text(), made.comments())) {
            if (after.find(comment) == std::string::npos) {
                fail("lost: " + comment, edit, made.text(), after);
            }
        }
    }
    INFO(counts.refused << " of " << counts.made << " refused");
    CHECK(counts.refused * 20 < counts.made);
}
