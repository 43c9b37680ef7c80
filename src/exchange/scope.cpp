#include "exchange/scope.hpp"

#include "query/query.hpp"

#include <fmt/format.h>

namespace eomt::exchange {

Scope::Scope(index::Session& session, const std::vector<std::string>& words)
    : m_has_all{words.empty()}
{
    if (m_has_all) {
        return;
    }
    const query::Selection selection = query::parse(words, query::Target::missions);
    const std::string sel = fmt::format("WITH sel AS (SELECT m.* FROM missions m{}{}) ",
                                        selection.mission.empty() ? "" : " WHERE ",
                                        selection.mission);
    const std::string on_team =
        "JOIN mentions p ON p.mission = m.id AND p.part IN ('coordinator', 'head', 'team')";
    const std::string delegations = fmt::format(
        "SELECT DISTINCT d.id FROM delegations d JOIN sel m ON m.organisation = d.organisation {} "
        "AND p.delegation = d.country",
        on_team);
    add(session, "mission", sel + "SELECT id FROM sel", selection.binds);
    add(session, "election", sel + "SELECT DISTINCT election FROM sel", selection.binds);
    add(session, "organisation", sel + "SELECT DISTINCT organisation FROM sel", selection.binds);
    add(session, "delegation", sel + delegations, selection.binds);
    add(session,
        "person",
        sel + "SELECT DISTINCT p.person FROM mentions p JOIN sel m ON m.id = p.mission",
        selection.binds);
    add(session,
        "person",
        fmt::format("{}SELECT DISTINCT b.person FROM members b WHERE b.delegation IN ({})",
                    sel,
                    delegations),
        selection.binds);
    add_parents(session);
}

bool Scope::has(std::string_view kind, std::string_view record) const
{
    if (m_has_all) {
        return true;
    }
    if (kind == "member") {
        return has("delegation", record.substr(0, record.rfind('#')));
    }
    const auto records = m_records.find(kind);
    return records != m_records.end() && records->second.contains(record);
}

void Scope::add(index::Session& session,
                std::string_view kind,
                const std::string& sql,
                const index::Binds& binds)
{
    auto& records = m_records[std::string{kind}];
    for (const auto& row : session.query(sql, binds).rows) {
        records.insert(base::to_text(row.front()));
    }
}

void Scope::add_parents(index::Session& session)
{
    std::map<std::string, std::string> parents;
    for (const auto& row :
         session.query("SELECT id, parent FROM organisations WHERE parent IS NOT NULL").rows) {
        parents[base::to_text(row[0])] = base::to_text(row[1]);
    }
    auto& records = m_records["organisation"];
    const std::vector<std::string> selected{records.begin(), records.end()};
    for (std::string id : selected) {
        for (auto above = parents.find(id); above != parents.end(); above = parents.find(id)) {
            id = above->second;
            if (!records.insert(id).second) {
                break;
            }
        }
    }
}

} // namespace eomt::exchange
