#pragma once

#include "records/election.hpp"

namespace eomt::records {

/// The election of a mission: an id, or its fields inline.
struct ElectionLink
{
    Maybe<Reference> id;
    Maybe<Election> fields;
    base::Mark mark;
};

struct Invitation
{
    Maybe<Text> body;
    Maybe<Word> kind;
    Maybe<PersonMention> person;
    Maybe<Day> date;
    Maybe<Text> reference;
    SourceKeys source;
    base::Mark mark;
};

/// `invited_by`: text, or a list.
struct Invitations
{
    std::vector<Invitation> items;
    base::Mark mark;
};

struct Period
{
    Maybe<Day> from;
    Maybe<Day> to;
    base::Mark mark;
};

struct Observation
{
    Maybe<Word> stage;
    Maybe<Whole> stations;
    Maybe<Whole> positive;
    Maybe<Whole> negative;
    Maybe<Whole> obstructed;
    SourceKeys source;
    base::Mark mark;
};

struct Finding
{
    Maybe<Topic> topic;
    Maybe<Word> assessment;
    Maybe<Text> text;
    Maybe<Text> quote;
    Maybe<Text> by;
    Maybe<Text> stage;
    std::vector<Word> obligations;
    SourceKeys source;
    Maybe<Text> page;
    Maybe<Language> language;
    Maybe<Text> translation;
    base::Mark mark;
};

struct Verdict
{
    Maybe<Word> assessment;
    Maybe<Text> text;
    Maybe<Text> quote;
    Maybe<Text> by;
    SourceKeys source;
    Maybe<Text> page;
    Maybe<Language> language;
    Maybe<Text> translation;
    base::Mark mark;
};

struct Recommendation
{
    Maybe<Id> id;
    Maybe<Text> text;
    Maybe<Word> priority;
    Maybe<Topic> topic;
    Maybe<Text> addressee;
    std::vector<Word> obligations;
    OneOrMany<Reference> repeats;
    SourceKeys source;
    Maybe<Text> page;
    base::Mark mark;
};

/// A mission's view of an earlier recommendation.
struct Review
{
    Maybe<Reference> recommendation;
    Maybe<Word> status;
    Maybe<Text> text;
    Maybe<Day> date;
    SourceKeys source;
    base::Mark mark;
};

struct Event
{
    Maybe<Day> date;
    Maybe<Word> kind;
    Maybe<Text> title;
    Maybe<Text> place;
    SourceKeys source;
    base::Mark mark;
};

/// One organisation observing one election.
struct Mission
{
    Maybe<ElectionLink> election;
    Maybe<Reference> organisation;
    Maybe<Word> type;
    Maybe<Word> status;
    Maybe<Text> reason;
    Maybe<Whole> number;
    Maybe<Reference> part_of;
    Maybe<Period> period;
    Invitations invited_by;
    Maybe<PersonMention> coordinator;
    Maybe<PersonMention> head;
    std::vector<TeamMember> team;
    Maybe<Flag> systematic;
    std::vector<Figure> figures;
    std::vector<Observation> observation;
    std::vector<Finding> findings;
    Maybe<Verdict> verdict;
    std::vector<Recommendation> recommendations;
    std::vector<Review> reviews;
    std::vector<Event> events;
    Sources sources;
    Maybe<Text> notes;
    base::Mark mark;
};

/// The status, which is `concluded` where the record says none.
std::string_view status_of(const Mission& mission);

template <>
struct Declaration<Invitation>
{
    static constexpr std::string_view name = "invitation";
    static constexpr std::tuple fields{
        must(field("body", &Invitation::body, "the body that invited")),
        field("kind",
              &Invitation::kind,
              "what the body is; read from its name where absent",
              inviter_kinds),
        field("person", &Invitation::person, "who signed for it"),
        field("date", &Invitation::date, "the day of the invitation"),
        field("reference", &Invitation::reference, "the number of the letter"),
        field("source", &Invitation::source, "where this is said"),
    };
};

template <>
struct Declaration<Period>
{
    static constexpr std::string_view name = "period";
    static constexpr std::tuple fields{
        field("from", &Period::from, "the first day on the ground"),
        field("to", &Period::to, "the last day on the ground"),
    };
};

template <>
struct Declaration<Observation>
{
    static constexpr std::string_view name = "observation";
    static constexpr std::tuple fields{
        must(field("stage", &Observation::stage, "the stage of election day", stages)),
        must(field("stations", &Observation::stations, "the polling stations observed")),
        field("positive", &Observation::positive, "of these, assessed positively"),
        field("negative", &Observation::negative, "of these, assessed negatively"),
        field("obstructed", &Observation::obstructed, "of these, where observation was obstructed"),
        field("source", &Observation::source, "where this is said"),
    };
};

template <>
struct Declaration<Finding>
{
    static constexpr std::string_view name = "finding";
    static constexpr std::tuple fields{
        must(field("topic", &Finding::topic, "what it is about", topics)),
        field("assessment", &Finding::assessment, "what the organisation said, coded", assessments),
        field("text", &Finding::text, "what was found, in your own words"),
        field("quote", &Finding::quote, "the source's own words, exactly"),
        field("by", &Finding::by, "who said it"),
        field("stage", &Finding::stage, "the stage of the election that it is about"),
        field("obligations", &Finding::obligations, "the obligations that it touches", obligations),
        field("source", &Finding::source, "where this is said"),
        field("page", &Finding::page, "the page or paragraph of the source"),
        field("language", &Finding::language, "the language of the quote"),
        field("translation", &Finding::translation, "the quote in the archive's language"),
    };
};

template <>
struct Declaration<Verdict>
{
    static constexpr std::string_view name = "verdict";
    static constexpr std::tuple fields{
        must(field("assessment",
                   &Verdict::assessment,
                   "the organisation's conclusion, coded",
                   assessments)),
        field("text", &Verdict::text, "the conclusion, in your own words"),
        field("quote", &Verdict::quote, "the source's own words, exactly"),
        field("by", &Verdict::by, "who said it"),
        field("source", &Verdict::source, "where this is said"),
        field("page", &Verdict::page, "the page or paragraph of the source"),
        field("language", &Verdict::language, "the language of the quote"),
        field("translation", &Verdict::translation, "the quote in the archive's language"),
    };
};

template <>
struct Declaration<Recommendation>
{
    static constexpr std::string_view name = "recommendation";
    static constexpr std::tuple fields{
        must(field("id", &Recommendation::id, "its number or slug within the mission")),
        must(field("text", &Recommendation::text, "what is recommended")),
        field("priority",
              &Recommendation::priority,
              "whether the organisation calls it a priority",
              priorities),
        field("topic", &Recommendation::topic, "what it is about", topics),
        field("addressee", &Recommendation::addressee, "who is to act"),
        field("obligations",
              &Recommendation::obligations,
              "the obligations that it touches",
              obligations),
        field("repeats",
              &Recommendation::repeats,
              "earlier ones that it repeats, as <mission>#<id>",
              Kind::mission),
        field("source", &Recommendation::source, "where this is said"),
        field("page", &Recommendation::page, "the page or paragraph of the source"),
    };
};

template <>
struct Declaration<Review>
{
    static constexpr std::string_view name = "review";
    static constexpr std::tuple fields{
        must(field("recommendation",
                   &Review::recommendation,
                   "the earlier one, as <mission>#<id>",
                   Kind::mission)),
        must(field("status",
                   &Review::status,
                   "what became of it, in this mission's view",
                   review_statuses)),
        field("text", &Review::text, "what the mission says of it"),
        field("date", &Review::date, "the day of the assessment"),
        field("source", &Review::source, "where this is said"),
    };
};

template <>
struct Declaration<Event>
{
    static constexpr std::string_view name = "event";
    static constexpr std::tuple fields{
        must(field("date", &Event::date, "the day")),
        field("kind", &Event::kind, "what happened", event_kinds),
        field("title", &Event::title, "what it was"),
        field("place", &Event::place, "where it was"),
        field("source", &Event::source, "where this is said"),
    };
};

template <>
struct Declaration<Mission>
{
    static constexpr std::string_view name = "mission";
    static constexpr std::tuple fields{
        must(field("election",
                   &Mission::election,
                   "the election's id, or its fields inline",
                   Kind::election)),
        must(field("organisation",
                   &Mission::organisation,
                   "the observing organisation's id",
                   Kind::organisation)),
        field("type", &Mission::type, "the kind of mission", mission_types),
        field("status", &Mission::status, "concluded where absent", mission_statuses),
        field("reason", &Mission::reason, "why it was declined, not invited or cancelled"),
        field("number", &Mission::number, "the organisation's own running number of the mission"),
        field("part_of",
              &Mission::part_of,
              "the mission in whose figures this one is counted",
              Kind::mission),
        field("period", &Mission::period, "the days on the ground"),
        field("invited_by", &Mission::invited_by, "who invited the organisation"),
        field("coordinator", &Mission::coordinator, "the coordinator of the observer group"),
        field("head", &Mission::head, "the head of the mission"),
        field("team", &Mission::team, "the other persons"),
        field("systematic",
              &Mission::systematic,
              "true where election-day observation was systematic"),
        field("figures", &Mission::figures, "numbers; those that disagree are all kept"),
        field("observation", &Mission::observation, "polling stations observed, by stage"),
        field("findings", &Mission::findings, "what the organisation said, topic by topic"),
        field("verdict", &Mission::verdict, "what it concluded"),
        field("recommendations", &Mission::recommendations, "what it recommended"),
        field("reviews", &Mission::reviews, "what it said of earlier recommendations"),
        field("events", &Mission::events, "the timeline"),
        field("sources", &Mission::sources, "the sources of this record, each under a key"),
        field("notes", &Mission::notes, "what fits nowhere else"),
    };
};

} // namespace eomt::records
