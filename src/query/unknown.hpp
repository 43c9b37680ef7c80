#pragma once

#include "index/session.hpp"

#include <string>
#include <vector>

namespace eomt::query {

/// For each value of a query that names what the archive doesn't have (an organisation, election,
/// mission or topic, or a country's code in small letters), a sentence that says so and names the
/// nearest. The words have to be a query. Throws `Error`.
std::vector<std::string> unknown_words(index::Session& session,
                                       const std::vector<std::string>& words);

} // namespace eomt::query
