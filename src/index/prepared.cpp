#include "index/prepared.hpp"

namespace eomt::index {

Prepared::Prepared(Session& session, const std::string& sql, const Parameters& parameters)
    : m_holders(parameters.size()), m_statement{session.impl().sql}
{
    guarded([&] {
        for (std::size_t i = 0; i < parameters.size(); ++i) {
            Holder& holder = m_holders[i];
            holder.type = parameters[i].type;
            if (holder.type == ColumnType::integer) {
                m_statement.exchange(soci::use(holder.whole, holder.state, parameters[i].name));
            } else {
                m_statement.exchange(soci::use(holder.text, holder.state, parameters[i].name));
            }
        }
        m_statement.alloc();
        m_statement.prepare(sql);
        m_statement.define_and_bind();
    });
}

void Prepared::run(const std::vector<base::Cell>& values)
{
    for (std::size_t i = 0; i < m_holders.size(); ++i) {
        Holder& holder = m_holders[i];
        const bool given = !base::is_empty(values[i]);
        holder.state = given ? soci::i_ok : soci::i_null;
        if (holder.type == ColumnType::integer) {
            holder.whole = given ? std::get<std::int64_t>(values[i]) : 0;
        } else {
            holder.text = base::to_text(values[i]);
        }
    }
    guarded([&] { m_statement.execute(true); });
}

} // namespace eomt::index
