#include "base/text.hpp"
#include "index/tables.hpp"

#include <fmt/format.h>

namespace eomt::index {

namespace {

using base::Cell;
constexpr auto text = ColumnType::text;
constexpr auto integer = ColumnType::integer;
constexpr auto real = ColumnType::real;

std::string types(const records::Election& election)
{
    std::vector<std::string> list;
    for (const auto& type : election.type.items) {
        list.push_back(type.value);
    }
    return base::join(list, "+");
}

/// A table of (record, value) pairs: what its columns are called.
template <bool with_kind>
Columns<PairRow> pairs(ColumnInfo record, ColumnInfo value)
{
    Columns<PairRow> columns;
    if constexpr (with_kind) {
        columns.push_back({{"kind", text, "the kind of record"},
                           [](const PairRow& r) { return cell(std::string{r.kind}); }});
    }
    columns.push_back({record, [](const PairRow& r) { return cell(r.record); }});
    columns.push_back({value, [](const PairRow& r) { return cell(r.value); }});
    return columns;
}

Columns<PairRow> keyed(ColumnInfo key, ColumnInfo value)
{
    Columns<PairRow> columns = pairs<true>(
        {"record", text, "the record's id; <delegation>#<n> for a member of a delegation"}, value);
    columns.insert(columns.end() - 1, {key, [](const PairRow& r) { return cell(r.key); }});
    return columns;
}

} // namespace

std::string seats_text(const records::Composition& composition)
{
    std::vector<std::string> list;
    if (composition.seats) {
        for (const auto& [chamber, seats] : composition.seats->items) {
            list.push_back(fmt::format("{}: {}", chamber.value, seats.value));
        }
    }
    return base::join(list, "; ");
}

std::int64_t total_seats(const records::Composition& composition)
{
    std::int64_t total = 0;
    if (composition.seats) {
        for (const auto& [chamber, seats] : composition.seats->items) {
            total += seats.value;
        }
    }
    return total;
}

const Columns<records::ArchiveInfo>& archive_columns()
{
    using R = records::ArchiveInfo;
    static const Columns<R> columns{
        {{"format", integer, "the version of the format"},
         [](const R& r) { return cell(r.format); }},
        {{"title", text, "the archive's title"}, [](const R& r) { return cell(r.title); }},
        {{"organisation", text, "the default organisation"},
         [](const R& r) { return cell(r.organisation); }},
        {{"language", text, "the language of the free text"},
         [](const R& r) { return r.language ? cell(r.language) : Cell{"en"}; }},
    };
    return columns;
}

const Columns<PairRow>& archive_topic_columns()
{
    static const Columns<PairRow> columns{{{"topic", text, "a topic of the archive's own"},
                                           [](const PairRow& r) { return cell(r.value); }}};
    return columns;
}

const Columns<ElectionRow>& election_columns()
{
    using R = ElectionRow;
    static const Columns<R> columns{
        {{"id", text, "the election's id"}, [](const R& r) { return cell(r.id); }},
        {{"is_inline", integer, "1 where a mission describes it"},
         [](const R& r) { return Cell{std::int64_t{r.is_inline ? 1 : 0}}; }},
        {{"country", text, "ISO 3166-1 alpha-2"},
         [](const R& r) { return cell(r.election.country); }},
        {{"date", text, "the main, or last, day of voting"},
         [](const R& r) { return cell(r.election.date); }},
        {{"last_day", text, "the last day of voting"},
         [](const R& r) { return cell(records::last_voting_day(r.election).iso()); }},
        {{"type", text, "the types, joined with +"},
         [](const R& r) { return cell(types(r.election)); }},
        {{"title", text, "what it is called"}, [](const R& r) { return cell(r.election.title); }},
        {{"institution", text, "the body elected"},
         [](const R& r) { return cell(r.election.institution); }},
        {{"round", integer, "the round"}, [](const R& r) { return cell(r.election.round); }},
        {{"early", integer, "1 where it was early, 0 where not"},
         [](const R& r) { return cell(r.election.early); }},
        {{"seats", integer, "the seats filled"}, [](const R& r) { return cell(r.election.seats); }},
        {{"registered_voters", integer, "the voters on the lists"},
         [](const R& r) { return cell(r.election.registered_voters); }},
        {{"turnout", real, "per cent"}, [](const R& r) { return cell(r.election.turnout); }},
        {{"previous", text, "the election before it"},
         [](const R& r) { return cell(r.election.previous); }},
        {{"notes", text, "notes"}, [](const R& r) { return cell(r.election.notes); }},
    };
    return columns;
}

const Columns<PairRow>& election_type_columns()
{
    static const auto columns =
        pairs<false>({"election", text, "the election"}, {"type", text, "one of its types"});
    return columns;
}

const Columns<PairRow>& voting_day_columns()
{
    static const auto columns =
        pairs<false>({"election", text, "the election"}, {"day", text, "a day of voting"});
    return columns;
}

const Columns<PairRow>& repeat_columns()
{
    static const auto columns =
        pairs<false>({"recommendation", text, "the recommendation's full id"},
                     {"repeats", text, "the earlier one's full id"});
    return columns;
}

const Columns<PairRow>& organisation_member_columns()
{
    static const auto columns =
        pairs<false>({"organisation", text, "the organisation"}, {"country", text, "a member"});
    return columns;
}

const Columns<PairRow>& name_columns()
{
    static const auto columns =
        keyed({"language", text, "the language"}, {"name", text, "the name in it"});
    return columns;
}

const Columns<PairRow>& identifier_columns()
{
    static const auto columns =
        keyed({"scheme", text, "whose id it is"}, {"identifier", text, "the id"});
    return columns;
}

const Columns<PairRow>& search_columns()
{
    static const auto columns =
        pairs<true>({"record", text, "the record's id"},
                    {"text", text, "what bare words are searched in, without case and accents"});
    return columns;
}

const Columns<PartRow<records::Delegation>>& delegation_columns()
{
    using R = PartRow<records::Delegation>;
    static const Columns<R> columns{
        {{"id", text, "the delegation's id"}, [](const R& r) { return cell(r.owner); }},
        {{"organisation", text, "the organisation"},
         [](const R& r) { return cell(r.part.organisation); }},
        {{"country", text, "ISO 3166-1 alpha-2"}, [](const R& r) { return cell(r.part.country); }},
        {{"folded_parliament", text, "the parliament without case and accents"},
         [](const R& r) { return cell(base::fold(text_of(r.part.parliament))); }},
        {{"parliament", text, "the parliament"},
         [](const R& r) { return cell(r.part.parliament); }},
        {{"notes", text, "notes"}, [](const R& r) { return cell(r.part.notes); }},
    };
    return columns;
}

const Columns<PartRow<records::Chamber>>& chamber_columns()
{
    using R = PartRow<records::Chamber>;
    static const Columns<R> columns{
        {{"delegation", text, "the delegation"}, [](const R& r) { return cell(r.owner); }},
        {{"n", integer, "its place in the record, from 0"}, [](const R& r) { return cell(r.n); }},
        {{"name", text, "the chamber"}, [](const R& r) { return cell(r.part.name); }},
        {{"website", text, "its website"}, [](const R& r) { return cell(r.part.website); }},
    };
    return columns;
}

const Columns<PartRow<records::Composition>>& composition_columns()
{
    using R = PartRow<records::Composition>;
    static const Columns<R> columns{
        {{"delegation", text, "the delegation"}, [](const R& r) { return cell(r.owner); }},
        {{"n", integer, "its place in the record, from 0"}, [](const R& r) { return cell(r.n); }},
        {{"from_date", text, "the first day on which it held"},
         [](const R& r) { return cell(r.part.from); }},
        {{"to_date", text, "the last day on which it held"},
         [](const R& r) { return cell(r.part.to); }},
        {{"as_of", text, "when it is attested"}, [](const R& r) { return cell(r.part.as_of); }},
        {{"start", text, "from_date, else as_of, else empty: what compositions are ordered by"},
         [](const R& r) { return r.part.from ? cell(r.part.from) : Cell{text_of(r.part.as_of)}; }},
        {{"seats", integer, "all seats"}, [](const R& r) { return Cell{total_seats(r.part)}; }},
        {{"chambers", text, "seats by chamber"},
         [](const R& r) { return cell(seats_text(r.part)); }},
        {{"representative", text, "the plenipotentiary representative"},
         [](const R& r) {
             return r.part.representative ? cell(r.part.representative->label()) : Cell{};
         }},
        {{"representative_office", text, "the representative's office"},
         [](const R& r) {
             return r.part.representative ? cell(r.part.representative->office) : Cell{};
         }},
        {{"cites", text, "its sources, one a line"}, [](const R& r) { return cell(r.cites); }},
    };
    return columns;
}

const Columns<SeatsRow>& seats_columns()
{
    using R = SeatsRow;
    static const Columns<R> columns{
        {{"delegation", text, "the delegation"}, [](const R& r) { return cell(r.delegation); }},
        {{"composition", integer, "the composition's place in the record"},
         [](const R& r) { return cell(r.composition); }},
        {{"n", integer, "the chamber's place, from 0"}, [](const R& r) { return cell(r.n); }},
        {{"chamber", text, "the chamber"}, [](const R& r) { return cell(r.chamber); }},
        {{"seats", integer, "its seats"}, [](const R& r) { return Cell{r.seats}; }},
    };
    return columns;
}

const Columns<MemberRow>& member_columns()
{
    using R = MemberRow;
    static const Columns<R> columns{
        {{"delegation", text, "the delegation"}, [](const R& r) { return cell(r.delegation); }},
        {{"n", integer, "its place in the record, from 0"}, [](const R& r) { return cell(r.n); }},
        {{"is_representative", integer, "1 for a composition's plenipotentiary representative"},
         [](const R& r) { return Cell{std::int64_t{r.member == nullptr ? 1 : 0}}; }},
        {{"name", text, "the name as the record gives it"},
         [](const R& r) { return cell(r.person.name); }},
        {{"given_id", text, "the person's id, where the record gives one"},
         [](const R& r) { return cell(r.person.id); }},
        {{"name_key", text, "the name without case, accents, order and script"},
         [](const R& r) { return cell(r.key.key); }},
        {{"loose_key", text, "the same without the ways of writing it in Latin letters"},
         [](const R& r) { return cell(r.key.loose); }},
        {{"script", text, "latin, cyrillic or other"},
         [](const R& r) { return cell(r.key.script); }},
        {{"own_id", text, "the name as an id, for a person whom no record gives one"},
         [](const R& r) { return cell(r.own_id); }},
        {{"country", text, "the delegation's country"}, [](const R& r) { return cell(r.country); }},
        {{"office", text, "the office"}, [](const R& r) { return cell(r.person.office); }},
        {{"chamber", text, "the chamber"}, [](const R& r) { return cell(r.person.chamber); }},
        {{"from_date", text, "a member since"},
         [](const R& r) {
             return r.member == nullptr ? cell(r.composition->from) : cell(r.member->from);
         }},
        {{"to_date", text, "a member until"},
         [](const R& r) {
             return r.member == nullptr ? cell(r.composition->to) : cell(r.member->to);
         }},
        {{"cites", text, "its sources, one a line"}, [](const R& r) { return cell(r.cites); }},
        {{"person", text, "the id of the person that the name is linked to"},
         [](const R&) { return Cell{}; }},
        {{"person_name", text, "what the person is called"}, [](const R&) { return Cell{}; }},
        {{"candidates", text, "the persons that fit equally well, where there are several"},
         [](const R&) { return Cell{}; }},
    };
    return columns;
}

const Columns<PartRow<records::Organisation>>& organisation_columns()
{
    using R = PartRow<records::Organisation>;
    static const Columns<R> columns{
        {{"id", text, "the organisation's id"}, [](const R& r) { return cell(r.owner); }},
        {{"name", text, "its full name"}, [](const R& r) { return cell(r.part.name); }},
        {{"short_name", text, "its abbreviation"},
         [](const R& r) { return cell(r.part.short_name); }},
        {{"kind", text, "what it is"}, [](const R& r) { return cell(r.part.kind); }},
        {{"parent", text, "the organisation that it belongs to"},
         [](const R& r) { return cell(r.part.parent); }},
        {{"principles_endorsed", text, "when it endorsed the Declaration of Principles"},
         [](const R& r) {
             return r.part.declaration_of_principles
                        ? cell(r.part.declaration_of_principles->endorsed)
                        : Cell{};
         }},
        {{"principles_cites", text, "the sources of that, one a line"},
         [](const R& r) { return cell(r.cites); }},
        {{"website", text, "its website"}, [](const R& r) { return cell(r.part.website); }},
        {{"notes", text, "notes"}, [](const R& r) { return cell(r.part.notes); }},
    };
    return columns;
}

const Columns<OrganisationNameRow>& organisation_name_columns()
{
    using R = OrganisationNameRow;
    static const Columns<R> columns{
        {{"organisation", text, "the organisation's id"},
         [](const R& r) { return cell(r.organisation); }},
        {{"name", text, "a name of it"}, [](const R& r) { return cell(r.name); }},
        {{"folded_name", text, "the name without case and accents"},
         [](const R& r) { return cell(base::fold(r.name)); }},
        {{"name_key", text, "the name without case, accents, order and script"},
         [](const R& r) { return cell(r.key.key); }},
        {{"loose_key", text, "the same without the ways of writing it in Latin letters"},
         [](const R& r) { return cell(r.key.loose); }},
        {{"script", text, "latin, cyrillic or other"},
         [](const R& r) { return cell(r.key.script); }},
    };
    return columns;
}

const Columns<PartRow<records::Person>>& person_columns()
{
    using R = PartRow<records::Person>;
    static const Columns<R> columns{
        {{"id", text, "the person's id"}, [](const R& r) { return cell(r.owner); }},
        {{"name", text, "the name"}, [](const R& r) { return cell(r.part.name); }},
        {{"country", text, "ISO 3166-1 alpha-2"}, [](const R& r) { return cell(r.part.country); }},
        {{"notes", text, "notes"}, [](const R& r) { return cell(r.part.notes); }},
    };
    return columns;
}

const Columns<NameRow>& person_name_columns()
{
    using R = NameRow;
    static const Columns<R> columns{
        {{"person", text, "the person's id; the slug of the name where no record gives one"},
         [](const R& r) { return cell(r.person); }},
        {{"name", text, "a name of the person"}, [](const R& r) { return cell(r.name); }},
        {{"name_key", text, "the name without case, accents, order and script"},
         [](const R& r) { return cell(r.key.key); }},
        {{"loose_key", text, "the same without the ways of writing it in Latin letters"},
         [](const R& r) { return cell(r.key.loose); }},
        {{"script", text, "latin, cyrillic or other"},
         [](const R& r) { return cell(r.key.script); }},
        {{"rank",
          integer,
          "0 a person's record, 1 a delegation's member with an id, 2 one without"},
         [](const R& r) { return Cell{std::int64_t{r.rank}}; }},
        {{"country", text, "the person's country"}, [](const R& r) { return cell(r.country); }},
    };
    return columns;
}

const Columns<OfficeRow>& office_columns()
{
    using R = OfficeRow;
    static const Columns<R> columns{
        {{"kind", text, "person, or member of a delegation"},
         [](const R& r) { return cell(std::string{r.kind}); }},
        {{"owner", text, "the person's id, or <delegation>#<n> for a member"},
         [](const R& r) { return cell(r.owner); }},
        {{"n", integer, "its place in the record, from 0"}, [](const R& r) { return cell(r.n); }},
        {{"title", text, "the title"}, [](const R& r) { return cell(r.office.title); }},
        {{"body", text, "the body"}, [](const R& r) { return cell(r.office.body); }},
        {{"country", text, "the country"}, [](const R& r) { return cell(r.office.country); }},
        {{"from_date", text, "since when"}, [](const R& r) { return cell(r.office.from); }},
        {{"to_date", text, "until when"}, [](const R& r) { return cell(r.office.to); }},
        {{"cites", text, "its sources, one a line"}, [](const R& r) { return cell(r.cites); }},
    };
    return columns;
}

const Columns<SourceRow>& source_columns()
{
    using R = SourceRow;
    static const Columns<R> columns{
        {{"kind", text, "the kind of record"},
         [](const R& r) { return cell(std::string{r.kind}); }},
        {{"record", text, "the record's id"}, [](const R& r) { return cell(r.record); }},
        {{"key", text, "the source's key in the record"}, [](const R& r) { return cell(r.key); }},
        {{"title", text, "the title"}, [](const R& r) { return cell(r.source.title); }},
        {{"publisher", text, "the publisher"}, [](const R& r) { return cell(r.source.publisher); }},
        {{"author", text, "the author"}, [](const R& r) { return cell(r.source.author); }},
        {{"date", text, "the date of publication"}, [](const R& r) { return cell(r.source.date); }},
        {{"url", text, "the address"}, [](const R& r) { return cell(r.source.url); }},
        {{"archived_copy", text, "the archived copy, a path inside the archive"},
         [](const R& r) { return cell(r.source.file); }},
        {{"language", text, "the language"}, [](const R& r) { return cell(r.source.language); }},
        {{"accessed", text, "when it was read"},
         [](const R& r) { return cell(r.source.accessed); }},
        {{"sha256", text, "of the archived copy"},
         [](const R& r) { return cell(r.source.sha256); }},
        {{"uses", integer, "how often the record cites it"},
         [](const R& r) { return cell(r.uses); }},
    };
    return columns;
}

const Columns<ReferenceRow>& reference_columns()
{
    using R = ReferenceRow;
    static const Columns<R> columns{
        {{"kind", text, "the kind of the record that refers"},
         [](const R& r) { return cell(std::string{r.kind}); }},
        {{"record", text, "its id"}, [](const R& r) { return cell(r.record); }},
        {{"field", text, "the field"}, [](const R& r) { return cell(std::string{r.field}); }},
        {{"to_kind", text, "the kind of the other record, or topic, or recommendation"},
         [](const R& r) { return cell(std::string{r.to}); }},
        {{"target", text, "the other's id"}, [](const R& r) { return cell(r.target); }},
        {{"is_known", integer, "1, or 0 where there is no such record"},
         [](const R&) { return Cell{std::int64_t{1}}; }},
    };
    return columns;
}

} // namespace eomt::index
