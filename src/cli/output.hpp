#pragma once

#include "base/table.hpp"
#include "cli/command.hpp"
#include "report/document.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace eomt::cli {

/// Writes a command's result to standard output or, whole or not at all, to the file of -o. Throws
/// `Error` where it cannot be written.
void write_result(const Invocation& invocation,
                  const Environment& environment,
                  std::string_view text);

/// The same for a table, in the format asked for (a table where none is); the notes stand below it
/// in the formats that people read.
void write_result(const Invocation& invocation,
                  const Environment& environment,
                  const base::Table& table,
                  std::string_view title,
                  const std::vector<std::string>& notes = {});

/// The same for a report (Markdown where no format is asked for).
void write_result(const Invocation& invocation,
                  const Environment& environment,
                  const report::Document& document);

} // namespace eomt::cli
