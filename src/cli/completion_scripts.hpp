#pragma once

#include <iosfwd>

namespace eomt::cli {

/// Prints a completion script, made from the registry of commands, for bash, zsh or fish.
void print_bash(std::ostream& out);
void print_zsh(std::ostream& out);
void print_fish(std::ostream& out);

} // namespace eomt::cli
