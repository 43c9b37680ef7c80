#include "archive/location.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/hash.hpp"

#include <cstdlib>
#include <fstream>
#include <string>
#include <unistd.h>
#include <vector>

namespace eomt::archive {

namespace {

namespace fs = std::filesystem;

fs::path cache_folder()
{
    // NOLINTBEGIN(concurrency-mt-unsafe): nothing changes the environment
    if (const char* cache = std::getenv("XDG_CACHE_HOME"); cache != nullptr && *cache == '/') {
        return fs::path{cache} / "eomt";
    }
    if (const char* home = std::getenv("HOME"); home != nullptr && *home == '/') {
        return fs::path{home} / ".cache" / "eomt";
    }
    // NOLINTEND(concurrency-mt-unsafe)
    return {};
}

} // namespace

bool make_hidden_folder(const fs::path& folder)
{
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (failed || ::access(folder.c_str(), W_OK | X_OK) != 0) {
        return false;
    }
    // Written in place: a temporary file would stay behind a process that is killed, and an empty
    // one is filled by the next.
    constexpr std::string_view everything = "*\n";
    const fs::path ignore = folder / ".gitignore";
    if (fs::file_size(ignore, failed) != 0 && !failed) {
        return true;
    }
    std::ofstream out{ignore, std::ios::binary};
    return static_cast<bool>(out << everything << std::flush);
}

IndexPlace find_place(const fs::path& root)
{
    if (make_hidden_folder(root / ".eomt")) {
        return {root / ".eomt"};
    }
    const fs::path cache = cache_folder();
    if (!cache.empty()) {
        constexpr std::size_t short_sum = 16;
        const fs::path own = cache / base::sha256(fs::absolute(root).string()).substr(0, short_sum);
        if (make_hidden_folder(own)) {
            return {own};
        }
    }
    return {};
}

std::optional<fs::path> find_root(const fs::path& start)
{
    for (fs::path folder = fs::absolute(start).lexically_normal();; folder = folder.parent_path()) {
        std::error_code failed;
        if (fs::is_regular_file(folder / "archive.yaml", failed)) {
            return folder;
        }
        if (folder == folder.parent_path()) {
            return std::nullopt;
        }
    }
}

bool looks_whole(const fs::path& index)
{
    // The database header (https://www.sqlite.org/fileformat.html#the_database_header): the page
    // size at byte 16, the number of pages at byte 28, big-endian.
    constexpr std::size_t header_size = 100;
    constexpr std::size_t page_size_at = 16;
    constexpr std::size_t pages_at = 28;
    std::ifstream in{index, std::ios::binary};
    std::vector<char> header(header_size);
    if (!in.read(header.data(), static_cast<std::streamsize>(header.size()))) {
        return false;
    }
    const auto big_endian = [&](std::size_t at, std::size_t bytes) {
        std::uintmax_t value = 0;
        for (std::size_t i = at; i < at + bytes; ++i) {
            value = value << 8U | static_cast<unsigned char>(header[i]);
        }
        return value;
    };
    const std::uintmax_t stated = big_endian(page_size_at, 2);
    const std::uintmax_t page_size = stated == 1 ? 65536 : stated; // 1 stands for 65536 there
    std::error_code failed;
    return fs::file_size(index, failed) == page_size * big_endian(pages_at, 4) && !failed;
}

} // namespace eomt::archive
