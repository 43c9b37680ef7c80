#pragma once

// What reading and writing files share; for base only.
#include "base/file.hpp"

#include <string>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>

namespace eomt::base {

/// What an `errno` means, in our words where a user will meet it.
std::string reason(int error);

/// Throws `Error`: "cannot write PATH: the disk is full".
[[noreturn]] void fail(std::string_view what, const std::filesystem::path& path, int error);

/// The stamp in what the system says of a file.
FileStamp stamp(const struct stat& info);

/// A file descriptor that closes itself.
class Descriptor
{
public:
    explicit Descriptor(int number) : m_number{number} {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    Descriptor(Descriptor&&) = delete;
    Descriptor& operator=(Descriptor&&) = delete;
    ~Descriptor()
    {
        if (m_number >= 0) {
            ::close(m_number);
        }
    }
    int get() const { return m_number; }

private:
    int m_number;
};

} // namespace eomt::base
