#pragma once

#include "index/session_impl.hpp"
#include "index/table_spec.hpp"

#include <memory>
#include <string>

namespace eomt::index {

/// Inserts rows into one table. SOCI would copy each text three times on its way, which is half of
/// what a row costs; so it prepares the statement, and the values are handed to SQLite.
class Inserter
{
public:
    /// `has_key`: the table's rows have a key of their own, `raw_id`.
    Inserter(Session& session, const TableInfo& table, bool has_key);

    /// `key` is that of the row, where rows have one.
    void add(std::int64_t file, const Row& row, std::int64_t key = 0);

private:
    Session& m_session;
    std::size_t m_columns;
    std::unique_ptr<soci::statement> m_statement;
    sqlite_api::sqlite3_stmt* m_raw = nullptr;
};

} // namespace eomt::index
