#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace eomt::render {

/// A block of valid HTML that stands among the blocks of a Markdown text.
struct Inset
{
    std::size_t before = 0; ///< the byte of the text, a line's first, before which it stands
    std::string html;
};

/// GitHub-flavoured Markdown (tables; no strikethrough, autolinks or footnotes) as HTML for the
/// inside of `<main>`.
///
/// Raw HTML comes out as text, images as their text, and links only where they lead to http, https,
/// mailto, a fragment or a relative path. Headings get unique ids; each table stands in a scroll
/// container named by the heading before it, else by `title`; item N of an ordered list under a
/// heading "Sources" gets the id `source-N`. `insets`, in the order of their places, come out as
/// they are; no heading takes an id that begins with "chart-", for those are theirs. Throws
/// std::bad_alloc at most.
std::string html_of_markdown(std::string_view markdown,
                             std::string_view title,
                             const std::vector<Inset>& insets = {});

} // namespace eomt::render
