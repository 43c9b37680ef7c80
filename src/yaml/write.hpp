#pragma once

#include "yaml/tree.hpp"

#include <functional>
#include <string>

namespace eomt::yaml {

/// A comment for the field at a path (as `records::to_text` writes it), without the `#`; empty for
/// none.
using CommentOf = std::function<std::string(const std::string& path)>;

/// A record as YAML in the house's style, as missions/ shows it: block mappings and lists, short
/// items of figures and sources on one line, text quoted only where it must be, long text folded.
/// Read again it gives the same tree. A field's comment stands before it.
std::string write(const Node& root, const CommentOf& comment = nullptr);

} // namespace eomt::yaml
