#pragma once

#include "archive/writer.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace eomt::archive {

/// A change as it is kept on disk.
struct Entry
{
    std::string what;
    std::vector<FileChange> files;        ///< in the order of writing
    std::vector<std::string> folders;     ///< those that were made for it, the outermost first
    std::optional<std::int64_t> undoes{}; ///< the number of the change that it takes back
};

/// An entry as text, and back; bytes of any kind survive. Throws `Error` for text that is none,
/// naming `path`.
std::string to_text(const Entry& entry);
Entry entry_of(const std::string& text, const std::filesystem::path& path);

/// The changes that eomt made to an archive: `.eomt/history/<number>.json`, the last 200 of them,
/// and, while a change is being made, `journal.json`. Whoever changes it holds the archive's write
/// lock.
class History
{
public:
    explicit History(const std::filesystem::path& root);

    /// Makes the folder, with the .gitignore above it. Throws `Error`.
    void make() const;

    /// The number of the last change.
    std::optional<std::int64_t> last() const;

    /// A change. Throws `Error`.
    Entry read(std::int64_t number) const;

    /// The change that is being made, or whose making was interrupted.
    std::optional<Entry> journal() const;

    bool has_journal() const;

    /// Writes the journal, whole or not at all. Throws `Error`.
    void begin(const Entry& entry) const;

    /// The change is made: it becomes the last one; one that takes another back goes with it.
    void finish(const Entry& entry) const;

    /// The change isn't made.
    void forget() const;

    /// Removes what a writer that was killed left half written.
    void clear_unfinished() const;

private:
    std::vector<std::int64_t> numbers() const;
    std::filesystem::path file(std::int64_t number) const;

    std::filesystem::path m_folder;
    std::filesystem::path m_journal;
};

} // namespace eomt::archive
