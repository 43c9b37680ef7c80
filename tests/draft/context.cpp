#include "context.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "draft/facts.hpp"
#include "records/kind.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

namespace eomt::draft_test {

using yaml::Node;

Node load_tree(const std::filesystem::path& file)
{
    const yaml::Source source{file.string(), base::read_file(file)};
    yaml::Problems problems{source};
    auto root = yaml::parse_tree(source, problems);
    if (!root) {
        const auto& first = problems.list().front();
        throw base::Error{fmt::format("{}:{}: {}", first.path, first.mark.line, first.message)};
    }
    return *root;
}

const Node* value_of(const Node& mapping, const std::string& key)
{
    for (std::size_t i = 0; i + 1 < mapping.items.size(); i += 2) {
        if (mapping.kind == Node::Kind::mapping && mapping.items[i].text == key) {
            return &mapping.items[i + 1];
        }
    }
    return nullptr;
}

std::string text_of(const Node& mapping, const std::string& key)
{
    const Node* value = value_of(mapping, key);
    return value == nullptr ? std::string{} : value->text;
}

namespace {

std::vector<std::string> names_of(const Node& record)
{
    std::vector<std::string> out;
    for (const char* key : {"name", "short_name"}) {
        if (std::string name = text_of(record, key); !name.empty()) {
            out.push_back(std::move(name));
        }
    }
    if (const Node* names = value_of(record, "names")) {
        for (std::size_t i = 1; i < names->items.size(); i += 2) {
            out.push_back(names->items[i].text);
        }
    }
    return out;
}

} // namespace

draft::Context load_context(const std::filesystem::path& archive)
{
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{archive}) {
        files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    draft::Context out;
    for (const auto& file : files) {
        const auto kind = records::file_kind(file.filename().string());
        if (!kind) {
            continue;
        }
        if (kind->kind == records::Kind::organisation) {
            const Node root = load_tree(file);
            out.organisations.push_back(
                {kind->id, text_of(root, "kind"), names_of(root), text_of(root, "website")});
        } else if (kind->kind == records::Kind::election) {
            const Node root = load_tree(file);
            const Node* type = value_of(root, "type");
            std::vector<std::string> types;
            if (type != nullptr && type->kind == Node::Kind::scalar) {
                types.push_back(type->text);
            } else if (type != nullptr) {
                for (const Node& item : type->items) {
                    types.push_back(item.text);
                }
            }
            out.elections.push_back({kind->id,
                                     text_of(root, "country"),
                                     text_of(root, "date"),
                                     types,
                                     text_of(root, "institution")});
        } else if (kind->kind == records::Kind::person) {
            out.persons.push_back({kind->id, names_of(load_tree(file))});
        }
    }
    return out;
}

std::vector<draft::Record> draft_page(const std::filesystem::path& root,
                                      const std::filesystem::path& page,
                                      const draft::Context& context)
{
    const std::string text = base::read_file(page);
    const std::string language{draft::language_of(text)};
    const auto words = draft::parse_words(
        language, base::read_file(root / "src/draft/words" / (language + ".yaml")));
    return draft::read_page(text, context, words);
}

Node tree_of(const draft::Record& record)
{
    Node root;
    root.kind = Node::Kind::mapping;
    for (const auto& value : record.values) {
        Node* at = &root;
        for (const auto& step : value.path) {
            if (const auto* index = std::get_if<std::size_t>(&step)) {
                at->kind = Node::Kind::sequence;
                at->items.resize(std::max(at->items.size(), *index + 1));
                at = &at->items[*index];
                continue;
            }
            at->kind = Node::Kind::mapping;
            const auto& key = std::get<std::string>(step);
            std::size_t i = 0;
            while (i < at->items.size() && at->items[i].text != key) {
                i += 2;
            }
            if (i == at->items.size()) {
                Node name;
                name.kind = Node::Kind::scalar;
                name.text = key;
                at->items.push_back(std::move(name));
                at->items.emplace_back();
            }
            at = &at->items[i + 1];
        }
        at->kind = Node::Kind::scalar;
        at->text = value.text;
    }
    return root;
}

} // namespace eomt::draft_test
