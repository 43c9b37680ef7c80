#pragma once

#include "archive/writer.hpp"

#include <cstddef>

namespace eomt::archive {

/// What the whole archive would be with changes made to it.
struct Judgement
{
    std::vector<base::Diagnostic> of_changed; ///< all that `check` would say of the changed files
    std::vector<base::Diagnostic> new_errors; ///< in any file, that weren't there before
    /// The changes' places in an order in which the archive is without new errors after each of
    /// them: what is referred to is written first, and removed last.
    std::vector<std::size_t> order;
};

/// Judges the changes with the archive's index, which stays as it is. Throws `Error` where the
/// archive cannot be read.
Judgement judge(const std::filesystem::path& root, const std::vector<FileChange>& changes);

} // namespace eomt::archive
