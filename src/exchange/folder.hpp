#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace eomt::exchange {

/// A file of an export.
struct NamedText
{
    std::string name;
    std::string text;
};

/// Writes the files of an export into a folder, which is made where it isn't there; each is written
/// whole or not at all, and one that is the same already is left alone. Returns how many were
/// written. `shown` is what messages call the folder. Throws `Error` where the folder holds
/// anything that is no earlier export of the same form, and where it cannot be written.
std::size_t write_folder(const std::filesystem::path& folder,
                         const std::string& shown,
                         const std::vector<NamedText>& files);

} // namespace eomt::exchange
