#pragma once

#include "records/any.hpp"
#include "records/report_file.hpp"
#include "yaml/source.hpp"

#include <optional>

namespace eomt::yaml {

/// Reads a record of a kind. Everything that is wrong in it is added to `problems`, all at once; a
/// record with an error is returned as far as it goes where its root is a mapping, for the checks
/// that can still say something.
std::optional<records::AnyRecord>
read_record(records::Kind kind, const Source& source, Problems& problems);

/// Reads the report.yaml of a report in the same way; nothing where it has an error.
std::optional<records::ReportFile> read_report(const Source& source, Problems& problems);

} // namespace eomt::yaml
