#pragma once

#include "cli/command.hpp"

namespace eomt::cli {

Command index_command();

} // namespace eomt::cli
