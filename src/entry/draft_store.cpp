#include "entry/draft_store.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "records/kind.hpp"
#include "yaml/source.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace eomt::entry {

namespace {

using nlohmann::json;
namespace fs = std::filesystem;

constexpr int name_digits = 4;

/// Text that a draft holds is the user's, typed or read from a file; bytes that are no UTF-8 become
/// U+FFFD rather than lose the draft.
std::string dumped(const json& value)
{
    return value.dump(1, ' ', false, json::error_handler_t::replace) + "\n";
}

yaml::Node tree_of(const std::string& text)
{
    const yaml::Source source{"", text};
    yaml::Problems problems{source};
    auto root = yaml::parse_tree(source, problems);
    if (root) {
        return *std::move(root);
    }
    yaml::Node empty;
    empty.kind = yaml::Node::Kind::mapping;
    return empty;
}

} // namespace

fs::path DraftStore::file(const std::string& name) const
{
    return m_folder / (name + ".json");
}

std::vector<std::string> DraftStore::names() const
{
    std::vector<std::string> list;
    std::error_code failed;
    for (const auto& entry : fs::directory_iterator{m_folder, failed}) {
        if (entry.path().extension() == ".json") {
            list.push_back(entry.path().stem().string());
        }
    }
    std::sort(list.begin(), list.end());
    return list;
}

std::string DraftStore::new_name() const
{
    const auto all = names();
    int last = 0;
    for (const auto& name : all) {
        if (!name.empty() && name.find_first_not_of("0123456789") == std::string::npos &&
            name.size() <= std::size_t{2} * name_digits) {
            last = std::max(last, std::stoi(name));
        }
    }
    return fmt::format("{:0{}}", last + 1, name_digits);
}

void DraftStore::keep(const std::string& name, const Draft& draft) const
{
    if (m_folder.empty()) {
        return;
    }
    json out{{"kind", records::kind_name(draft.kind)},
             {"id", draft.id},
             {"flags", json::array()},
             {"answers", json::array()},
             {"edited", json::array()},
             {"files", json::array()}};
    for (const auto& flag : draft.flags) {
        out["flags"].push_back({flag.name, flag.value});
    }
    for (const auto& answer : draft.answers) {
        out["answers"].push_back({answer.path, answer.text});
    }
    for (const auto& record : draft.edited) {
        out["edited"].push_back({records::kind_name(record.kind), record.id, record.verbatim});
    }
    for (const auto& [path, bytes] : draft.files) {
        out["files"].push_back({path, bytes});
    }
    base::make_folders(m_folder);
    base::write_file(file(name), dumped(out));
}

void DraftStore::remove(const std::string& name) const
{
    std::error_code failed;
    fs::remove(file(name), failed);
}

Draft DraftStore::load(const std::string& name) const
{
    const std::string text = base::read_file(file(name));
    const json in = json::parse(text, nullptr, false);
    const bool has_kind = in.is_object() && in.contains("kind") && in.at("kind").is_string();
    const auto kind =
        has_kind ? records::kind_named(in.at("kind").get<std::string>()) : std::nullopt;
    const auto is_list_of = [](const json& list, std::size_t parts) {
        return list.is_array() && std::all_of(list.begin(), list.end(), [&](const json& one) {
                   return one.is_array() && one.size() == parts &&
                          std::all_of(one.begin(), one.end(), [](const json& part) {
                              return part.is_string();
                          });
               });
    };
    const auto part = [&](const char* key) {
        return in.is_object() && in.contains(key) ? in.at(key) : json{};
    };
    if (!kind || !part("id").is_string() || !is_list_of(part("flags"), 2) ||
        !is_list_of(part("answers"), 2) || !is_list_of(part("edited"), 3) ||
        !is_list_of(part("files"), 2)) {
        throw base::Error{fmt::format("{} is no draft of eomt; delete it to be rid of it",
                                      base::visible(file(name).string()))};
    }
    Draft draft;
    draft.kind = *kind;
    draft.id = in["id"];
    for (const auto& flag : in["flags"]) {
        draft.flags.push_back({flag[0], flag[1]});
    }
    for (const auto& answer : in["answers"]) {
        draft.answers.push_back({answer[0], answer[1]});
    }
    for (const auto& one : in["edited"]) {
        NewRecord record;
        record.kind = records::kind_named(one[0].get<std::string>()).value_or(*kind);
        record.id = one[1];
        record.verbatim = one[2];
        record.root = tree_of(record.verbatim);
        draft.edited.push_back(std::move(record));
    }
    for (const auto& one : in["files"]) {
        draft.files.emplace(one[0], one[1]);
    }
    return draft;
}

} // namespace eomt::entry
