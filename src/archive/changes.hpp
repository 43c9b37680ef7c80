#pragma once

#include "base/file.hpp"
#include "index/manifest.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace eomt::archive {

/// What has to be done for the index to say what the files say.
struct Changes
{
    std::vector<base::FoundFile> read; ///< sorted by path
    std::vector<std::int64_t> removed;

    bool none() const { return read.empty() && removed.empty(); }
};

/// The files of an archive, in no order.
using Files = std::vector<base::FoundFile>;

/// What a walk found.
struct FoundFiles
{
    Files files;
    index::Stamps stamps; ///< of the files, in their order
};

/// The archive's files. Throws `Error` where a folder can't be read.
FoundFiles find_files(const std::filesystem::path& root);

/// How they differ from what the index was made from.
Changes
compare(const std::filesystem::path& root, const Files& files, const index::Manifest& manifest);

/// The same without the list of all files, where that can be: where some files look different, and
/// as many of those that the index knew are not found.
std::optional<Changes>
few_changes(const std::filesystem::path& root, const FoundFiles& found, index::Session& session);

/// The digest of the files, and of what the index depends on besides them as it is now.
std::string
digest_now(const std::filesystem::path& root, const FoundFiles& found, index::Session& session);

} // namespace eomt::archive
