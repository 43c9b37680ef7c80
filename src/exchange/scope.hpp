#pragma once

#include "index/session.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace eomt::exchange {

/// What an export is about: without a query every record, else the missions that it selects and
/// what they touch: their elections, their organisations and the organisations above these, the
/// delegations on their teams, whole, and the persons that any of these name.
class Scope
{
public:
    /// Reads the query words. Throws `UsageError` for words that are no query.
    Scope(index::Session& session, const std::vector<std::string>& words);

    /// Whether the record belongs to it. `kind` is a kind of record, or `member`, whose record is
    /// `<delegation>#<n>`.
    bool has(std::string_view kind, std::string_view record) const;

    /// True where there was no query.
    bool has_all() const { return m_has_all; }

private:
    void add(index::Session& session,
             std::string_view kind,
             const std::string& sql,
             const index::Binds& binds);
    void add_parents(index::Session& session);

    bool m_has_all = false;
    std::map<std::string, std::set<std::string, std::less<>>, std::less<>> m_records;
};

} // namespace eomt::exchange
