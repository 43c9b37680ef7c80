#pragma once

#include "cli/command.hpp"

namespace eomt::cli {

Command set_command();

} // namespace eomt::cli
