#include "compare.hpp"

#include "base/text.hpp"
#include "context.hpp"

#include <algorithm>
#include <array>

namespace eomt::draft_test {

using yaml::Node;

namespace {

bool ignored(const std::string& key)
{
    constexpr auto keys = std::to_array<std::string_view>({"source", "url", "file", "sha256"});
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

bool same(const Node& a, const Node& b)
{
    return base::squeeze(a.text) == base::squeeze(b.text);
}

int common(const Node& a, const Node& b)
{
    if (a.kind == Node::Kind::scalar && b.kind == Node::Kind::scalar) {
        return same(a, b) ? 1 : 0;
    }
    int out = 0;
    for (std::size_t i = 0; a.kind == Node::Kind::mapping && i + 1 < a.items.size(); i += 2) {
        const Node* other = value_of(b, a.items[i].text);
        if (other != nullptr && !ignored(a.items[i].text)) {
            // A number, a quotation or a name says more than a code.
            const bool own = a.items[i].text == "quote" || a.items[i].text == "value" ||
                             a.items[i].text == "name";
            out += common(a.items[i + 1], *other) * (own ? 4 : 1);
        }
    }
    return out;
}

void one_side(const Node& node, const std::string& path, bool wanted, Comparison& out)
{
    if (node.kind == Node::Kind::mapping) {
        for (std::size_t i = 0; i + 1 < node.items.size(); i += 2) {
            if (!ignored(node.items[i].text)) {
                one_side(node.items[i + 1], path + "." + node.items[i].text, wanted, out);
            }
        }
    } else if (node.kind == Node::Kind::sequence) {
        for (const Node& item : node.items) {
            one_side(item, path + "[]", wanted, out);
        }
    } else if (node.kind == Node::Kind::scalar) {
        Count& count = out.fields[path];
        (wanted ? count.wanted : count.drafted) += 1;
        out.differences.push_back(
            {path, wanted ? node.text : std::string{}, wanted ? std::string{} : node.text});
    }
}

void lists(const Node& wanted, const Node& drafted, const std::string& path, Comparison& out)
{
    std::vector<bool> taken(drafted.items.size(), false);
    std::vector<std::size_t> pair(wanted.items.size(), drafted.items.size());
    for (;;) {
        int best = 0;
        std::size_t left = 0;
        std::size_t right = 0;
        for (std::size_t i = 0; i < wanted.items.size(); ++i) {
            for (std::size_t k = 0; k < drafted.items.size(); ++k) {
                const int both = pair[i] == drafted.items.size() && !taken[k]
                                     ? common(wanted.items[i], drafted.items[k])
                                     : 0;
                if (both > best) {
                    best = both;
                    left = i;
                    right = k;
                }
            }
        }
        if (best == 0) {
            break;
        }
        pair[left] = right;
        taken[right] = true;
    }
    for (std::size_t i = 0; i < wanted.items.size(); ++i) {
        if (pair[i] < drafted.items.size()) {
            compare(wanted.items[i], drafted.items[pair[i]], path + "[]", out);
        } else {
            one_side(wanted.items[i], path + "[]", true, out);
        }
    }
    for (std::size_t k = 0; k < drafted.items.size(); ++k) {
        if (!taken[k]) {
            one_side(drafted.items[k], path + "[]", false, out);
        }
    }
}

} // namespace

void compare(const Node& wanted, const Node& drafted, const std::string& path, Comparison& out)
{
    if (wanted.kind != drafted.kind) {
        one_side(wanted, path, true, out);
        one_side(drafted, path, false, out);
    } else if (wanted.kind == Node::Kind::mapping) {
        for (std::size_t i = 0; i + 1 < wanted.items.size(); i += 2) {
            const std::string& key = wanted.items[i].text;
            const Node* other = value_of(drafted, key);
            const std::string below = path.empty() ? key : path + "." + key;
            if (ignored(key)) {
                continue;
            }
            if (other != nullptr) {
                compare(wanted.items[i + 1], *other, below, out);
            } else {
                one_side(wanted.items[i + 1], below, true, out);
            }
        }
        for (std::size_t i = 0; i + 1 < drafted.items.size(); i += 2) {
            const std::string& key = drafted.items[i].text;
            if (!ignored(key) && value_of(wanted, key) == nullptr) {
                one_side(drafted.items[i + 1], path.empty() ? key : path + "." + key, false, out);
            }
        }
    } else if (wanted.kind == Node::Kind::sequence) {
        lists(wanted, drafted, path, out);
    } else if (wanted.kind == Node::Kind::scalar) {
        Count& count = out.fields[path];
        ++count.wanted;
        ++count.drafted;
        if (same(wanted, drafted)) {
            ++count.right;
        } else {
            out.differences.push_back({path, wanted.text, drafted.text});
        }
    }
}

} // namespace eomt::draft_test
