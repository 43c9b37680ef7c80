#pragma once

#include "cli/command.hpp"

namespace eomt::cli {

Command completion_command();

} // namespace eomt::cli
