#pragma once

#include "records/field.hpp"
#include "records/value.hpp"

namespace eomt::records {

/// A source of statements, named by its key in a record's `sources`.
struct Source
{
    Maybe<Text> title;
    Maybe<Text> publisher;
    Maybe<Text> author;
    Maybe<PartialDate> date;
    Maybe<Url> url;
    Maybe<ArchivePath> file;
    Maybe<Language> language;
    Maybe<Day> accessed;
    Maybe<Sha256> sha256;
    base::Mark mark;
};

using Sources = Mapping<Slug, Source>;

/// A person as another record names them: by name, by id, or by a mapping.
struct PersonMention
{
    Maybe<Text> name;
    Maybe<Reference> id;
    Maybe<Text> office;
    Maybe<CountryCode> delegation;
    Maybe<Text> chamber;
    Maybe<Text> substitutes; ///< `for`
    SourceKeys source;
    base::Mark mark;

    /// Where a message about the person stands: at the name, else at the id.
    base::Mark place() const { return name ? name->mark : id ? id->mark : mark; }
    /// What a reader calls the person.
    const std::string& label() const { return name ? name->value : text_of(id); }
};

/// A member of a mission's team.
struct TeamMember : PersonMention
{
    Maybe<Text> role;
};

/// A number, and what it counts.
struct Figure
{
    Maybe<Slug> what;
    Maybe<Number> value;
    Maybe<Word> qualifier;
    Maybe<PartialDate> as_of;
    Maybe<Text> stage;
    SourceKeys source;
    Maybe<Text> note;
    base::Mark mark;
};

template <>
struct Declaration<Source>
{
    static constexpr std::string_view name = "source";
    static constexpr std::tuple fields{
        field("title", &Source::title, "the title of the page or document"),
        field("publisher", &Source::publisher, "who published it"),
        field("author", &Source::author, "who wrote it, where that is named"),
        field("date", &Source::date, "when it was published, as far as known"),
        field("url", &Source::url, "its address on the web"),
        field("file", &Source::file, "an archived copy, a path inside the archive"),
        field("language", &Source::language, "the language it is in, such as en or ru"),
        field("accessed", &Source::accessed, "the day on which it was read"),
        field("sha256", &Source::sha256, "the SHA-256 of the archived copy, 64 hexadecimal digits"),
    };
};

template <>
struct Declaration<PersonMention>
{
    static constexpr std::string_view name = "person";
    static constexpr std::tuple fields{
        field("name", &PersonMention::name, "the name, in any script"),
        field("id",
              &PersonMention::id,
              "the id of a person's record or of a delegation's member",
              Kind::person),
        field("office", &PersonMention::office, "the office held at the time"),
        field("delegation",
              &PersonMention::delegation,
              "the country whose delegation the person belongs to"),
        field("chamber", &PersonMention::chamber, "the chamber of parliament"),
        field("for", &PersonMention::substitutes, "the person who is substituted"),
        field("source", &PersonMention::source, "where this is said"),
    };
};

template <>
struct Declaration<TeamMember>
{
    static constexpr std::string_view name = "team member";
    static constexpr std::tuple own{
        field("role",
              &TeamMember::role,
              "the role on the mission; observer where absent",
              team_roles),
    };
    static constexpr auto fields = std::tuple_cat(Declaration<PersonMention>::fields, own);
};

template <>
struct Declaration<Figure>
{
    static constexpr std::string_view name = "figure";
    static constexpr std::tuple fields{
        must(field("what",
                   &Figure::what,
                   "what is counted, a slug such as observers-accredited",
                   figure_kinds)),
        must(field("value", &Figure::value, "the number")),
        field("qualifier", &Figure::qualifier, "how exact it is", qualifiers),
        field("as_of", &Figure::as_of, "the day, month or year for which it holds"),
        field("stage", &Figure::stage, "the stage of the mission or the vote that it belongs to"),
        field("source", &Figure::source, "where this is said"),
        field("note", &Figure::note, "what a reader must know of it"),
    };
};

} // namespace eomt::records
