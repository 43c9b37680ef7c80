#include "yaml/read.hpp"

#include "base/text.hpp"
#include "yaml/reader.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace eomt::yaml {

bool Reader::read(const Node& node, const records::FieldInfo& field, records::SourceKeys& out)
{
    const auto take = [&](const Node& item) {
        if (!scalar(item, field)) {
            return false;
        }
        out.push_back({item.text, mark(item)});
        m_cited.push_back(out.back());
        return true;
    };
    if (node.kind != Node::Kind::sequence) {
        return take(node);
    }
    bool good = true;
    for (const Node& item : node.items) {
        good = (item.kind == Node::Kind::null || take(item)) && good;
    }
    return good;
}

namespace {

/// A text is a name (or an id, which only the whole archive can tell).
void take_name(Reader& reader, const Node& node, records::PersonMention& out)
{
    out.mark = reader.mark(node);
    out.name = records::Text{node.text, out.mark};
}

} // namespace

bool Reader::read(const Node& node, const records::FieldInfo& field, records::PersonMention& out)
{
    if (node.kind == Node::Kind::scalar) {
        take_name(*this, node, out);
        return true;
    }
    return need(node, Node::Kind::mapping, field) && read_fields(node, out);
}

bool Reader::read(const Node& node, const records::FieldInfo& field, records::TeamMember& out)
{
    if (node.kind == Node::Kind::scalar) {
        take_name(*this, node, out);
        return true;
    }
    return need(node, Node::Kind::mapping, field) && read_fields(node, out);
}

bool Reader::read(const Node& node, const records::FieldInfo& field, records::Member& out)
{
    if (node.kind == Node::Kind::scalar) {
        take_name(*this, node, out);
        return true;
    }
    return need(node, Node::Kind::mapping, field) && read_fields(node, out);
}

bool Reader::read(const Node& node, const records::FieldInfo& field, records::ElectionLink& out)
{
    out.mark = mark(node);
    if (node.kind == Node::Kind::mapping) {
        return read_fields(node, out.fields.emplace());
    }
    return read(node, field, out.id);
}

bool Reader::read(const Node& node, const records::FieldInfo& field, records::Invitations& out)
{
    out.mark = mark(node);
    if (node.kind == Node::Kind::scalar) {
        records::Invitation one;
        one.mark = out.mark;
        one.body = records::Text{node.text, out.mark};
        out.items.push_back(std::move(one));
        return true;
    }
    return read(node, field, out.items);
}

bool Reader::fresh_key(const Node& mapping, std::size_t at)
{
    const Node& key = mapping.items[at];
    if (key.kind == Node::Kind::sequence || key.kind == Node::Kind::mapping) {
        m_problems.error(
            "wrong-type", mark(key), "a key is a word, and here stands a list or a mapping");
        return false;
    }
    const std::size_t first = first_of(mapping, at);
    if (first == at) {
        return true;
    }
    m_problems.error(
        "duplicate-key",
        mark(key),
        fmt::format("\"{}\" stands in this mapping a second time; the first is on line {}",
                    key.text,
                    mark(mapping.items[first]).line));
    return false;
}

std::size_t Reader::first_of(const Node& mapping, std::size_t at)
{
    // A record's mappings are small, and looking through them is fastest; a hostile one is not.
    constexpr std::size_t small = 128;
    const std::string& text = mapping.items[at].text;
    if (mapping.items.size() > small) {
        const auto [known, fresh] = m_first_keys.try_emplace(&mapping);
        for (std::size_t i = 0; fresh && i < mapping.items.size(); i += 2) {
            known->second.emplace(mapping.items[i].text, i);
        }
        return known->second.at(text);
    }
    std::size_t first = 0;
    while (!same_word(mapping.items[first].text, text)) {
        first += 2;
    }
    return first;
}

base::Mark Reader::first_key_mark(const Node& mapping) const
{
    return mark(mapping.items.empty() ? mapping : mapping.items.front());
}

void Reader::unknown_key(const Node& key,
                         std::string_view what,
                         const std::vector<std::string_view>& known)
{
    const std::string near = base::did_you_mean(key.text, known);
    m_problems.error(
        "unknown-key",
        mark(key),
        fmt::format("\"{}\" is no field of {} {}{}",
                    key.text,
                    std::string_view{"aeio"}.find(what.front()) == std::string_view::npos ? "a"
                                                                                          : "an",
                    what,
                    near.empty() ? fmt::format("; it has {}", fmt::join(known, ", ")) : near));
}

void Reader::missing_key(base::Mark mark, std::string_view what, const records::FieldInfo& field)
{
    m_problems.error(
        "missing-key", mark, fmt::format("the {} has no \"{}\": {}", what, field.name, field.help));
}

bool Reader::read_key(const Node& key, records::Text& out) const
{
    out = {key.text, mark(key)};
    return true;
}

bool Reader::read_key(const Node& key, records::Slug& out) const
{
    out = {key.text, mark(key)};
    return true;
}

bool Reader::read_key(const Node& key, records::Language& out)
{
    return read(key, records::FieldInfo{.name = "names", .help = {}}, out);
}

void Reader::check_source_keys()
{
    std::vector<std::string_view> known{m_sources.begin(), m_sources.end()};
    for (const auto& cited : m_cited) {
        if (std::find(known.begin(), known.end(), cited.value) == known.end()) {
            m_problems.error("unknown-source",
                             cited.mark,
                             fmt::format("\"{}\" is no key of this file's sources{}",
                                         cited.value,
                                         known.empty() ? "; it has none: add \"sources:\""
                                                       : base::did_you_mean(cited.value, known)));
        }
    }
}

namespace {

/// The root of a file, which is a mapping, or nothing at all.
std::optional<Node> parse_mapping(const Source& source, Problems& problems)
{
    auto root = parse_tree(source, problems);
    if (root && (root->kind == Node::Kind::scalar || root->kind == Node::Kind::sequence)) {
        problems.error(
            "wrong-type",
            source.mark(root->offset),
            fmt::format("a file is a mapping of \"key: value\" lines, and here stands {}",
                        root->kind == Node::Kind::scalar ? "text" : "a list"));
        return std::nullopt;
    }
    return root;
}

} // namespace

std::optional<records::ReportFile> read_report(const Source& source, Problems& problems)
{
    const auto root = parse_mapping(source, problems);
    records::ReportFile report;
    if (root) {
        Reader{source, problems}.read_fields(*root, report);
    }
    return problems.errors() == 0 ? std::optional{std::move(report)} : std::nullopt;
}

std::optional<records::AnyRecord>
read_record(records::Kind kind, const Source& source, Problems& problems)
{
    const auto root = parse_mapping(source, problems);
    if (!root) {
        return std::nullopt;
    }
    Reader reader{source, problems};
    const auto read = [&](auto record) -> records::AnyRecord {
        reader.read_fields(*root, record);
        reader.check_source_keys();
        return record;
    };
    switch (kind) {
    case records::Kind::archive:
        return read(records::ArchiveInfo{});
    case records::Kind::election:
        return read(records::Election{});
    case records::Kind::mission:
        return read(records::Mission{});
    case records::Kind::delegation:
        return read(records::Delegation{});
    case records::Kind::organisation:
        return read(records::Organisation{});
    case records::Kind::person:
        break;
    }
    return read(records::Person{});
}

} // namespace eomt::yaml
