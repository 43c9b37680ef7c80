#include "entry/from_page.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "draft/draft.hpp"
#include "yaml/edit.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace eomt::entry {

namespace {

using records::Kind;
using yaml::Node;

NewRecord record_of(const draft::Record& drafted)
{
    NewRecord record = new_record(drafted.kind);
    record.id = drafted.id;
    record.root = draft::to_tree(drafted);
    const auto comment_of = draft::comments_of(drafted);
    for (const auto& value : drafted.values) {
        const std::string path = records::to_text(value.path);
        record.comments[path] = comment_of(path);
    }
    return record;
}

/// The fields of `given` in place of those that were read.
void replace_fields(NewRecord& record, const NewRecord& given)
{
    for (std::size_t i = 0; i + 1 < given.root.items.size(); i += 2) {
        const std::string& key = given.root.items[i].text;
        yaml::put(record.root, record.kind, {key}, given.root.items[i + 1]);
        std::erase_if(record.comments, [&](const auto& comment) {
            return comment.first == key || comment.first.starts_with(key + ".") ||
                   comment.first.starts_with(key + "[");
        });
    }
    if (!given.id.empty()) {
        record.id = given.id;
    }
}

/// A path for the copy at which nothing else stands.
std::string
copy_path(const std::filesystem::path& root, const std::string& name, const std::string& page)
{
    for (int n = 1;; ++n) {
        std::string path =
            fmt::format("sources/{}{}.txt", name, n == 1 ? "" : fmt::format("-{}", n));
        base::ReadFault fault;
        const auto there = base::read_file(root / path, page.size() + 1, fault);
        std::error_code unreadable;
        if (there == page || !std::filesystem::exists(root / path, unreadable)) {
            return path;
        }
    }
}

void keep_copy(Candidate& candidate, const std::filesystem::path& root, const std::string& page)
{
    NewRecord& record = candidate.records.front();
    const Node* sources = yaml::find(record.root, {std::string{"sources"}});
    if (sources == nullptr || sources->items.size() < 2) {
        return;
    }
    const std::string key = sources->items[0].text;
    const std::string day = text_at(record.root, fmt::format("sources.{}.date", key));
    const std::string id = record.id.empty() ? conventional_id(record) : record.id;
    std::string name = base::is_id(id) ? id : "page";
    if (!day.empty()) {
        name = fmt::format("{}-{}", day, name);
    }
    const std::string path = copy_path(root, name, page);
    const auto put = [&](const char* field, const std::string& value) {
        yaml::put(record.root,
                  record.kind,
                  {std::string{"sources"}, key, std::string{field}},
                  yaml::scalar(value));
    };
    put("file", path);
    put("sha256", base::sha256(page));
    std::error_code unreadable;
    if (!std::filesystem::exists(root / path, unreadable)) {
        candidate.files[path] = page;
    }
}

} // namespace

Candidate from_page(const std::string& page,
                    const std::string& url,
                    Known& known,
                    const Candidate& given,
                    const std::filesystem::path& root)
{
    if (const auto bad = base::first_bad_utf8(page)) {
        throw base::Error{fmt::format("the page is no UTF-8: byte {} begins no character; save it "
                                      "as UTF-8 text",
                                      *bad + 1)};
    }
    draft::Context context = known.for_drafting();
    context.source_url = url;
    const auto drafted = draft::read_page(page, context);
    Candidate candidate;
    for (const auto& one : drafted) {
        if (one.kind != Kind::mission && !one.id.empty() && !known.file(one.kind, one.id).empty()) {
            continue; // what the archive has is not drafted anew
        }
        candidate.records.push_back(record_of(one));
    }
    if (candidate.records.empty() || candidate.records.front().kind != Kind::mission) {
        throw base::Error{"the page speaks of no observation of an election, as far as the "
                          "program can read it; \"eomt new mission\" asks for the facts instead"};
    }
    replace_fields(candidate.records.front(), given.records.front());
    candidate.records.insert(
        candidate.records.end(), given.records.begin() + 1, given.records.end());
    keep_copy(candidate, root, page);
    return candidate;
}

} // namespace eomt::entry
