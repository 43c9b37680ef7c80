#pragma once

#include "cli/command.hpp"
#include "entry/known.hpp"
#include "exchange/draft.hpp"

#include <string>

namespace eomt::cli {

/// What `import popolo` and `import csv` are to read.
struct ImportSource
{
    std::string form; ///< popolo or csv
    std::string file; ///< as written; - is standard input
    std::string kind; ///< --kind; empty where it isn't given
};

/// Reads the persons and delegations of a Popolo document, of the folder or a table of an export,
/// or of a table whose columns are fields of a record. Every fault of the content is in the result;
/// what cannot be read at all is an `Error` or `UsageError` that names the file.
exchange::Drafts
read_import(const ImportSource& source, const Environment& environment, entry::Known& known);

} // namespace eomt::cli
