#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace eomt::report {

/// Record text made literal for an inline place in GitHub-flavoured Markdown: prose, a heading, a
/// list item, a table cell or the text of a link. White space is squeezed to single spaces, control
/// and bidirectional characters are made visible. The template has to keep a space or a line start
/// before it. Throws nothing of its own.
std::string escape_markdown(std::string_view text);

/// The address of a web page as a URI that is safe in Markdown and in an HTML attribute: what has
/// no place in a URI, and brackets and quotes, are percent-encoded. Nothing where `url` is not http
/// or https with a host.
std::optional<std::string> web_address(std::string_view url);

/// `uri` with all percent-encoded that has no place in a URI, and besides brackets, quotes and what
/// Markdown would read; what is encoded already stays.
std::string percent_encode(std::string_view uri);

/// A Markdown autolink to an http or https `url`; any other text comes back escaped, as text.
std::string markdown_link(std::string_view url);

} // namespace eomt::report
