#pragma once

#include "exchange/draft.hpp"
#include "exchange/folder.hpp"

#include <vector>

namespace eomt::exchange {

/// True for the header of a table of an export: the columns of `people.csv` for `people`.
bool is_exported_table(std::string_view name, std::string_view text);

/// The persons and delegations of the tables that `export csv` wrote; those of other tables that
/// are needed (names, offices, sources, ...) may be missing. Throws `Error` for a file that is no
/// CSV or has other columns than an export, naming the file and the line.
Drafts read_export(const std::vector<NamedText>& files);

/// The files of an export that say something of persons and delegations.
const std::vector<std::string>& imported_files();

} // namespace eomt::exchange
