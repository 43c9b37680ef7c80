#pragma once

#include "cli/command.hpp"
#include "entry/flags.hpp"

#include <string>
#include <vector>

namespace eomt::cli {

/// Adds an option for each flag, once for each name, that isn't an option of every command.
void add_field_options(po::options_description_easy_init add,
                       const std::vector<std::vector<entry::Flag>>& flags);

/// The flags that were given, in their order; those of `others` (the command's own options) aside.
std::vector<entry::GivenFlag> given_flags(const Invocation& invocation,
                                          const std::vector<std::string>& others);

/// The lines of help for flags: `  --finding-topic WORD    what it is about`.
std::string flags_help(const std::vector<entry::Flag>& flags);

} // namespace eomt::cli
