#include "index/rows.hpp"

#include "base/name_key.hpp"
#include "base/text.hpp"
#include "index/tables.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace eomt::index {

std::string RowBuilder::cite(const records::SourceKeys& keys)
{
    std::string cites;
    for (const auto& key : keys) {
        cites += fmt::format("{}{}:{}#{}", cites.empty() ? "" : "\n", m_kind, m_id, key.value);
        ++m_uses[key.value];
    }
    return cites;
}

void RowBuilder::refer(std::string_view field,
                       std::string_view to,
                       const records::Maybe<records::Reference>& target)
{
    if (target) {
        push(m_rows,
             TableId::record_references,
             reference_columns(),
             ReferenceRow{m_kind, m_id, field, to, target->value},
             target->mark);
    }
}

void RowBuilder::refer_topic(std::string_view field, const records::Maybe<records::Topic>& topic)
{
    if (topic && !records::topics.has(topic->value)) {
        push(m_rows,
             TableId::record_references,
             reference_columns(),
             ReferenceRow{m_kind, m_id, field, "topic", topic->value},
             topic->mark);
    }
}

void RowBuilder::shared(const records::Names& names, const records::Sources& sources)
{
    for (const auto& [language, name] : names.items) {
        push(m_rows,
             TableId::names,
             name_columns(),
             PairRow{m_kind, m_id, language.value, name.value},
             language.mark);
    }
    for (const auto& [key, source] : sources.items) {
        push(m_rows,
             TableId::sources,
             source_columns(),
             SourceRow{source, m_kind, m_id, key.value, m_uses[key.value]},
             key.mark);
    }
}

void RowBuilder::add(const records::ArchiveInfo& record)
{
    push(m_rows, TableId::archives, archive_columns(), record, record.mark);
    refer("organisation", "organisation", record.organisation);
    for (const auto& topic : record.topics) {
        push(m_rows,
             TableId::archive_topics,
             archive_topic_columns(),
             PairRow{m_kind, m_id, {}, topic.value},
             topic.mark);
    }
}

void RowBuilder::figures(const std::vector<records::Figure>& figures,
                         const std::string* mission,
                         const std::string& election)
{
    for (std::size_t n = 0; n < figures.size(); ++n) {
        push(m_rows,
             TableId::figures,
             figure_columns(),
             FigureRow{figures[n], mission, election, n, cite(figures[n].source)},
             figures[n].mark);
    }
}

void RowBuilder::election(const records::Election& record, const std::string& id, bool is_inline)
{
    push(m_rows,
         TableId::elections,
         election_columns(),
         ElectionRow{record, id, is_inline},
         record.mark);
    for (const auto& type : record.type.items) {
        push(m_rows,
             TableId::election_types,
             election_type_columns(),
             PairRow{{}, id, {}, type.value},
             type.mark);
    }
    for (const auto& day : record.voting_days) {
        push(m_rows,
             TableId::voting_days,
             voting_day_columns(),
             PairRow{{}, id, {}, day.value.iso()},
             day.mark);
    }
    for (const auto& [scheme, value] : record.identifiers.items) {
        push(m_rows,
             TableId::identifiers,
             identifier_columns(),
             PairRow{"election", id, scheme.value, value.value},
             scheme.mark);
    }
    std::string text = text_of(record.title) + '\n' + text_of(record.institution);
    for (const auto& [language, name] : record.names.items) {
        text += '\n' + name.value;
    }
    push(m_rows,
         TableId::search_texts,
         search_columns(),
         PairRow{"election", id, {}, base::squeeze(base::fold(text))},
         record.mark);
    refer("previous", "election", record.previous);
    figures(record.figures, nullptr, id);
    shared(record.names, record.sources);
}

void RowBuilder::add(const records::Election& record)
{
    election(record, m_id, false);
}

void RowBuilder::person_name(const NameRow& row, base::Mark mark)
{
    push(m_rows, TableId::person_names, person_name_columns(), row, mark);
}

void RowBuilder::member(const MemberRow& row, base::Mark mark)
{
    push(m_rows, TableId::members, member_columns(), row, mark);
    const bool has_id = row.person.id.has_value();
    const std::string id = has_id ? row.person.id->value : base::slug(row.person.label());
    const int rank = has_id ? 1 : 2;
    if (row.person.name) {
        person_name({id, row.person.name->value, rank, row.country}, mark);
    }
    if (row.member != nullptr) {
        for (const auto& [language, name] : row.member->names.items) {
            person_name({id, name.value, rank, row.country}, language.mark);
        }
    }
}

