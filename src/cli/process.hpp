#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace eomt::cli {

/// Runs a program, found on the PATH, with this process's terminal, and waits for it: its exit
/// status, or -1 where it was ended by a signal. Throws `Error` where it cannot be started.
/// `folder` is where it runs; empty: here. `quiet` drops what it prints.
int run_program(const std::vector<std::string>& words,
                const std::filesystem::path& folder = {},
                bool quiet = false);

} // namespace eomt::cli
