#pragma once

#include "cli/command.hpp"

#include <iosfwd>

namespace eomt::cli {

/// The commands, a line each.
void print_overview(std::ostream& out);

/// A command's page; `words` are those of its command line, which may ask for a part of it.
void print_help(std::ostream& out, const Command& command, const std::vector<std::string>& words);

Command help_command();

} // namespace eomt::cli
