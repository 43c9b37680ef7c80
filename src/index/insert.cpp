#include "index/insert.hpp"

#include <fmt/format.h>

namespace eomt::index {

namespace {

constexpr std::size_t rows_at_once = 512;

} // namespace

Inserter::Inserter(Session& session, const TableInfo& table, bool has_key)
    : m_session{session}, m_has_key{has_key}
{
    std::string names;
    std::string values;
    const auto add_column = [&](std::string_view name, ColumnType type) {
        names += fmt::format("{}{}", names.empty() ? "" : ", ", name);
        values += fmt::format("{}:v{}", values.empty() ? "" : ", ", m_columns.size());
        m_columns.push_back({type, {}, {}, {}, {}});
    };
    for (const std::string_view name : {"file", "line", "col"}) {
        add_column(name, ColumnType::integer);
    }
    for (const auto& column : table.columns) {
        add_column(column.name, column.type);
    }
    if (m_has_key) {
        add_column("raw_id", ColumnType::integer);
    }
    m_sql = fmt::format("INSERT INTO raw_{} ({}) VALUES ({})", table.name, names, values);
}

void Inserter::push(Values& values, base::Cell&& cell)
{
    values.states.push_back(base::is_empty(cell) ? soci::i_null : soci::i_ok);
    const auto* whole = std::get_if<std::int64_t>(&cell);
    switch (values.type) {
    case ColumnType::text: {
        auto* text = std::get_if<std::string>(&cell);
        values.texts.push_back(text == nullptr ? std::string{} : std::move(*text));
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

void Inserter::add(std::int64_t file, Row&& row, std::int64_t key)
{
    push(m_columns[0], file);
    push(m_columns[1], std::int64_t{row.mark.line});
    push(m_columns[2], std::int64_t{row.mark.column});
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        push(m_columns[i + 3], std::move(row.cells[i]));
    }
    if (m_has_key) {
        push(m_columns.back(), key);
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
