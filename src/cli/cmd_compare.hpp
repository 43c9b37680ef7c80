#pragma once

#include "cli/command.hpp"

namespace eomt::cli {

Command compare_command();

} // namespace eomt::cli
