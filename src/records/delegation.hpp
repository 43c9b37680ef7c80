#pragma once

#include "records/parts.hpp"

namespace eomt::records {

struct Chamber
{
    Maybe<Text> name;
    Maybe<Url> website;
    base::Mark mark;
};

/// The seats of a delegation by chamber, from a day on or as attested on a day.
struct Composition
{
    Maybe<Day> from;
    Maybe<Day> to;
    Maybe<PartialDate> as_of;
    Maybe<Seats> seats;
    Maybe<PersonMention> representative;
    SourceKeys source;
    base::Mark mark;
};

/// An office of a person: a title, and what is known around it.
struct Office
{
    Maybe<Text> title;
    Maybe<Text> body;
    Maybe<CountryCode> country;
    Maybe<PartialDate> from;
    Maybe<PartialDate> to;
    SourceKeys source;
    base::Mark mark;
};

/// A person who sits in a delegation.
struct Member : PersonMention
{
    Names names;
    Maybe<PartialDate> from;
    Maybe<PartialDate> to;
    std::vector<Office> offices;
    Identifiers identifiers;
};

/// A country's delegation to an organisation.
struct Delegation
{
    Maybe<Reference> organisation;
    Maybe<CountryCode> country;
    Maybe<Text> parliament;
    std::vector<Chamber> chambers;
    std::vector<Composition> compositions;
    std::vector<Member> members;
    Sources sources;
    Maybe<Text> notes;
    base::Mark mark;
};

/// A person who needs more than a name.
struct Person
{
    Maybe<Text> name;
    Names names;
    Maybe<CountryCode> country;
    std::vector<Office> offices;
    Identifiers identifiers;
    Sources sources;
    Maybe<Text> notes;
    base::Mark mark;
};

template <>
struct Declaration<Chamber>
{
    static constexpr std::string_view name = "chamber";
    static constexpr std::tuple fields{
        must(field("name", &Chamber::name, "the name of the chamber")),
        field("website", &Chamber::website, "its website"),
    };
};

template <>
struct Declaration<Composition>
{
    static constexpr std::string_view name = "composition";
    static constexpr std::tuple fields{
        field("from", &Composition::from, "the first day on which it held"),
        field("to", &Composition::to, "the last day on which it held"),
        field("as_of", &Composition::as_of, "when it is attested, where its first day isn't known"),
        must(field("seats", &Composition::seats, "the number of seats of each chamber")),
        field("representative", &Composition::representative, "the plenipotentiary representative"),
        field("source", &Composition::source, "where this is said"),
    };
};

template <>
struct Declaration<Office>
{
    static constexpr std::string_view name = "office";
    static constexpr std::tuple fields{
        must(field("title", &Office::title, "the title of the office")),
        field("body", &Office::body, "the body in which it is held"),
        field("country", &Office::country, "the country, ISO 3166-1 alpha-2"),
        field("from", &Office::from, "since when, as far as known"),
        field("to", &Office::to, "until when, as far as known"),
        field("source", &Office::source, "where this is said"),
    };
};

template <>
struct Declaration<Member>
{
    static constexpr std::string_view name = "member";
    static constexpr std::tuple own{
        field("names", &Member::names, "the name in other languages"),
        field("from", &Member::from, "a member since, as far as known"),
        field("to", &Member::to, "a member until, as far as known"),
        field("offices", &Member::offices, "the offices held"),
        field("identifiers", &Member::identifiers, "ids elsewhere, such as everypolitician"),
    };
    static constexpr auto fields = std::tuple_cat(Declaration<PersonMention>::fields, own);
};

template <>
struct Declaration<Delegation>
{
    static constexpr std::string_view name = "delegation";
    static constexpr std::tuple fields{
        must(field("organisation",
                   &Delegation::organisation,
                   "the organisation's id",
                   Kind::organisation)),
        must(field("country", &Delegation::country, "the country, ISO 3166-1 alpha-2")),
        field("parliament", &Delegation::parliament, "the name of the parliament"),
        field("chambers", &Delegation::chambers, "its chambers"),
        must(field("compositions", &Delegation::compositions, "the seats by chamber, over time")),
        field("members", &Delegation::members, "who sits in the delegation, and when"),
        field("sources", &Delegation::sources, "the sources of this record, each under a key"),
        field("notes", &Delegation::notes, "what fits nowhere else"),
    };
};

template <>
struct Declaration<Person>
{
    static constexpr std::string_view name = "person";
    static constexpr std::tuple fields{
        must(field("name", &Person::name, "the name")),
        field("names", &Person::names, "the name in other languages and scripts"),
        field("country", &Person::country, "the country, ISO 3166-1 alpha-2"),
        field("offices", &Person::offices, "the offices held"),
        field("identifiers", &Person::identifiers, "ids elsewhere, such as wikidata"),
        field("sources", &Person::sources, "the sources of this record, each under a key"),
        field("notes", &Person::notes, "what fits nowhere else"),
    };
};

} // namespace eomt::records
