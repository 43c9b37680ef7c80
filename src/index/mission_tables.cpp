#include "base/text.hpp"
#include "index/tables.hpp"

namespace eomt::index {

namespace {

using base::Cell;
constexpr auto text = ColumnType::text;
constexpr auto integer = ColumnType::integer;
constexpr auto real = ColumnType::real;

Cell score(const records::Maybe<records::Word>& assessment)
{
    const auto value = assessment ? records::assessment_score(assessment->value) : std::nullopt;
    return value ? Cell{std::int64_t{*value}} : Cell{};
}

std::string bodies(const records::Mission& mission)
{
    std::vector<std::string> list;
    for (const auto& invitation : mission.invited_by.items) {
        if (invitation.body) {
            list.push_back(base::squeeze(invitation.body->value));
        }
    }
    return base::join(list, "; ");
}

template <class Pick>
Cell verdict(const MissionRow& row, Pick pick)
{
    return row.mission.verdict ? pick(*row.mission.verdict) : Cell{};
}

/// The line or column of the verdict's first source; empty where it has none.
Cell verdict_place(const MissionRow& row, int base::Mark::*part)
{
    return row.verdict_cites.empty()
               ? Cell{}
               : Cell{std::int64_t{row.mission.verdict->source.front().mark.*part}};
}

} // namespace

const Columns<MissionRow>& mission_columns()
{
    using R = MissionRow;
    using V = records::Verdict;
    static const Columns<R> columns{
        {{"id", text, "the mission's id"}, [](const R& r) { return cell(r.id); }},
        {{"election", text, "the election's id"}, [](const R& r) { return cell(r.election); }},
        {{"organisation", text, "the organisation's id"},
         [](const R& r) { return cell(r.mission.organisation); }},
        {{"type", text, "the kind of mission"}, [](const R& r) { return cell(r.mission.type); }},
        {{"status", text, "planned, ongoing, concluded, declined, not-invited or cancelled"},
         [](const R& r) { return cell(std::string{records::status_of(r.mission)}); }},
        {{"reason", text, "why it was declined, not invited or cancelled"},
         [](const R& r) { return cell(r.mission.reason); }},
        {{"reason_cites", text, "the record's sources where it gives a reason, one a line"},
         [](const R& r) { return cell(r.reason_cites); }},
        {{"number", integer, "the organisation's own number"},
         [](const R& r) { return cell(r.mission.number); }},
        {{"part_of", text, "the mission in which this one is counted"},
         [](const R& r) { return cell(r.mission.part_of); }},
        {{"period_from", text, "first day on the ground"},
         [](const R& r) { return r.mission.period ? cell(r.mission.period->from) : Cell{}; }},
        {{"period_to", text, "last day on the ground"},
         [](const R& r) { return r.mission.period ? cell(r.mission.period->to) : Cell{}; }},
        {{"invited_by", text, "the inviting bodies, joined with \"; \""},
         [](const R& r) { return cell(bodies(r.mission)); }},
        {{"systematic", integer, "1 where election-day observation was systematic, 0 where not"},
         [](const R& r) { return cell(r.mission.systematic); }},
        {{"verdict", text, "the conclusion, coded"},
         [](const R& r) { return verdict(r, [](const V& v) { return cell(v.assessment); }); }},
        {{"score", integer, "-2 (negative) to 2 (positive); none for neutral"},
         [](const R& r) { return verdict(r, [](const V& v) { return score(v.assessment); }); }},
        {{"verdict_text", text, "the conclusion in the archive's words"},
         [](const R& r) { return verdict(r, [](const V& v) { return cell(v.text); }); }},
        {{"verdict_quote", text, "the conclusion in the source's words"},
         [](const R& r) { return verdict(r, [](const V& v) { return cell(v.quote); }); }},
        {{"verdict_by", text, "who said it"},
         [](const R& r) { return verdict(r, [](const V& v) { return cell(v.by); }); }},
        {{"verdict_page", text, "the page of the source"},
         [](const R& r) { return verdict(r, [](const V& v) { return cell(v.page); }); }},
        {{"verdict_language", text, "the language of the quote"},
         [](const R& r) { return verdict(r, [](const V& v) { return cell(v.language); }); }},
        {{"verdict_translation", text, "the quote translated"},
         [](const R& r) { return verdict(r, [](const V& v) { return cell(v.translation); }); }},
        {{"verdict_cites", text, "the sources of the verdict, one a line"},
         [](const R& r) { return cell(r.verdict_cites); }},
        {{"verdict_date", text, "the day of its last source, where all are dated to the day"},
         [](const R& r) { return cell(r.verdict_date); }},
        {{"verdict_line", integer, "where the record cites the verdict's source: the line"},
         [](const R& r) { return verdict_place(r, &base::Mark::line); }},
        {{"verdict_col", integer, "and the column"},
         [](const R& r) { return verdict_place(r, &base::Mark::column); }},
        {{"notes", text, "notes"}, [](const R& r) { return cell(r.mission.notes); }},
    };
    return columns;
}

const Columns<InvitationRow>& invitation_columns()
{
    using R = InvitationRow;
    static const Columns<R> columns{
        {{"mission", text, "the mission"}, [](const R& r) { return cell(r.owner); }},
        {{"n", integer, "its place in the record, from 0"}, [](const R& r) { return cell(r.n); }},
        {{"body", text, "the inviting body"}, [](const R& r) { return cell(r.part.body); }},
        {{"folded_body", text, "the body without case and accents"},
         [](const R& r) { return cell(base::fold(text_of(r.part.body))); }},
        {{"name_key", text, "the body without case, accents, order and script"},
         [](const R& r) { return cell(r.key.key); }},
        {{"loose_key", text, "the same without the ways of writing it in Latin letters"},
         [](const R& r) { return cell(r.key.loose); }},
        {{"script", text, "latin, cyrillic or other"},
         [](const R& r) { return cell(r.key.script); }},
        {{"kind", text, "what the body is, as recorded or read from its name"},
         [](const R& r) {
             return r.part.kind ? cell(r.part.kind)
                                : cell(std::string{records::inviter_kind(text_of(r.part.body))});
         }},
        {{"person", text, "who signed"},
         [](const R& r) { return r.part.person ? cell(r.part.person->label()) : Cell{}; }},
        {{"date", text, "the day of the invitation"}, [](const R& r) { return cell(r.part.date); }},
        {{"reference", text, "the number of the letter"},
         [](const R& r) { return cell(r.part.reference); }},
        {{"cites", text, "its sources, one a line"}, [](const R& r) { return cell(r.cites); }},
    };
    return columns;
}

const Columns<FigureRow>& figure_columns()
{
    using R = FigureRow;
    static const Columns<R> columns{
        {{"mission", text, "the mission; none for an election's own figure"},
         [](const R& r) { return r.mission == nullptr ? Cell{} : cell(*r.mission); }},
        {{"election", text, "the election"}, [](const R& r) { return cell(r.election); }},
        {{"n", integer, "its place in the record, from 0"}, [](const R& r) { return cell(r.n); }},
        {{"what", text, "what is counted"}, [](const R& r) { return cell(r.figure.what); }},
        {{"value", real, "the number"}, [](const R& r) { return cell(r.figure.value); }},
        {{"qualifier", text, "how exact it is"},
         [](const R& r) { return cell(r.figure.qualifier); }},
        {{"as_of", text, "when it holds"}, [](const R& r) { return cell(r.figure.as_of); }},
        {{"stage", text, "the stage"}, [](const R& r) { return cell(r.figure.stage); }},
        {{"note", text, "a note"}, [](const R& r) { return cell(r.figure.note); }},
        {{"cites", text, "its sources, one a line"}, [](const R& r) { return cell(r.cites); }},
    };
    return columns;
}

const Columns<PartRow<records::Observation>>& observation_columns()
{
    using R = PartRow<records::Observation>;
    static const Columns<R> columns{
        {{"mission", text, "the mission"}, [](const R& r) { return cell(r.owner); }},
        {{"n", integer, "its place in the record, from 0"}, [](const R& r) { return cell(r.n); }},
        {{"stage", text, "opening, voting, counting or tabulation"},
         [](const R& r) { return cell(r.part.stage); }},
        {{"stations", integer, "polling stations observed"},
         [](const R& r) { return cell(r.part.stations); }},
        {{"positive", integer, "of these positive"},
         [](const R& r) { return cell(r.part.positive); }},
        {{"negative", integer, "of these negative"},
         [](const R& r) { return cell(r.part.negative); }},
        {{"obstructed", integer, "of these obstructed"},
         [](const R& r) { return cell(r.part.obstructed); }},
        {{"cites", text, "its sources, one a line"}, [](const R& r) { return cell(r.cites); }},
    };
    return columns;
}

const Columns<PartRow<records::Finding>>& finding_columns()
{
    using R = PartRow<records::Finding>;
    static const Columns<R> columns{
        {{"mission", text, "the mission"}, [](const R& r) { return cell(r.owner); }},
        {{"n", integer, "its place in the record, from 0"}, [](const R& r) { return cell(r.n); }},
        {{"topic", text, "what it is about"}, [](const R& r) { return cell(r.part.topic); }},
        {{"assessment", text, "what the organisation said, coded"},
         [](const R& r) { return cell(r.part.assessment); }},
        {{"score", integer, "-2 to 2; none for neutral and for no assessment"},
         [](const R& r) { return score(r.part.assessment); }},
        {{"text", text, "in the archive's words"}, [](const R& r) { return cell(r.part.text); }},
        {{"quote", text, "in the source's words"}, [](const R& r) { return cell(r.part.quote); }},
        {{"by", text, "who said it"}, [](const R& r) { return cell(r.part.by); }},
        {{"stage", text, "the stage of the election"},
         [](const R& r) { return cell(r.part.stage); }},
        {{"page", text, "the page of the source"}, [](const R& r) { return cell(r.part.page); }},
        {{"language", text, "the language of the quote"},
         [](const R& r) { return cell(r.part.language); }},
        {{"translation", text, "the quote translated"},
         [](const R& r) { return cell(r.part.translation); }},
        {{"cites", text, "its sources, one a line"}, [](const R& r) { return cell(r.cites); }},
    };
    return columns;
}

const Columns<PartRow<records::Word>>& obligation_columns()
{
    using R = PartRow<records::Word>;
    static const Columns<R> columns{
        {{"mission", text, "the mission"}, [](const R& r) { return cell(r.owner); }},
        {{"finding", integer, "the finding's place in the record"},
         [](const R& r) { return cell(r.n); }},
        {{"obligation", text, "the obligation that it touches"},
         [](const R& r) { return cell(r.part.value); }},
    };
    return columns;
}

const Columns<PartRow<records::Recommendation>>& recommendation_columns()
{
    using R = PartRow<records::Recommendation>;
    static const Columns<R> columns{
        {{"id", text, "the full id, <mission>#<id>"},
         [](const R& r) { return cell(r.owner + "#" + text_of(r.part.id)); }},
        {{"mission", text, "the mission"}, [](const R& r) { return cell(r.owner); }},
        {{"n", integer, "its place in the record, from 0"}, [](const R& r) { return cell(r.n); }},
        {{"number", text, "its id within the mission"}, [](const R& r) { return cell(r.part.id); }},
        {{"text", text, "what is recommended"}, [](const R& r) { return cell(r.part.text); }},
        {{"priority", text, "priority or other"}, [](const R& r) { return cell(r.part.priority); }},
        {{"topic", text, "what it is about"}, [](const R& r) { return cell(r.part.topic); }},
        {{"addressee", text, "who is to act"}, [](const R& r) { return cell(r.part.addressee); }},
        {{"page", text, "the page of the source"}, [](const R& r) { return cell(r.part.page); }},
        {{"cites", text, "its sources, one a line"}, [](const R& r) { return cell(r.cites); }},
    };
    return columns;
}

const Columns<PartRow<records::Review>>& review_columns()
{
    using R = PartRow<records::Review>;
    static const Columns<R> columns{
        {{"mission", text, "the mission that reviews"}, [](const R& r) { return cell(r.owner); }},
        {{"n", integer, "its place in the record, from 0"}, [](const R& r) { return cell(r.n); }},
        {{"recommendation", text, "the recommendation's full id"},
         [](const R& r) { return cell(r.part.recommendation); }},
        {{"status", text, "what became of it"}, [](const R& r) { return cell(r.part.status); }},
        {{"text", text, "what the mission says of it"},
         [](const R& r) { return cell(r.part.text); }},
        {{"date", text, "the day of the assessment"}, [](const R& r) { return cell(r.part.date); }},
        {{"cites", text, "its sources, one a line"}, [](const R& r) { return cell(r.cites); }},
    };
    return columns;
}

const Columns<PartRow<records::Event>>& event_columns()
{
    using R = PartRow<records::Event>;
    static const Columns<R> columns{
        {{"mission", text, "the mission"}, [](const R& r) { return cell(r.owner); }},
        {{"n", integer, "its place in the record, from 0"}, [](const R& r) { return cell(r.n); }},
        {{"date", text, "the day"}, [](const R& r) { return cell(r.part.date); }},
        {{"kind", text, "what happened"}, [](const R& r) { return cell(r.part.kind); }},
        {{"title", text, "what it was"}, [](const R& r) { return cell(r.part.title); }},
        {{"place", text, "where it was"}, [](const R& r) { return cell(r.part.place); }},
        {{"cites", text, "its sources, one a line"}, [](const R& r) { return cell(r.cites); }},
    };
    return columns;
}

const Columns<MentionRow>& mention_columns()
{
    using R = MentionRow;
    static const Columns<R> columns{
        {{"mission", text, "the mission"}, [](const R& r) { return cell(r.mission); }},
        {{"part",
          text,
          "where the record names the person: coordinator, head, team, inviter or speaker"},
         [](const R& r) { return cell(std::string{r.part}); }},
        {{"role", text, "the role"}, [](const R& r) { return cell(r.role); }},
        {{"n", integer, "its place in the record, from 0"}, [](const R& r) { return cell(r.n); }},
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
        {{"office", text, "the office"}, [](const R& r) { return cell(r.person.office); }},
        {{"stated_delegation", text, "the country whose delegation the record states"},
         [](const R& r) { return cell(r.person.delegation); }},
        {{"stated_chamber", text, "the chamber that the record states"},
         [](const R& r) { return cell(r.person.chamber); }},
        {{"substitutes", text, "who is substituted"},
         [](const R& r) { return cell(r.person.substitutes); }},
        {{"cites", text, "its sources, one a line"}, [](const R& r) { return cell(r.cites); }},
        // The link: set when the whole archive is known.
        {{"person", text, "the id of the person that the name is linked to"},
         [](const R&) { return Cell{}; }},
        {{"person_name",
          text,
          "what the person is called: by record, else by delegation, else as here"},
         [](const R&) { return Cell{}; }},
        {{"is_known", integer, "1 where that person is a record's, a member or a representative"},
         [](const R&) { return Cell{}; }},
        {{"candidates", text, "the persons that fit equally well, where there are several"},
         [](const R&) { return Cell{}; }},
        {{"delegation",
          text,
          "the country of the person's delegation, stated or by membership on the day"},
         [](const R&) { return Cell{}; }},
        {{"chamber", text, "the chamber, stated or by membership on the day"},
         [](const R&) { return Cell{}; }},
    };
    return columns;
}

} // namespace eomt::index
