#include "exchange/folder.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace eomt::exchange {

namespace {

namespace fs = std::filesystem;
using base::Error;

/// The names in a folder, sorted; none where it isn't there. Throws `Error` where it cannot be read
/// or is a file.
std::set<std::string> names_in(const fs::path& folder, const std::string& shown)
{
    std::set<std::string> names;
    std::error_code failure;
    if (!fs::exists(folder, failure) && !failure) {
        return names;
    }
    for (const auto& entry : fs::directory_iterator{folder, failure}) {
        names.insert(entry.path().filename().string());
    }
    if (failure) {
        throw Error{fmt::format(
            "cannot read the folder {}: {}", base::visible(shown), base::lower(failure.message()))};
    }
    return names;
}

/// The text up to its first line end.
std::string_view first_line(std::string_view text)
{
    return text.substr(0, text.find_first_of("\r\n"));
}

/// An earlier export has files of this one alone, and its first one begins in the same way: a
/// folder of somebody's own tables is not taken for one because of their names.
void require_own(const fs::path& folder,
                 const std::string& shown,
                 const std::vector<NamedText>& files)
{
    const auto names = names_in(folder, shown);
    for (const std::string& name : names) {
        const bool is_ours = std::any_of(
            files.begin(), files.end(), [&](const NamedText& file) { return file.name == name; });
        if (!is_ours) {
            throw Error{fmt::format("{} holds {}, which is no part of this export, so nothing was "
                                    "written; name a new or an empty folder",
                                    base::visible(shown),
                                    base::visible(name))};
        }
    }
    const NamedText& first = files.front();
    const bool is_earlier = names.empty() || (names.contains(first.name) &&
                                              first_line(base::read_file(folder / first.name)) ==
                                                  first_line(first.text));
    if (!is_earlier) {
        throw Error{
            fmt::format("{} is not empty and holds no earlier export ({} is missing or "
                        "another table), so nothing was written; name a new or an empty folder",
                        base::visible(shown),
                        base::visible(first.name))};
    }
}

} // namespace

std::size_t
write_folder(const fs::path& folder, const std::string& shown, const std::vector<NamedText>& files)
{
    require_own(folder, shown, files);
    std::error_code failure;
    fs::create_directories(folder, failure);
    if (failure) {
        throw Error{fmt::format(
            "cannot make the folder {}: {}", base::visible(shown), base::lower(failure.message()))};
    }
    std::size_t written = 0;
    for (const NamedText& file : files) {
        const fs::path path = folder / file.name;
        if (fs::exists(path, failure) && base::read_file(path) == file.text) {
            continue;
        }
        base::write_file(path, file.text);
        ++written;
    }
    return written;
}

} // namespace eomt::exchange
