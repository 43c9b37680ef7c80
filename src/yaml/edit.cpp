#include "yaml/edit.hpp"

#include "base/text.hpp"
#include "yaml/splice.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

namespace eomt::yaml {

namespace {

using records::FieldPath;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool same(const Node& a, const Node& b)
{
    return a.kind == b.kind && a.text == b.text && a.items.size() == b.items.size() &&
           std::equal(a.items.begin(), a.items.end(), b.items.begin(), same);
}

/// The place of the first difference between two trees.
std::string first_difference(const Node& a, const Node& b, FieldPath& path)
{
    const bool alike = a.kind == b.kind && a.items.size() == b.items.size();
    const bool mapping = a.kind == Node::Kind::mapping;
    for (std::size_t i = 0; alike && i < a.items.size(); ++i) {
        if (same(a.items[i], b.items[i])) {
            continue;
        }
        if (mapping && i % 2 == 0) {
            break;
        }
        if (mapping) {
            path.emplace_back(a.items[i - 1].text);
        } else {
            path.emplace_back(i);
        }
        return first_difference(a.items[i], b.items[i], path);
    }
    return path.empty() ? "the record" : records::to_text(path);
}

/// The names that aliases of a layout repeat.
void aliases_of(const Layout& at, std::vector<std::string>& out)
{
    if (at.form == Form::alias) {
        out.push_back(at.anchor);
    }
    for (const Layout& item : at.items) {
        aliases_of(item, out);
    }
}

void anchors_of(const Layout& at, std::vector<std::string>& out)
{
    if (at.form != Form::alias && !at.anchor.empty()) {
        out.push_back(at.anchor);
    }
    for (const Layout& item : at.items) {
        anchors_of(item, out);
    }
}

std::size_t times(const std::vector<std::string>& names, const std::string& name)
{
    return static_cast<std::size_t>(std::count(names.begin(), names.end(), name));
}

std::string at_place(const FieldPath& path, std::size_t steps)
{
    const FieldPath head(path.begin(), path.begin() + static_cast<std::ptrdiff_t>(steps));
    return head.empty() ? "the record" : records::to_text(head);
}

[[noreturn]] void refuse_alias(const Layout& alias, const FieldPath& path, std::size_t steps)
{
    throw EditRefused{
        fmt::format("{} only repeats another value (*{}), which a change would change too; write "
                    "it out here, or change the value at &{}",
                    at_place(path, std::min(steps, path.size())),
                    base::visible(alias.anchor),
                    base::visible(alias.anchor))};
}

/// Finds the one place in which a tree is to become another, and makes the splice there.
class Change
{
public:
    Change(const Page& page, const FieldPath& path, bool careful)
        : m_page{page}, m_path{path}, m_splicer{page, careful}
    {
        aliases_of(page.layout, m_aliases);
    }

    Splice to(const Node& now) { return find({&m_page.layout, &m_page.root}, now, 0); }

    /// The splice that takes out what stands at a path, with the list that it leaves empty; `now`
    /// becomes the tree without it.
    Splice removal(Node& now)
    {
        std::vector<Spot> spots{{&m_page.layout, &m_page.root}};
        std::vector<std::size_t> indices;
        for (const auto& step : m_path) {
            down(spots, indices, step);
        }
        // A key whose list loses its only item goes with it; a mapping without keys, or a list in a
        // list, stays as `{}` or `[]`.
        std::size_t depth = m_path.size();
        if (depth > 1 && spots[depth - 1].node->kind == Node::Kind::sequence &&
            spots[depth - 1].node->items.size() == 1 &&
            spots[depth - 2].node->kind == Node::Kind::mapping) {
            --depth;
        }
        const Spot& from = spots[depth - 1];
        keep_anchors(*spots[depth].layout);
        Node* at = &now;
        for (std::size_t i = 0; i + 1 < depth; ++i) {
            at = &at->items[indices[i]];
        }
        const bool pairs = at->kind == Node::Kind::mapping;
        const auto value = at->items.begin() + static_cast<std::ptrdiff_t>(indices[depth - 1]);
        at->items.erase(pairs ? value - 1 : value, value + 1);
        if (at->items.empty()) {
            return m_splicer.empty(from);
        }
        return m_splicer.remove(from, indices[depth - 1] - (pairs ? 1 : 0));
    }

private:
    Splice find(const Spot& spot, const Node& now, std::size_t depth)
    {
        const Layout& at = *spot.layout;
        const Node& old = *spot.node;
        if (at.form == Form::alias) {
            if (depth < m_path.size()) {
                refuse_alias(at, m_path, depth);
            }
            return m_splicer.replace(spot, now);
        }
        keep_anchor(at);
        if (old.kind == now.kind && !old.items.empty()) {
            if (const auto splice = inside(spot, now, depth)) {
                return *splice;
            }
        }
        keep_anchors(at);
        return m_splicer.replace(spot, now);
    }

