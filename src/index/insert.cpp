#include "index/insert.hpp"

#include <fmt/format.h>

namespace eomt::index {

namespace {

/// Binds a cell to the parameter at `place`, from 1. The cell has to live until the statement ran.
void bind_cell(sqlite_api::sqlite3_stmt* raw, int place, const base::Cell& cell)
{
    if (const auto* text = std::get_if<std::string>(&cell)) {
        sqlite_api::sqlite3_bind_text64(
            raw, place, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
    } else if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
        sqlite_api::sqlite3_bind_int64(raw, place, *whole);
    } else if (const auto* real = std::get_if<double>(&cell)) {
        sqlite_api::sqlite3_bind_double(raw, place, *real);
    } else {
        sqlite_api::sqlite3_bind_null(raw, place);
    }
}

} // namespace

Inserter::Inserter(Session& session, const TableInfo& table, bool has_key)
    : m_session{session}, m_columns{table.columns.size()}
{
    std::string names = "file, line, col";
    std::string values = "?, ?, ?";
    for (const auto& column : table.columns) {
        names += fmt::format(", {}", column.name);
        values += ", ?";
    }
    if (has_key) {
        names += ", raw_id";
        values += ", ?";
        ++m_columns;
    }
    guarded([&] {
        m_statement = std::make_unique<soci::statement>(m_session.impl().sql);
        m_statement->alloc();
        m_statement->prepare(
            fmt::format("INSERT INTO raw_{} ({}) VALUES ({})", table.name, names, values));
        m_statement->define_and_bind();
        m_raw = static_cast<soci::sqlite3_statement_backend*>(m_statement->get_backend())->stmt_;
    });
}

void Inserter::add(std::int64_t file, const Row& row, std::int64_t key)
{
    sqlite_api::sqlite3_bind_int64(m_raw, 1, file);
    sqlite_api::sqlite3_bind_int64(m_raw, 2, row.mark.line);
    sqlite_api::sqlite3_bind_int64(m_raw, 3, row.mark.column);
    int place = 4;
    for (const auto& cell : row.cells) {
        bind_cell(m_raw, place++, cell);
    }
    if (row.cells.size() < m_columns) {
        sqlite_api::sqlite3_bind_int64(m_raw, place, key);
    }
    const int result = sqlite_api::sqlite3_step(m_raw);
    sqlite_api::sqlite3_reset(m_raw);
    if (result != SQLITE_DONE) {
        fail(m_session.impl(), result);
    }
}

} // namespace eomt::index
