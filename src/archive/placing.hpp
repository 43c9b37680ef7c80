#pragma once

#include "archive/history.hpp"
#include "base/file.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace eomt::archive {

/// The bytes of a file of the archive, nothing where there is no file. Throws `Error`.
std::optional<std::string> bytes_at(const std::filesystem::path& root, const std::string& path);

/// A change failed half-way, and what was written of it could not be taken back.
class NotTakenBack : public base::Error
{
public:
    using base::Error::Error;
};

/// Puts changes in their places, one writer at a time. The order of steps makes a change all or
/// nothing: the journal, all new files in `.eomt/staged` (where a full disk shows), each file by a
/// rename, and the journal becomes history. Whoever comes after a writer that was killed finds the
/// journal, and finishes its change where every file was in place, else takes it back.
class Placing
{
public:
    /// Waits for the archive's write lock, and clears up what an interrupted writer left. Throws
    /// `Error` where the archive cannot be written.
    explicit Placing(const std::filesystem::path& root);

    const History& history() const { return m_history; }

    /// True where an interrupted change was cleared up, so that files may not be as they were read.
    bool has_recovered() const { return m_has_recovered; }

    /// Makes a change and remembers it. Throws `Error`, and nothing is changed then; where even
    /// that fails, the message says so and the journal stays for the next writer.
    void place(const Entry& entry) const;

private:
    void stage_and_move(const Entry& entry) const;
    void move_all(const Entry& entry, const std::vector<std::filesystem::path>& staged) const;
    void take_back(const Entry& entry, std::size_t count) const;
    void recover();
    void clear_staged() const;
    void remove_folders(const Entry& entry) const;
    void finish(const Entry& entry) const;

    std::filesystem::path m_root;
    History m_history;
    std::filesystem::path m_staged;
    std::unique_ptr<const base::FileLock> m_lock;
    bool m_has_recovered = false;
};

} // namespace eomt::archive
