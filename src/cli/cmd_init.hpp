#pragma once

#include "cli/command.hpp"

namespace eomt::cli {

Command init_command();

} // namespace eomt::cli
