#include "index/statement.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

namespace eomt::index {

namespace {

void hold(const base::Cell& value, Holder& holder)
{
    if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        holder.whole = *whole;
    } else if (const auto* real = std::get_if<double>(&value)) {
        holder.real = *real;
    } else {
        const auto* text = std::get_if<std::string>(&value);
        holder.state = text == nullptr ? soci::i_null : soci::i_ok;
        holder.text = text == nullptr ? std::string{} : *text;
    }
}

void bind(soci::statement& statement, const Bind& one, Holder& holder)
{
    hold(one.value, holder);
    if (std::holds_alternative<std::int64_t>(one.value)) {
        statement.exchange(soci::use(holder.whole, holder.state, one.name));
    } else if (std::holds_alternative<double>(one.value)) {
        statement.exchange(soci::use(holder.real, holder.state, one.name));
    } else {
        statement.exchange(soci::use(holder.text, holder.state, one.name));
    }
}

bool is_used(const std::string& sql, const std::string& name)
{
    const std::string wanted = ":" + name;
    for (std::size_t at = sql.find(wanted); at != std::string::npos;
         at = sql.find(wanted, at + 1)) {
        const std::size_t end = at + wanted.size();
        if (end == sql.size() ||
            (std::isalnum(static_cast<unsigned char>(sql[end])) == 0 && sql[end] != '_')) {
            return true;
        }
    }
    return false;
}

/// Whether a value can stand where another one stood: what is no number is held as text.
bool same_type(const base::Cell& a, const base::Cell& b)
{
    const auto is_text = [](const base::Cell& cell) {
        return !std::holds_alternative<std::int64_t>(cell) && !std::holds_alternative<double>(cell);
    };
    return a.index() == b.index() || (is_text(a) && is_text(b));
}

} // namespace

void bind_all(soci::statement& statement,
              const std::string& sql,
              const Binds& binds,
              std::vector<Holder>& holders)
{
    holders.resize(binds.size());
    for (std::size_t i = 0; i < binds.size(); ++i) {
        if (is_used(sql, binds[i].name)) {
            bind(statement, binds[i], holders[i]);
        }
    }
}

Statement::Statement(Session::Impl& impl, const std::string& sql, Binds binds)
    : m_impl{impl},
      m_binds{std::move(binds)},
      m_statement{std::make_unique<soci::statement>(impl.sql)}
{
    bind_all(*m_statement, sql, m_binds, m_holders);
    m_statement->exchange(soci::into(m_first, m_first_state));
    m_statement->alloc();
    m_statement->prepare(sql);
    m_statement->define_and_bind();
}

bool Statement::take(const Binds& binds)
{
    const bool fits = std::equal(binds.begin(),
                                 binds.end(),
                                 m_binds.begin(),
                                 m_binds.end(),
                                 [](const auto& a, const auto& b) {
                                     return a.name == b.name && same_type(a.value, b.value);
                                 });
    for (std::size_t i = 0; fits && i < binds.size(); ++i) {
        hold(binds[i].value, m_holders[i]);
    }
    return fits;
}

sqlite_api::sqlite3_stmt* Statement::raw() const
{
    return static_cast<soci::sqlite3_statement_backend*>(m_statement->get_backend())->stmt_;
}

} // namespace eomt::index