    /// The only value in which two collections of one size differ; nothing where several do, or a
    /// key does.
    static std::optional<std::size_t> only_change(const Node& old, const Node& now)
    {
        std::optional<std::size_t> changed;
        for (std::size_t i = 0; i < old.items.size(); ++i) {
            if (same(old.items[i], now.items[i])) {
                continue;
            }
            if (changed || (old.kind == Node::Kind::mapping && i % 2 == 0)) {
                return std::nullopt;
            }
            changed = i;
        }
        return changed;
    }

    /// The change where it is one of the value's parts, or one part more.
    std::optional<Splice> inside(const Spot& spot, const Node& now, std::size_t depth)
    {
        const Node& old = *spot.node;
        const bool pairs = old.kind == Node::Kind::mapping;
        const std::size_t size = old.items.size();
        if (now.items.size() == size) {
            const auto changed = only_change(old, now);
            return changed
                       ? std::optional{find(below(spot, *changed), now.items[*changed], depth + 1)}
                       : std::nullopt;
        }
        if (now.items.size() != size + (pairs ? 2 : 1)) {
            return std::nullopt;
        }
        std::size_t at = 0;
        while (at < size && same(old.items[at], now.items[at])) {
            ++at;
        }
        at -= pairs ? at % 2 : 0;
        if (!std::equal(old.items.begin() + static_cast<std::ptrdiff_t>(at),
                        old.items.end(),
                        now.items.begin() + static_cast<std::ptrdiff_t>(at + (pairs ? 2 : 1)),
                        same)) {
            return std::nullopt;
        }
        if (pairs) {
            return m_splicer.insert(spot, at, now.items[at], now.items[at + 1]);
        }
        return at == size ? std::optional{m_splicer.append(spot, now.items[at])} : std::nullopt;
    }

    static Spot below(const Spot& spot, std::size_t index)
    {
        const Node& node = *spot.node;
        return {&spot.layout->items[index],
                &node.items[index],
                spot.layout,
                node.kind == Node::Kind::mapping ? std::string_view{node.items[index - 1].text}
                                                 : std::string_view{}};
    }

    void down(std::vector<Spot>& spots,
              std::vector<std::size_t>& indices,
              const records::PathStep& step) const
    {
        const Spot& spot = spots.back();
        const Node* next = yaml::find(*spot.node, {step});
        if (next == nullptr) {
            throw EditRefused{fmt::format("there is no {} to take out", records::to_text(m_path))};
        }
        if (spot.layout->form == Form::alias) {
            refuse_alias(*spot.layout, m_path, indices.size());
        }
        keep_anchor(*spot.layout);
        indices.push_back(static_cast<std::size_t>(next - spot.node->items.data()));
        spots.push_back(below(spot, indices.back()));
    }

    /// Refuses to change what is repeated elsewhere.
    void keep_anchor(const Layout& at) const
    {
        if (at.form != Form::alias && !at.anchor.empty() && times(m_aliases, at.anchor) > 0) {
            throw EditRefused{fmt::format(
                "{} stands in a value that is repeated elsewhere (&{}, *{}), where it would change "
                "too; write the repetition out first",
                records::to_text(m_path),
                base::visible(at.anchor),
                base::visible(at.anchor))};
        }
    }

    /// Refuses to take away what is repeated elsewhere.
    void keep_anchors(const Layout& whole) const
    {
        std::vector<std::string> anchors;
        std::vector<std::string> inner;
        anchors_of(whole, anchors);
        aliases_of(whole, inner);
        for (const std::string& name : anchors) {
            if (times(m_aliases, name) > times(inner, name)) {
                throw EditRefused{fmt::format(
                    "{} holds a value that is repeated elsewhere (&{}, *{}) and would be lost; "
                    "write the repetition out first",
                    records::to_text(m_path),
                    base::visible(name),
                    base::visible(name))};
            }
        }
    }

