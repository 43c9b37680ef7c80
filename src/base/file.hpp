#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace eomt::base {

/// What tells whether a file is the one that was read before. Times are nanoseconds since 1970.
struct FileStamp
{
    std::int64_t size = 0;
    std::int64_t mtime = 0;
    std::int64_t ctime = 0;
    std::int64_t inode = 0;
    bool operator==(const FileStamp&) const = default;
};

enum class FileType
{
    regular,
    folder,
    other
};

struct FoundFile
{
    std::string path; ///< relative to the walked folder, with `/`
    FileType type = FileType::regular;
    FileStamp stamp;
    bool may_be_link = true; ///< false where it is none, so that it lies under the walked folder
};

/// What a walk found: the files that `wanted` asked for, in no order, and the folders that couldn't
/// be read.
struct Walk
{
    std::vector<FoundFile> files;
    std::vector<std::string> unreadable;
};

/// All entries under `root` whose name `wanted` accepts (a folder of such a name too: it is found
/// and walked). Hidden folders and files are skipped, links to folders not followed, links to files
/// are. Throws `Error` where `root` itself can't be read.
Walk walk(const std::filesystem::path& root, bool (*wanted)(std::string_view name));

/// The stamp of what a path leads to, nothing where there is nothing.
std::optional<FileStamp> stamp_of(const std::filesystem::path& path);

/// Why a file could not be read.
struct ReadFault
{
    bool too_large = false;
    std::string why; ///< "it is a folder", "permission denied", ...
};

/// The bytes of a regular file of at most `limit` bytes, or why not. Never blocks on a pipe or a
/// device, and never reads more than `limit` bytes, whatever the file grows to.
std::optional<std::string>
read_file(const std::filesystem::path& path, std::size_t limit, ReadFault& fault);

/// The bytes of a file. Throws `Error` naming the file.
std::string read_file(const std::filesystem::path& path);

/// Writes a file whole or not at all: a temporary file beside it, fsync, rename, fsync of the
/// folder. The mode of a file that is replaced is kept; a link stays, and a pipe or a device is
/// written to. Throws `Error` naming the file.
void write_file(const std::filesystem::path& named, std::string_view bytes);

/// The same for one of many files that can be made again: nothing waits for the disk, so that after
/// a power cut the newest may be empty. `sync_outputs` waits for all of them. For one thread.
void write_output(const std::filesystem::path& named, std::string_view bytes);

/// Waits until what was written is on the disk that `folder` is on.
void sync_outputs(const std::filesystem::path& folder);

/// Makes a folder and those above it that are missing. Throws `Error` naming it.
void make_folders(const std::filesystem::path& folder);

/// Writes the bytes that `target` is to have to a new file in `folder`, and to the disk, with the
/// mode that `target` has or would get. Gives the new file's path. Throws `Error` naming `target`,
/// and leaves nothing then.
std::filesystem::path stage_file(const std::filesystem::path& folder,
                                 const std::filesystem::path& target,
                                 std::string_view bytes);

/// Puts a staged file in the place of `named` (a link stays one), whole or not at all. Throws
/// `Error` naming it.
void place_file(const std::filesystem::path& staged, const std::filesystem::path& named);

/// A lock that other processes respect too, held from construction to destruction; waits for it.
/// The system releases it when the process dies, so nothing is ever left locked.
class FileLock
{
public:
    /// Makes the file where it isn't there. Throws `Error`.
    explicit FileLock(const std::filesystem::path& path);
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;
    FileLock(FileLock&&) = delete;
    FileLock& operator=(FileLock&&) = delete;
    ~FileLock();

    /// True where another one held it when it was asked for.
    bool has_waited() const { return m_waited; }

    /// The file system's own time now, in nanoseconds: comparable with the stamps of files beside
    /// it.
    std::int64_t touch() const;

private:
    int m_file = -1;
    bool m_waited = false;
};

/// True where `path` (relative, with `/`) stays inside its root: no `..`, no absolute path, no
/// control character.
bool is_inside(std::string_view path);

/// False where a link on the way leads a path out of the folder `root`.
bool stays_inside(const std::filesystem::path& root, std::string_view path);

/// `path` as seen from `from`, both absolute; `path` itself where that would need more than it
/// saves.
std::string relative_path(const std::filesystem::path& path, const std::filesystem::path& from);

} // namespace eomt::base
