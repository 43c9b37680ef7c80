#pragma once

#include "base/diagnostic.hpp"
#include "base/error.hpp"

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

/// What `check` would say of the changed files, and the errors that the changes would bring to
/// others, were they written. Writes nothing but the index. Throws `Error`.
std::vector<base::Diagnostic> check_changes(const std::filesystem::path& root,
                                            const std::vector<FileChange>& changes);

/// Makes the changes, all or none, under the archive's lock, and remembers them for `undo` as
/// `what` ("set verdict.assessment"). Throws `ChangeRefused` where `check` would then find an error
/// that it doesn't find now, `Error` where a file isn't what it was made from or cannot be written.
void write_changes(const std::filesystem::path& root,
                   const std::vector<FileChange>& changes,
                   std::string_view what);

/// A remembered change.
struct PastChange
{
    std::string what;
    std::vector<FileChange> files;
};

/// The last change that is not yet taken back, if any.
std::optional<PastChange> last_change(const std::filesystem::path& root);

/// Takes the last change back. Throws `Error` where there is none, or where one of its files has
/// changed since, naming it.
void undo_change(const std::filesystem::path& root);

} // namespace eomt::archive
