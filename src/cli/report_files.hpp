#pragma once

#include "cli/environment.hpp"
#include "report/definition.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace eomt::cli {

/// The reports that can be run: those that ship, and the archive's own in its `reports/`, which
/// win.
class ReportFiles
{
public:
    ReportFiles(const std::filesystem::path& root, const Environment& environment);

    /// Names, sorted.
    std::vector<std::string> names() const;

    /// Reads a report's folder. Throws `UsageError` for an unknown name, `Error` with the place for
    /// a faulty file.
    report::Definition load(const std::string& name) const;

private:
    std::filesystem::path folder_of(const std::string& name) const;

    std::vector<std::filesystem::path> m_folders; ///< the first that has a report wins
    std::filesystem::path m_here;                 ///< from where messages name files
};

} // namespace eomt::cli
