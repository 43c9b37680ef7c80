#pragma once

#include "cli/command.hpp"

#include <cstddef>
#include <functional>
#include <string>

namespace eomt::cli {

/// What long work calls with how many of how many it has done. It says so on standard error a few
/// times a second, with the rate and the time left, and takes the line away at the end. Nothing
/// where standard error is no terminal, or under --quiet. `doing` and `what`: "reading", "files".
std::function<void(std::size_t, std::size_t)> progress(const Globals& globals,
                                                       const Environment& environment,
                                                       const std::string& doing,
                                                       const std::string& what);

} // namespace eomt::cli
