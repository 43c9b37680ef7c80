#include "records/any.hpp"
#include "records/schema.hpp"

#include <fmt/format.h>

namespace eomt::records {

namespace {

/// What docs/format.md calls a type.
struct TypeNamer
{
    std::string of(const Text& /*unused*/, const FieldInfo& /*field*/) const { return "text"; }
    std::string of(const Word& /*unused*/, const FieldInfo& field) const
    {
        return fmt::format("{}", field.words->name);
    }
    std::string of(const Slug& /*unused*/, const FieldInfo& /*field*/) const { return "slug"; }
    std::string of(const Topic& /*unused*/, const FieldInfo& /*field*/) const { return "topic"; }
    std::string of(const Id& /*unused*/, const FieldInfo& /*field*/) const { return "id"; }
    std::string of(const Reference& /*unused*/, const FieldInfo& field) const
    {
        return fmt::format("{} id", kind_name(field.refers));
    }
    std::string of(const CountryCode& /*unused*/, const FieldInfo& /*field*/) const
    {
        return "country";
    }
    std::string of(const Language& /*unused*/, const FieldInfo& /*field*/) const
    {
        return "language";
    }
    std::string of(const Url& /*unused*/, const FieldInfo& /*field*/) const
    {
        return "web address";
    }
    std::string of(const ArchivePath& /*unused*/, const FieldInfo& /*field*/) const
    {
        return "path";
    }
    std::string of(const Sha256& /*unused*/, const FieldInfo& /*field*/) const { return "SHA-256"; }
    std::string of(const Day& /*unused*/, const FieldInfo& /*field*/) const { return "date"; }
    std::string of(const PartialDate& /*unused*/, const FieldInfo& /*field*/) const
    {
        return "partial date";
    }
    std::string of(const Whole& /*unused*/, const FieldInfo& /*field*/) const
    {
        return "whole number";
    }
    std::string of(const Number& /*unused*/, const FieldInfo& /*field*/) const { return "number"; }
    std::string of(const Percent& /*unused*/, const FieldInfo& /*field*/) const
    {
        return "per cent";
    }
    std::string of(const Flag& /*unused*/, const FieldInfo& /*field*/) const
    {
        return "true/false";
    }
    std::string of(const SourceKeys& /*unused*/, const FieldInfo& /*field*/) const
    {
        return "source reference";
    }
    std::string of(const PersonMention& /*unused*/, const FieldInfo& /*field*/) const
    {
        return "person";
    }
    std::string of(const ElectionLink& /*unused*/, const FieldInfo& /*field*/) const
    {
        return "election id, or an election";
    }
    std::string of(const Invitations& /*unused*/, const FieldInfo& /*field*/) const
    {
        return "text, or list of invitations";
    }
    template <class T>
    std::string of(const Maybe<T>& /*unused*/, const FieldInfo& field) const
    {
        return of(T{}, field);
    }
    template <class T>
    std::string of(const std::vector<T>& /*unused*/, const FieldInfo& field) const
    {
        return "list of: " + of(T{}, field);
    }
    template <class T>
    std::string of(const OneOrMany<T>& /*unused*/, const FieldInfo& field) const
    {
        return of(T{}, field) + ", or a list";
    }
    template <class Key, class T>
    std::string of(const Mapping<Key, T>& /*unused*/, const FieldInfo& field) const
    {
        return "mapping to: " + of(T{}, field);
    }
    template <class R>
    std::string of(const R& /*unused*/, const FieldInfo& /*field*/) const
    {
        return std::string{Declaration<R>::name};
    }
};

template <class R>
std::string table()
{
    std::string text = "| field | value | what |\n| --- | --- | --- |\n";
    const R empty{};
    each_field<R>([&](const auto& field) {
        text += fmt::format("| `{}`{} | {} | {} |\n",
                            field.name,
                            field.required ? "*" : "",
                            TypeNamer{}.of(empty.*field.member, field),
                            field.help);
    });
    return text;
}

template <class R>
std::string part()
{
    return fmt::format("\n### {}\n\n{}", Declaration<R>::name, table<R>());
}

} // namespace

std::string field_tables(Kind kind)
{
    switch (kind) {
    case Kind::archive:
        return table<ArchiveInfo>();
    case Kind::election:
        return table<Election>();
    case Kind::mission:
        return table<Mission>() + part<Invitation>() + part<Period>() + part<TeamMember>() +
               part<Observation>() + part<Finding>() + part<Verdict>() + part<Recommendation>() +
               part<Review>() + part<Event>();
    case Kind::delegation:
        return table<Delegation>() + part<Chamber>() + part<Composition>() + part<Member>();
    case Kind::organisation:
        return table<Organisation>() + part<Endorsement>();
    case Kind::person:
        break;
    }
    return table<Person>();
}

std::string shared_field_tables()
{
    return part<PersonMention>().substr(1) + part<Source>() + part<Figure>() + part<Office>();
}

std::string vocabulary_tables()
{
    std::string text;
    for (const auto* words : {&election_types,
                              &mission_types,
                              &mission_statuses,
                              &inviter_kinds,
                              &figure_kinds,
                              &qualifiers,
                              &stages,
                              &assessments,
                              &priorities,
                              &review_statuses,
                              &event_kinds,
                              &topics,
                              &obligations,
                              &organisation_kinds,
                              &team_roles}) {
        text += fmt::format("**{}**: `{}`\n\n", words->name, fmt::join(words->list(), "`, `"));
    }
    text.pop_back();
    return text;
}

} // namespace eomt::records
