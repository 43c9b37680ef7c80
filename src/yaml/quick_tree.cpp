#include "yaml/quick_tree.hpp"

#include "yaml/quick_scalars.hpp"

namespace eomt::yaml {

namespace {

/// Nested deeper than any record: yaml-cpp counts these, and says where there are too many.
constexpr int quick_depth = 32;
/// Room for the parts of most collections of a record.
constexpr std::size_t usual_items = 8;
/// yaml-cpp takes nothing longer for a key.
constexpr std::size_t longest_key = 1024;

/// Reads one document in a single pass. Each function begins at the first byte of what it reads,
/// and returns false as soon as this is nothing that it is sure of. What reads a block ends at the
/// token after it, which the block around looks at.
class QuickReader : QuickScalars
{
public:
    explicit QuickReader(std::string_view text) : QuickScalars{text} {}

    bool document(Node& root)
    {
        if (!document_start() || !next_token()) {
            return false;
        }
        const bool good =
            at_any("[{") ? flow(root) && after_value() : !at_end() && node(root, -1, Key::needed);
        return good && at_end();
    }

private:
    /// Whether a scalar at this place may be, or has to be, the first key of a mapping.
    enum class Key
    {
        allowed,
        needed
    };

    /// A value in block style that begins a line, or stands behind "- ". `parent` is the column of
    /// the block around it.
    bool node(Node& out, int parent, Key key)
    {
        if (at_entry()) {
            return sequence(out);
        }
        const int here = column();
        const Line line = this->line();
        const std::size_t start = at();
        if (key == Key::allowed && at_any("[{|>")) {
            return value(out, parent);
        }
        Node first;
        if (!scalar(first, parent)) {
            return false;
        }
        skip_spaces();
        if (at_colon()) {
            return line == this->line() && at() - start <= longest_key &&
                   mapping(out, here, std::move(first));
        }
        out = std::move(first);
        return key == Key::allowed && after_value();
    }

    /// A value on the line of its key, or one that cannot be a key.
    bool value(Node& out, int parent)
    {
        switch (now()) {
        case '[':
        case '{':
            return flow(out) && after_value();
        case '|':
        case '>':
            return block_scalar(out, parent) && next_token();
        default:
            return scalar(out, parent) && after_value();
        }
    }

    /// What follows a value has to begin a line.
    bool after_value()
    {
        const Line line = this->line();
        return next_token() && (at_end() || line != this->line());
    }

    bool scalar(Node& out, int parent)
    {
        return at_any("\"'") ? quoted(out) : !at_entry() && plain(out, parent + 1);
    }

    bool sequence(Node& out)
    {
        if (!open(out, Node::Kind::sequence)) {
            return false;
        }
        const int here = column();
        while (!at_end() && at_entry() && column() == here) {
            const Line line = this->line();
            advance(1);
            Node& item = out.items.emplace_back();
            if (!next_token()) {
                return false;
            }
            const bool given = !at_end() && (line == this->line() || column() > here);
            if (given ? !node(item, here, Key::allowed) : !null(item)) {
                return false;
            }
        }
        return close();
    }

    bool mapping(Node& out, int here, Node first)
    {
        if (!open(out, Node::Kind::mapping)) {
            return false;
        }
        out.offset = first.offset;
        out.items.push_back(std::move(first));
        for (;;) {
            if (!mapping_value(out.items.emplace_back(), here)) {
                return false;
            }
            if (at_end() || column() < here) {
                return close();
            }
            if (column() > here || at_entry() || !block_key(out.items.emplace_back(), here)) {
                return false;
            }
        }
    }

    bool block_key(Node& out, int here)
    {
        const Line line = this->line();
        const std::size_t start = at();
        if (!scalar(out, here)) {
            return false;
        }
        skip_spaces();
        return at_colon() && line == this->line() && at() - start <= longest_key;
    }

    /// From the colon on.
    bool mapping_value(Node& out, int here)
    {
        const Line line = this->line();
        advance(1);
        if (!next_token()) {
            return false;
        }
        if (at_end()) {
            return null(out);
        }
        if (line == this->line()) {
            return !at_entry() && value(out, here);
        }
        if (column() > here) {
            return node(out, here, Key::allowed);
        }
        return column() == here && at_entry() ? sequence(out) : null(out);
    }

    // NOLINTNEXTLINE(readability-function-cognitive-complexity): the cases of one scan, in a row
    bool flow(Node& out)
    {
        const bool keys = now() == '{';
        const char end = keys ? '}' : ']';
        if (!open(out, keys ? Node::Kind::mapping : Node::Kind::sequence)) {
            return false;
        }
        advance(1);
        for (;;) {
            if (!next_token() || at_end()) {
                return false;
            }
            if (now() == end) {
                advance(1);
                return close();
            }
            if (keys && !flow_key(out.items.emplace_back())) {
                return false;
            }
            Node& item = out.items.emplace_back();
            const bool absent = keys && at_any(",}");
            if (absent ? !null(item) : !flow_value(item)) {
                return false;
            }
            if (!next_token() || at_end()) {
                return false;
            }
            if (now() == ',') {
                advance(1);
            } else if (now() != end) {
                return false;
            }
        }
    }

    /// Ends at the value.
    bool flow_key(Node& out)
    {
        const Line line = this->line();
        const std::size_t start = at();
        if (at_any("[{") || !flow_value(out)) {
            return false;
        }
        skip_spaces();
        if (!at_colon() || line != this->line() || at() - start > longest_key) {
            return false;
        }
        advance(1);
        return next_token() && !at_end();
    }

    bool flow_value(Node& out)
    {
        return at_any("[{")    ? flow(out)
               : at_any("\"'") ? quoted(out)
                               : !at_entry() && plain_in_flow(out);
    }

    bool open(Node& out, Node::Kind kind)
    {
        out.kind = kind;
        out.offset = at();
        out.items.reserve(usual_items);
        return ++m_depth <= quick_depth && count();
    }

    bool close()
    {
        --m_depth;
        return true;
    }

    int m_depth = 0;
};

} // namespace

std::optional<Node> quick_tree(std::string_view text)
{
    std::optional<Node> root{std::in_place};
    if (!QuickScalars::readable(text) || !QuickReader{text}.document(*root)) {
        root.reset();
    }
    return root;
}

} // namespace eomt::yaml
