#include "records/outline.hpp"

#include "records/any.hpp"

#include <algorithm>
#include <array>
#include <type_traits>

namespace eomt::records {

namespace {

template <class R>
std::vector<Outline> fields_of();

/// What is known of a C++ type of value; the primary template is that of a declared record.
template <class T>
struct Shape
{
    static void describe(Outline& out)
    {
        out.type = ValueType::group;
        out.group = Declaration<T>::name;
        out.fields = fields_of<T>();
    }
};

template <class Tag>
constexpr ValueType type_of_tag()
{
    // In the order of records/value.hpp.
    if constexpr (std::is_same_v<Tag, WordTag>) {
        return ValueType::word;
    } else if constexpr (std::is_same_v<Tag, SlugTag>) {
        return ValueType::slug;
    } else if constexpr (std::is_same_v<Tag, IdTag>) {
        return ValueType::id;
    } else if constexpr (std::is_same_v<Tag, ReferenceTag>) {
        return ValueType::reference;
    } else if constexpr (std::is_same_v<Tag, TopicTag>) {
        return ValueType::topic;
    } else if constexpr (std::is_same_v<Tag, CountryTag>) {
        return ValueType::country;
    } else if constexpr (std::is_same_v<Tag, LanguageTag>) {
        return ValueType::language;
    } else if constexpr (std::is_same_v<Tag, UrlTag>) {
        return ValueType::url;
    } else if constexpr (std::is_same_v<Tag, PathTag>) {
        return ValueType::path;
    } else if constexpr (std::is_same_v<Tag, Sha256Tag>) {
        return ValueType::sha256;
    } else if constexpr (std::is_same_v<Tag, DayTag>) {
        return ValueType::day;
    } else if constexpr (std::is_same_v<Tag, PartialDateTag>) {
        return ValueType::partial_date;
    } else if constexpr (std::is_same_v<Tag, WholeTag>) {
        return ValueType::whole;
    } else if constexpr (std::is_same_v<Tag, NumberTag>) {
        return ValueType::number;
    } else if constexpr (std::is_same_v<Tag, PercentTag>) {
        return ValueType::percent;
    } else if constexpr (std::is_same_v<Tag, FlagTag>) {
        return ValueType::flag;
    } else if constexpr (std::is_same_v<Tag, SourceKeyTag>) {
        return ValueType::source_key;
    } else {
        static_assert(std::is_same_v<Tag, TextTag>);
        return ValueType::text;
    }
}

template <class T, class Tag>
struct Shape<Marked<T, Tag>>
{
    static constexpr ValueType type = type_of_tag<Tag>();
    static void describe(Outline& out) { out.type = type; }
};

template <class T>
struct Shape<Maybe<T>> : Shape<T>
{};

template <class T>
struct Shape<std::vector<T>>
{
    static void describe(Outline& out)
    {
        Shape<T>::describe(out);
        out.many = std::is_same_v<std::vector<T>, SourceKeys> ? Many::one_or_list : Many::list;
    }
};

template <class T>
struct Shape<OneOrMany<T>>
{
    static void describe(Outline& out)
    {
        Shape<T>::describe(out);
        out.many = Many::one_or_list;
    }
};

template <class Key, class T>
struct Shape<Mapping<Key, T>>
{
    static void describe(Outline& out)
    {
        Shape<T>::describe(out);
        out.many = Many::keyed;
        out.key = Shape<Key>::type;
    }
};

/// A record type that may also be written as one text.
template <class R>
void describe_with_text(Outline& out, std::string_view shorthand)
{
    out.type = ValueType::group;
    out.group = Declaration<R>::name;
    out.shorthand = shorthand;
    out.fields = fields_of<R>();
}

template <>
struct Shape<PersonMention>
{
    static void describe(Outline& out) { describe_with_text<PersonMention>(out, "name"); }
};

template <>
struct Shape<TeamMember>
{
    static void describe(Outline& out) { describe_with_text<TeamMember>(out, "name"); }
};

template <>
struct Shape<Member>
{
    static void describe(Outline& out) { describe_with_text<Member>(out, "name"); }
};

/// Its text is the election's id, which is no field of the election: it stands for the whole.
template <>
struct Shape<ElectionLink>
{
    static void describe(Outline& out) { describe_with_text<Election>(out, "id"); }
};

template <>
struct Shape<Invitations>
{
    static void describe(Outline& out)
    {
        describe_with_text<Invitation>(out, "body");
        out.many = Many::one_or_list;
    }
};

template <class R>
std::vector<Outline> fields_of()
{
    std::vector<Outline> fields;
    each_field<R>([&](const auto& field) {
        using Value = std::remove_cvref_t<decltype(std::declval<R>().*field.member)>;
        Outline one;
        const FieldInfo& info = field;
        one.info = info;
        Shape<Value>::describe(one);
        fields.push_back(std::move(one));
    });
    return fields;
}

template <class R>
Outline whole()
{
    Outline one;
    Shape<R>::describe(one);
    return one;
}

} // namespace

const Outline* Outline::field(std::string_view name) const
{
    const auto found = std::find_if(
        fields.begin(), fields.end(), [&](const Outline& one) { return one.info.name == name; });
    return found == fields.end() ? nullptr : &*found;
}

const Outline& outline(Kind kind)
{
    // In the order of `Kind`.
    static const std::array<Outline, 6> all{whole<ArchiveInfo>(),
                                            whole<Election>(),
                                            whole<Mission>(),
                                            whole<Delegation>(),
                                            whole<Organisation>(),
                                            whole<Person>()};
    return all.at(static_cast<std::size_t>(kind));
}

} // namespace eomt::records
