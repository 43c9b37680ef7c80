#pragma once

#include "cli/command.hpp"

namespace eomt::cli {

/// `eomt import`.
Command import_command();

} // namespace eomt::cli
