#pragma once

#include "yaml/tree.hpp"

#include <optional>
#include <string_view>

namespace eomt::yaml {

/// The tree of YAML as records are usually written, several times faster than yaml-cpp makes it:
/// block and flow collections, plain, quoted and block scalars, comments, Windows line ends.
/// Takes text without a BOM that is UTF-8 and free of control characters. Where it answers, the
/// tree is yaml-cpp's to the byte; whatever is rare, doubtful, beyond a limit or wrong it leaves to
/// yaml-cpp, and returns nothing.
std::optional<Node> quick_tree(std::string_view text);

} // namespace eomt::yaml
