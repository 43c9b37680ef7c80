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
    Inserter(Session& session, const TableInfo& table);

    void add(std::int64_t file, const Row& row);
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

    static void push(Values& values, const base::Cell& cell);

    Session& m_session;
    std::string m_sql;
    std::vector<Values> m_columns;
    std::size_t m_rows = 0;
};

} // namespace eomt::index
