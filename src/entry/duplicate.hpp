#pragma once

#include "entry/candidate.hpp"

#include <string>
#include <vector>

namespace eomt::entry {

/// A record of the archive that a new one seems to be once more.
struct Duplicate
{
    std::string id;
    std::string path;  ///< its file
    std::string said;  ///< the sentence about it
    std::string title; ///< of an election
};

/// What the archive has of the new record already: a mission of the organisation to the election,
/// an election in the country on the day that may be the same, a file with its id. One with an id
/// of its own is meant as another, and only another file with that id counts.
std::vector<Duplicate> duplicates_of(const NewRecord& record, Known& known);

/// Elections of the archive in that country on that day that may be the same: of one type, and not
/// of another body.
std::vector<Duplicate> same_elections(const yaml::Node& election, Known& known);

} // namespace eomt::entry
