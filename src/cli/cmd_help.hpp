#pragma once

#include "cli/command.hpp"

#include <iosfwd>

namespace eomt::cli {

/// The commands, a line each.
void print_overview(std::ostream& out);

/// A command's page.
void print_help(std::ostream& out, const Command& command);

Command help_command();

} // namespace eomt::cli
