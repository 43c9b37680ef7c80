#include "base/text.hpp"
#include "exchange/tables.hpp"
#include "index/tables.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace eomt::exchange {

namespace {

/// What the index's own declaration doesn't say of a table: lists are separated by commas.
struct Declared
{
    std::string_view name;
    std::string_view view;   ///< of the index
    std::string_view order;  ///< of the rows; no two rows are equal in it
    std::string_view hidden; ///< columns that are the index's own: keys to compare by, places
    std::string_view days;
    std::string_view owner;
    std::string_view owner_kind;
    std::string_view key;
    std::string_view references; ///< "columns:table.columns", separated by spaces
};

constexpr std::array declared{
    Declared{"elections",
             "elections",
             "date,id",
             "",
             "date,last_day",
             "id",
             "election",
             "id",
             "previous:elections.id"},
    Declared{"election_types",
             "election_types",
             "election,type",
             "",
             "",
             "election",
             "election",
             "election,type",
             "election:elections.id"},
    Declared{"voting_days",
             "voting_days",
             "election,day",
             "",
             "day",
             "election",
             "election",
             "election,day",
             "election:elections.id"},
    Declared{"missions",
             "mission_records",
             "id",
             "verdict_line,verdict_col",
             "period_from,period_to,verdict_date",
             "id",
             "mission",
             "id",
             "election:elections.id organisation:organisations.id part_of:missions.id"},
    Declared{"invitations",
             "invitations",
             "mission,n",
             "folded_body,name_key,loose_key,script",
             "date",
             "mission",
             "mission",
             "mission,n",
             "mission:missions.id"},
    Declared{"mentions",
             "mentions",
             "mission,part,n",
             "name_key,loose_key,script,candidates",
             "",
             "mission",
             "mission",
             "mission,part,n",
             "mission:missions.id person:people.id"},
    Declared{"figures",
             "figures",
             "election,mission,n",
             "",
             "",
             "mission",
             "mission",
             "",
             "mission:missions.id election:elections.id"},
    Declared{"observations",
             "observations",
             "mission,n",
             "",
             "",
             "mission",
             "mission",
             "mission,n",
             "mission:missions.id"},
    Declared{"findings",
             "findings",
             "mission,n",
             "",
             "",
             "mission",
             "mission",
             "mission,n",
             "mission:missions.id"},
    Declared{"finding_obligations",
             "finding_obligations",
             "mission,finding,obligation",
             "",
             "",
             "mission",
             "mission",
             "mission,finding,obligation",
             "mission,finding:findings.mission,n"},
    Declared{"recommendations",
             "recommendations",
             "mission,n",
             "",
             "",
             "mission",
             "mission",
             "id",
             "mission:missions.id"},
    Declared{"repeats",
             "repeats",
             "recommendation,repeats",
             "",
             "",
             "recommendation",
             "recommendation",
             "recommendation,repeats",
             "recommendation:recommendations.id repeats:recommendations.id"},
    Declared{"reviews",
             "reviews",
             "mission,n",
             "",
             "date",
             "mission",
             "mission",
             "mission,n",
             "mission:missions.id recommendation:recommendations.id"},
    Declared{"events",
             "events",
             "mission,n",
             "",
             "date",
             "mission",
             "mission",
             "mission,n",
             "mission:missions.id"},
    Declared{"organisations",
             "organisations",
             "id",
             "",
             "principles_endorsed",
             "id",
             "organisation",
             "id",
             "parent:organisations.id"},
    Declared{"organisation_members",
             "organisation_members",
             "organisation,country",
             "",
             "",
             "organisation",
             "organisation",
             "organisation,country",
             "organisation:organisations.id"},
    Declared{"delegations",
             "delegations",
             "id",
             "folded_parliament",
             "",
             "id",
             "delegation",
             "id",
             "organisation:organisations.id"},
    Declared{"chambers",
             "chambers",
             "delegation,n",
             "",
             "",
             "delegation",
             "delegation",
             "delegation,n",
             "delegation:delegations.id"},
    Declared{"compositions",
             "compositions",
             "delegation,n",
             "start",
             "from_date,to_date",
             "delegation",
             "delegation",
             "delegation,n",
             "delegation:delegations.id"},
    Declared{"composition_seats",
             "composition_seats",
             "delegation,composition,n",
             "",
             "",
             "delegation",
             "delegation",
             "delegation,composition,n",
             "delegation,composition:compositions.delegation,n"},
    Declared{"members",
             "members",
             "delegation,is_representative,n",
             "name_key,loose_key,script,own_id,candidates",
             "",
             "delegation",
             "delegation",
             "delegation,is_representative,n",
             "delegation:delegations.id person:people.id"},
    Declared{"people", "persons", "id", "", "", "id", "person", "id", ""},
    Declared{"offices", "offices", "kind,owner,n", "", "", "owner", "", "kind,owner,n", ""},
    Declared{
        "names", "names", "kind,record,language", "", "", "record", "", "kind,record,language", ""},
    Declared{"identifiers",
             "identifiers",
             "kind,record,scheme",
             "",
             "",
             "record",
             "",
             "kind,record,scheme",
             ""},
    Declared{"sources",
             "sources",
             "kind,record,key",
             "uses",
             "accessed",
             "record",
             "",
             "kind,record,key",
             ""},
};

std::vector<std::string> list_of(std::string_view text, char separator = ',')
{
    std::vector<std::string> list;
    if (!text.empty()) {
        for (const auto part : base::split(text, separator)) {
            list.emplace_back(part);
        }
    }
    return list;
}

bool is_among(std::string_view name, std::string_view list)
{
    const auto parts = base::split(list, ',');
    return std::find(parts.begin(), parts.end(), name) != parts.end();
}

std::vector<ForeignKey> references_of(std::string_view text)
{
    std::vector<ForeignKey> list;
    for (const std::string& one : list_of(text, ' ')) {
        const auto sides = base::split(one, ':');
        const auto target = base::split(sides[1], '.');
        list.push_back({list_of(sides[0]), std::string{target[0]}, list_of(target[1])});
    }
    return list;
}

/// Every person once, whether by a record, in a delegation or on a mission: what other tables refer
/// to.
void make_people(TableSpec& spec)
{
    spec.help = "every person once: by record, else as a delegation's member, else as a mission "
                "names them";
    spec.fields.push_back(
        {"has_record",
         index::ColumnType::integer,
         false,
         "1 where the person has a record, 0 where only other records name them"});
    spec.sql = "SELECT p.id, p.name, p.country, q.notes, CASE WHEN q.id IS NULL THEN 0 ELSE 1 END "
               "FROM people p LEFT JOIN persons q ON q.id = p.id ORDER BY p.id";
}

TableSpec spec_of(const Declared& table)
{
    const std::string_view declared_name =
        table.view == "mission_records" ? std::string_view{"missions"} : table.view;
    const auto& all = index::tables();
    const auto info = std::find_if(all.begin(), all.end(), [&](const index::TableInfo& one) {
        return one.name == declared_name;
    });
    TableSpec spec;
    spec.name = table.name;
    spec.help = info->help;
    std::vector<std::string> columns;
    for (const index::ColumnInfo& column : info->columns) {
        if (!is_among(column.name, table.hidden)) {
            columns.push_back(fmt::format("x.{}", column.name));
            spec.fields.push_back({std::string{column.name},
                                   column.type,
                                   is_among(column.name, table.days),
                                   std::string{column.help}});
        }
    }
    spec.sql = fmt::format(
        "SELECT {} FROM {} x ORDER BY {}", base::join(columns, ", "), table.view, table.order);
    spec.owner = table.owner;
    spec.owner_kind = table.owner_kind;
    spec.key = list_of(table.key);
    spec.references = references_of(table.references);
    if (spec.name == "people") {
        make_people(spec);
    }
    return spec;
}

} // namespace

const std::vector<TableSpec>& table_specs()
{
    static const std::vector<TableSpec> list = [] {
        std::vector<TableSpec> specs;
        specs.reserve(declared.size());
        for (const Declared& table : declared) {
            specs.push_back(spec_of(table));
        }
        return specs;
    }();
    return list;
}

} // namespace eomt::exchange
