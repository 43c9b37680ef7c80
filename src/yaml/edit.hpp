#pragma once

#include "base/error.hpp"
#include "records/field_path.hpp"
#include "yaml/tree.hpp"

#include <string>
#include <string_view>

namespace eomt::yaml {

/// An edit that was not made, and why: nothing there, an alias in the way, a layout that cannot be
/// changed without changing more.
class EditRefused : public base::Error
{
public:
    using base::Error::Error;
};

/// A value that is to be written: text, which is quoted only where it must be.
Node scalar(std::string text);

/// Sets the value at a path of a record's tree; what is missing on the way is made, new keys stand
/// in the order of the declarations. An index may be one past the last item, which appends. Where a
/// person, an election or an invitation is written as one text and a field of it is set, the text
/// becomes that field (`name`, `body`). Throws `EditRefused`.
void put(Node& root, records::Kind kind, const records::FieldPath& path, Node value);

/// The value at a path, or nothing.
const Node* find(const Node& root, const records::FieldPath& path);

/// The text of a record with the value at a path replaced or added. Nothing but the bytes of that
/// node changes: comments, order, quotes, blank lines, line ends, indentation, flow or block style
/// and a byte order mark stay. `text` is a file's bytes, with its byte order mark. The result is
/// proved: read again, every value is the one of `put`. Throws `EditRefused` where that cannot be
/// kept, and for a text that is no valid YAML.
std::string
set_value(const std::string& text, records::Kind kind, const records::FieldPath& path, Node value);

/// The text of a record without the node at a path, and without its key; a comment that stands in
/// front of it, or inside it on a line of its own, stays. A key goes with the last item of its
/// list; a mapping without keys stays as `{}`. Throws `EditRefused` where nothing is there.
std::string
unset_value(const std::string& text, records::Kind kind, const records::FieldPath& path);

} // namespace eomt::yaml
