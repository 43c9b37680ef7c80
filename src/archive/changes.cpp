#include "archive/changes.hpp"

#include "archive/read_job.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "records/kind.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <string_view>
#include <unordered_set>

namespace eomt::archive {

namespace {

namespace fs = std::filesystem;

base::FileStamp stamp_now(const fs::path& root, const index::Dependency& dependency)
{
    return base::stamp_of(root / dependency.path).value_or(base::FileStamp{});
}

bool copies_changed(const fs::path& root, const index::Known& known)
{
    return std::any_of(
        known.dependencies.begin(), known.dependencies.end(), [&](const auto& dependency) {
            return stamp_now(root, dependency) != dependency.stamp;
        });
}

bool by_path(const base::FoundFile& a, const base::FoundFile& b)
{
    return a.path < b.path;
}

} // namespace

Changes compare(const fs::path& root, const Files& files, const index::Manifest& manifest)
{
    Changes changes;
    std::size_t found = 0;
    for (const auto& file : files) {
        const auto known = manifest.find(file.path);
        found += known == manifest.end() ? 0 : 1;
        if (known == manifest.end() || known->second.stamp != file.stamp ||
            copies_changed(root, known->second)) {
            changes.read.push_back(file);
        }
    }
    if (found < manifest.size()) {
        std::unordered_set<std::string_view> there;
        for (const auto& file : files) {
            there.insert(file.path);
        }
        for (const auto& [path, known] : manifest) {
            if (!there.contains(path)) {
                changes.removed.push_back(known.id);
            }
        }
    }
    std::sort(changes.read.begin(), changes.read.end(), by_path);
    return changes;
}

FoundFiles find_files(const fs::path& root)
{
    base::Walk found = base::walk(root, records::is_yaml);
    if (!found.unreadable.empty()) {
        throw base::Error{fmt::format(
            "cannot read the folder {}: permission denied; its records would be missing",
            base::visible((root / found.unreadable.front()).string()))};
    }
    std::erase_if(found.files, [](const auto& file) { return !is_archive_file(file.path); });
    index::Stamps stamps = index::stamps_of(found.files);
    return {std::move(found.files), std::move(stamps)};
}

std::string digest_now(const fs::path& root, const FoundFiles& found, index::Session& session)
{
    auto dependencies = index::known_dependencies(session);
    for (auto& one : dependencies) {
        one.stamp = stamp_now(root, one);
    }
    return index::digest_of(found.stamps, dependencies);
}

std::optional<Changes>
few_changes(const fs::path& root, const FoundFiles& found, index::Session& session)
{
    const auto dependencies = index::known_dependencies(session);
    const bool copies = std::any_of(dependencies.begin(), dependencies.end(), [&](const auto& one) {
        return stamp_now(root, one) != one.stamp;
    });
    const auto known = index::known_stamps(session);
    if (copies || known.empty()) {
        return std::nullopt;
    }
    const Files& files = found.files;
    const auto& now = found.stamps.files;
    Changes changes;
    std::size_t replaced = 0;
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (!std::binary_search(known.begin(), known.end(), now[i])) {
            changes.read.push_back(files[i]);
            replaced += index::id_of_file(session, files[i].path) ? 1 : 0;
        }
    }
    if (known.size() + changes.read.size() != files.size() + replaced) {
        return std::nullopt;
    }
    std::sort(changes.read.begin(), changes.read.end(), by_path);
    return changes;
}

} // namespace eomt::archive
