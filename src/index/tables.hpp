#pragma once

#include "index/row_builder.hpp"

namespace eomt::index {

/// The tables that records fill, in the order of the documentation.
enum class TableId : std::size_t
{
    archives,
    archive_topics,
    elections,
    election_types,
    voting_days,
    missions,
    invitations,
    mentions,
    figures,
    observations,
    findings,
    finding_obligations,
    recommendations,
    repeats,
    reviews,
    events,
    delegations,
    chambers,
    compositions,
    composition_seats,
    members,
    organisations,
    organisation_members,
    organisation_names,
    persons,
    person_names,
    offices,
    names,
    identifiers,
    sources,
    record_references,
    search_texts,
};

constexpr std::size_t number(TableId id)
{
    return static_cast<std::size_t>(id);
}

/// The declarations, in the order of `TableId`.
const std::vector<TableInfo>& tables();

/// Where a column's cell stands in the rows of a table. Throws `std::logic_error` where it has no
/// such column.
std::size_t position(TableId table, std::string_view column);

/// The table of messages; `origin` says what a message needs to be found: 0 its own file, 1 the
/// archive's references, 2 the archive's facts.
const TableInfo& diagnostics_table();

// The columns of each table, with where their values come from.
const Columns<records::ArchiveInfo>& archive_columns();
const Columns<PairRow>& archive_topic_columns();
const Columns<ElectionRow>& election_columns();
const Columns<PairRow>& election_type_columns();
const Columns<PairRow>& voting_day_columns();
const Columns<MissionRow>& mission_columns();
const Columns<InvitationRow>& invitation_columns();
const Columns<MentionRow>& mention_columns();
const Columns<FigureRow>& figure_columns();
const Columns<PartRow<records::Observation>>& observation_columns();
const Columns<PartRow<records::Finding>>& finding_columns();
const Columns<PartRow<records::Word>>& obligation_columns();
const Columns<PartRow<records::Recommendation>>& recommendation_columns();
const Columns<PairRow>& repeat_columns();
const Columns<PartRow<records::Review>>& review_columns();
const Columns<PartRow<records::Event>>& event_columns();
const Columns<PartRow<records::Delegation>>& delegation_columns();
const Columns<PartRow<records::Chamber>>& chamber_columns();
const Columns<PartRow<records::Composition>>& composition_columns();
const Columns<SeatsRow>& seats_columns();
const Columns<MemberRow>& member_columns();
const Columns<PartRow<records::Organisation>>& organisation_columns();
const Columns<PairRow>& organisation_member_columns();
const Columns<OrganisationNameRow>& organisation_name_columns();
const Columns<PartRow<records::Person>>& person_columns();
const Columns<NameRow>& person_name_columns();
const Columns<OfficeRow>& office_columns();
const Columns<PairRow>& name_columns();
const Columns<PairRow>& identifier_columns();
const Columns<SourceRow>& source_columns();
const Columns<ReferenceRow>& reference_columns();
const Columns<PairRow>& search_columns();

/// Adds the row of an item.
template <class Item>
void push(
    Rows& rows, TableId table, const Columns<Item>& columns, const Item& item, base::Mark mark)
{
    rows.push_back(row_of(number(table), columns, item, mark));
}

/// `State Duma: 10; Federation Council: 12`.
std::string seats_text(const records::Composition& composition);

/// The numbers added up.
std::int64_t total_seats(const records::Composition& composition);

} // namespace eomt::index
