#pragma once

#include <string>
#include <string_view>

namespace eomt::render {

/// GitHub-flavoured Markdown (tables; no strikethrough, autolinks or footnotes) as HTML for the
/// inside of `<main>`.
///
/// Raw HTML comes out as text, images as their text, and links only where they lead to http, https,
/// mailto, a fragment or a relative path. Headings get unique ids; each table stands in a scroll
/// container named by the heading before it, else by `title`; item N of an ordered list under a
/// heading "Sources" gets the id `source-N`. Throws std::bad_alloc at most.
std::string html_of_markdown(std::string_view markdown, std::string_view title);

} // namespace eomt::render
