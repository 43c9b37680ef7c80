#pragma once

#include "base/table.hpp"
#include "render/format.hpp"

#include <cstddef>
#include <iosfwd>
#include <string>

namespace eomt::render {

/// How a table is written, beyond its format.
struct TableOptions
{
    std::string title;     ///< of the page and the table, for `Format::html`
    std::size_t width = 0; ///< of the terminal in columns, 0 is unlimited; for `Format::table`
};

/// Writes a table in any format. The stream's own state says whether that went well; throws nothing
/// of its own.
void write_table(std::ostream& out,
                 const base::Table& table,
                 Format format,
                 const TableOptions& options = {});

} // namespace eomt::render
