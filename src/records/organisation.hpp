#pragma once

#include "records/parts.hpp"

namespace eomt::records {

/// The Declaration of Principles for International Election Observation (2005).
struct Endorsement
{
    Maybe<Day> endorsed;
    SourceKeys source;
    base::Mark mark;
};

/// An observing organisation.
struct Organisation
{
    Maybe<Text> name;
    Maybe<Text> short_name;
    Names names;
    Maybe<Word> kind;
    Maybe<Reference> parent;
    std::vector<CountryCode> members;
    Maybe<Endorsement> declaration_of_principles;
    Maybe<Url> website;
    Sources sources;
    Maybe<Text> notes;
    base::Mark mark;
};

/// `archive.yaml`.
struct ArchiveInfo
{
    Maybe<Whole> format;
    Maybe<Text> title;
    Maybe<Reference> organisation;
    Maybe<Language> language;
    std::vector<Slug> topics;
    base::Mark mark;
};

template <>
struct Declaration<Endorsement>
{
    static constexpr std::string_view name = "endorsement";
    static constexpr std::tuple fields{
        field("endorsed", &Endorsement::endorsed, "the day of the endorsement"),
        field("source", &Endorsement::source, "where this is said"),
    };
};

template <>
struct Declaration<Organisation>
{
    static constexpr std::string_view name = "organisation";
    static constexpr std::tuple fields{
        must(field("name", &Organisation::name, "the full name")),
        field("short_name", &Organisation::short_name, "the usual abbreviation"),
        field("names", &Organisation::names, "the name in other languages"),
        field("kind", &Organisation::kind, "what it is", organisation_kinds),
        field("parent",
              &Organisation::parent,
              "the organisation that it belongs to",
              Kind::organisation),
        field("members", &Organisation::members, "the countries that are members"),
        field("declaration_of_principles",
              &Organisation::declaration_of_principles,
              "its endorsement of the Declaration of Principles for International Election "
              "Observation"),
        field("website", &Organisation::website, "its website"),
        field("sources", &Organisation::sources, "the sources of this record, each under a key"),
        field("notes", &Organisation::notes, "what fits nowhere else"),
    };
};

template <>
struct Declaration<ArchiveInfo>
{
    static constexpr std::string_view name = "archive";
    static constexpr std::tuple fields{
        must(field("format", &ArchiveInfo::format, "the version of the record format: 1")),
        field("title", &ArchiveInfo::title, "the title of the archive"),
        field("organisation",
              &ArchiveInfo::organisation,
              "the default for new missions",
              Kind::organisation),
        field("language", &ArchiveInfo::language, "the language of the free text; en where absent"),
        field(
            "topics", &ArchiveInfo::topics, "topics of the archive's own, besides the known ones"),
    };
};

} // namespace eomt::records