void RowBuilder::offices(const std::vector<records::Office>& list,
                         std::string_view kind,
                         const std::string& owner)
{
    for (std::size_t n = 0; n < list.size(); ++n) {
        push(m_rows,
             TableId::offices,
             office_columns(),
             OfficeRow{list[n], kind, owner, n, cite(list[n].source)},
             list[n].mark);
    }
}

void RowBuilder::add(const records::Delegation& record)
{
    static const std::string no_country;
    push(m_rows, TableId::delegations, delegation_columns(), {record, m_id, 0, {}}, record.mark);
    refer("organisation", "organisation", record.organisation);
    const std::string& country = record.country ? record.country->value : no_country;
    for (std::size_t n = 0; n < record.chambers.size(); ++n) {
        push(m_rows,
             TableId::chambers,
             chamber_columns(),
             {record.chambers[n], m_id, n, {}},
             record.chambers[n].mark);
    }
    for (std::size_t n = 0; n < record.compositions.size(); ++n) {
        const auto& composition = record.compositions[n];
        const std::string cites = cite(composition.source);
        push(m_rows,
             TableId::compositions,
             composition_columns(),
             {composition, m_id, n, cites},
             composition.mark);
        if (composition.seats) {
            for (std::size_t i = 0; i < composition.seats->items.size(); ++i) {
                const auto& [chamber, seats] = composition.seats->items[i];
                push(m_rows,
                     TableId::composition_seats,
                     seats_columns(),
                     SeatsRow{m_id, n, i, chamber.value, seats.value},
                     chamber.mark);
            }
        }
        if (composition.representative) {
            const auto& person = *composition.representative;
            refer("id", "person", person.id);
            const std::string own = cite(person.source);
            member({person, nullptr, &composition, m_id, country, n, own.empty() ? cites : own},
                   person.place());
        }
    }
    for (std::size_t n = 0; n < record.members.size(); ++n) {
        const auto& person = record.members[n];
        member({person, &person, nullptr, m_id, country, n, cite(person.source)}, person.place());
        const std::string owner = fmt::format("{}#{}", m_id, n);
        offices(person.offices, "member", owner);
        for (const auto& [language, name] : person.names.items) {
            push(m_rows,
                 TableId::names,
                 name_columns(),
                 PairRow{"member", owner, language.value, name.value},
                 language.mark);
        }
        for (const auto& [scheme, value] : person.identifiers.items) {
            push(m_rows,
                 TableId::identifiers,
                 identifier_columns(),
                 PairRow{"member", owner, scheme.value, value.value},
                 scheme.mark);
        }
    }
    shared({}, record.sources);
}

void RowBuilder::add(const records::Organisation& record)
{
    std::string cites =
        record.declaration_of_principles ? cite(record.declaration_of_principles->source) : "";
    push(m_rows,
         TableId::organisations,
         organisation_columns(),
         {record, m_id, 0, std::move(cites)},
         record.mark);
    refer("parent", "organisation", record.parent);
    for (const auto& country : record.members) {
        push(m_rows,
             TableId::organisation_members,
             organisation_member_columns(),
             PairRow{{}, m_id, {}, country.value},
             country.mark);
    }
    const auto name = [&](const std::string& text, base::Mark mark) {
        push(m_rows,
             TableId::organisation_names,
             organisation_name_columns(),
             OrganisationNameRow{m_id, text},
             mark);
    };
    for (const auto* own : {&record.name, &record.short_name}) {
        if (*own) {
            name((*own)->value, (*own)->mark);
        }
    }
    for (const auto& [language, text] : record.names.items) {
        name(text.value, language.mark);
    }
    shared(record.names, record.sources);
}

void RowBuilder::add(const records::Person& record)
{
    push(m_rows, TableId::persons, person_columns(), {record, m_id, 0, {}}, record.mark);
    const std::string country = text_of(record.country);
    if (record.name) {
        person_name({m_id, record.name->value, 0, country}, record.name->mark);
    }
    for (const auto& [language, name] : record.names.items) {
        person_name({m_id, name.value, 0, country}, language.mark);
    }
    for (const auto& [scheme, value] : record.identifiers.items) {
        push(m_rows,
             TableId::identifiers,
             identifier_columns(),
             PairRow{m_kind, m_id, scheme.value, value.value},
             scheme.mark);
    }
    offices(record.offices, "person", m_id);
    shared(record.names, record.sources);
}

Rows rows_of(const records::AnyRecord& record, const std::string& id)
{
    const auto kind = static_cast<records::Kind>(record.index());
    RowBuilder builder{records::kind_name(kind), id};
    std::visit([&](const auto& one) { builder.add(one); }, record);
    return builder.take();
}

} // namespace eomt::index
