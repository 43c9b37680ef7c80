#include "index/tables.hpp"

#include <algorithm>
#include <stdexcept>

namespace eomt::index {

namespace {

/// The tables of archives, elections and missions.
std::vector<TableInfo> mission_tables()
{
    return {
        {"archives", "archive.yaml", infos(archive_columns()), {}},
        {"archive_topics", "topics that the archive adds", infos(archive_topic_columns()), {}},
        {"elections",
         "elections, by file and inline",
         infos(election_columns()),
         {"id", "country,date"}},
        {"election_types",
         "the types of each election",
         infos(election_type_columns()),
         {"election"}},
        {"voting_days",
         "days of voting, where a record lists them",
         infos(voting_day_columns()),
         {"election"}},
        {"missions",
         "missions with their verdict",
         infos(mission_columns()),
         {"id", "election", "organisation", "part_of?"}},
        {"invitations", "who invited", infos(invitation_columns()), {"mission"}},
        {"mentions",
         "persons as missions name them",
         infos(mention_columns()),
         {"mission", "person,part,file", "loose_key", "given_id?"}},
        {"figures",
         "numbers of missions and of elections",
         infos(figure_columns()),
         {"mission", "election"}},
        {"observations", "polling stations observed", infos(observation_columns()), {"mission"}},
        {"findings",
         "what missions found",
         infos(finding_columns()),
         {"mission", "topic,file,assessment,score"}},
        {"finding_obligations",
         "the obligations that findings touch",
         infos(obligation_columns()),
         {"mission"}},
        {"recommendations",
         "what missions recommended",
         infos(recommendation_columns()),
         {"mission", "id"}},
        {"repeats",
         "recommendations that repeat earlier ones",
         infos(repeat_columns()),
         {"recommendation", "repeats"}},
        {"reviews",
         "what became of recommendations, by mission",
         infos(review_columns()),
         {"mission", "recommendation"}},
        {"events", "the timeline of missions", infos(event_columns()), {"mission"}},
    };
}

/// Those of the other kinds of records, and of what records share.
std::vector<TableInfo> other_tables()
{
    return {
        {"delegations",
         "delegations of countries to organisations",
         infos(delegation_columns()),
         {"id", "organisation,country"}},
        {"chambers", "the chambers of delegations", infos(chamber_columns()), {"delegation"}},
        {"compositions",
         "the seats of delegations over time",
         infos(composition_columns()),
         {"delegation,start"}},
        {"composition_seats",
         "the seats of each chamber",
         infos(seats_columns()),
         {"delegation,composition"}},
        {"members",
         "members and representatives of delegations",
         infos(member_columns()),
         {"delegation", "person", "loose_key"}},
        {"organisations", "observing organisations", infos(organisation_columns()), {"id"}},
        {"organisation_members",
         "member countries of organisations",
         infos(organisation_member_columns()),
         {"organisation"}},
        {"organisation_names",
         "the names by which organisations are found: name, abbreviation and those in other "
         "languages",
         infos(organisation_name_columns()),
         {"organisation"}},
        {"persons", "persons with a record of their own", infos(person_columns()), {"id"}},
        {"person_names",
         "the names by which persons are found",
         infos(person_name_columns()),
         {"name_key", "loose_key", "person"}},
        {"offices", "offices of persons and members", infos(office_columns()), {"owner"}},
        {"names",
         "names of records, and of members of delegations, in other languages",
         infos(name_columns()),
         {"record"}},
        {"identifiers",
         "ids elsewhere of records and of members of delegations",
         infos(identifier_columns()),
         {"record"}},
        {"sources", "the sources of records", infos(source_columns()), {"record"}},
        {"record_references",
         "references between records",
         infos(reference_columns()),
         {"to_kind,target", "record"}},
        {"search_texts",
         "the text of missions and elections, for searching",
         infos(search_columns()),
         {"record"}},
    };
}

} // namespace

const std::vector<TableInfo>& tables()
{
    // In the order of `TableId`.
    static const std::vector<TableInfo> list = [] {
        std::vector<TableInfo> all = mission_tables();
        const auto others = other_tables();
        all.insert(all.end(), others.begin(), others.end());
        return all;
    }();
    return list;
}

std::size_t position(TableId table, std::string_view column)
{
    const auto& columns = tables()[number(table)].columns;
    const auto found = std::find_if(
        columns.begin(), columns.end(), [&](const ColumnInfo& one) { return one.name == column; });
    if (found == columns.end()) {
        throw std::logic_error{"there is no such column"};
    }
    return static_cast<std::size_t>(found - columns.begin());
}

const TableInfo& diagnostics_table()
{
    constexpr auto text = ColumnType::text;
    static const TableInfo table{
        "diagnostics",
        "messages about records",
        {{"severity", text, "error, warning or note"},
         {"rule", text, "the rule"},
         {"message", text, "what it says"},
         {"excerpt", text, "the line of the file"},
         {"origin", ColumnType::integer, "0 the file, 1 references, 2 facts of the archive"}},
        {}};
    return table;
}

} // namespace eomt::index
