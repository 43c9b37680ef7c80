// A library to be loaded before the program's own (LD_PRELOAD): the disk is full at one call of the
// program that could need room on it. It counts the calls that make or rename a file or a folder,
// write to a regular file or have it written to the disk.
//   EOMT_FULL_AT=N      the N-th such call fails with ENOSPC and does nothing
//   EOMT_FULL_STAYS=1   so do all after it
//   EOMT_FULL_SKIP=TEXT calls for a path with TEXT in it are not counted, and fail only after that
//   one EOMT_FULL_LOG=FILE  a line about each call that failed is added to FILE
// Standard input, output and error stay as they are.
#include <cerrno>
#include <cstdarg>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

namespace {

template <typename Call>
Call next(const char* name)
{
    return reinterpret_cast<Call>(::dlsym(RTLD_NEXT, name));
}

/// Straight to the kernel: the calls of this library must not be counted.
void note(const char* call, const std::string& path)
{
    const char* const log = std::getenv("EOMT_FULL_LOG");
    if (log == nullptr) {
        return;
    }
    const long file = ::syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_APPEND | O_CREAT, 0666);
    if (file >= 0) {
        const std::string line = std::string{call} + " " + path + "\n";
        ::syscall(SYS_write, file, line.data(), line.size());
        ::syscall(SYS_close, file);
    }
}

/// True where this call is to fail; `errno` is set then.
bool is_full(const char* call, const std::string& path)
{
    static const char* const at = std::getenv("EOMT_FULL_AT");
    static const bool stays = std::getenv("EOMT_FULL_STAYS") != nullptr;
    static const long wanted = at == nullptr ? 0 : std::atol(at);
    static long calls = 0;
    static const char* const skip = std::getenv("EOMT_FULL_SKIP");
    if (wanted == 0) {
        return false;
    }
    const bool counts = skip == nullptr || path.find(skip) == std::string::npos;
    const long number = counts ? __atomic_add_fetch(&calls, 1, __ATOMIC_SEQ_CST)
                               : __atomic_load_n(&calls, __ATOMIC_SEQ_CST);
    const bool is_it = counts && number == wanted;
    if (!is_it && !(stays && number >= wanted)) {
        return false;
    }
    note(call, path);
    errno = ENOSPC;
    return true;
}

bool is_full(const char* call, int file)
{
    struct stat info = {};
    if (file <= STDERR_FILENO || ::fstat(file, &info) != 0 || !S_ISREG(info.st_mode)) {
        return false;
    }
    char path[4096] = {};
    const std::string link = "/proc/self/fd/" + std::to_string(file);
    const ssize_t length = ::readlink(link.c_str(), path, sizeof path - 1);
    return is_full(call, length < 0 ? std::string{"?"} : std::string{path});
}

/// Opening needs room where it makes the file.
bool is_made(const char* path, int flags)
{
    struct stat info = {};
    return (flags & O_CREAT) != 0 && ::stat(path, &info) != 0;
}

mode_t mode_of(int flags, std::va_list rest)
{
    return (flags & (O_CREAT | O_TMPFILE)) == 0 ? 0 : va_arg(rest, mode_t);
}

} // namespace

extern "C" {

int open(const char* path, int flags, ...)
{
    std::va_list rest;
    va_start(rest, flags);
    const mode_t mode = mode_of(flags, rest);
    va_end(rest);
    static const auto call = next<int (*)(const char*, int, ...)>("open");
    return is_made(path, flags) && is_full("open", path) ? -1 : call(path, flags, mode);
}

int open64(const char* path, int flags, ...)
{
    std::va_list rest;
    va_start(rest, flags);
    const mode_t mode = mode_of(flags, rest);
    va_end(rest);
    static const auto call = next<int (*)(const char*, int, ...)>("open64");
    return is_made(path, flags) && is_full("open", path) ? -1 : call(path, flags, mode);
}

int mkostemp(char* path, int flags)
{
    static const auto call = next<int (*)(char*, int)>("mkostemp");
    return is_full("mkostemp", path) ? -1 : call(path, flags);
}

int mkdir(const char* path, mode_t mode) noexcept
{
    struct stat info = {};
    static const auto call = next<int (*)(const char*, mode_t)>("mkdir");
    return ::stat(path, &info) != 0 && is_full("mkdir", path) ? -1 : call(path, mode);
}

int rename(const char* from, const char* to) noexcept
{
    static const auto call = next<int (*)(const char*, const char*)>("rename");
    return is_full("rename", to) ? -1 : call(from, to);
}

ssize_t write(int file, const void* bytes, size_t size)
{
    static const auto call = next<ssize_t (*)(int, const void*, size_t)>("write");
    return is_full("write", file) ? -1 : call(file, bytes, size);
}

ssize_t writev(int file, const iovec* parts, int count)
{
    static const auto call = next<ssize_t (*)(int, const iovec*, int)>("writev");
    return is_full("writev", file) ? -1 : call(file, parts, count);
}

ssize_t pwrite(int file, const void* bytes, size_t size, off_t at)
{
    static const auto call = next<ssize_t (*)(int, const void*, size_t, off_t)>("pwrite");
    return is_full("pwrite", file) ? -1 : call(file, bytes, size, at);
}

ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t at)
{
    static const auto call = next<ssize_t (*)(int, const void*, size_t, off64_t)>("pwrite64");
    return is_full("pwrite", file) ? -1 : call(file, bytes, size, at);
}

int ftruncate(int file, off_t size) noexcept
{
    static const auto call = next<int (*)(int, off_t)>("ftruncate");
    return is_full("ftruncate", file) ? -1 : call(file, size);
}

int ftruncate64(int file, off64_t size) noexcept
{
    static const auto call = next<int (*)(int, off64_t)>("ftruncate64");
    return is_full("ftruncate", file) ? -1 : call(file, size);
}

int fsync(int file)
{
    static const auto call = next<int (*)(int)>("fsync");
    return is_full("fsync", file) ? -1 : call(file);
}

int fdatasync(int file)
{
    static const auto call = next<int (*)(int)>("fdatasync");
    return is_full("fdatasync", file) ? -1 : call(file);
}

} // extern "C"
