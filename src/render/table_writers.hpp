#pragma once

#include "base/table.hpp"
#include "render/table.hpp"

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

// What the writers of the formats share with `write_table`; nobody else includes this.
namespace eomt::render {

void write_table_text(std::ostream& out, const base::Table& table, std::size_t width);
void write_table_csv(std::ostream& out, const base::Table& table);
void write_table_tsv(std::ostream& out, const base::Table& table);
void write_table_json(std::ostream& out, const base::Table& table);
void write_table_md(std::ostream& out, const base::Table& table);
void write_table_html(std::ostream& out,
                      const base::Table& table,
                      const std::string& title,
                      const std::vector<std::string>& notes);

bool is_number(const base::Cell& cell);

/// The cell of a row, "no data" where the row is too short.
const base::Cell& cell_at(const std::vector<base::Cell>& row, std::size_t column);

/// For each column, whether it holds numbers and, besides them, nothing but "no data".
std::vector<bool> number_columns(const base::Table& table);

/// The web addresses in a cell of a column of such, which a list joins with "; "; none where one of
/// them is not.
std::vector<std::string> cell_addresses(const std::string& column, const base::Cell& cell);

} // namespace eomt::render
