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

/// What the user asks for, and the archive in which it is made.
struct Making
{
    const Invocation& invocation;
    const Environment& environment;
    const std::filesystem::path& root;
    entry::Known& known;
};

/// `new --from FILE`: one record from YAML or JSON, many from CSV, all or none.
int new_from_file(const Making& making, records::Kind kind, const WriteChanges& write);

/// `new mission --from-text FILE`: the records that a page speaks of, the mission first, with what
/// flags gave in place of what was read.
entry::Candidate
from_page(const Making& making, const entry::Candidate& given, const std::string& file);

} // namespace eomt::cli
