#include "yaml/tree.hpp"

#include "base/text.hpp"
#include "yaml/quick_tree.hpp"
#include "yaml/syntax.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <sstream>

namespace eomt::yaml {

namespace {

/// What makes the builder stop: a fault at a place.
struct Refused
{
    std::string_view rule;
    std::size_t offset;
    std::string message;
};

/// The first byte of a value whose node begins at `offset`, past an anchor, a tag and the comments
/// behind them.
std::size_t skip_properties(std::string_view text, std::size_t offset)
{
    while (offset < text.size() && (text[offset] == '&' || text[offset] == '!')) {
        offset = std::min(text.find_first_of(" \t\r\n", offset), text.size());
        offset = std::min(text.find_first_not_of(" \t\r\n", offset), text.size());
        while (offset < text.size() && text[offset] == '#') {
            offset = std::min(text.find('\n', offset), text.size());
            offset = std::min(text.find_first_not_of(" \t\r\n", offset), text.size());
        }
    }
    return offset;
}

class Builder : public YAML::EventHandler
{
public:
    explicit Builder(std::string_view text) : m_text{text} {}

    void OnDocumentStart(const YAML::Mark& mark) override
    {
        if (m_root) {
            refuse("yaml-syntax", mark, "a second document begins here; a file holds one record");
        }
    }
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override
    {
        add({Node::Kind::null, true, start(mark), {}, {}}, anchor);
    }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override
    {
        const auto found = m_anchors.find(anchor);
        if (found == m_anchors.end()) {
            refuse("yaml-syntax", mark, "this alias stands inside what it repeats");
        }
        m_nodes += found->second.nodes;
        if (m_nodes > max_nodes) {
            refuse("too-large",
                   mark,
                   fmt::format("with its aliases repeated, the file has more than {} values",
                               max_nodes));
        }
        if (m_open.size() + found->second.depth > max_depth) {
            refuse_depth(mark);
        }
        if (!m_open.empty()) {
            m_open.back().depth = std::max(m_open.back().depth, found->second.depth + 1);
        }
        Node copy = found->second.node;
        copy.offset = offset(mark);
        place(std::move(copy));
    }

    void OnScalar(const YAML::Mark& mark,
                  const std::string& tag,
                  YAML::anchor_t anchor,
                  const std::string& value) override
    {
        const bool plain = tag == "?";
        if (!plain) {
            check_closed(offset(mark));
        }
        add({Node::Kind::scalar, plain, start(mark), value, {}}, anchor);
    }

    void OnSequenceStart(const YAML::Mark& mark,
                         const std::string& /*tag*/,
                         YAML::anchor_t anchor,
                         YAML::EmitterStyle::value /*style*/) override
    {
        open(Node::Kind::sequence, mark, anchor);
    }
    void OnSequenceEnd() override { close(); }

    void OnMapStart(const YAML::Mark& mark,
                    const std::string& /*tag*/,
                    YAML::anchor_t anchor,
                    YAML::EmitterStyle::value /*style*/) override
    {
        open(Node::Kind::mapping, mark, anchor);
    }
    void OnMapEnd() override { close(); }

    std::optional<Node>& root() { return m_root; }

private:
    struct Frame
    {
        Node node;
        YAML::anchor_t anchor = 0;
        std::size_t nodes_before = 0;
        std::size_t depth = 1; ///< of the node itself and what it holds
    };
    struct Anchored
    {
        Node node;
        std::size_t nodes = 1;
        std::size_t depth = 0;
    };

    static std::size_t offset(const YAML::Mark& mark) { return static_cast<std::size_t>(mark.pos); }

    /// Where the value itself begins, behind its anchor and its tag.
    std::size_t start(const YAML::Mark& mark) const
    {
        return skip_properties(m_text, offset(mark));
    }

    [[noreturn]] static void
    refuse(std::string_view rule, const YAML::Mark& mark, std::string message)
    {
        throw Refused{rule, offset(mark), std::move(message)};
    }

    [[noreturn]] static void refuse_depth(const YAML::Mark& mark)
    {
        refuse("too-large",
               mark,
               fmt::format("lists and mappings are nested more than {} deep here", max_depth));
    }

    /// yaml-cpp takes the end of the file for a closing quote.
    void check_closed(std::size_t at) const
    {
        at = skip_properties(m_text, at);
        if (at < m_text.size() && (m_text[at] == '"' || m_text[at] == '\'') &&
            !quote_end(m_text, at)) {
            throw Refused{"yaml-syntax", at, "this quote is never closed"};
        }
    }

