#pragma once

#include "records/any.hpp"
#include "records/report_file.hpp"
#include "yaml/tree.hpp"

#include <bitset>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <unordered_map>
#include <vector>

namespace eomt::yaml {

/// Record text in a message: in quotes, cut where it is long.
std::string shown(std::string_view text);

/// Fills typed values from nodes. What doesn't fit becomes a problem and leaves the value absent.
class Reader
{
public:
    Reader(const Source& source, Problems& problems) : m_source{source}, m_problems{problems} {}

    Problems& problems() { return m_problems; }
    base::Mark mark(const Node& node) const { return m_source.mark(node.offset, m_line); }

    // One overload a type of value. Each returns false, having said why, where the node is of
    // another type.
    bool read(const Node& node, const records::FieldInfo& field, records::Text& out);
    bool read(const Node& node, const records::FieldInfo& field, records::Word& out);
    bool read(const Node& node, const records::FieldInfo& field, records::Slug& out);
    bool read(const Node& node, const records::FieldInfo& field, records::Topic& out);
    bool read(const Node& node, const records::FieldInfo& field, records::Id& out);
    bool read(const Node& node, const records::FieldInfo& field, records::Reference& out);
    bool read(const Node& node, const records::FieldInfo& field, records::CountryCode& out);
    bool read(const Node& node, const records::FieldInfo& field, records::Language& out);
    bool read(const Node& node, const records::FieldInfo& field, records::Url& out);
    bool read(const Node& node, const records::FieldInfo& field, records::ArchivePath& out);
    bool read(const Node& node, const records::FieldInfo& field, records::Sha256& out);
    bool read(const Node& node, const records::FieldInfo& field, records::Day& out);
    bool read(const Node& node, const records::FieldInfo& field, records::PartialDate& out);
    bool read(const Node& node, const records::FieldInfo& field, records::Whole& out);
    bool read(const Node& node, const records::FieldInfo& field, records::Number& out);
    bool read(const Node& node, const records::FieldInfo& field, records::Percent& out);
    bool read(const Node& node, const records::FieldInfo& field, records::Flag& out);
    bool read(const Node& node, const records::FieldInfo& field, records::SourceKeys& out);
    bool read(const Node& node, const records::FieldInfo& field, records::PersonMention& out);
    bool read(const Node& node, const records::FieldInfo& field, records::TeamMember& out);
    bool read(const Node& node, const records::FieldInfo& field, records::Member& out);
    bool read(const Node& node, const records::FieldInfo& field, records::ElectionLink& out);
    bool read(const Node& node, const records::FieldInfo& field, records::Invitations& out);

    /// A mapping with declared fields.
    template <class R>
    bool read(const Node& node, const records::FieldInfo& field, R& out)
    {
        return need(node, Node::Kind::mapping, field) && read_fields(node, out);
    }

    template <class T>
    bool read(const Node& node, const records::FieldInfo& field, records::Maybe<T>& out)
    {
        T value;
        if (!read(node, field, value)) {
            return false;
        }
        out = std::move(value);
        return true;
    }

    template <class T>
    bool read(const Node& node, const records::FieldInfo& field, std::vector<T>& out)
    {
        if (!need(node, Node::Kind::sequence, field)) {
            return false;
        }
        for (const Node& item : node.items) {
            T value;
            if (item.kind != Node::Kind::null && read(item, field, value)) {
                out.push_back(std::move(value));
            }
        }
        return true;
    }

    template <class T>
    bool read(const Node& node, const records::FieldInfo& field, records::OneOrMany<T>& out)
    {
        out.mark = mark(node);
        if (node.kind == Node::Kind::sequence) {
            return read(node, field, out.items);
        }
        T value;
        if (!read(node, field, value)) {
            return false;
        }
        out.items.push_back(std::move(value));
        return true;
    }

    template <class Key, class T>
    bool read(const Node& node, const records::FieldInfo& field, records::Mapping<Key, T>& out)
    {
        if (!need(node, Node::Kind::mapping, field)) {
            return false;
        }
        out.mark = mark(node);
        for (std::size_t i = 0; i + 1 < node.items.size(); i += 2) {
            Key key;
            T value;
            const Node& item = node.items[i + 1];
            if (fresh_key(node, i) && read_key(node.items[i], key) &&
                item.kind != Node::Kind::null && read(item, field, value)) {
                out.items.emplace_back(std::move(key), std::move(value));
            }
        }
        return true;
    }

