#include "exchange/tables.hpp"

#include "base/text.hpp"

namespace eomt::exchange {

namespace {

/// Whether a row belongs to the scope, by the record that it is a part of.
bool is_in(const Scope& scope, const TableSpec& spec, const base::Table& table, std::size_t row)
{
    const auto cell = [&](std::string_view column) {
        return base::to_text(table.rows[row][base::column_of(table, column)]);
    };
    const std::string owner = cell(spec.owner);
    if (spec.owner_kind.empty()) {
        return scope.has(cell("kind"), owner);
    }
    if (spec.owner_kind == "recommendation") {
        return scope.has("mission", owner.substr(0, owner.rfind('#')));
    }
    // An election's own figures belong to no mission.
    return owner.empty() ? scope.has("election", cell("election"))
                         : scope.has(spec.owner_kind, owner);
}

std::string csv_cell(const base::Cell& cell)
{
    std::string text = base::to_text(cell);
    // A text that is empty is not one that is missing.
    const bool is_empty_text = text.empty() && !base::is_empty(cell);
    if (!is_empty_text && text.find_first_of(",\"\r\n") == std::string::npos) {
        return text;
    }
    std::string quoted = "\"";
    for (const char c : text) {
        quoted += c;
        if (c == '"') {
            quoted += c;
        }
    }
    return quoted + '"';
}

} // namespace

std::vector<FilledTable> fill_tables(index::Session& session, const Scope& scope)
{
    std::vector<FilledTable> filled;
    for (const TableSpec& spec : table_specs()) {
        base::Table all = session.query(spec.sql);
        all.columns.clear();
        for (const Field& field : spec.fields) {
            all.columns.push_back(field.name);
        }
        base::Table data{all.columns, {}};
        for (std::size_t row = 0; row < all.rows.size(); ++row) {
            if (scope.has_all() || is_in(scope, spec, all, row)) {
                data.rows.push_back(std::move(all.rows[row]));
            }
        }
        filled.push_back({&spec, std::move(data)});
    }
    return filled;
}

std::string csv_text(const base::Table& table)
{
    std::string text;
    const auto add_line = [&](const std::vector<std::string>& cells) {
        const std::string line = base::join(cells, ",");
        // Readers skip an empty line.
        text += (line.empty() ? "\"\"" : line) + "\r\n";
    };
    std::vector<std::string> header;
    header.reserve(table.columns.size());
    for (const auto& column : table.columns) {
        header.push_back(csv_cell(base::Cell{column}));
    }
    add_line(header);
    for (const auto& row : table.rows) {
        std::vector<std::string> cells;
        cells.reserve(row.size());
        for (const auto& cell : row) {
            cells.push_back(csv_cell(cell));
        }
        add_line(cells);
    }
    return text;
}

} // namespace eomt::exchange
