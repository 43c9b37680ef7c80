#pragma once

#include "yaml/source.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace eomt::yaml {

/// A node of a YAML document. Scalars are text: what they mean is for the field's type to say.
struct Node
{
    enum class Kind : std::uint8_t
    {
        null,
        scalar,
        sequence,
        mapping
    };

    Kind kind = Kind::null;
    bool plain = false;      ///< a scalar written without quotes or a block sign
    std::size_t offset = 0;  ///< of the first byte in the source
    std::string text;        ///< of a scalar
    std::vector<Node> items; ///< of a sequence; of a mapping key, value, key, value ...

    bool operator==(const Node&) const = default;
};

/// The one document of a source. Aliases are expanded. What is wrong (encoding, syntax, limits)
/// becomes exactly one error in `problems`, and nothing is returned.
std::optional<Node> parse_tree(const Source& source, Problems& problems);

/// The same by yaml-cpp alone. `parse_tree` asks it for what `quick_tree` does not answer; tests
/// hold both against each other.
std::optional<Node> thorough_tree(const Source& source, Problems& problems);

} // namespace eomt::yaml
