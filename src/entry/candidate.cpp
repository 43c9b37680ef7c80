#include "entry/candidate.hpp"

#include "base/country.hpp"
#include "base/error.hpp"
#include "base/name_key.hpp"
#include "base/text.hpp"
#include "records/election.hpp"
#include "yaml/edit.hpp"
#include "yaml/read.hpp"
#include "yaml/write.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace eomt::entry {

namespace {

using records::Kind;
using records::Outline;
using yaml::Node;

const Node* child(const Node& mapping, std::string_view key)
{
    for (std::size_t i = 0; i + 1 < mapping.items.size(); i += 2) {
        if (mapping.items[i].text == key) {
            return &mapping.items[i + 1];
        }
    }
    return nullptr;
}

std::string below(const std::string& path, std::string_view key)
{
    return path.empty() ? std::string{key} : fmt::format("{}.{}", path, key);
}

/// Calls `use(path, node, outline)` for each group that is there, the root first.
template <class Use>
void each_group(const Node& node, const Outline& outline, const std::string& path, const Use& use)
{
    if (node.kind != Node::Kind::mapping) {
        return;
    }
    use(path, node, outline);
    for (const Outline& field : outline.fields) {
        const Node* value = child(node, field.info.name);
        if (field.type != records::ValueType::group || !is_given(value)) {
            continue;
        }
        const std::string own = below(path, field.info.name);
        if (field.many == records::Many::keyed) {
            for (std::size_t i = 0; i + 1 < value->items.size(); i += 2) {
                each_group(value->items[i + 1], field, below(own, value->items[i].text), use);
            }
        } else if (value->kind == Node::Kind::sequence) {
            for (std::size_t i = 0; i < value->items.size(); ++i) {
                each_group(value->items[i], field, fmt::format("{}[{}]", own, i), use);
            }
        } else {
            each_group(*value, field, own, use);
        }
    }
}

/// The path of the innermost node that begins at a place; of the last key before it otherwise.
class Places
{
public:
    Places(const yaml::Source& source, const Node& root) : m_source{source} { add(root, {}); }

    std::string path_at(base::Mark mark) const
    {
        std::string best;
        for (const auto& [place, path] : m_paths) {
            if (place <= mark) {
                best = path;
            }
        }
        return best;
    }

private:
    void add(const Node& node, const records::FieldPath& path)
    {
        for (std::size_t i = 0; i < node.items.size(); ++i) {
            auto own = path;
            if (node.kind == Node::Kind::mapping) {
                own.emplace_back(node.items[i].text);
                m_paths[m_source.mark(node.items[i].offset)] = records::to_text(own);
                ++i;
            } else {
                own.emplace_back(i);
            }
            m_paths[m_source.mark(node.items[i].offset)] = records::to_text(own);
            add(node.items[i], own);
        }
    }

    const yaml::Source& m_source;
    std::map<base::Mark, std::string> m_paths;
};

/// `../` for each folder on the way to the file.
std::string way_up(const std::string& path)
{
    std::string up;
    for (auto i = std::count(path.begin(), path.end(), '/'); i > 0; --i) {
        up += "../";
    }
    return up;
}

std::string country_of(const NewRecord& record, const Candidate& candidate, Known& known)
{
    std::string own = text_at(record.root, "country");
    if (!own.empty() || record.kind != Kind::mission) {
        return own;
    }
    std::string inside = text_at(record.root, "election.country");
    if (!inside.empty()) {
        return inside;
    }
    const std::string election = text_at(record.root, "election");
    for (const auto& other : candidate.records) {
        if (other.kind == Kind::election && other.id == election) {
            return text_at(other.root, "country");
        }
    }
    return known.place_of(election).first;
}

/// What `missing_fields` says: the reader's words for it have the field's name, those for "one of
/// two" don't.
bool is_missing_field(const base::Diagnostic& one)
{
    return one.rule == "missing-key" && one.message.find(" has no \"") != std::string::npos;
}

} // namespace

bool is_given(const Node* node)
{
    return node != nullptr && node->kind != Node::Kind::null &&
           !(node->kind == Node::Kind::scalar ? node->text.empty() : node->items.empty());
}

const Node* node_at(const NewRecord& record, const std::string& path)
{
    return yaml::find(record.root, records::parse_field_path(path));
}

void put_at(NewRecord& record, const std::string& path, Node value)
{
    yaml::put(record.root, record.kind, records::parse_field_path(path), std::move(value));
}

std::string text_of(const NewRecord& record)
{
    return record.verbatim.empty() ? yaml::write(record.root,
                                                 [&](const std::string& path) {
                                                     const auto found = record.comments.find(path);
                                                     return found == record.comments.end()
                                                                ? std::string{}
                                                                : found->second;
                                                 })
                                   : record.verbatim;
}

