#pragma once

#include "entry/candidate.hpp"
#include "entry/flags.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace eomt::cli {

/// A record of the flags' values. `origins` tells which flag gave the field at a path. Throws
/// `UsageError` for a flag that the kind doesn't have.
entry::Candidate from_flags(records::Kind kind,
                            const std::string& id,
                            const std::vector<entry::GivenFlag>& given,
                            std::map<std::string, std::string>& origins);

/// Throws `UsageError` with everything that is missing and that is wrong, by the flags that give
/// it. `faults` are those that are known already.
void refuse_faults(const entry::Candidate& candidate,
                   const std::map<std::string, std::string>& origins,
                   std::vector<std::string> faults);

/// Throws `Error` where the archive has the record already, or an election that may be the one made
/// beside it. `gives_id` is what gives a record an id of its own.
void refuse_duplicates(const entry::Candidate& candidate,
                       entry::Known& known,
                       std::string_view gives_id = "--id");

/// The flags of the organisation that may be made beside a record.
std::vector<entry::Flag> organisation_flags();

/// Whether an organisation may be made beside a record of the kind.
bool makes_organisation(records::Kind kind);

} // namespace eomt::cli
