#include "index/insert.hpp"

#include <fmt/format.h>

namespace eomt::index {

namespace {

constexpr std::size_t rows_at_once = 512;

} // namespace

Inserter::Inserter(Session& session, const TableInfo& table) : m_session{session}
{
    std::string names = "file, line, col";
    std::string values = ":v0, :v1, :v2";
    for (int i = 0; i < 3; ++i) {
        m_columns.push_back({ColumnType::integer, {}, {}, {}, {}});
    }
    for (const auto& column : table.columns) {
        names += fmt::format(", {}", column.name);
        values += fmt::format(", :v{}", m_columns.size());
        m_columns.push_back({column.type, {}, {}, {}, {}});
    }
    m_sql = fmt::format("INSERT INTO raw_{} ({}) VALUES ({})", table.name, names, values);
}

void Inserter::push(Values& values, const base::Cell& cell)
{
    values.states.push_back(base::is_empty(cell) ? soci::i_null : soci::i_ok);
    const auto* whole = std::get_if<std::int64_t>(&cell);
    switch (values.type) {
    case ColumnType::text: {
        const auto* text = std::get_if<std::string>(&cell);
        values.texts.push_back(text == nullptr ? std::string{} : *text);
        break;
    }
    case ColumnType::integer:
        values.wholes.push_back(whole == nullptr ? 0 : *whole);
        break;
    case ColumnType::real: {
        const auto* real = std::get_if<double>(&cell);
        values.reals.push_back(real != nullptr    ? *real
                               : whole != nullptr ? static_cast<double>(*whole)
                                                  : 0);
        break;
    }
    }
}

void Inserter::add(std::int64_t file, const Row& row)
{
    push(m_columns[0], file);
    push(m_columns[1], std::int64_t{row.mark.line});
    push(m_columns[2], std::int64_t{row.mark.column});
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        push(m_columns[i + 3], row.cells[i]);
    }
    if (++m_rows == rows_at_once) {
        flush();
    }
}

void Inserter::flush()
{
    if (m_rows == 0) {
        return;
    }
    guarded([&] {
        soci::statement statement{m_session.impl().sql};
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            Values& values = m_columns[i];
            const std::string name = fmt::format("v{}", i);
            switch (values.type) {
            case ColumnType::text:
                statement.exchange(soci::use(values.texts, values.states, name));
                break;
            case ColumnType::integer:
                statement.exchange(soci::use(values.wholes, values.states, name));
                break;
            case ColumnType::real:
                statement.exchange(soci::use(values.reals, values.states, name));
                break;
            }
        }
        statement.alloc();
        statement.prepare(m_sql);
        statement.define_and_bind();
        statement.execute(true);
    });
    for (Values& values : m_columns) {
        values.texts.clear();
        values.wholes.clear();
        values.reals.clear();
        values.states.clear();
    }
    m_rows = 0;
}

} // namespace eomt::index
