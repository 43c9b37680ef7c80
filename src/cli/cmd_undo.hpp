#pragma once

#include "cli/command.hpp"

namespace eomt::cli {

Command undo_command();

} // namespace eomt::cli
