#include "base/file.hpp"

#include "base/error.hpp"
#include "base/file_parts.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <memory>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace eomt::base {

namespace {

constexpr std::int64_t ns_per_second = 1'000'000'000;

} // namespace

std::string reason(int error)
{
    switch (error) {
    case EACCES:
    case EPERM:
        return "permission denied";
    case ENOENT:
        return "there is no such file";
    case ENOSPC:
        return "the disk is full";
    case EROFS:
        return "the disk is read-only";
    case EISDIR:
        return "it is a folder";
    case ENOTDIR:
        return "a part of the path is not a folder";
    default:
        return lower(
            std::strerror(error)); // NOLINT(concurrency-mt-unsafe): the message is copied at once
    }
}

void fail(std::string_view what, const std::filesystem::path& path, int error)
{
    throw Error{fmt::format("cannot {} {}: {}", what, visible(path.string()), reason(error))};
}

FileStamp stamp(const struct stat& info)
{
    return {info.st_size,
            info.st_mtim.tv_sec * ns_per_second + info.st_mtim.tv_nsec,
            info.st_ctim.tv_sec * ns_per_second + info.st_ctim.tv_nsec,
            static_cast<std::int64_t>(info.st_ino)};
}

namespace {

FileType type_of(const struct stat& info)
{
    if (S_ISREG(info.st_mode)) {
        return FileType::regular;
    }
    return S_ISDIR(info.st_mode) ? FileType::folder : FileType::other;
}

struct CloseFolder
{
    void operator()(DIR* folder) const { ::closedir(folder); }
};

class Walker
{
public:
    Walker(bool (*wanted)(std::string_view), Walk& out) : m_wanted{wanted}, m_out{out} {}

    /// Takes over `folder`, an open folder, whose path from the root is `prefix` (empty or ending
    /// with `/`).
    void folder(int number, const std::string& prefix)
    {
        const std::unique_ptr<DIR, CloseFolder> entries{::fdopendir(number)};
        if (!entries) {
            ::close(number);
            m_out.unreadable.push_back(prefix);
            return;
        }
        // NOLINTNEXTLINE(concurrency-mt-unsafe): this DIR is this thread's own
        while (const dirent* entry = ::readdir(entries.get())) {
            const std::string name{static_cast<const char*>(entry->d_name)};
            if (name.front() != '.') {
                take(number, prefix, name, entry->d_type);
            }
        }
    }

private:
    void take(int number, const std::string& prefix, const std::string& name, unsigned char type)
    {
        const bool asked = m_wanted(name);
        if (!asked && type != DT_DIR && type != DT_UNKNOWN) {
            return;
        }
        struct stat info = {};
        const bool is_link = type == DT_LNK;
        if (::fstatat(number, name.c_str(), &info, is_link || asked ? 0 : AT_SYMLINK_NOFOLLOW) !=
            0) {
            // A link to nothing, or a file that vanished since: reading it will say so.
            if (asked) {
                m_out.files.push_back({prefix + name, FileType::regular, {}, true});
            }
            return;
        }
        if (asked) {
            m_out.files.push_back(
                {prefix + name, type_of(info), stamp(info), is_link || type == DT_UNKNOWN});
        }
        if (S_ISDIR(info.st_mode) && !is_link) {
            const int below =
                ::openat(number, name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
            if (below < 0) {
                m_out.unreadable.push_back(prefix + name);
                return;
            }
            folder(below, prefix + name + "/");
        }
    }

    bool (*m_wanted)(std::string_view);
    Walk& m_out;
};

} // namespace

Walk walk(const std::filesystem::path& root, bool (*wanted)(std::string_view name))
{
    const int number = ::open(root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (number < 0) {
        fail("read the folder", root, errno);
    }
    Walk out;
    Walker{wanted, out}.folder(number, "");
    std::sort(out.unreadable.begin(), out.unreadable.end());
    return out;
}

std::optional<FileStamp> stamp_of(const std::filesystem::path& path)
{
    struct stat info = {};
    if (::stat(path.c_str(), &info) != 0) {
        return std::nullopt;
    }
    return stamp(info);
}

namespace {

/// Reads to the end, or one byte past `limit`; false with `errno` set where that fails.
bool read_up_to(int number, std::size_t limit, std::string& bytes)
{
    std::size_t have = 0;
    for (;;) {
        const ssize_t got = ::read(number, bytes.data() + have, bytes.size() - have);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return false;
        }
        have += static_cast<std::size_t>(got);
        if (got == 0 || have > limit) {
            bytes.resize(have);
            return true;
        }
        if (have == bytes.size()) {
            bytes.resize(have * 2);
        }
    }
}

} // namespace

std::optional<std::string>
read_file(const std::filesystem::path& path, std::size_t limit, ReadFault& fault)
{
    // O_NONBLOCK: opening a pipe that nobody writes to would wait for ever.
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC)};
    struct stat info = {};
    if (file.get() < 0 || ::fstat(file.get(), &info) != 0) {
        fault.why = reason(errno);
        return std::nullopt;
    }
    if (!S_ISREG(info.st_mode)) {
        fault.why = S_ISDIR(info.st_mode) ? "it is a folder" : "it is not a regular file";
        return std::nullopt;
    }
    const bool fits = info.st_size <= static_cast<off_t>(limit);
    std::string bytes(fits ? static_cast<std::size_t>(info.st_size) + 1 : 0, '\0');
    if (fits && !read_up_to(file.get(), limit, bytes)) {
        fault.why = reason(errno);
        return std::nullopt;
    }
    if (!fits || bytes.size() > limit) {
        fault.too_large = true;
        fault.why = fmt::format("it is larger than {} bytes", limit);
        return std::nullopt;
    }
    return bytes;
}

