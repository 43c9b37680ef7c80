#include "exchange/draft.hpp"

#include "yaml/edit.hpp"

#include <algorithm>

namespace eomt::exchange {

namespace {

using yaml::Node;

const Node* value_of(const Node& mapping, const std::string& key)
{
    for (std::size_t i = 0; i + 1 < mapping.items.size(); i += 2) {
        if (mapping.items[i].text == key) {
            return &mapping.items[i + 1];
        }
    }
    return nullptr;
}

/// A value as the longest form in which it can be written: a list of one item for that item, a
/// mapping for a person written as text. `like` is the other side's form.
Node unfolded(const Node& node, const Node& like)
{
    if (node.kind != Node::Kind::scalar) {
        return node;
    }
    if (like.kind == Node::Kind::sequence) {
        Node list;
        list.kind = Node::Kind::sequence;
        list.items.push_back(node);
        return list;
    }
    if (like.kind == Node::Kind::mapping && !like.items.empty()) {
        // A text is a person's name or id: whichever the other side gives.
        Node person;
        person.kind = Node::Kind::mapping;
        const bool by_id = value_of(like, "name") == nullptr && value_of(like, "id") != nullptr;
        person.items.push_back(yaml::scalar(by_id ? "id" : "name"));
        person.items.push_back(node);
        return person;
    }
    return node;
}

void compare(const Node& record,
             const Node& draft,
             records::FieldPath& path,
             std::vector<std::string>& different)
{
    const Node there = unfolded(record, draft);
    const Node here = unfolded(draft, record);
    const bool alike =
        there.kind == here.kind && there.text == here.text &&
        (here.kind != Node::Kind::sequence || there.items.size() == here.items.size());
    if (!alike) {
        different.push_back(records::to_text(path));
        return;
    }
    if (here.kind == Node::Kind::sequence) {
        for (std::size_t i = 0; i < here.items.size(); ++i) {
            path.emplace_back(i);
            compare(there.items[i], here.items[i], path, different);
            path.pop_back();
        }
    } else if (here.kind == Node::Kind::mapping) {
        for (std::size_t i = 0; i + 1 < here.items.size(); i += 2) {
            path.emplace_back(here.items[i].text);
            const Node* value = value_of(there, here.items[i].text);
            if (value == nullptr) {
                different.push_back(records::to_text(path));
            } else {
                compare(*value, here.items[i + 1], path, different);
            }
            path.pop_back();
        }
    }
}

} // namespace

DraftBuilder::DraftBuilder(records::Kind kind, std::string id, std::string place)
{
    m_draft.kind = kind;
    m_draft.id = std::move(id);
    m_draft.place = std::move(place);
    m_draft.root.kind = Node::Kind::mapping;
}

void DraftBuilder::put(const records::FieldPath& path,
                       const std::string& text,
                       const std::string& place)
{
    if (!text.empty()) {
        yaml::put(m_draft.root, m_draft.kind, path, yaml::scalar(text));
        m_draft.origins[records::to_text(path)] = place;
    }
}

void DraftBuilder::put_sources(records::FieldPath path,
                               const std::vector<std::string>& keys,
                               const std::string& place)
{
    path.emplace_back("source");
    if (keys.size() == 1) {
        put(path, keys.front(), place);
        return;
    }
    for (std::size_t i = 0; i < keys.size(); ++i) {
        path.emplace_back(i);
        put(path, keys[i], place);
        path.pop_back();
    }
}

std::string place_of(const Draft& draft, const std::string& path)
{
    std::string around = path;
    while (!around.empty()) {
        const auto origin = draft.origins.find(around);
        if (origin != draft.origins.end()) {
            return origin->second;
        }
        // A group itself has no place: the first field in it has.
        const auto inside = draft.origins.lower_bound(around);
        if (inside != draft.origins.end() && inside->first.starts_with(around)) {
            return inside->second;
        }
        const std::size_t end = around.find_last_of(".[");
        around.resize(end == std::string::npos ? 0 : end);
    }
    return draft.place;
}

std::vector<std::string> differences(const Node& record, const Node& draft)
{
    std::vector<std::string> different;
    records::FieldPath path;
    compare(record, draft, path, different);
    std::sort(different.begin(), different.end());
    return different;
}

} // namespace eomt::exchange
