#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace eomt::cli {

/// One file before and after, nothing where there is no file.
struct TextPair
{
    std::string path; ///< as it is to be shown
    const std::optional<std::string>& before;
    const std::optional<std::string>& after;
};

/// The difference as a unified diff with three lines of context, safe to show on a terminal;
/// nothing where there is none. `colour`: lines taken away red, added ones green.
std::string unified_diff(const TextPair& pair, bool colour);

} // namespace eomt::cli
