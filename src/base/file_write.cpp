#include "base/error.hpp"
#include "base/file.hpp"
#include "base/file_parts.hpp"
#include "base/text.hpp"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <fmt/format.h>

namespace eomt::base {

namespace {

void write_all(int number, std::string_view bytes, const std::filesystem::path& path)
{
    while (!bytes.empty()) {
        const ssize_t done = ::write(number, bytes.data(), bytes.size());
        if (done < 0 && errno == EINTR) {
            continue;
        }
        if (done < 0) {
            fail("write", path, errno);
        }
        bytes.remove_prefix(static_cast<std::size_t>(done));
    }
}

/// The mode that a file at `path` has, or would be made with.
mode_t mode_for(const std::filesystem::path& path)
{
    struct stat old = {};
    if (::stat(path.c_str(), &old) == 0) {
        return old.st_mode & 07777U;
    }
    constexpr mode_t usual = 0666;
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return usual & ~mask;
}

void sync_folder(const std::filesystem::path& folder)
{
    const Descriptor opened{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (opened.get() >= 0) {
        ::fsync(opened.get());
    }
}

/// A link stays one: what it leads to is replaced.
std::filesystem::path behind_link(const std::filesystem::path& named)
{
    struct stat there = {};
    if (::lstat(named.c_str(), &there) != 0 || !S_ISLNK(there.st_mode)) {
        return named;
    }
    std::error_code dangling;
    auto target = std::filesystem::canonical(named, dangling);
    return dangling ? named : target;
}

std::filesystem::path folder_of(const std::filesystem::path& path)
{
    return path.has_parent_path() ? path.parent_path() : ".";
}

/// Whether the bytes have to be on the disk before anything is done with a file.
enum class Durable
{
    no,
    yes
};

std::filesystem::path stage(const std::filesystem::path& folder,
                            const std::filesystem::path& target,
                            std::string_view bytes,
                            Durable durable)
{
    std::string staged = (folder / ("." + target.filename().string() + ".XXXXXX")).string();
    const Descriptor file{::mkostemp(staged.data(), O_CLOEXEC)};
    if (file.get() < 0) {
        const int error = errno;
        std::error_code unreadable;
        if (error == ENOENT && !std::filesystem::exists(folder, unreadable)) {
            throw Error{fmt::format("cannot write {}: there is no folder {}",
                                    visible(target.string()),
                                    visible(folder.string()))};
        }
        fail("write", target, error);
    }
    try {
        write_all(file.get(), bytes, target);
        if (::fchmod(file.get(), mode_for(target)) != 0 ||
            (durable == Durable::yes && ::fsync(file.get()) != 0)) {
            fail("write", target, errno);
        }
    } catch (...) {
        ::unlink(staged.c_str());
        throw;
    }
    return staged;
}

/// Puts a file beside the other one in its place.
void write(const std::filesystem::path& named, std::string_view bytes, Durable durable)
{
    struct stat there = {};
    if (::stat(named.c_str(), &there) == 0 && !S_ISREG(there.st_mode) && !S_ISDIR(there.st_mode)) {
        // A pipe or a device takes bytes and can't be replaced.
        const Descriptor file{::open(named.c_str(), O_WRONLY | O_CLOEXEC)};
        if (file.get() < 0) {
            fail("write", named, errno);
        }
        write_all(file.get(), bytes, named);
        return;
    }
    const auto path = behind_link(named);
    const auto folder = folder_of(path);
    const std::string temporary = stage(folder, path, bytes, durable).string();
    if (::rename(temporary.c_str(), path.c_str()) != 0) {
        const int error = errno;
        ::unlink(temporary.c_str());
        fail("write", path, error);
    }
    if (durable == Durable::yes) {
        sync_folder(folder);
    }
}

} // namespace

void write_file(const std::filesystem::path& named, std::string_view bytes)
{
    write(named, bytes, Durable::yes);
}

void write_output(const std::filesystem::path& named, std::string_view bytes)
{
    write(named, bytes, Durable::no);
}

void sync_outputs(const std::filesystem::path& folder)
{
    const Descriptor opened{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (opened.get() >= 0 && ::syncfs(opened.get()) != 0) {
        fail("write", folder, errno);
    }
}

std::filesystem::path stage_file(const std::filesystem::path& folder,
                                 const std::filesystem::path& target,
                                 std::string_view bytes)
{
    return stage(folder, target, bytes, Durable::yes);
}

void place_file(const std::filesystem::path& staged, const std::filesystem::path& named)
{
    const auto path = behind_link(named);
    if (::rename(staged.c_str(), path.c_str()) == 0) {
        sync_folder(folder_of(path));
        return;
    }
    const int error = errno;
    if (error != EXDEV) {
        fail("write", path, error);
    }
    write_file(path, read_file(staged));
    ::unlink(staged.c_str());
}

void make_folders(const std::filesystem::path& folder)
{
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (failed) {
        fail("make the folder", folder, failed.value());
    }
}

} // namespace eomt::base
