#pragma once

#include "cli/command.hpp"

namespace eomt::cli {

Command new_command();

} // namespace eomt::cli
