#pragma once

#include "records/outline.hpp"

#include <string>

namespace eomt::entry {

/// What a field is for and how it is written, in a few lines: what `?` prints.
std::string describe(const records::Outline& field);

/// A value that the field would take.
std::string example_of(const records::Outline& field);

} // namespace eomt::entry
