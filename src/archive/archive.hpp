#pragma once

#include "base/diagnostic.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "index/session.hpp"
#include "index/store.hpp"
#include "records/any.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace eomt::archive {

/// What bringing the index up to date did.
struct UpdateReport
{
    std::size_t files = 0;         ///< YAML files in the archive
    std::vector<std::string> read; ///< paths of those that were read
    std::size_t removed = 0;       ///< files that are gone
    bool rebuilt = false;          ///< from nothing
    std::string index;             ///< where the index is; empty in memory
};

struct OpenOptions
{
    bool rebuild = false;
    /// Called now and then while files are read: how many of how many.
    std::function<void(std::size_t, std::size_t)> progress;
    /// Asked now and then whether to stop; none: never.
    std::function<bool()> stopped;
};

/// Opening was stopped. What has been read is kept for the next time where that can be; the message
/// says whether it is.
class Stopped : public base::Error
{
public:
    using base::Error::Error;
};

/// An open archive: its index is up to date, and every record is checked.
class Archive
{
public:
    /// Opens the archive at `root`, a folder with an archive.yaml. Throws `Error`; faults in
    /// records are diagnostics. Throws `Stopped`.
    Archive(std::filesystem::path root, const OpenOptions& options);

    const std::filesystem::path& root() const { return m_root; }
    index::Session& session() { return m_session; }
    const UpdateReport& report() const { return m_report; }

    /// All messages of all files, sorted by path, line, column; paths relative to the root.
    std::vector<base::Diagnostic> diagnostics() { return index::diagnostics_of(m_session); }

    /// The number of files with errors, which are left out of everything else.
    std::size_t invalid_files() { return index::invalid_files(m_session); }

private:
    std::filesystem::path m_root;
    UpdateReport m_report;
    index::Session m_session;
};

} // namespace eomt::archive
