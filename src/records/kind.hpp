#pragma once

#include "records/field.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace eomt::records {

/// "mission", "election", ...
std::string_view kind_name(Kind kind);

/// "a" or "an", as the kind's name wants it.
std::string_view article(Kind kind);

/// The kind of that name, if there is one.
std::optional<Kind> kind_named(std::string_view name);

/// The names of all kinds.
const std::vector<std::string_view>& kind_names();

/// What a file's name says: its kind and the record's id.
struct FileKind
{
    Kind kind;
    std::string id; ///< empty for archive.yaml
};

/// `x.mission.yaml` is the mission `x`; nothing for any other name.
std::optional<FileKind> file_kind(std::string_view file_name);

/// True for names that end in .yaml or .yml.
bool is_yaml(std::string_view file_name);

} // namespace eomt::records
