#pragma once

#include "index/session_impl.hpp"
#include "index/table_spec.hpp"

#include <memory>
#include <vector>

namespace eomt::index {

/// Inserts rows into one table, some hundred at a time.
class Inserter
{
public:
    /// `has_key`: the table's rows have a key of their own, `raw_id`.
    Inserter(Session& session, const TableInfo& table, bool has_key);

    /// `key` is that of the row, where rows have one.
    void add(std::int64_t file, Row&& row, std::int64_t key);
    /// Writes what is still held back.
    void flush();

private:
    struct Values
    {
        ColumnType type;
        std::vector<std::string> texts;
        std::vector<long long> wholes;
        std::vector<double> reals;
        std::vector<soci::indicator> states;
    };

    static void push(Values& values, base::Cell&& cell);

    Session& m_session;
    bool m_has_key;
    std::string m_sql;
    std::vector<Values> m_columns;
    std::size_t m_rows = 0;
};

} // namespace eomt::index
