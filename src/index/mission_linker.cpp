#include "index/mission_linker.hpp"

#include "index/tables.hpp"

#include <algorithm>
#include <set>

namespace eomt::index {

namespace {

bool takes_part(std::string_view part)
{
    return part == "coordinator" || part == "head" || part == "team";
}

/// Where the columns stand that linking reads and sets.
struct MentionColumns
{
    std::size_t part;
    std::size_t name;
    std::size_t given_id;
    std::size_t name_key;
    std::size_t loose_key;
    std::size_t script;
    std::size_t stated_delegation;
    std::size_t stated_chamber;
    std::size_t person;
    std::size_t person_name;
    std::size_t is_known;
    std::size_t candidates;
    std::size_t delegation;
    std::size_t chamber;
};

const MentionColumns& mention_places()
{
    const auto at = [](std::string_view name) { return position(TableId::mentions, name); };
    static const MentionColumns places{at("part"),
                                       at("name"),
                                       at("given_id"),
                                       at("name_key"),
                                       at("loose_key"),
                                       at("script"),
                                       at("stated_delegation"),
                                       at("stated_chamber"),
                                       at("person"),
                                       at("person_name"),
                                       at("is_known"),
                                       at("candidates"),
                                       at("delegation"),
                                       at("chamber")};
    return places;
}

const Row* row_of_table(const Rows& rows, TableId table)
{
    const auto found = std::find_if(
        rows.begin(), rows.end(), [&](const Row& row) { return row.table == number(table); });
    return found == rows.end() ? nullptr : &*found;
}

std::string cell_text(const Row& row, TableId table, std::string_view column)
{
    return base::to_text(row.cells[position(table, column)]);
}

/// Links the mention in a row, and gives it as the mission's case has it.
Attendance link_row(NameBook& book,
                    Surroundings& around,
                    const std::string& organisation,
                    const std::string& date,
                    Row& row)
{
    const MentionColumns& at = mention_places();
    auto& cells = row.cells;
    LinkedMention linked = link_mention(book,
                                        around,
                                        organisation,
                                        date,
                                        {base::to_text(cells[at.name]),
                                         base::to_text(cells[at.given_id]),
                                         base::to_text(cells[at.name_key]),
                                         base::to_text(cells[at.loose_key]),
                                         base::to_text(cells[at.script]),
                                         base::to_text(cells[at.stated_delegation]),
                                         base::to_text(cells[at.stated_chamber])});
    const bool is_known = linked.link.is_known;
    if (is_known) {
        cells[at.person] = maybe(linked.link.person);
        cells[at.person_name] = linked.called;
        cells[at.is_known] = std::int64_t{1};
        cells[at.candidates] = maybe(linked.link.candidates);
        cells[at.delegation] = maybe(linked.delegation);
        cells[at.chamber] = maybe(linked.chamber);
    }
    return {row.mark,
            base::to_text(cells[at.part]),
            base::to_text(cells[base::is_empty(cells[at.name]) ? at.given_id : at.name]),
            base::to_text(cells[at.name_key]),
            is_known ? linked.link.person : std::string{},
            std::move(linked.delegation),
            std::move(linked.chamber),
            is_known};
}

std::vector<DatedEvent> events_of(const Rows& rows)
{
    std::vector<DatedEvent> list;
    for (const Row& row : rows) {
        if (row.table == number(TableId::events)) {
            list.push_back({row.mark,
                            cell_text(row, TableId::events, "kind"),
                            cell_text(row, TableId::events, "date")});
        }
    }
    return list;
}

/// The case without persons and delegations.
MissionCase case_of(const Rows& rows, const Row& mission, const ElectionDays& election)
{
    MissionCase out;
    out.id = cell_text(mission, TableId::missions, "id");
    out.country = election.country;
    out.last_day = election.last_day;
    out.verdict_date = cell_text(mission, TableId::missions, "verdict_date");
    const auto number_in = [&](std::string_view column) {
        const auto* value =
            std::get_if<std::int64_t>(&mission.cells[position(TableId::missions, column)]);
        return value == nullptr ? 0 : static_cast<int>(*value);
    };
    out.verdict_mark = {number_in("verdict_line"), number_in("verdict_col")};
    out.events = events_of(rows);
    return out;
}

} // namespace

MissionLinker::MissionLinker(Session& session, NameBook book)
    : m_session{session},
      m_book{std::move(book)},
      m_around{session, Surroundings::Scope::everything},
      m_compositions{session},
      m_nested{
          session, "INSERT OR IGNORE INTO temp.nested VALUES (:id)", {{"id", ColumnType::text}}}
{}

const ElectionDays*
MissionLinker::election_of(const Rows& rows, bool is_valid, const std::string& id)
{
    const Row* described = row_of_table(rows, TableId::elections);
    if (described != nullptr && is_valid) {
        m_around.add_election(cell_text(*described, TableId::elections, "id"),
                              {cell_text(*described, TableId::elections, "country"),
                               cell_text(*described, TableId::elections, "date"),
                               cell_text(*described, TableId::elections, "last_day")});
    }
    return m_around.election(id);
}

std::optional<MissionCase> MissionLinker::link(Rows& rows, const std::string& path, bool is_valid)
{
    const Row* mission = row_of_table(rows, TableId::missions);
    if (mission == nullptr) {
        return std::nullopt;
    }
    const std::string id = cell_text(*mission, TableId::missions, "id");
    const std::string organisation = cell_text(*mission, TableId::missions, "organisation");
    const auto* election =
        election_of(rows, is_valid, cell_text(*mission, TableId::missions, "election"));
    const bool is_first = m_seen.insert(id).second;
    if (election == nullptr || !is_first) {
        m_session.execute("INSERT OR IGNORE INTO temp.touched VALUES (:id)", {{"id", id}});
        return std::nullopt;
    }
    if (!base::is_empty(mission->cells[position(TableId::missions, "part_of")])) {
        m_nested.run({id});
    }
    MissionCase out = case_of(rows, *mission, *election);
    out.path = path;
    std::set<std::string> countries;
    for (Row& row : rows) {
        if (row.table == number(TableId::mentions)) {
            out.people.push_back(link_row(m_book, m_around, organisation, election->date, row));
            const Attendance& one = out.people.back();
            if (takes_part(one.part) && !one.delegation.empty()) {
                countries.insert(one.delegation);
            }
        }
    }
    std::stable_sort(out.people.begin(), out.people.end(), [](const auto& a, const auto& b) {
        return a.mark < b.mark;
    });
    for (const auto& country : countries) {
        for (auto& one : m_around.compositions(organisation, country, election->date)) {
            m_compositions.add(id, election->date, one);
            if (one.is_valid) {
                out.delegations.push_back(std::move(one.seated));
            }
        }
    }
    return out;
}

} // namespace eomt::index
