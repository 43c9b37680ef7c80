#pragma once

#include <string>
#include <string_view>

namespace eomt::render {

/// A whole HTML page, the same shell and style for tables and documents: nothing from the network,
/// no script, and a policy that forbids both. `title` is plain text, `language` a BCP 47 tag
/// (English where it is none), `body` valid HTML for the inside of `<main>`. Throws nothing of its
/// own.
std::string html_page(std::string_view title, std::string_view language, std::string_view body);

} // namespace eomt::render
