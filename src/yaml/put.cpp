#include "base/text.hpp"
#include "yaml/edit.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace eomt::yaml {

namespace {

using records::FieldPath;
using records::Many;
using records::Outline;

/// What is declared where a value stands; nothing below a field of the user's own.
struct Place
{
    const Outline* field = nullptr;
    bool item = false; ///< one value of a field that holds many

    Many many() const { return field == nullptr || item ? Many::one : field->many; }
    Place below(const std::string& key) const
    {
        if (field == nullptr || many() == Many::keyed) {
            return {field, true};
        }
        const Outline* one = field->field(key);
        return {one, one != nullptr && one->many == Many::one};
    }
    /// Whether the keys here are declared, in an order.
    bool ordered() const
    {
        return field != nullptr && many() == Many::one && !field->fields.empty();
    }
};

FieldPath first_steps(const FieldPath& path, std::size_t count)
{
    return {path.begin(), path.begin() + static_cast<std::ptrdiff_t>(count)};
}

std::string place_name(const FieldPath& path, std::size_t count)
{
    return count == 0 ? "the record" : records::to_text(first_steps(path, count));
}

std::size_t rank(const Outline& of, std::string_view key)
{
    const auto found = std::find_if(of.fields.begin(), of.fields.end(), [&](const Outline& one) {
        return one.info.name == key;
    });
    return static_cast<std::size_t>(found - of.fields.begin());
}

/// Where a new key goes in a mapping: behind the nearest key that is declared before it, else in
/// front of the first that is declared after it.
std::size_t place_of_key(const Node& mapping, const Place& place, std::string_view key)
{
    if (!place.ordered()) {
        return mapping.items.size();
    }
    const std::size_t own = rank(*place.field, key);
    const std::size_t none = place.field->fields.size();
    std::size_t best = none;
    std::size_t at = mapping.items.size();
    for (std::size_t i = 0; own != none && i < mapping.items.size(); i += 2) {
        const std::size_t other = rank(*place.field, mapping.items[i].text);
        if (other < own && (best == none || other >= best)) {
            best = other;
            at = i + 2;
        }
    }
    for (std::size_t i = 0; own != none && best == none && i < mapping.items.size(); i += 2) {
        const std::size_t other = rank(*place.field, mapping.items[i].text);
        if (other != none && other > own) {
            return i;
        }
    }
    return at;
}

/// Follows a path into a tree and makes what is missing.
class Putter
{
public:
    Putter(const FieldPath& path, Node value) : m_path{path}, m_value{std::move(value)} {}

    void put(Node& node, Place place, std::size_t step)
    {
        if (step == m_path.size()) {
            m_value.offset = node.offset;
            node = std::move(m_value);
        } else if (const auto* key = std::get_if<std::string>(&m_path[step])) {
            put_key(node, place, step, *key);
        } else {
            put_item(node, place, step, std::get<std::size_t>(m_path[step]));
        }
    }

private:
    void put_key(Node& node, Place place, std::size_t step, const std::string& key)
    {
        if (node.kind == Node::Kind::null ||
            (node.kind == Node::Kind::scalar && node.text.empty())) {
            node = {Node::Kind::mapping, false, node.offset, {}, {}};
        } else if (node.kind == Node::Kind::scalar) {
            text_to_mapping(node, place, step);
        } else if (node.kind == Node::Kind::sequence && !node.items.empty()) {
            throw EditRefused{fmt::format("{} is a list; write which item, the first is {}[0]",
                                          place_name(m_path, step),
                                          place_name(m_path, step))};
        }
        node.kind = Node::Kind::mapping;
        for (std::size_t i = 0; i + 1 < node.items.size(); i += 2) {
            if (node.items[i].text == key && node.items[i].kind == Node::Kind::scalar) {
                put(node.items[i + 1], place.below(key), step + 1);
                return;
            }
        }
        const auto at =
            node.items.begin() + static_cast<std::ptrdiff_t>(place_of_key(node, place, key));
        const auto added = node.items.insert(at, {scalar(key), Node{}});
        put(*(added + 1), place.below(key), step + 1);
    }

