#include "entry/flags.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "entry/given.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace eomt::entry {

namespace {

using records::Many;
using records::Outline;
using records::ValueType;

/// `invited_by` is `--invited-by`.
std::string hyphened(std::string_view field)
{
    std::string name{field};
    std::replace(name.begin(), name.end(), '_', '-');
    return name;
}

bool is_many(const Outline& field)
{
    return field.many != Many::one;
}

/// Collects the flags below a group.
class Collector
{
public:
    void
    group(const Outline& group, const std::string& prefix, const std::vector<std::string>& keys)
    {
        for (const Outline& field : group.fields) {
            auto path = keys;
            path.emplace_back(field.info.name);
            const bool named_as_items = is_many(field) && field.type == ValueType::group;
            const std::string own =
                named_as_items ? singular(field.info.name) : hyphened(field.info.name);
            one(field, prefix.empty() ? own : fmt::format("{}-{}", prefix, own), std::move(path));
        }
    }

    std::vector<Flag> take() { return std::move(m_flags); }

private:
    void one(const Outline& field, const std::string& name, std::vector<std::string> path)
    {
        if (field.type != ValueType::group) {
            add({name, std::move(path), &field});
            return;
        }
        if (field.group == "election") {
            add({name, path, &field});
            election(field, path);
            return;
        }
        if (field.many == Many::keyed) {
            add({name + "-key", path, &field, true});
        }
        // The one text that may stand for all of it, or what a lone group can't be without.
        const Outline* main = nullptr;
        if (!field.shorthand.empty()) {
            main = field.field(field.shorthand);
        } else if (!is_many(field) && field.fields.front().info.required) {
            main = &field.fields.front();
        }
        if (main != nullptr) {
            auto below = path;
            below.emplace_back(main->info.name);
            add({name, std::move(below), main});
        }
        for (const Outline& part : field.fields) {
            if (&part != main) {
                auto below = path;
                below.emplace_back(part.info.name);
                const bool items = is_many(part) && part.type == ValueType::group;
                one(part,
                    name + "-" + (items ? singular(part.info.name) : hyphened(part.info.name)),
                    std::move(below));
            }
        }
    }

    /// The fields of a mission's election stand without a prefix where the mission has none of
    /// that name; its lists are for a record of its own.
    void election(const Outline& field, const std::vector<std::string>& path)
    {
        const auto& mission = records::outline(records::Kind::mission);
        for (const Outline& part : field.fields) {
            if (part.type == ValueType::group) {
                continue;
            }
            auto below = path;
            below.emplace_back(part.info.name);
            const bool taken = mission.field(part.info.name) != nullptr;
            add({(taken ? "election-" : "") + hyphened(part.info.name), std::move(below), &part});
        }
    }

    void add(Flag flag) { m_flags.push_back(std::move(flag)); }

    std::vector<Flag> m_flags;
};

std::vector<Flag> make_flags(records::Kind kind)
{
    Collector collector;
    collector.group(records::outline(kind), "", {});
    auto flags = collector.take();
    if (kind == records::Kind::mission) {
        // The coordinator's office is what secretariats write first.
        const Flag office = *find_flag(flags, "coordinator-office");
        flags.push_back({"office", office.keys, office.field});
    }
    return flags;
}

bool is_person(const Outline& group)
{
    return group.shorthand == "name";
}

std::size_t items_at(const yaml::Node& root, const records::FieldPath& path)
{
    const yaml::Node* node = yaml::find(root, path);
    if (node == nullptr || node->kind == yaml::Node::Kind::null) {
        return 0;
    }
    return node->kind == yaml::Node::Kind::sequence  ? node->items.size()
           : node->kind == yaml::Node::Kind::mapping ? node->items.size() / 2
                                                     : 1;
}

std::string last_key(const yaml::Node& root, const records::FieldPath& path)
{
    const yaml::Node* node = yaml::find(root, path);
    return node == nullptr || node->items.size() < 2 ? ""
                                                     : node->items[node->items.size() - 2].text;
}

} // namespace

std::string singular(std::string_view field)
{
    std::string name = hyphened(field);
    if (name.ends_with('s')) {
        name.pop_back();
    }
    return name;
}

