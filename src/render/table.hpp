#pragma once

#include "base/table.hpp"
#include "render/format.hpp"

#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

namespace eomt::render {

/// How a table is written, beyond its format.
struct TableOptions
{
    std::string title;     ///< of the page and the table, for `Format::html`
    std::size_t width = 0; ///< of the terminal in columns, 0 is unlimited; for `Format::table`
    /// What readers should know of the table, below it; the formats for programs leave it out.
    std::vector<std::string> notes = {};
};

/// Writes a table in any format. The stream's own state says whether that went well; throws nothing
/// of its own.
void write_table(std::ostream& out,
                 const base::Table& table,
                 Format format,
                 const TableOptions& options = {});

} // namespace eomt::render