    void count(const YAML::Mark* mark, std::size_t at)
    {
        if (++m_nodes > max_nodes) {
            throw Refused{"too-large",
                          mark == nullptr ? at : offset(*mark),
                          fmt::format("the file has more than {} values", max_nodes)};
        }
    }

    void open(Node::Kind kind, const YAML::Mark& mark, YAML::anchor_t anchor)
    {
        if (m_open.size() == max_depth) {
            refuse_depth(mark);
        }
        count(&mark, 0);
        m_open.push_back({{kind, false, start(mark), {}, {}}, anchor, m_nodes - 1, 1});
    }

    void close()
    {
        Frame frame = std::move(m_open.back());
        m_open.pop_back();
        if (frame.anchor != 0) {
            m_anchors[frame.anchor] = {frame.node, m_nodes - frame.nodes_before, frame.depth};
        }
        if (!m_open.empty()) {
            m_open.back().depth = std::max(m_open.back().depth, frame.depth + 1);
        }
        place(std::move(frame.node));
    }

    void add(Node node, YAML::anchor_t anchor)
    {
        count(nullptr, node.offset);
        if (anchor != 0) {
            m_anchors[anchor] = {node, 1, 0};
        }
        place(std::move(node));
    }

    void place(Node node)
    {
        if (m_open.empty()) {
            m_root = std::move(node);
        } else {
            m_open.back().node.items.push_back(std::move(node));
        }
    }

    std::string_view m_text;
    std::optional<Node> m_root;
    std::vector<Frame> m_open;
    std::map<YAML::anchor_t, Anchored> m_anchors;
    std::size_t m_nodes = 0;
};

bool check_encoding(const Source& source, Problems& problems)
{
    const std::string_view text = source.text();
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
        problems.error("bad-encoding", {1, 1}, "the file is UTF-16; save it as UTF-8");
        return false;
    }
    if (const auto bad = base::first_bad_utf8(text)) {
        problems.error("bad-encoding",
                       source.mark(*bad),
                       fmt::format("the byte 0x{:02X} is not UTF-8; save the file as UTF-8",
                                   static_cast<unsigned>(static_cast<unsigned char>(text[*bad]))));
        return false;
    }
    if (const auto control = base::first_control(text)) {
        problems.error("yaml-syntax",
                       source.mark(*control),
                       fmt::format("a control character (U+{:04X}) cannot stand in YAML; delete it",
                                   static_cast<unsigned>(text[*control])));
        return false;
    }
    return true;
}

/// A character buffer over the source's own bytes: the parser reads without a copy.
class View : public std::streambuf
{
public:
    explicit View(std::string_view text)
    {
        // streambuf asks for char*, and a get area is only read.
        char* begin =
            const_cast<char*>(text.data()); // NOLINT(cppcoreguidelines-pro-type-const-cast)
        setg(begin, begin, begin + text.size());
    }
};

/// Limits and encoding, which hold for every reader.
bool check_bytes(const Source& source, Problems& problems)
{
    if (source.text().size() > max_bytes) {
        problems.error(
            "too-large", {1, 1}, fmt::format("the file is larger than {} bytes", max_bytes));
        return false;
    }
    return check_encoding(source, problems);
}

std::optional<Node> build_tree(const Source& source, Problems& problems)
{
    Builder builder{source.text()};
    try {
        View view{source.text()};
        std::istream in{&view};
        YAML::Parser parser{in};
        while (parser.HandleNextDocument(builder)) {
        }
        if (!builder.root()) {
            builder.root().emplace();
        }
        return std::move(builder.root());
    } catch (const Refused& refused) {
        problems.error(refused.rule, source.mark(refused.offset), refused.message);
    } catch (const YAML::ParserException& fault) {
        SyntaxFault meant = explain_syntax(
            source.text(), fault.msg, static_cast<std::size_t>(std::max(fault.mark.pos, 0)));
        problems.error("yaml-syntax", source.mark(meant.offset), meant.message);
    } catch (const YAML::Exception& fault) {
        problems.error(
            "yaml-syntax", {1, 1}, fmt::format("this is not valid YAML ({})", fault.msg));
    }
    return std::nullopt;
}

} // namespace

std::optional<Node> parse_tree(const Source& source, Problems& problems)
{
    if (!check_bytes(source, problems)) {
        return std::nullopt;
    }
    auto root = quick_tree(source.text());
    return root ? std::move(root) : build_tree(source, problems);
}

std::optional<Node> thorough_tree(const Source& source, Problems& problems)
{
    return check_bytes(source, problems) ? build_tree(source, problems) : std::nullopt;
}

} // namespace eomt::yaml
