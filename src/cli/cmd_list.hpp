#pragma once

#include "cli/command.hpp"

namespace eomt::cli {

Command list_command();

} // namespace eomt::cli
