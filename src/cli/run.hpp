#pragma once

#include "cli/environment.hpp"

#include <string>
#include <vector>

namespace eomt::cli {

/// Runs a command line (without the program's name) and returns the exit status: 0 done, 1 failed,
/// 2 the command line is wrong, 3 records are invalid. Never throws.
int run(const std::vector<std::string>& words, const Environment& environment);

} // namespace eomt::cli
