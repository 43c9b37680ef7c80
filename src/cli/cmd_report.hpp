#pragma once

#include "cli/command.hpp"

namespace eomt::cli {

Command report_command();

} // namespace eomt::cli
