#pragma once

#include "exchange/tables.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace eomt::exchange {

/// A row whose cells are asked for by column.
class RowView
{
public:
    RowView(const base::Table& table, const std::vector<base::Cell>& row)
        : m_table{table}, m_row{row}
    {}

    /// The cell as text, empty where there is no data. Throws `Error` for an unknown column.
    std::string operator[](std::string_view column) const
    {
        return base::to_text(m_row[base::column_of(m_table, column)]);
    }

    const base::Cell& cell(std::string_view column) const
    {
        return m_row[base::column_of(m_table, column)];
    }

private:
    const base::Table& m_table;
    const std::vector<base::Cell>& m_row;
};

/// The tables of an export, asked for by name.
class TableSet
{
public:
    explicit TableSet(std::vector<FilledTable> tables) : m_tables{std::move(tables)} {}

    /// The rows of a table; none for a name that there isn't.
    std::vector<RowView> rows(std::string_view name) const
    {
        std::vector<RowView> views;
        for (const FilledTable& table : m_tables) {
            if (table.spec->name == name) {
                for (const auto& row : table.data.rows) {
                    views.emplace_back(table.data, row);
                }
            }
        }
        return views;
    }

private:
    std::vector<FilledTable> m_tables;
};

} // namespace eomt::exchange
