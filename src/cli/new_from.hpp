#pragma once

#include "archive/writer.hpp"
#include "cli/command.hpp"
#include "entry/candidate.hpp"

#include <functional>
#include <string>
#include <vector>

namespace eomt::cli {

/// Writes, or shows, what was made; the exit status.
using WriteChanges =
    std::function<int(const std::vector<archive::FileChange>& changes, const std::string& title)>;

/// `new --from FILE`: one record from YAML or JSON, many from CSV, all or none.
int new_from_file(const Invocation& invocation,
                  const Environment& environment,
                  const std::filesystem::path& root,
                  entry::Known& known,
                  records::Kind kind,
                  const WriteChanges& write);

/// `new mission --from-text FILE`: the records that a page speaks of, the mission first, with what
/// flags gave in place of what was read.
entry::Candidate from_page(const Invocation& invocation,
                           const Environment& environment,
                           const std::filesystem::path& root,
                           entry::Known& known,
                           const entry::Candidate& given,
                           const std::string& file);

} // namespace eomt::cli
