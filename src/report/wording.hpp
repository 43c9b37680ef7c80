#pragma once

#include <string>
#include <string_view>

namespace eomt::report {

/// A word of a vocabulary as one reads it: "not-invited" is "not invited".
std::string in_words(std::string_view word);

/// The same with a capital, if it begins with a Latin letter: "election-day" is "Election day".
std::string in_title(std::string_view word);

/// A number with a comma between thousands from five digits on: "11900000" is "11,900,000".
/// Anything else stays as it is.
std::string in_thousands(std::string_view number);

/// What a kind of mission is called: "leom" is "limited election observation mission (LEOM)".
std::string mission_kind_in_words(std::string_view kind);

} // namespace eomt::report
