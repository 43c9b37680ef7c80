#pragma once

#include "yaml/emit.hpp"
#include "yaml/layout.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace eomt::yaml {

/// The bytes of a text that become others.
struct Splice
{
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string text;
};

/// A text that is to be changed in one place, and what is known of it.
struct Page
{
    std::string_view text; ///< without a byte order mark
    Node root;
    Layout layout;
    std::vector<Comment> comments;
    Indentation indentation; ///< that of its first nested mapping and list
    std::string eol = "\n";
};

/// Looks at a text. Throws `EditRefused` where it is no YAML, or none that can be followed.
Page look_at(std::string_view text);

/// Where a value stands: itself, and the collection it is in.
struct Spot
{
    const Layout* layout = nullptr;
    const Node* node = nullptr;
    const Layout* parent = nullptr; ///< nothing for the root
    std::string_view key = {};      ///< of a mapping's value: its key
};

/// Makes the splices of one page. `careful` is for a second try, where the first isn't read back
/// as it should be: every text stands on one line in double quotes, and no empty line is left
/// behind.
class Splicer
{
public:
    Splicer(const Page& page, bool careful) : m_page{page}, m_careful{careful} {}

    /// The value replaced by another.
    Splice replace(const Spot& spot, const Node& now) const;
    /// A key and its value put in front of the pair at `index`, or behind the last.
    Splice insert(const Spot& mapping, std::size_t index, const Node& key, const Node& value) const;
    /// An item behind the last of a list that has some.
    Splice append(const Spot& list, const Node& item) const;
    /// A pair of a mapping (the index is that of its key), or an item of a list, taken out.
    Splice remove(const Spot& from, std::size_t index) const;

    /// The only part of a collection taken out: `{}` or `[]`.
    Splice empty(const Spot& spot) const;

private:
    std::string comments_in(std::size_t begin,
                            std::size_t end,
                            bool own_lines_only,
                            const std::string& margin) const;
    std::size_t end_of_introduction(const Layout& below) const;
    Emitter emitter(Indentation indentation) const;
    std::string join(const std::vector<std::string>& lines) const;
    void refuse_comments(std::size_t begin, std::size_t end) const;
    std::size_t behind(const Layout& last, std::size_t column, bool to_the_end) const;
    Splice new_lines(std::size_t at, const std::vector<std::string>& lines) const;

    Splice replace_scalar(const Spot& spot, const std::string& text) const;
    std::optional<Lines> as_block_scalar(const Layout& old, const std::string& text) const;
    std::string rewrapped(const Layout& old, const std::string& text) const;
    Splice replace_in_flow(const Spot& spot, const Node& now) const;
    Lines in_block(const Spot& spot, const Node& now) const;
    Splice put_lines(const Spot& spot, const Lines& lines) const;
    Splice insert_in_flow(const Layout& at, std::size_t index, const std::string& added) const;
    Splice remove_from_flow(const Layout& from, std::size_t first, std::size_t past) const;
    Splice remove_lines(const Layout& from, std::size_t first, std::size_t past) const;

    const Page& m_page;
    bool m_careful;
};

} // namespace eomt::yaml
