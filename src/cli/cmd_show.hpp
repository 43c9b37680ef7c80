#pragma once

#include "cli/command.hpp"

namespace eomt::cli {

Command show_command();

} // namespace eomt::cli
