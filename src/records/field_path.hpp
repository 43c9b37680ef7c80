#pragma once

#include "records/outline.hpp"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace eomt::records {

/// A key of a mapping, or an item of a list counted from 0.
using PathStep = std::variant<std::string, std::size_t>;

/// The place of a value in a record: `verdict.assessment`, `findings[2].source`,
/// `sources.report.title`. A key with a dot or a bracket stands in double quotes.
using FieldPath = std::vector<PathStep>;

/// Reads a path. Throws `UsageError` for what is none.
FieldPath parse_field_path(std::string_view text);

/// The other way round.
std::string to_text(const FieldPath& path);

/// What is declared at a place.
struct Declared
{
    const Outline* field = nullptr; ///< the field; nothing for one of the user's own (`x-...`)
    bool item = false;              ///< one value of a field that holds many
};

/// The declaration at a path in a record of the kind. Throws `UsageError` for a field that isn't
/// declared, naming the nearest, and for an index or a key where the format has none.
Declared declared_at(Kind kind, const FieldPath& path);

} // namespace eomt::records
