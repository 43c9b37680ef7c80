#pragma once

#include "cli/command.hpp"

#include <iosfwd>

namespace eomt::cli {

/// The man page of the program, eomt(1).
void print_man(std::ostream& out);

/// The man page of a command, eomt-<name>(1).
void print_man(std::ostream& out, const Command& command);

} // namespace eomt::cli
