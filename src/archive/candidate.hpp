#pragma once

#include "archive/writer.hpp"

#include <cstddef>

namespace eomt::archive {

/// What the whole archive would be with changes made to it.
struct Judgement
{
    /// All that `check` would say of the changed files; only errors where no more was wanted.
    std::vector<base::Diagnostic> of_changed;
    std::vector<base::Diagnostic> new_errors; ///< in any file, that weren't there before
    /// The changes' places in an order in which the archive is without new errors after each of
    /// them: what is referred to is written first, and removed last.
    std::vector<std::size_t> order;
};

enum class Wanted
{
    errors,
    everything
};

/// Judges the changes with the archive's index, which stays as it is. Throws `Error` where the
/// archive cannot be read.
Judgement
judge(const std::filesystem::path& root, const std::vector<FileChange>& changes, Wanted wanted);

} // namespace eomt::archive
