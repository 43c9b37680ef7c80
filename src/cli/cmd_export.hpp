#pragma once

#include "cli/command.hpp"

namespace eomt::cli {

/// `eomt export`.
Command export_command();

} // namespace eomt::cli
