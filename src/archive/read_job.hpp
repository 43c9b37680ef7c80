#pragma once

#include "index/store.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace eomt::archive {

/// True for the files that the index knows: YAML that isn't hidden, but no report's definition.
bool is_archive_file(std::string_view path);

/// Reads one file of an archive and checks it by itself: never throws for what the file is or
/// holds, that becomes a diagnostic.
index::ReadFile read_one(const std::filesystem::path& root, const base::FoundFile& file);

/// The same for a file that isn't written yet, or not with these bytes. Its stamp is that of no
/// file.
index::ReadFile read_candidate(const std::filesystem::path& root,
                               const std::string& path,
                               const std::string& bytes);

/// Reads files on all cores and hands them to `take` in their order, on the calling thread, until
/// it gives false; then this gives false.
bool read_all(const std::filesystem::path& root,
              const std::vector<base::FoundFile>& files,
              const std::function<bool(index::ReadFile&)>& take);

} // namespace eomt::archive
