#include "archive/placing.hpp"

#include "archive/candidate.hpp"
#include "base/error.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace eomt::archive {

namespace {

namespace fs = std::filesystem;

/// Locks the archive for writing. The history's folder, where the lock lies, is made first.
std::unique_ptr<const base::FileLock> lock(const fs::path& root, const History& history)
{
    try {
        history.make();
        return std::make_unique<const base::FileLock>(root / ".eomt" / "write.lock");
    } catch (const base::Error& fault) {
        throw base::Error{fmt::format("{}; nothing was written", fault.what())};
    }
}

/// Puts bytes at a path whatever is there, or takes away what is.
void restore(const fs::path& file, const std::optional<std::string>& bytes)
{
    if (bytes) {
        base::write_file(file, *bytes);
        return;
    }
    std::error_code failed;
    fs::remove(file, failed);
    if (failed) {
        throw base::Error{fmt::format(
            "cannot remove {}: {}", base::visible(file.string()), base::lower(failed.message()))};
    }
}

void make_folders(const fs::path& root, const Entry& entry)
{
    for (const auto& folder : entry.folders) {
        base::make_folders(root / folder);
    }
}

/// True where others built on what an interrupted writer left, so that taking it back would break
/// their records.
bool others_need(const fs::path& root, const std::vector<FileChange>& back)
{
    const auto errors = judge(root, back, Wanted::errors).new_errors;
    return std::any_of(errors.begin(), errors.end(), [&](const auto& error) {
        return std::none_of(
            back.begin(), back.end(), [&](const auto& file) { return file.path == error.path; });
    });
}

} // namespace

std::optional<std::string> bytes_at(const fs::path& root, const std::string& path)
{
    const fs::path file = root / path;
    std::error_code failed;
    if (!fs::exists(file, failed)) {
        return std::nullopt;
    }
    return base::read_file(file);
}

Placing::Placing(const fs::path& root)
    : m_root{root},
      m_history{root},
      m_staged{root / ".eomt" / "staged"},
      m_lock{lock(root, m_history)}
{
    clear_staged();
    recover();
}

void Placing::clear_staged() const
{
    std::error_code failed;
    fs::remove_all(m_staged, failed);
    m_history.clear_unfinished();
}

void Placing::remove_folders(const Entry& entry) const
{
    for (auto folder = entry.folders.rbegin(); folder != entry.folders.rend(); ++folder) {
        std::error_code in_use;
        fs::remove(m_root / *folder, in_use); // only an empty folder goes
    }
}

void Placing::finish(const Entry& entry) const
{
    if (entry.undoes) {
        try {
            remove_folders(m_history.read(*entry.undoes));
        } catch (const base::Error&) { // NOLINT(bugprone-empty-catch): it was forgotten already
        }
    }
    try {
        m_history.finish(entry);
    } catch (const base::Error&) { // NOLINT(bugprone-empty-catch)
        // The change is made; the journal stays, and the next writer does this again.
    }
}

void Placing::place(const Entry& entry) const
{
    try {
        m_history.begin(entry);
    } catch (const base::Error& fault) {
        throw base::Error{fmt::format("{}; without it the change could not be taken back, so "
                                      "nothing was changed",
                                      fault.what())};
    }
    stage_and_move(entry);
    clear_staged();
    finish(entry);
}

void Placing::stage_and_move(const Entry& entry) const
{
    try {
        make_folders(m_root, entry);
        base::make_folders(m_staged);
        std::vector<fs::path> staged;
        for (const auto& file : entry.files) {
            staged.push_back(file.after
                                 ? base::stage_file(m_staged, m_root / file.path, *file.after)
                                 : fs::path{});
        }
        move_all(entry, staged);
    } catch (const NotTakenBack&) {
        throw;
    } catch (const base::Error& fault) {
        clear_staged();
        remove_folders(entry);
        m_history.forget();
        throw base::Error{fmt::format("{}; nothing was changed", fault.what())};
    }
}

void Placing::move_all(const Entry& entry, const std::vector<fs::path>& staged) const
{
    std::size_t done = 0;
    try {
        for (; done < staged.size(); ++done) {
            const auto& file = entry.files[done];
            if (bytes_at(m_root, file.path) != file.before) {
                throw base::Error{fmt::format("{} was changed by another program just now",
                                              base::visible(file.path))};
            }
            if (file.after) {
                base::place_file(staged[done], m_root / file.path);
            } else {
                restore(m_root / file.path, std::nullopt);
            }
        }
    } catch (const base::Error& fault) {
        const std::string why = fault.what();
        try {
            take_back(entry, done);
        } catch (const base::Error& second) {
            throw NotTakenBack{fmt::format(
                "{}; the files written before it could not be taken back ({}): the next command "
                "that writes does so",
                why,
                second.what())};
        }
        throw base::Error{why};
    }
}

void Placing::take_back(const Entry& entry, std::size_t count) const
{
    while (count-- > 0) {
        const auto& file = entry.files[count];
        if (bytes_at(m_root, file.path) == file.after) {
            restore(m_root / file.path, file.before);
        }
    }
}

void Placing::recover()
{
    std::optional<Entry> entry;
    try {
        entry = m_history.journal();
    } catch (const base::Error&) {
        // The journal is written whole or not at all, so that somebody else damaged it: it says
        // nothing any more.
        m_history.forget();
    }
    if (!entry) {
        return;
    }
    m_has_recovered = true;
    std::vector<FileChange> written;
    for (auto file = entry->files.rbegin(); file != entry->files.rend(); ++file) {
        if (bytes_at(m_root, file->path) == file->after) {
            written.push_back({file->path, file->after, file->before});
        }
    }
    if (written.size() == entry->files.size()) {
        finish(*entry);
        return;
    }
    if (!written.empty() && !others_need(m_root, written)) {
        take_back(*entry, entry->files.size());
    }
    remove_folders(*entry);
    m_history.forget();
}

} // namespace eomt::archive
