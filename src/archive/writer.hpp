#pragma once

#include "base/diagnostic.hpp"
#include "base/error.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace eomt::archive {

/// What is to become of one file of an archive.
struct FileChange
{
    std::string path; ///< relative to the archive's root
    std::optional<std::string>
        before;                       ///< the bytes that the change was made from; nothing: no file
    std::optional<std::string> after; ///< the bytes to write; nothing: the file goes
};

/// The changes would leave an error in the archive, so nothing was written.
class ChangeRefused : public base::Error
{
public:
    ChangeRefused(const std::string& what, std::vector<base::Diagnostic> errors)
        : Error{what}, m_errors{std::move(errors)}
    {}
    const std::vector<base::Diagnostic>& errors() const { return m_errors; }

private:
    std::vector<base::Diagnostic> m_errors;
};

/// Finishes or takes back a change whose writer was killed, so that what is read next is whole.
/// Whoever makes a change from what it reads calls this first. Throws `Error`.
void finish_interrupted(const std::filesystem::path& root);

/// What `check` would say of the changed files, and the errors that the changes would bring to
/// others, were they written; sorted. Writes nothing but the index. Throws `Error`.
std::vector<base::Diagnostic> check_changes(const std::filesystem::path& root,
                                            const std::vector<FileChange>& changes);

/// Makes the changes, all or none, under the archive's lock, and remembers them for `undo` as
/// `what` ("set verdict.assessment"). A file whose `after` is its `before` is left alone. Throws
/// `ChangeRefused` where `check` would then find an error that it doesn't find now, `Error` where a
/// path is not one of the archive's, a file isn't what it was made from, or something cannot be
/// written; nothing is changed then.
void write_changes(const std::filesystem::path& root,
                   const std::vector<FileChange>& changes,
                   std::string_view what);

/// A remembered change.
struct PastChange
{
    std::int64_t number = 0; ///< later changes have higher ones
    std::string what;
    std::vector<FileChange> files; ///< in the order of writing
};

/// The last change that is not yet taken back, if any; calls `finish_interrupted`. Throws `Error`.
std::optional<PastChange> last_change(const std::filesystem::path& root);

/// What is said where there is no change to take back.
inline constexpr std::string_view nothing_to_undo =
    "there is nothing to take back: eomt has written nothing to this archive, or all of it was "
    "taken back";

/// The change the other way round: what taking it back would write.
std::vector<FileChange> reversed(const PastChange& change);

/// The files of a change that are no longer as it left them, each with what is there now.
std::vector<FileChange> changed_since(const std::filesystem::path& root, const PastChange& change);

/// Takes a change back, all of it or nothing, whatever `check` says of the result; folders that
/// were made for it go too. Throws `Error` where it is not the last one, or where one of its files
/// has changed since, naming it.
void undo_change(const std::filesystem::path& root, const PastChange& change);

/// The same for the last change. Throws `Error` where there is none.
void undo_change(const std::filesystem::path& root);

/// Takes a change, which is the last one, out of the history and leaves the files as they are.
/// Throws `Error`.
void forget_change(const std::filesystem::path& root, const PastChange& change);

} // namespace eomt::archive
