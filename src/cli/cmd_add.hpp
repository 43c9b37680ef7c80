#pragma once

#include "cli/command.hpp"

namespace eomt::cli {

Command add_command();

} // namespace eomt::cli