const std::vector<Flag>& flags_of(records::Kind kind)
{
    using records::Kind;
    static const std::array<std::vector<Flag>, 6> all{make_flags(Kind::archive),
                                                      make_flags(Kind::election),
                                                      make_flags(Kind::mission),
                                                      make_flags(Kind::delegation),
                                                      make_flags(Kind::organisation),
                                                      make_flags(Kind::person)};
    return all.at(static_cast<std::size_t>(kind));
}

std::vector<Flag> item_flags(const records::Outline& list)
{
    Collector collector;
    if (list.type == ValueType::group) {
        collector.group(list, "", {std::string{list.info.name}});
    }
    auto flags = collector.take();
    if (list.many == Many::keyed) {
        flags.insert(flags.begin(), {"key", {std::string{list.info.name}}, &list, true});
    }
    return flags;
}

const Flag* find_flag(const std::vector<Flag>& flags, std::string_view name)
{
    const auto found = std::find_if(
        flags.begin(), flags.end(), [&](const Flag& flag) { return flag.name == name; });
    return found == flags.end() ? nullptr : &*found;
}

std::string_view placeholder(const Flag& flag)
{
    if (flag.is_key) {
        return "KEY";
    }
    if (flag.field->many == Many::keyed) {
        return flag.field->type == ValueType::whole ? "KEY=NUMBER" : "KEY=TEXT";
    }
    switch (flag.field->type) {
    case ValueType::word:
    case ValueType::slug:
    case ValueType::topic:
        return is_many(*flag.field) ? "WORD,..." : "WORD";
    case ValueType::id:
    case ValueType::reference:
    case ValueType::group:
        return is_many(*flag.field) ? "ID,..." : "ID";
    case ValueType::country:
        return is_many(*flag.field) ? "CC,..." : "CC";
    case ValueType::language:
        return "LANG";
    case ValueType::url:
        return "URL";
    case ValueType::path:
        return "FILE";
    case ValueType::day:
        return is_many(*flag.field) ? "DATE,..." : "DATE";
    case ValueType::partial_date:
        return "DATE";
    case ValueType::whole:
    case ValueType::number:
    case ValueType::percent:
        return "NUMBER";
    case ValueType::flag:
        return "true|false";
    case ValueType::source_key:
        return "KEY,...";
    case ValueType::text:
    case ValueType::sha256:
        break;
    }
    return "TEXT";
}

yaml::Node value_of(const records::Outline& field, std::string_view text)
{
    if (field.many != Many::list && field.many != Many::one_or_list) {
        return scalar_for(field, text);
    }
    yaml::Node list;
    list.kind = yaml::Node::Kind::sequence;
    for (const auto part : base::split(text, ',')) {
        if (!base::trim(part).empty()) {
            list.items.push_back(scalar_for(field, base::trim(part)));
        }
    }
    if (field.many == Many::one_or_list && list.items.size() == 1) {
        yaml::Node only = list.items.front();
        return only;
    }
    return list;
}

/// Where the flag's value goes: in each list on the way the last item, a new one where there is
/// none or where the last has that field already.
records::FieldPath FlagFiller::place(const Flag& flag)
{
    records::FieldPath path;
    std::size_t item_step = 0; // where the number or key of the innermost item stands
    const Outline* at = &records::outline(m_kind);
    for (const auto& key : flag.keys) {
        at = at->field(key);
        path.emplace_back(key);
        if (at == flag.field || at->type != ValueType::group || !is_many(*at)) {
            continue;
        }
        const std::size_t count = items_at(m_root, path);
        if (at->many == Many::keyed) {
            const std::string key_now = last_key(m_root, path);
            path.emplace_back(count == 0 ? singular(key) : key_now);
        } else {
            path.emplace_back(count == 0 ? 0 : count - 1);
        }
        item_step = path.size() - 1;
    }
    const bool appends = flag.field->many != Many::one;
    if (item_step == 0 || appends || yaml::find(m_root, path) == nullptr) {
        return path;
    }
    records::FieldPath list{path.begin(), path.begin() + static_cast<std::ptrdiff_t>(item_step)};
    const std::size_t count = items_at(m_root, list);
    if (std::holds_alternative<std::size_t>(path[item_step])) {
        path[item_step] = count;
    } else {
        path[item_step] =
            fmt::format("{}-{}", singular(std::get<std::string>(list.back())), count + 1);
    }
    return path;
}

