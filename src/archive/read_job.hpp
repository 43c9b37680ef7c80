#pragma once

#include "index/store.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace eomt::archive {

/// Reads one file of an archive and checks it by itself: never throws for what the file is or
/// holds, that becomes a diagnostic.
index::ReadFile read_one(const std::filesystem::path& root, const base::FoundFile& file);

/// Reads files on all cores and hands them to `take` in their order, on the calling thread.
void read_all(const std::filesystem::path& root,
              const std::vector<base::FoundFile>& files,
              const std::function<void(const index::ReadFile&)>& take);

} // namespace eomt::archive
