#include "yaml/layout.hpp"

#include "yaml/layout_scalar.hpp"

namespace eomt::yaml {

namespace {

/// Finds the ends that the parser doesn't tell. It follows the tree, so that it never has to decide
/// what a thing is, and it stops where tree and text disagree.
class LayoutScanner : private ScalarScanner
{
public:
    using ScalarScanner::ScalarScanner;

    Layout root(const Node& node)
    {
        std::size_t at = gap(0);
        // Directives, and the sign that begins the document.
        while (at < m_text.size() && m_text[at] == '%' && column(at) == 0) {
            at = gap(next_line(m_text, at));
        }
        if (m_text.substr(at).starts_with("---") && (at + 3 == m_text.size() || space(at + 3))) {
            at += 3;
        }
        return scan(node, at, {});
    }

private:
    Layout scan(const Node& node, std::size_t from, Around around)
    {
        Layout out;
        out.in_flow = around.flow;
        if (node.kind == Node::Kind::null) {
            nothing(out, from, around);
            return out;
        }
        std::size_t here = gap(from);
        out.begin = here;
        const bool block_mapping =
            node.kind == Node::Kind::mapping && !node.items.empty() && at(node.offset) != '{';
        while (here < node.offset && (at(here) == '&' || at(here) == '!')) {
            const std::size_t word = here;
            const std::size_t past = word_end(here);
            here = gap(past);
            // On one line with a block mapping's first key, an anchor is the key's.
            if (block_mapping && here == node.offset && next_line(m_text, word) > here) {
                here = word;
                break;
            }
            if (at(word) == '&') {
                out.anchor = m_text.substr(word + 1, past - word - 1);
            }
        }
        if (block_mapping && here < node.offset) {
            out.start = out.begin = here;
            block_map(node, out);
            return out;
        }
        if (here != node.offset) {
            fault(here, "the value cannot be found in the text");
        }
        out.start = here;
        value(node, out, around);
        return out;
    }

    void value(const Node& node, Layout& out, Around around)
    {
        const char first = at(out.start);
        const bool own_key = node.kind == Node::Kind::mapping && !node.items.empty() &&
                             node.items[0].offset == node.offset;
        if (first == '*' && !own_key) {
            out.form = Form::alias;
            out.end = word_end(out.start);
            out.anchor = m_text.substr(out.start + 1, out.end - out.start - 1);
        } else if (node.kind == Node::Kind::scalar) {
            scalar(node, out, around);
        } else if (own_key && around.flow) {
            flow_pair(node, out);
        } else if (!own_key && (first == '[' || first == '{')) {
            flow(node, out);
        } else if (!own_key && node.kind == Node::Kind::sequence && first == '-') {
            block_list(node, out);
        } else {
            block_map(node, out);
        }
    }

    void pair(const Node& node, std::size_t i, std::size_t& here, Layout& out, Around around)
    {
        here = gap(here);
        Around of_key = around;
        of_key.key = true;
        const std::size_t lead = here;
        const bool marked = at(here) == '?' && space(here + 1);
        if (marked) {
            ++here;
            of_key.key = false;
        }
        Layout key = scan(node.items[i], here, of_key);
        key.explicit_key = marked;
        key.lead = marked ? lead : key.begin;
        std::size_t colon = around.flow || marked ? gap(key.end) : blanks(key.end);
        const bool valued =
            at(colon) == ':' && (!marked || around.flow || column(colon) == around.indent);
        if (!valued && !marked && !around.flow) {
            fault(colon, "the colon after this key cannot be found");
        }
        const std::size_t after = valued ? colon + 1 : key.end;
        Layout value;
        if (valued) {
            value = scan(node.items[i + 1], after, around);
        } else {
            value.in_flow = around.flow;
            value.begin = value.start = value.end = key.end;
        }
        value.lead = valued ? colon : key.end;
        value.after = after;
        here = value.end;
        out.items.push_back(std::move(key));
        out.items.push_back(std::move(value));
    }

    void block_map(const Node& node, Layout& out)
    {
        out.form = Form::block_mapping;
        out.column = static_cast<std::size_t>(column(out.start));
        const Around around{static_cast<long>(out.column), false, false};
        std::size_t here = out.start;
        for (std::size_t i = 0; i + 1 < node.items.size(); i += 2) {
            pair(node, i, here, out, around);
            if (column(out.items[i].lead) != around.indent) {
                fault(out.items[i].lead, "this key stands where none is expected");
            }
        }
        out.end = here;
    }

    void block_list(const Node& node, Layout& out)
    {
        out.form = Form::block_sequence;
        out.column = static_cast<std::size_t>(column(out.start));
        const Around around{static_cast<long>(out.column), false, false};
        std::size_t here = out.start;
        for (const Node& one : node.items) {
            const std::size_t dash = gap(here);
            if (at(dash) != '-' || column(dash) != around.indent) {
                fault(dash, "the \"-\" of an item cannot be found");
            }
            Layout item = scan(one, dash + 1, around);
            item.lead = dash;
            item.after = dash + 1;
            here = item.end;
            out.items.push_back(std::move(item));
        }
        out.end = here;
    }

    void flow_pair(const Node& node, Layout& out)
    {
        out.form = Form::flow_pair;
        std::size_t here = out.start;
        pair(node, 0, here, out, {-1, true, false});
        out.end = here;
    }

    void flow(const Node& node, Layout& out)
    {
        const bool list = at(out.start) == '[';
        if (list != (node.kind == Node::Kind::sequence)) {
            fault(out.start, "a key in brackets");
        }
        out.form = list ? Form::flow_sequence : Form::flow_mapping;
        const Around around{-1, true, false};
        std::size_t here = out.start + 1;
        for (std::size_t i = 0; i < node.items.size(); i += list ? 1 : 2) {
            if (list) {
                Layout item = scan(node.items[i], here, around);
                item.lead = item.begin;
                item.after = item.begin;
                here = item.end;
                out.items.push_back(std::move(item));
            } else {
                pair(node, i, here, out, around);
            }
            here = gap(here);
            if (at(here) == ',') {
                ++here;
            }
        }
        here = gap(here);
        if (at(here) != (list ? ']' : '}')) {
            fault(here, "the closing bracket cannot be found");
        }
        out.end = here + 1;
    }
};

} // namespace

Layout scan_layout(std::string_view text, const Node& root)
{
    return LayoutScanner{text}.root(root);
}

} // namespace eomt::yaml
