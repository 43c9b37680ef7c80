#pragma once

#include "cli/command.hpp"

namespace eomt::cli {

Command schema_command();

} // namespace eomt::cli
