#pragma once

#include "archive/archive.hpp"
#include "cli/find_record.hpp"

#include <filesystem>
#include <string>

namespace eomt::cli {

/// Refuses a change of a mission's election or organisation that makes it one that is recorded
/// already, as `new` does. A mission whose id was chosen beside the convention, as a second one's
/// is, is left alone. Throws `Error`.
void refuse_second_mission(archive::Archive& archive,
                           const FoundRecord& record,
                           const std::string& before,
                           const std::string& after);

/// What a user is told where the mission's file had the conventional name and its election or
/// organisation is now another one: the name by convention, and the command that gives it. Empty
/// elsewhere.
std::string rename_note(const std::filesystem::path& root,
                        const std::filesystem::path& folder,
                        const FoundRecord& record,
                        const std::string& before,
                        const std::string& after);

} // namespace eomt::cli
