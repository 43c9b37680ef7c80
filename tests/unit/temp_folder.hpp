#pragma once

#include "base/file.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <unistd.h>

/// A folder of its own for one test, removed with everything in it.
class TempFolder
{
public:
    TempFolder()
    {
        std::string name = (std::filesystem::temp_directory_path() / "eomt-unit-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) {
            throw std::filesystem::filesystem_error{
                "mkdtemp", std::error_code{errno, std::generic_category()}};
        }
        m_path = std::filesystem::canonical(name);
    }
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;
    TempFolder(TempFolder&&) = delete;
    TempFolder& operator=(TempFolder&&) = delete;
    ~TempFolder()
    {
        std::error_code ignored;
        std::filesystem::permissions(m_path, std::filesystem::perms::owner_all, ignored);
        std::filesystem::remove_all(m_path, ignored);
    }

    const std::filesystem::path& path() const { return m_path; }

    /// Writes a file, making the folders above it.
    std::filesystem::path write(std::string_view name, std::string_view text) const
    {
        const auto file = m_path / name;
        std::filesystem::create_directories(file.parent_path());
        eomt::base::write_file(file, text);
        return file;
    }

private:
    std::filesystem::path m_path;
};
