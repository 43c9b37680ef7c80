#pragma once

#include "archive/archive.hpp"
#include "archive/changes.hpp"
#include "base/file.hpp"
#include "index/session.hpp"
#include "index/store.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace eomt::archive {

/// Reads files into an index.
class Updater
{
public:
    /// All have to outlive the updater, which fills the report.
    Updater(const std::filesystem::path& root, const OpenOptions& options, UpdateReport& report)
        : m_root{root}, m_options{options}, m_report{report}
    {}

    const std::filesystem::path& root() const { return m_root; }

    /// Makes the index say what all files of the archive say: `changes` is what differs. False
    /// where it was stopped: then the index says some of what changed or, where there was none, is
    /// paused. Throws `Error`.
    bool apply(index::Session& session,
               const FoundFiles& found,
               Changes changes,
               index::Update::From from);

    /// The message of one that was stopped.
    std::string stopped_with(std::string_view consequence) const;

private:
    bool read(index::Update& update, const Files& files);
    bool read_in_order(index::Update& update, Files files);

    const std::filesystem::path& m_root;
    const OpenOptions& m_options;
    UpdateReport& m_report;
    std::size_t m_total = 0; ///< files to be read
};

/// True where a file has the name of a mission.
bool is_mission(std::string_view path);

/// A file that was written a moment ago may be written again without its times changing, for the
/// file system's clock ticks every few milliseconds. Waits until a later change must show.
void let_clock_tick(const base::FileLock& lock, const Files& files);

} // namespace eomt::archive
