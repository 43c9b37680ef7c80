#pragma once

#include "records/field_path.hpp"
#include "yaml/tree.hpp"
#include "yaml/write.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace eomt::yaml {

/// The widest line that is written where a text can be wrapped or a list can stand in lines.
inline constexpr std::size_t most_columns = 110;
/// Where long text is wrapped.
inline constexpr std::size_t wrap_columns = 100;

/// True where text can stand without quotes, in brackets (`flow`) or outside, and is read as text.
bool fits_plain(std::string_view text, bool flow);

/// True where text can stand between single quotes on one line.
bool fits_single(std::string_view text);

std::string single_quoted(std::string_view text);

/// Text in double quotes on one line; any text can stand so.
std::string double_quoted(std::string_view text);

/// Text on one line, in quotes only where it must be.
std::string on_one_line(std::string_view text, bool flow);

/// A value on one line as it stands in brackets: `{what: observers, value: 7}`; with `quoted` every
/// text is in quotes, as in JSON.
std::string in_flow(const Node& node, bool quoted = false);

/// A value as lines: what stands on the line of its key or dash, and the lines below, with their
/// indentation and without line ends.
struct Lines
{
    std::string head;
    std::vector<std::string> below;
    std::vector<std::string> before; ///< comments in front of the line
};

/// How a block scalar is asked for.
struct BlockScalar
{
    char sign = '|';
    std::size_t indent = 2;
    std::size_t width = wrap_columns; ///< of a folded line, its indentation included
    bool indicator = false;           ///< the header names the indentation `digit`
    std::size_t digit = 2;
};

/// Text as a block scalar, or nothing where it would not be read back.
std::optional<Lines> block_scalar(std::string_view text, const BlockScalar& how);

/// Words put on lines that end before `width`; nothing is lost but the spaces that were broken at.
std::vector<std::string> wrapped(std::string_view text, std::size_t first_width, std::size_t width);

/// How a file is indented.
struct Indentation
{
    std::size_t step = 2; ///< of a mapping below its key
    std::size_t list = 2; ///< of a list's dashes below its key
};

/// Writes values in block style as the house does, in the indentation of a file.
class Emitter
{
public:
    explicit Emitter(Indentation indentation) : m_by{indentation} {}

    /// A comment for a path, as `write` takes it.
    void comments(const CommentOf& of) { m_comment = of; }
    /// A text that is known in the spelling of its file, and keeps it.
    void keep_spelling(std::string text, std::string spelling);
    /// Nothing is folded or written as a block scalar.
    void one_line_texts() { m_blocks = false; }

    /// The value of a key that stands at `column` and takes `width` bytes with its colon.
    Lines of_key(const Node& node, std::string_view key, std::size_t column, std::size_t width);
    /// An item whose dash stands at `column`, its value `gap` further on.
    Lines of_item(const Node& node, std::size_t column, std::size_t gap = 2);
    /// `key: value` at a column, as whole lines.
    std::vector<std::string> entry(const Node& key, const Node& value, std::size_t column);
    /// `- value` at a column, as whole lines.
    std::vector<std::string> item(const Node& value, std::size_t column, std::size_t gap = 2);
    /// The entries of a mapping, as whole lines.
    std::vector<std::string> entries(const Node& mapping, std::size_t column);

private:
    Lines text(std::string_view text, std::size_t indent, std::size_t from) const;
    std::vector<std::string> items(const Node& list, std::size_t column);
    bool commented(const Node& node);
    std::vector<std::string> comment_lines(std::size_t column) const;

    Indentation m_by;
    CommentOf m_comment;
    records::FieldPath m_path;
    std::string m_known_text;
    std::string m_known_spelling;
    bool m_blocks = true;
};

/// True where a value is short and flat enough for one line in brackets.
bool is_row(const Node& node);

} // namespace eomt::yaml
