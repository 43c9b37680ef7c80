#pragma once

#include "archive/archive.hpp"
#include "render/format.hpp"
#include "report/definition.hpp"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace eomt::cli {

/// Reports of many subjects, each into a file of its own.
struct ManyReports
{
    std::vector<std::string> subjects; ///< ids; a file has the id as its name
    std::filesystem::path folder;      ///< is there
    render::Format format;
    std::string as_of;
    /// Called with how many of how many are done; may be empty.
    std::function<void(std::size_t, std::size_t)> progress;
};

/// Makes the reports on all cores and writes, in the order of the subjects, those whose file says
/// something else; gives their number. A file is written whole or not at all, and all are on the
/// disk at the end. Throws what the first report that cannot be made throws, and `Error` of files;
/// those before it are written then. A signal that ends the process does so between two files.
std::size_t write_reports(archive::Archive& archive,
                          const report::Definition& definition,
                          const ManyReports& what);

} // namespace eomt::cli
