#include "accept.hpp"

#include "base/file.hpp"
#include "compare.hpp"
#include "context.hpp"
#include "records/kind.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace eomt::draft_test {

using yaml::Node;

namespace {

/// True where a value names this source, or several with this one.
bool cites(const Node& item, const std::string& key)
{
    const Node* source = value_of(item, "source");
    return source == nullptr || source->text == key ||
           std::any_of(source->items.begin(), source->items.end(), [&](const Node& one) {
               return one.text == key;
           });
}

/// Takes out what a record has from elsewhere: other sources' items, the sources themselves, what
/// only a person can write (notes, paraphrases beside a quotation) and what other pages tell.
void keep_of_source(Node& node, const std::string& key)
{
    if (node.kind == Node::Kind::sequence) {
        std::erase_if(node.items, [&](const Node& item) { return !cites(item, key); });
        for (Node& item : node.items) {
            keep_of_source(item, key);
        }
    }
    if (node.kind != Node::Kind::mapping) {
        return;
    }
    std::vector<Node> kept;
    for (std::size_t i = 0; i + 1 < node.items.size(); i += 2) {
        const std::string& name = node.items[i].text;
        Node& value = node.items[i + 1];
        // The paraphrase; the draft has the page's words instead, which the checks can find there.
        const bool text = name == "text" && value_of(node, "source") != nullptr;
        if (text || name == "notes" || name == "part_of" || name == "members") {
            continue;
        }
        keep_of_source(value, key);
        if (value.kind == Node::Kind::scalar || !value.items.empty()) {
            kept.push_back(node.items[i]);
            kept.push_back(value);
        }
    }
    node.items = std::move(kept);
}

void only_source(Node& record, const std::string& key)
{
    for (std::size_t i = 0; i + 1 < record.items.size(); i += 2) {
        if (record.items[i].text == "sources") {
            Node& sources = record.items[i + 1];
            for (std::size_t k = 0; k + 1 < sources.items.size();) {
                if (sources.items[k].text == key) {
                    k += 2;
                } else {
                    const auto first = sources.items.begin() + static_cast<std::ptrdiff_t>(k);
                    sources.items.erase(first, first + 2);
                }
            }
        }
    }
}

/// A finding of the shipped record without a quotation has been put in a person's own words; the
/// draft has the page's words for it, which are no difference.
void drop_quotes_without_partner(Comparison& all)
{
    std::erase_if(all.differences, [](const Difference& one) {
        return one.path == "findings[].quote" && one.wanted.empty();
    });
}

} // namespace

bool accept(const std::filesystem::path& root, std::ostream& out)
{
    draft::Context context = load_context(root / "missions");
    context.source_url =
        "https://pacsto.org/events/u-umahanov-otmetil-vysokiy-uroven-organizatsii-vyborov-v";
    const auto page = root / "missions/sources/2021-03-02-report.txt";
    std::size_t mend = 0;
    std::size_t seen = 0;
    for (const auto& record : draft_page(root, page, context)) {
        const bool mission = record.kind == records::Kind::mission;
        const auto file =
            mission ? root / "missions/missions/kazakhstan" / (record.id + ".mission.yaml")
                    : root / "missions/delegations" / (record.id + ".delegation.yaml");
        if (!std::filesystem::exists(file)) {
            out << record.id << ": the archive has no such record\n";
            ++mend;
            continue;
        }
        ++seen;
        Node wanted = load_tree(file);
        only_source(wanted, mission ? "report" : "page");
        keep_of_source(wanted, mission ? "report" : "page");
        Comparison all;
        compare(wanted, tree_of(record), "", all);
        drop_quotes_without_partner(all);
        for (const Difference& one : all.differences) {
            ++mend;
            out << fmt::format("{}: {}: wanted \"{}\", drafted \"{}\"\n",
                               record.id,
                               one.path,
                               one.wanted,
                               one.drafted);
        }
    }
    constexpr std::size_t most = 3;
    constexpr std::size_t records = 6;
    out << fmt::format("{} records, {} fields to mend\n", seen, mend);
    return seen == records && mend <= most;
}

} // namespace eomt::draft_test
