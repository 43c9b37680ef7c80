#include "base/file.hpp"
#include "compare.hpp"
#include "context.hpp"
#include "records/kind.hpp"
#include "score.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

namespace eomt::draft_test {

using yaml::Node;

namespace {

/// The records of a draft as one tree, in the form of the files with the wanted values.
Node all_of(const std::vector<draft::Record>& records)
{
    Node root;
    root.kind = Node::Kind::mapping;
    Node delegations;
    delegations.kind = Node::Kind::sequence;
    const auto add = [&](const std::string& key, Node value) {
        Node name;
        name.kind = Node::Kind::scalar;
        name.text = key;
        root.items.push_back(std::move(name));
        root.items.push_back(std::move(value));
    };
    for (const auto& record : records) {
        if (record.kind == records::Kind::delegation) {
            delegations.items.push_back(tree_of(record));
        } else {
            add(std::string{records::kind_name(record.kind)}, tree_of(record));
        }
    }
    if (!delegations.items.empty()) {
        add("delegations", std::move(delegations));
    }
    // The same page is the source of each record; once is enough.
    for (std::size_t i = 0; i + 1 < root.items.size(); i += 2) {
        if (root.items[i].text == "mission") {
            continue;
        }
        const auto drop = [](Node& record) {
            for (std::size_t k = 0; k + 1 < record.items.size(); k += 2) {
                if (record.items[k].text == "sources") {
                    const auto first = record.items.begin() + static_cast<std::ptrdiff_t>(k);
                    record.items.erase(first, first + 2);
                    return;
                }
            }
        };
        drop(root.items[i + 1]);
        for (Node& item : root.items[i + 1].items) {
            drop(item);
        }
    }
    return root;
}

struct PageScore
{
    bool seen = true;
    Comparison all;
};

PageScore score(const std::filesystem::path& page, draft::Context context)
{
    auto wanted_file = page;
    wanted_file.replace_extension(".yaml");
    Node wanted = load_tree(wanted_file);
    context.source_url = text_of(wanted, "page-url");
    PageScore out;
    out.seen = text_of(wanted, "rules-were-made-with-it") == "true";
    Node records = wanted;
    records.items.clear();
    for (std::size_t i = 0; i + 1 < wanted.items.size(); i += 2) {
        if (wanted.items[i + 1].kind != Node::Kind::scalar) {
            records.items.push_back(wanted.items[i]);
            records.items.push_back(wanted.items[i + 1]);
        }
    }
    compare(
        records, all_of(draft_page(page.parent_path() / "../../..", page, context)), "", out.all);
    return out;
}

std::string share(int part, int whole)
{
    return whole == 0 ? "-" : fmt::format("{:.2f}", static_cast<double>(part) / whole);
}

/// The seats of every chamber are one field.
std::string field_name(const std::string& path)
{
    const std::string seats = "compositions[].seats.";
    const std::size_t found = path.find(seats);
    return found == std::string::npos ? path : path.substr(0, found + seats.size()) + "*";
}

} // namespace

std::string page_report(const std::filesystem::path& page)
{
    const auto archive = page.parent_path() / "../../../missions";
    const PageScore one = score(page, load_context(archive));
    std::string out;
    for (const Difference& difference : one.all.differences) {
        out += fmt::format("{}: wanted \"{}\", drafted \"{}\"\n",
                           difference.path,
                           difference.wanted,
                           difference.drafted);
    }
    return out;
}

std::string score_table(const std::filesystem::path& root)
{
    const draft::Context context = load_context(root / "missions");
    std::vector<std::filesystem::path> pages;
    for (const auto& entry : std::filesystem::directory_iterator{root / "tests/draft/pages"}) {
        if (entry.path().extension() == ".txt") {
            pages.push_back(entry.path());
        }
    }
    std::sort(pages.begin(), pages.end());
    std::map<std::string, Count> fields[2];
    Count total[2];
    int number[2] = {0, 0};
    for (const auto& page : pages) {
        const PageScore one = score(page, context);
        const std::size_t set = one.seen ? 0 : 1;
        ++number[set];
        for (const auto& [path, count] : one.all.fields) {
            for (Count* sum : {&fields[set][field_name(path)], &total[set]}) {
                sum->wanted += count.wanted;
                sum->drafted += count.drafted;
                sum->right += count.right;
            }
        }
    }
    std::map<std::string, int> names;
    for (const auto& set : fields) {
        for (const auto& [name, count] : set) {
            names[name] = 0;
        }
    }
    std::string out =
        fmt::format("The rules were made with {} pages and had not seen the other {}. \"On pages\" "
                    "counts the values "
                    "that a person reads there.\n\n"
                    "| field | on pages | drafted | right | precision | recall | unseen: on pages "
                    "| drafted | right | "
                    "precision | recall |\n"
                    "| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |\n",
                    number[0],
                    number[1]);
    const auto cells = [](const Count& count) {
        return fmt::format(" {} | {} | {} | {} | {} |",
                           count.wanted,
                           count.drafted,
                           count.right,
                           share(count.right, count.drafted),
                           share(count.right, count.wanted));
    };
    for (const auto& [name, unused] : names) {
        out += fmt::format("| `{}` |{}{}\n", name, cells(fields[0][name]), cells(fields[1][name]));
    }
    out += fmt::format("| all |{}{}\n", cells(total[0]), cells(total[1]));
    return out;
}

} // namespace eomt::draft_test
