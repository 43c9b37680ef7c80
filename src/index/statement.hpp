#pragma once

#include "index/session_impl.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace eomt::index {

/// A bound value; SOCI reads it when the statement is executed, so it has to stay where it is.
struct Holder
{
    std::string text;
    long long whole = 0;
    double real = 0;
    soci::indicator state = soci::i_ok;
};

/// Binds those of the values that the SQL names.
void bind_all(soci::statement& statement,
              const std::string& sql,
              const Binds& binds,
              std::vector<Holder>& holders);

/// A query that is prepared once and run again and again with other values. Its rows are read where
/// the database has them.
class Statement
{
public:
    /// Prepares the query; `binds` say which values it takes, and of what types.
    Statement(Session::Impl& impl, const std::string& sql, Binds binds);

    /// Takes other values. False where their names or types are others than those it was prepared
    /// for.
    bool take(const Binds& binds);

    /// Runs the query and calls `visit` for each row.
    template <class Visit>
    void each(const Visit& visit)
    {
        if (!m_statement->execute(true)) {
            return;
        }
        // SOCI runs the statement and gives the first row. Letting it fetch the others costs half
        // as much again as the rows themselves.
        int result = SQLITE_ROW;
        for (; result == SQLITE_ROW; result = sqlite_api::sqlite3_step(raw())) {
            visit(RowView{raw()});
        }
        if (result != SQLITE_DONE) {
            fail(m_impl, result);
        }
    }

    /// The database's own statement.
    sqlite_api::sqlite3_stmt* raw() const;

private:
    Session::Impl& m_impl;
    Binds m_binds;
    std::vector<Holder> m_holders;
    // SOCI fetches rows only for a statement that puts them somewhere; the first column will do.
    long long m_first = 0;
    soci::indicator m_first_state = soci::i_ok;
    std::unique_ptr<soci::statement> m_statement;
};

} // namespace eomt::index
