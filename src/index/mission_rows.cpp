#include "base/text.hpp"
#include "index/tables.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace eomt::index {

namespace {

/// The day of the last source of the verdict; nothing where one of them has no day.
std::string verdict_date(const records::Mission& mission)
{
    std::string last;
    if (!mission.verdict) {
        return last;
    }
    constexpr std::size_t whole_date = 10;
    for (const auto& key : mission.verdict->source) {
        for (const auto& [name, source] : mission.sources.items) {
            if (name.value == key.value) {
                const std::string& date = text_of(source.date);
                if (date.size() != whole_date) {
                    return {};
                }
                last = std::max(last, date);
            }
        }
    }
    return last;
}

} // namespace

void RowBuilder::mention(MentionRow row)
{
    row.cites = cite(row.person.source);
    refer("id", "person", row.person.id);
    push(m_rows, TableId::mentions, mention_columns(), row, row.person.place());
}

void RowBuilder::mission_people(const records::Mission& record)
{
    if (record.coordinator) {
        mention({*record.coordinator, m_id, "coordinator", "coordinator", 0, {}});
    }
    if (record.head) {
        mention({*record.head, m_id, "head", "head", 0, {}});
    }
    for (std::size_t n = 0; n < record.team.size(); ++n) {
        const auto& person = record.team[n];
        mention({person, m_id, "team", person.role ? person.role->value : "observer", n, {}});
    }
    for (std::size_t n = 0; n < record.invited_by.items.size(); ++n) {
        const auto& invitation = record.invited_by.items[n];
        push(m_rows,
             TableId::invitations,
             invitation_columns(),
             {invitation, m_id, n, cite(invitation.source)},
             invitation.mark);
        if (invitation.person) {
            mention({*invitation.person, m_id, "inviter", "inviter", n, {}});
        }
    }
}

void RowBuilder::speaker(const records::Maybe<records::Text>& by, std::size_t n)
{
    if (by) {
        records::PersonMention person;
        person.name = *by;
        person.mark = by->mark;
        mention({person, m_id, "speaker", "speaker", n, {}});
    }
}

void RowBuilder::mission_statements(const records::Mission& record)
{
    for (std::size_t n = 0; n < record.findings.size(); ++n) {
        const auto& finding = record.findings[n];
        push(m_rows,
             TableId::findings,
             finding_columns(),
             {finding, m_id, n, cite(finding.source)},
             finding.mark);
        for (const auto& obligation : finding.obligations) {
            push(m_rows,
                 TableId::finding_obligations,
                 obligation_columns(),
                 {obligation, m_id, n, {}},
                 obligation.mark);
        }
        refer_topic("topic", finding.topic);
        speaker(finding.by, n + 1);
    }
    for (std::size_t n = 0; n < record.recommendations.size(); ++n) {
        const auto& made = record.recommendations[n];
        push(m_rows,
             TableId::recommendations,
             recommendation_columns(),
             {made, m_id, n, cite(made.source)},
             made.mark);
        refer_topic("topic", made.topic);
        for (const auto& earlier : made.repeats.items) {
            push(m_rows,
                 TableId::repeats,
                 repeat_columns(),
                 PairRow{{}, m_id + "#" + text_of(made.id), {}, earlier.value},
                 earlier.mark);
            refer("repeats", "recommendation", earlier);
        }
    }
    for (std::size_t n = 0; n < record.reviews.size(); ++n) {
        const auto& review = record.reviews[n];
        push(m_rows,
             TableId::reviews,
             review_columns(),
             {review, m_id, n, cite(review.source)},
             review.mark);
        refer("recommendation", "recommendation", review.recommendation);
    }
}

void RowBuilder::search_text(const records::Mission& record)
{
    std::string text;
    const auto add_text = [&](const auto& value) {
        if (value) {
            text += value->value;
            text += '\n';
        }
    };
    if (record.verdict) {
        add_text(record.verdict->text);
        add_text(record.verdict->quote);
        add_text(record.verdict->translation);
    }
    for (const auto& finding : record.findings) {
        add_text(finding.text);
        add_text(finding.quote);
        add_text(finding.translation);
    }
    for (const auto& invitation : record.invited_by.items) {
        add_text(invitation.body);
    }
    for (const auto& event : record.events) {
        add_text(event.title);
    }
    for (const auto& made : record.recommendations) {
        add_text(made.text);
    }
    for (const auto& [key, source] : record.sources.items) {
        add_text(source.title);
    }
    push(m_rows,
         TableId::search_texts,
         search_columns(),
         PairRow{m_kind, m_id, {}, base::squeeze(base::fold(text))},
         record.mark);
}

namespace {

/// All sources of a mission's record, qualified, one a line.
std::string all_of(const records::Sources& sources, const std::string& mission)
{
    std::string cites;
    for (const auto& [key, source] : sources.items) {
        cites += fmt::format("{}mission:{}#{}", cites.empty() ? "" : "\n", mission, key.value);
    }
    return cites;
}

} // namespace

void RowBuilder::add(const records::Mission& record)
{
    std::string election_id;
    if (record.election && record.election->fields) {
        election_id = records::inline_id(*record.election->fields);
        election(*record.election->fields, election_id, true);
    } else if (record.election) {
        election_id = text_of(record.election->id);
        refer("election", "election", record.election->id);
    }
    refer("organisation", "organisation", record.organisation);
    refer("part_of", "mission", record.part_of);
    push(m_rows,
         TableId::missions,
         mission_columns(),
         MissionRow{record,
                    m_id,
                    election_id,
                    record.reason ? all_of(record.sources, m_id) : std::string{},
                    record.verdict ? cite(record.verdict->source) : std::string{},
                    verdict_date(record)},
         record.mark);
    mission_people(record);
    figures(record.figures, &m_id, election_id);
    for (std::size_t n = 0; n < record.observation.size(); ++n) {
        const auto& part = record.observation[n];
        push(m_rows,
             TableId::observations,
             observation_columns(),
             {part, m_id, n, cite(part.source)},
             part.mark);
    }
    if (record.verdict) {
        speaker(record.verdict->by, 0);
    }
    mission_statements(record);
    for (std::size_t n = 0; n < record.events.size(); ++n) {
        const auto& event = record.events[n];
        push(m_rows,
             TableId::events,
             event_columns(),
             {event, m_id, n, cite(event.source)},
             event.date ? event.date->mark : event.mark);
    }
    shared({}, record.sources);
    search_text(record);
}

} // namespace eomt::index
