#pragma once

#include "entry/candidate.hpp"

#include <string>
#include <vector>

namespace eomt::entry {

/// What may be filled in beside what was given.
struct CompleteOptions
{
    /// Where one source is given, what is given beside it cites it; a person who brought an office
    /// or a seat along doesn't, for the source need not say those.
    bool cite_only_source = false;
    bool new_persons = false; ///< persons whom the archive doesn't know get records
    bool defaults = false;    ///< of the organisation's earlier mission (--yes)
    /// A mission without a status to an election after this day is planned; empty: not known.
    std::string today;
};

/// Fills in what the archive knows: the election that is meant (an id, or country and day), the
/// organisation (by name too), the delegation, chamber and office of persons. An election or
/// organisation that the candidate describes and the archive lacks becomes a record of its own.
/// Throws `UsageError` for what cannot be found, naming the nearest.
void complete(Candidate& candidate, Known& known, const CompleteOptions& options);

/// Fills in the delegation, chamber and office of the person at a path (`coordinator`) where the
/// record says none and a delegation to the organisation does; true where it filled in anything.
bool complete_person(NewRecord& record,
                     const std::string& path,
                     Known& known,
                     const std::string& organisation,
                     const std::string& day);

/// The day of voting of the candidate's election; empty where it isn't known.
std::string day_of(const Candidate& candidate, Known& known);

} // namespace eomt::entry
