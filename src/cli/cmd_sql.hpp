#pragma once

#include "cli/command.hpp"

namespace eomt::cli {

Command sql_command();

} // namespace eomt::cli
