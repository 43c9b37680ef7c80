#pragma once

#include "records/kind.hpp"

#include <nlohmann/json.hpp>

namespace eomt::records {

/// The JSON Schema (draft-07) of a kind of record: what an editor completes and underlines, every
/// field with its help.
nlohmann::ordered_json schema(Kind kind);

/// The tables of fields of docs/format.md for a kind and the parts that only it has, as Markdown.
std::string field_tables(Kind kind);

/// The tables of the parts that records share: person, source, figure, office.
std::string shared_field_tables();

/// The vocabularies, as Markdown.
std::string vocabulary_tables();

} // namespace eomt::records
