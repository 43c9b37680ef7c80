#pragma once

#include <string>
#include <string_view>

namespace eomt::report {

/// A word of a vocabulary as one reads it: "not-invited" is "not invited".
std::string in_words(std::string_view word);

/// The same with a capital, if it begins with a Latin letter: "election-day" is "Election day".
std::string in_title(std::string_view word);

} // namespace eomt::report
