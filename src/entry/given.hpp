#pragma once

#include "records/outline.hpp"
#include "yaml/tree.hpp"

#include <string>
#include <string_view>

namespace eomt::entry {

/// A value that a user gave for a field, or for one item of it; a number without the zeros in front
/// of it, which other programs take for another number (010 for 8).
yaml::Node scalar_for(const records::Outline& field, std::string_view text);

/// Why a text is not written into the field: a line end in what takes one line, a control
/// character. Empty where it is.
std::string fault_in_text(const records::Outline& field, std::string_view text);

/// Why a word is not made the key of a source: what cites it, and a field path, could not name it.
/// Empty where it is.
std::string fault_in_source_key(std::string_view key);

/// The same for all that stands in a value of the field (`item`: in one of its items), with the
/// numbers in it written as `scalar_for` writes them.
std::string settle(yaml::Node& node, const records::Outline& field, bool item);

} // namespace eomt::entry