    /// A person, an election or an invitation that is written as one text.
    void text_to_mapping(Node& node, Place place, std::size_t step)
    {
        const bool known = place.many() == Many::one && place.field != nullptr &&
                           place.field->field(place.field->shorthand) != nullptr;
        if (!known) {
            const bool link = place.field != nullptr && place.field->shorthand == "id";
            throw EditRefused{fmt::format(
                "{} is the single value \"{}\", which has no fields{}",
                place_name(m_path, step),
                base::visible(base::char_substr(node.text, 0, 60)),
                link ? "; it names a record of its own, whose file is the one to change" : "")};
        }
        Node text = std::move(node);
        node = {Node::Kind::mapping, false, text.offset, {}, {}};
        node.items.push_back(scalar(std::string{place.field->shorthand}));
        node.items.push_back(std::move(text));
    }

    void put_item(Node& node, Place place, std::size_t step, std::size_t index)
    {
        const bool last = step + 1 == m_path.size();
        const bool single = node.kind != Node::Kind::sequence && node.kind != Node::Kind::null &&
                            place.many() == Many::one_or_list;
        place.item = true;
        if (single && index == 0 && last && m_value.kind == Node::Kind::scalar) {
            put(node, place, step + 1); // one value stays written as one
            return;
        }
        if (single) {
            Node one = std::move(node);
            node = {Node::Kind::sequence, false, one.offset, {}, {}};
            node.items.push_back(std::move(one));
            // A list of invitations has mappings as items, where one alone may be text.
            if (index > 0 && node.items[0].kind == Node::Kind::scalar &&
                place.field->field(place.field->shorthand) != nullptr) {
                text_to_mapping(node.items[0], place, step);
            }
        } else if (node.kind == Node::Kind::null ||
                   (node.kind != Node::Kind::sequence && node.text.empty() && node.items.empty())) {
            node = {Node::Kind::sequence, false, node.offset, {}, {}};
        } else if (node.kind != Node::Kind::sequence) {
            throw EditRefused{fmt::format(
                "{} is no list, so it has no item [{}]", place_name(m_path, step), index)};
        }
        if (index > node.items.size()) {
            throw EditRefused{fmt::format("{} has {}, so the next is {}[{}], not [{}]",
                                          place_name(m_path, step),
                                          base::plural(node.items.size(), "item"),
                                          place_name(m_path, step),
                                          node.items.size(),
                                          index)};
        }
        if (index == node.items.size()) {
            node.items.emplace_back();
        }
        put(node.items[index], place, step + 1);
    }

    const FieldPath& m_path;
    Node m_value;
};

} // namespace

Node scalar(std::string text)
{
    return {Node::Kind::scalar, true, 0, std::move(text), {}};
}

void put(Node& root, records::Kind kind, const records::FieldPath& path, Node value)
{
    // A path that is refused half way leaves the tree as it was.
    Node changed = root;
    Putter{path, std::move(value)}.put(changed, {&records::outline(kind), true}, 0);
    root = std::move(changed);
}

const Node* find(const Node& root, const records::FieldPath& path)
{
    const Node* at = &root;
    for (const auto& step : path) {
        const Node* next = nullptr;
        if (const auto* key = std::get_if<std::string>(&step)) {
            for (std::size_t i = 0; at->kind == Node::Kind::mapping && i + 1 < at->items.size();
                 i += 2) {
                if (at->items[i].kind == Node::Kind::scalar && at->items[i].text == *key) {
                    next = &at->items[i + 1];
                    break;
                }
            }
        } else {
            const std::size_t index = std::get<std::size_t>(step);
            if (at->kind == Node::Kind::sequence && index < at->items.size()) {
                next = &at->items[index];
            }
        }
        if (next == nullptr) {
            return nullptr;
        }
        at = next;
    }
    return at;
}

} // namespace eomt::yaml
