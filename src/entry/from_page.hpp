#pragma once

#include "entry/candidate.hpp"

#include <filesystem>
#include <string>

namespace eomt::entry {

/// The records that a press page speaks of, the mission first; each value has the line that it was
/// read from as comment, and a TODO where that isn't sure. What `given` holds (from flags) replaces
/// what was read. The page itself comes along as an archived copy. Throws `Error` where the page
/// speaks of no observation mission.
Candidate from_page(const std::string& page,
                    const std::string& url,
                    Known& known,
                    const Candidate& given,
                    const std::filesystem::path& root);

} // namespace eomt::entry