    const Page& m_page;
    const FieldPath& m_path;
    Splicer m_splicer;
    std::vector<std::string> m_aliases;
};

std::vector<std::string_view> comment_texts(const Page& page, bool own_lines_only)
{
    std::vector<std::string_view> out;
    for (const Comment& comment : page.comments) {
        if (comment.own_line || !own_lines_only) {
            out.push_back(page.text.substr(comment.begin, comment.end - comment.begin));
        }
    }
    return out;
}

/// Why a changed text is not what was wanted; empty where it is.
std::string
fault_of(const std::string& text, const Page& before, const Node& wanted, bool taken_out)
{
    Page after;
    try {
        after = look_at(text);
    } catch (const EditRefused& fault) {
        return fmt::format("the changed file could not be read again ({})", fault.what());
    }
    if (!same(after.root, wanted)) {
        FieldPath path;
        return fmt::format("{} would not be read again as it should be",
                           first_difference(wanted, after.root, path));
    }
    const auto old_comments = comment_texts(before, taken_out);
    const auto new_comments = comment_texts(after, false);
    auto at = new_comments.begin();
    for (const std::string_view comment : old_comments) {
        at = std::find(at, new_comments.end(), comment);
        if (at == new_comments.end()) {
            return fmt::format("the comment \"{}\" would be lost",
                               base::visible(base::char_substr(comment, 0, 60)));
        }
        ++at;
    }
    if (!taken_out && new_comments.size() != old_comments.size()) {
        return "a part of the new value would be read as a comment";
    }
    return {};
}

void check_size(std::size_t size)
{
    if (size > max_bytes) {
        throw EditRefused{fmt::format(
            "the file would have {} bytes, and at most {} can be read; shorten it, or split it",
            size,
            max_bytes)};
    }
}

void check_encoding(const Node& value)
{
    if (const auto bad = base::first_bad_utf8(value.text)) {
        throw EditRefused{
            fmt::format("byte {} of the new value is not UTF-8; give the text in UTF-8", *bad + 1)};
    }
    for (const Node& item : value.items) {
        check_encoding(item);
    }
}

std::string spliced(std::string_view text, const Splice& splice)
{
    std::string out{text.substr(0, splice.begin)};
    out += splice.text;
    out += text.substr(splice.end);
    return out;
}

std::string_view mark_of(std::string_view text)
{
    return text.starts_with(byte_order_mark) ? byte_order_mark : std::string_view{};
}

} // namespace

std::string
set_value(const std::string& text, records::Kind kind, const records::FieldPath& path, Node value)
{
    check_encoding(value);
    const std::string_view mark = mark_of(text);
    const Page page = look_at(std::string_view{text}.substr(mark.size()));
    Node wanted = page.root;
    put(wanted, kind, path, std::move(value));
    if (same(wanted, page.root)) {
        return text;
    }
    // A spelling that isn't read back, such as a block text in front of a comment that would become
    // part of it, gives way to quotes on one line.
    std::string fault;
    for (const bool careful : {false, true}) {
        const std::string changed = spliced(page.text, Change{page, path, careful}.to(wanted));
        check_size(changed.size());
        const std::string again = fault_of(changed, page, wanted, false);
        if (again.empty()) {
            return std::string{mark} + changed;
        }
        fault = fault.empty() ? again : fault;
    }
    throw EditRefused{fmt::format("{} cannot be changed in place: {}; change the file in an editor",
                                  records::to_text(path),
                                  fault)};
}

std::string
unset_value(const std::string& text, records::Kind /*kind*/, const records::FieldPath& path)
{
    const std::string_view mark = mark_of(text);
    const Page page = look_at(std::string_view{text}.substr(mark.size()));
    if (path.empty()) {
        throw EditRefused{"the whole record cannot be taken out; delete the file"};
    }
    std::string fault;
    for (const bool careful : {false, true}) {
        Node wanted = page.root;
        const std::string changed = spliced(page.text, Change{page, path, careful}.removal(wanted));
        const std::string again = fault_of(changed, page, wanted, true);
        if (again.empty()) {
            return std::string{mark} + changed;
        }
        fault = fault.empty() ? again : fault;
    }
    throw EditRefused{
        fmt::format("{} cannot be taken out in place: {}; change the file in an editor",
                    records::to_text(path),
                    fault)};
}

} // namespace eomt::yaml
