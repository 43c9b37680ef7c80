#pragma once

#include "yaml/tree.hpp"

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace eomt::yaml {

/// How a node is written.
enum class Form : std::uint8_t
{
    nothing, ///< a value left out: `key:`
    alias,   ///< `*name`
    plain,
    single_quoted,
    double_quoted,
    block_scalar, ///< `|` or `>`
    flow_sequence,
    flow_mapping,
    flow_pair, ///< a mapping of one pair in a list, without braces: `[a: b]`
    block_sequence,
    block_mapping
};

/// Where the bytes of a node stand. The tree knows what a file says; this knows how it says it.
struct Layout
{
    Form form = Form::nothing;
    bool in_flow = false;       ///< inside brackets or braces
    bool explicit_key = false;  ///< a key after `? `
    std::size_t lead = 0;       ///< of an item of a block list: its dash; of a key: its `?`, if any
    std::size_t after = 0;      ///< of a value: the byte past its colon or dash
    std::size_t begin = 0;      ///< with anchor and tag
    std::size_t start = 0;      ///< past anchor and tag
    std::size_t end = 0;        ///< past the last byte; no comment behind it, no line end
    std::size_t column = 0;     ///< of a block collection: that of its keys or dashes
    std::size_t header_end = 0; ///< of a block scalar: past its signs
    std::size_t content = 0;    ///< of a block scalar: its first line; `end` where it has none
    std::size_t block_indent = 0; ///< of a block scalar: the indentation of its lines
    std::string anchor;           ///< its own, or the one an alias repeats
    std::vector<Layout> items;    ///< as `Node::items`; none of an alias
};

/// A comment, from its `#` to the end of its line.
struct Comment
{
    std::size_t begin = 0;
    std::size_t end = 0;
    bool own_line = false; ///< nothing else stands on its line
};

/// A layout that the scanner cannot follow, and where.
struct LayoutFault : std::runtime_error
{
    LayoutFault(std::size_t at, const std::string& why) : std::runtime_error{why}, offset{at} {}
    std::size_t offset;
};

/// The layout of a text (without a byte order mark) that was read as `root`. Throws `LayoutFault`.
Layout scan_layout(std::string_view text, const Node& root);

/// Every comment of the text, in its order.
std::vector<Comment> scan_comments(std::string_view text, const Layout& root);

/// The first byte of the line that `at` stands on.
std::size_t line_start(std::string_view text, std::size_t at);

/// The line end that closes the line of `at`: its `\n` or `\r\n`, or the end of the text.
std::size_t line_end(std::string_view text, std::size_t at);

/// The first byte of the line after the one of `at`, or the end of the text.
std::size_t next_line(std::string_view text, std::size_t at);

/// Whether nothing but indentation stands in front of a byte on its line.
bool begins_line(std::string_view text, std::size_t at);

/// How many bytes stand in front of a byte on its line.
std::size_t column_of(std::string_view text, std::size_t at);

/// Whether a text is nothing but spaces, tabs and line ends.
bool only_blanks(std::string_view text);

bool is_flow(Form form);
bool is_block(Form form);

} // namespace eomt::yaml
