#pragma once

#include <string>
#include <string_view>

namespace eomt::render {

/// Text for an HTML element or a quoted attribute: the five special characters become references,
/// control and bidirectional characters are made visible, line ends and tabs stay.
std::string escape_html(std::string_view text);

/// The start of a container in which a wide table scrolls by itself, also by keyboard. `label`
/// names it to a screen reader; it is plain text. `</div>` ends it.
std::string scroll_container(std::string_view label);

} // namespace eomt::render
