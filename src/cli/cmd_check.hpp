#pragma once

#include "cli/command.hpp"

namespace eomt::cli {

Command check_command();

} // namespace eomt::cli