std::string read_file(const std::filesystem::path& path)
{
    constexpr std::size_t unlimited = std::size_t{1} << 40U;
    ReadFault fault;
    auto bytes = read_file(path, unlimited, fault);
    if (!bytes) {
        throw Error{fmt::format("cannot read {}: {}", visible(path.string()), fault.why)};
    }
    return *std::move(bytes);
}

FileLock::FileLock(const std::filesystem::path& path)
    : m_file{::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)}
{
    if (m_file < 0) {
        fail("lock", path, errno);
    }
    m_waited = ::flock(m_file, LOCK_EX | LOCK_NB) != 0;
    while (m_waited && ::flock(m_file, LOCK_EX) != 0) {
        if (errno != EINTR) {
            const int error = errno;
            ::close(m_file);
            fail("lock", path, error);
        }
    }
}

FileLock::~FileLock()
{
    ::close(m_file);
}

std::int64_t FileLock::touch() const
{
    constexpr std::array<timespec, 2> now{timespec{0, UTIME_NOW}, timespec{0, UTIME_NOW}};
    struct stat info = {};
    if (::futimens(m_file, now.data()) != 0 || ::fstat(m_file, &info) != 0) {
        return 0;
    }
    return stamp(info).mtime;
}

bool is_inside(std::string_view path)
{
    if (path.empty() || path.front() == '/' || path.find('\\') != std::string_view::npos) {
        return false;
    }
    for (const std::string_view part : split(path, '/')) {
        if (part == ".." || part == "." || part.empty()) {
            return false;
        }
    }
    return visible(path) == path;
}

bool stays_inside(const std::filesystem::path& root, std::string_view path)
{
    std::error_code gone;
    const auto real = std::filesystem::canonical(root / path, gone);
    if (gone) {
        return true; // reading it will say why
    }
    const std::string from =
        real.lexically_relative(std::filesystem::canonical(root, gone)).string();
    return !from.starts_with("..");
}

std::string relative_path(const std::filesystem::path& path, const std::filesystem::path& from)
{
    const std::string relative = path.lexically_relative(from).string();
    return relative.empty() || relative.starts_with("../../..") ? path.string() : relative;
}

} // namespace eomt::base
