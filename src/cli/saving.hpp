#pragma once

#include "archive/writer.hpp"
#include "cli/command.hpp"

#include <string>
#include <vector>

namespace eomt::cli {

/// Writes changes of an archive and prints the paths on standard output, the warnings about the
/// changed files on standard error. Throws as `archive::write_changes` does, and `InvalidSubject`
/// with the errors that the archive would have.
void save(const Invocation& invocation,
          const Environment& environment,
          const std::filesystem::path& root,
          const std::vector<archive::FileChange>& changes,
          const std::string& what);

/// The diagnostics as `check` prints them, with paths relative to the current folder.
std::string diagnostics_text(const std::vector<base::Diagnostic>& diagnostics,
                             const std::filesystem::path& root,
                             const Environment& environment);

/// What `check` would say of changes that aren't written yet; a copy that comes along with a record
/// counts as there.
std::vector<base::Diagnostic> check_unwritten(const std::filesystem::path& root,
                                              const std::vector<archive::FileChange>& changes);

/// The texts that would be written, for --dry-run; where there are several, each after a line with
/// its path.
std::string preview_of(const std::vector<archive::FileChange>& changes);

} // namespace eomt::cli
