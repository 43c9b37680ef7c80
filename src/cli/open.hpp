#pragma once

#include "archive/archive.hpp"
#include "cli/command.hpp"

#include <filesystem>

namespace eomt::cli {

/// The archive's folder: -C, else EOMT_ARCHIVE, else the nearest one upwards, else missions/ here.
/// Throws `Error` that says how to make one.
std::filesystem::path archive_folder(const Globals& globals, const Environment& environment);

/// Opens the archive, with progress on a terminal.
archive::Archive
open_archive(const Globals& globals, const Environment& environment, bool rebuild = false);

/// Says on standard error that a query selects nothing, so that an empty result is understood, and
/// which of its words the archive doesn't know.
void say_nothing_matches(const Globals& globals,
                         const Environment& environment,
                         archive::Archive& archive,
                         const std::vector<std::string>& query);

/// The same for a command that writes: a change that was cut short by a crash is cleared up first.
archive::Archive open_for_writing(const Globals& globals, const Environment& environment);

/// Says on standard error how many files are left out for their errors, and gives the status of a
/// command that did its work: `invalid_records` where there are some and --strict is given.
int finish(const Globals& globals, const Environment& environment, archive::Archive& archive);

} // namespace eomt::cli