NewRecord new_record(Kind kind)
{
    NewRecord record;
    record.kind = kind;
    record.root.kind = Node::Kind::mapping;
    return record;
}

std::vector<std::string> missing_fields(const NewRecord& record)
{
    std::vector<std::string> missing;
    each_group(record.root,
               records::outline(record.kind),
               "",
               [&](const std::string& path, const Node& node, const Outline& outline) {
                   for (const Outline& field : outline.fields) {
                       if (field.info.required && !is_given(child(node, field.info.name))) {
                           missing.push_back(below(path, field.info.name));
                       }
                   }
               });
    return missing;
}

std::vector<Fault> faults_of(const NewRecord& record)
{
    const yaml::Source source{"", text_of(record)};
    yaml::Problems problems{source};
    const auto tree = yaml::parse_tree(source, problems);
    if (tree) {
        yaml::read_record(record.kind, source, problems);
    }
    std::vector<Fault> faults;
    for (const auto& one : problems.list()) {
        if (one.severity == base::Severity::error && !is_missing_field(one)) {
            faults.push_back({tree ? Places{source, *tree}.path_at(one.mark) : std::string{},
                              one.message,
                              one.rule == "missing-key"});
        }
    }
    return faults;
}

std::string text_at(const Node& root, const std::string& path)
{
    const Node* node = yaml::find(root, records::parse_field_path(path));
    return node != nullptr && node->kind == Node::Kind::scalar ? node->text : std::string{};
}

std::string conventional_id(const NewRecord& record)
{
    const auto text = [&](const char* path) { return text_at(record.root, path); };
    switch (record.kind) {
    case Kind::election: {
        const yaml::Source source{"", text_of(record)};
        yaml::Problems problems{source};
        const auto read = yaml::read_record(Kind::election, source, problems);
        return read ? records::inline_id(std::get<records::Election>(*read)) : std::string{};
    }
    case Kind::mission: {
        std::string election = text("election");
        if (const Node* fields = child(record.root, "election");
            fields != nullptr && fields->kind == Node::Kind::mapping) {
            NewRecord inside = new_record(Kind::election);
            inside.root = *fields;
            election = conventional_id(inside);
        }
        const std::string organisation = text("organisation");
        return election.empty() || organisation.empty()
                   ? ""
                   : fmt::format("{}.{}", election, organisation);
    }
    case Kind::delegation:
        return text("organisation").empty() || text("country").empty()
                   ? ""
                   : fmt::format("{}.{}",
                                 text("organisation"),
                                 base::slug(base::country_name(text("country"))));
    case Kind::organisation: {
        const std::string name = text("short_name").empty() ? text("name") : text("short_name");
        return name.empty() ? "" : base::slug(name);
    }
    default:
        return text("name").empty() ? "" : base::slug(text("name"));
    }
}

std::vector<archive::FileChange>
files_of(const Candidate& candidate, Known& known, const std::filesystem::path& root)
{
    std::vector<archive::FileChange> changes;
    for (const auto& [path, bytes] : candidate.files) {
        changes.push_back({path, std::nullopt, bytes});
    }
    // Of many records of one kind and country the folder is looked for once.
    std::map<std::pair<Kind, std::string>, std::string> folders;
    for (const auto& record : candidate.records) {
        const std::string id = record.id.empty() ? conventional_id(record) : record.id;
        if (!base::is_id(id)) {
            throw base::UsageError{fmt::format(
                "--id {}: an id is written with small letters, digits, dots and hyphens, such as "
                "kz-2021-01-10-mazhilis.csto-pa",
                base::visible(id))};
        }
        const std::string country = country_of(record, candidate, known);
        const auto [found, is_new] = folders.try_emplace({record.kind, country});
        if (is_new) {
            found->second = known.folder(record.kind, country);
        }
        const std::string& folder = found->second;
        const std::string path = fmt::format("{}{}{}.{}.yaml",
                                             folder,
                                             folder.empty() ? "" : "/",
                                             id,
                                             records::kind_name(record.kind));
        const std::string schema =
            fmt::format("schemas/{}.schema.json", records::kind_name(record.kind));
        std::string text = text_of(record);
        std::error_code unreadable;
        if (text.find("yaml-language-server:") == std::string::npos &&
            std::filesystem::exists(root / schema, unreadable)) {
            text =
                fmt::format("# yaml-language-server: $schema={}{}\n{}", way_up(path), schema, text);
        }
        changes.push_back({path, std::nullopt, std::move(text)});
    }
    return changes;
}

} // namespace eomt::entry
