#pragma once

#include "records/parts.hpp"

namespace eomt::records {

/// One election or referendum, one round.
struct Election
{
    Maybe<CountryCode> country;
    Maybe<Day> date;
    OneOrMany<Word> type;
    Maybe<Text> title;
    Maybe<Text> institution;
    std::vector<Day> voting_days;
    Maybe<Whole> round;
    Maybe<Flag> early;
    Maybe<Whole> seats;
    Maybe<Whole> registered_voters;
    Maybe<Percent> turnout;
    Maybe<Reference> previous;
    Names names;
    Identifiers identifiers;
    std::vector<Figure> figures;
    Sources sources;
    Maybe<Text> notes;
    base::Mark mark;
};

/// The id of an election that a mission describes inline: `<country>-<date>-<slug of institution,
/// else of type>`. Empty where a part is missing.
std::string inline_id(const Election& election);

/// The last day of voting.
base::Date last_voting_day(const Election& election);

template <>
struct Declaration<Election>
{
    static constexpr std::string_view name = "election";
    static constexpr std::tuple fields{
        must(field("country", &Election::country, "the country, ISO 3166-1 alpha-2")),
        must(field("date", &Election::date, "the main, or last, day of voting")),
        must(field("type", &Election::type, "what was voted on, one or a list", election_types)),
        field("title", &Election::title, "what the election is called"),
        field("institution", &Election::institution, "the body that was elected"),
        field(
            "voting_days", &Election::voting_days, "every day of voting, where there were several"),
        field("round", &Election::round, "the round: 1, 2, ..."),
        field("early", &Election::early, "true where it was held before its time"),
        field("seats", &Election::seats, "the seats that were filled"),
        field("registered_voters", &Election::registered_voters, "the voters on the lists"),
        field("turnout", &Election::turnout, "the turnout, per cent"),
        field("previous",
              &Election::previous,
              "the election before it to the same body",
              Kind::election),
        field("names", &Election::names, "its title in other languages"),
        field("identifiers", &Election::identifiers, "its ids elsewhere, such as wikidata"),
        field("figures", &Election::figures, "numbers that belong to no single mission"),
        field("sources", &Election::sources, "the sources of this record, each under a key"),
        field("notes", &Election::notes, "what fits nowhere else"),
    };
};

} // namespace eomt::records
