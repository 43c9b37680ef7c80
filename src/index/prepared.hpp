#pragma once

#include "index/session_impl.hpp"
#include "index/table_spec.hpp"

#include <string>
#include <vector>

namespace eomt::index {

/// A statement without a result that is prepared once and run for many rows of values.
class Prepared
{
public:
    struct Parameter
    {
        std::string name;
        ColumnType type; ///< text or integer
    };

    using Parameters = std::vector<Parameter>;

    Prepared(Session& session, const std::string& sql, const Parameters& parameters);

    /// Runs it with a value for each parameter, in their order.
    void run(const std::vector<base::Cell>& values);

private:
    struct Holder
    {
        ColumnType type = ColumnType::text;
        std::string text;
        long long whole = 0;
        soci::indicator state = soci::i_ok;
    };

    std::vector<Holder> m_holders;
    soci::statement m_statement;
};

} // namespace eomt::index
