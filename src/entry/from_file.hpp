#pragma once

#include "base/diagnostic.hpp"
#include "entry/candidate.hpp"

#include <string>
#include <vector>

namespace eomt::entry {

/// One record from YAML or JSON. YAML is kept as it is, with its comments; JSON is written as YAML.
/// What is wrong with it is added to `problems` with `name` as path.
Candidate from_document(records::Kind kind,
                        const std::string& name,
                        const std::string& text,
                        std::vector<base::Diagnostic>& problems);

/// A fault of a table: the row's line, the column's name, and what is wrong.
struct CellFault
{
    int line = 0;
    std::string column;
    std::string message;
};

/// Many records from CSV, a row each: columns as `list missions -O csv` has them, and any field
/// path such as `coordinator.office`. An empty cell says nothing. Throws `UsageError` for a column
/// that is neither, naming the nearest.
std::vector<Candidate> from_table(records::Kind kind,
                                  const std::string& text,
                                  Known& known,
                                  std::vector<CellFault>& faults);

} // namespace eomt::entry
