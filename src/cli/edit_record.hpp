#pragma once

#include "cli/command.hpp"
#include "cli/find_record.hpp"

#include <functional>
#include <string>

namespace eomt::cli {

/// The record's file and its bytes, for a change in place. Throws `Error` for one that has no file
/// of its own.
std::string bytes_of(const archive::Archive& archive, const FoundRecord& record);

/// The text after an edit of a record's file. Throws `Error` with the file's path where the edit is
/// refused.
std::string edited(const FoundRecord& record, const std::function<std::string()>& edit);

/// The text of a record's file before and after a change, and what the change is called.
struct RecordEdit
{
    const FoundRecord& record;
    std::string before;
    std::string after;
    std::string what;
};

/// Writes a record's changed text, or shows the difference where --dry-run is given.
int write_edit(const Invocation& invocation,
               const Environment& environment,
               const archive::Archive& archive,
               const RecordEdit& edit);

} // namespace eomt::cli
