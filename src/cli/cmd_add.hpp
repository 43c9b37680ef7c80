#pragma once

#include "cli/command.hpp"

namespace eomt::cli {

Command add_command();

/// The words for what can be added to records, those of missions first.
std::vector<std::string> addable();

} // namespace eomt::cli
