#pragma once

#include "archive/archive.hpp"
#include "cli/environment.hpp"
#include "records/kind.hpp"

#include <string>

namespace eomt::cli {

/// A record that was found by its id.
struct FoundRecord
{
    records::Kind kind;
    std::string id;
    std::string path; ///< relative to the archive; empty for one that has no file of its own
};

/// The record that `mission:ID`, an ID that only one record has, or the path of its file names.
/// Throws `UsageError` where several have that id, `Error` where none has, `InvalidSubject` for one
/// with errors unless these are allowed.
FoundRecord find_record(archive::Archive& archive,
                        const Environment& environment,
                        const std::string& word,
                        bool allow_errors);

} // namespace eomt::cli