void FlagFiller::put(const records::FieldPath& path, const Flag& flag, yaml::Node value)
{
    m_origins[records::to_text(path)] = flag.name;
    yaml::put(m_root, m_kind, path, std::move(value));
}

/// Gives the item that is being filled its key, or begins the next one.
records::FieldPath FlagFiller::next_key(const Flag& flag, const std::string& key)
{
    records::FieldPath list;
    for (const auto& one : flag.keys) {
        list.emplace_back(one);
    }
    const std::string now = last_key(m_root, list);
    auto path = list;
    path.emplace_back(key);
    auto current = list;
    current.emplace_back(now);
    m_origins[records::to_text(path)] = flag.name;
    m_key_is_given[records::to_text(path)] = true;
    yaml::Node empty;
    empty.kind = yaml::Node::Kind::mapping;
    if (now.empty() || m_key_is_given[records::to_text(current)]) {
        yaml::put(m_root, m_kind, path, empty);
        return path;
    }
    // The item was begun without a key: it gets its own now.
    if (const yaml::Node* node = yaml::find(m_root, list)) {
        yaml::Node renamed = *node;
        renamed.items[renamed.items.size() - 2] = yaml::scalar(key);
        yaml::put(m_root, m_kind, list, std::move(renamed));
    }
    return path;
}

namespace {

/// `ru=...`: the record's own key and its value. Throws `UsageError` where it is none.
std::pair<std::string, std::string> key_and_value(const Flag& flag, const std::string& value)
{
    const auto equals = value.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == value.size()) {
        throw base::UsageError{
            fmt::format("--{} {}: write it as {}, such as {}",
                        flag.name,
                        base::visible(value),
                        placeholder(flag),
                        flag.field->type == ValueType::whole ? "\"State Duma=10\"" : "ru=\"...\"")};
    }
    return {value.substr(0, equals), value.substr(equals + 1)};
}

/// One list of two values or lists.
yaml::Node joined(const yaml::Node& first, const yaml::Node& second)
{
    yaml::Node list;
    list.kind = yaml::Node::Kind::sequence;
    for (const yaml::Node* part : {&first, &second}) {
        if (part->kind == yaml::Node::Kind::sequence) {
            list.items.insert(list.items.end(), part->items.begin(), part->items.end());
        } else {
            list.items.push_back(*part);
        }
    }
    return list;
}

} // namespace

void FlagFiller::fill(const Flag& flag, const std::string& value)
{
    if (base::trim(value).empty()) {
        throw base::UsageError{fmt::format("--{} is empty; leave it away where there is nothing to "
                                           "say",
                                           flag.name)};
    }
    const std::string why = flag.is_key ? fault_in_source_key(value)
                            : flag.field->type == ValueType::text
                                ? fault_in_text(*flag.field, value)
                                : std::string{};
    if (!why.empty()) {
        throw base::UsageError{fmt::format("--{}: {}", flag.name, why)};
    }
    if (flag.is_key) {
        next_key(flag, value);
        return;
    }
    auto path = place(flag);
    if (flag.field->many == Many::keyed) {
        const auto [key, text] = key_and_value(flag, value);
        path.emplace_back(key);
        put(path, flag, scalar_for(*flag.field, text));
        return;
    }
    yaml::Node node = value_of(*flag.field, value);
    if (flag.field->many == Many::one && yaml::find(m_root, path) != nullptr) {
        throw base::UsageError{fmt::format("--{} is given more than once", flag.name)};
    }
    if (const yaml::Node* old = yaml::find(m_root, path); old != nullptr) {
        node = joined(*old, node);
    }
    // A person may be given by id, such as ann-example; a name has capitals, spaces or no hyphen.
    const bool may_be_id = flag.keys.size() > 1 && flag.keys.back() == "name" &&
                           base::is_id(value) && value.find('-') != std::string::npos;
    if (may_be_id) {
        const Outline* parent = &records::outline(m_kind);
        for (std::size_t i = 0; i + 1 < flag.keys.size(); ++i) {
            parent = parent->field(flag.keys[i]);
        }
        if (is_person(*parent) && parent->field("id") != nullptr) {
            path.back() = std::string{"id"};
        }
    }
    put(path, flag, std::move(node));
}

} // namespace eomt::entry