    /// The declared fields of `R` from a mapping; unknown, repeated and missing keys are problems.
    template <class R>
    bool read_fields(const Node& node, R& out)
    {
        out.mark = first_key_mark(node);
        std::bitset<std::tuple_size_v<decltype(records::Declaration<R>::fields)>> present;
        for (std::size_t i = 0; i + 1 < node.items.size(); i += 2) {
            if (!fresh_key(node, i)) {
                continue;
            }
            const Node& key = node.items[i];
            const Node& value = node.items[i + 1];
            bool known = key.text.starts_with("x-");
            std::size_t at = 0;
            records::each_field<R>([&](const auto& field) {
                if (const std::size_t here = at++; same_word(field.name, key.text)) {
                    known = true;
                    if (is_given(value) || is_empty_group(value, out.*field.member)) {
                        present.set(here);
                        // A list or mapping is read in place, anything else into its Maybe.
                        read(value, field, out.*field.member);
                    }
                }
            });
            if (!known) {
                unknown_key<R>(key);
            }
        }
        std::size_t at = 0;
        records::each_field<R>([&](const auto& field) {
            if (const std::size_t here = at++; field.required && !present.test(here)) {
                missing_key(out.mark, records::Declaration<R>::name, field);
            }
        });
        finish(out);
        return true;
    }

    /// After the whole file: source references against the file's own sources.
    void check_source_keys();

private:
    template <class R>
    void unknown_key(const Node& key)
    {
        std::vector<std::string_view> known;
        records::each_field<R>([&](const auto& field) { known.push_back(field.name); });
        unknown_key(key, records::Declaration<R>::name, known);
    }

    /// Equal; most keys differ in what is cheap to compare.
    static bool same_word(std::string_view one, std::string_view other)
    {
        return one.size() == other.size() &&
               (one.empty() || (one.front() == other.front() && one == other));
    }
    /// False, with a problem, for a key that is no text or stands in the mapping before.
    bool fresh_key(const Node& mapping, std::size_t at);
    /// The position of the first key of the mapping that has the text of the key at `at`.
    std::size_t first_of(const Node& mapping, std::size_t at);
    /// A value counts as absent where nothing, or an empty text, list (also one of
    /// nothings) or mapping, stands there.
    static bool is_given(const Node& node);
    /// `{}` for a group: its fields are missing. Anywhere else it is nothing.
    template <class T>
    static bool is_empty_group(const Node& node, const records::Maybe<T>& /*member*/)
    {
        constexpr bool has_fields = requires
        {
            records::Declaration<T>::fields;
        };
        return (has_fields || std::is_same_v<T, records::ElectionLink>)&&node.kind ==
                   Node::Kind::mapping &&
               node.items.empty();
    }
    template <class T>
    static bool is_empty_group(const Node& /*node*/, const T& /*member*/)
    {
        return false;
    }
    base::Mark first_key_mark(const Node& mapping) const;
    void
    unknown_key(const Node& key, std::string_view what, const std::vector<std::string_view>& known);
    void missing_key(base::Mark mark, std::string_view what, const records::FieldInfo& field);
    bool need(const Node& node, Node::Kind kind, const records::FieldInfo& field);
    bool scalar(const Node& node, const records::FieldInfo& field);
    /// True, with a problem, for the shape of a date whose month has no such day.
    bool no_such_day(const Node& node, base::Mark mark);
    bool digits(const Node& node, const records::FieldInfo& field, double& out);
    bool read_key(const Node& key, records::Text& out) const;
    bool read_key(const Node& key, records::Slug& out) const;
    bool read_key(const Node& key, records::Language& out);

    // What a declaration alone can't say of a type.
    template <class R>
    void finish(R& /*record*/)
    {}
    void finish(records::PersonMention& person);
    void finish(records::TeamMember& person);
    void finish(records::Member& person);
    void finish(records::Office& office);
    void finish(records::Period& period);
    void finish(records::Composition& composition);
    void finish(records::Observation& observation);
    void finish(records::Finding& finding);
    void finish(records::Mission& mission);
    void finish(records::Delegation& delegation);
    void finish(records::Election& election);
    void finish(records::Organisation& organisation);
    void finish(records::Person& person);
    void finish(records::ArchiveInfo& archive);
    void finish(records::ReportFileChart& chart);
    void finish(records::ReportFile& report);
    void keep_sources(const records::Sources& sources);

    const Source& m_source;
    Problems& m_problems;
    mutable std::size_t m_line = 0; ///< that was marked last
    std::vector<records::SourceKeys::value_type> m_cited;
    std::vector<std::string> m_sources;
    std::unordered_map<const Node*, std::unordered_map<std::string_view, std::size_t>> m_first_keys;
};

} // namespace eomt::yaml
