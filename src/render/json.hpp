#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace eomt::render {

/// Any JSON value as a file: indented by two spaces, with a newline at the end. The text stays
/// UTF-8, but control characters and what could reorder or hide text on a screen is written
/// `\uXXXX`, which loses nothing; bytes that are no UTF-8 become U+FFFD. Throws nothing of its own.
std::string json_text(const nlohmann::ordered_json& value);

/// The same on one line, without a newline at the end.
std::string json_line(const nlohmann::ordered_json& value);

} // namespace eomt::render
