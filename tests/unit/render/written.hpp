#pragma once

#include "render/table.hpp"

#include <sstream>
#include <string>
#include <string_view>

// What the tests of the table formats share.
inline std::string written(const eomt::base::Table& table,
                           eomt::render::Format format,
                           const eomt::render::TableOptions& options = {})
{
    std::ostringstream out;
    eomt::render::write_table(out, table, format, options);
    return out.str();
}

/// A table of one column "text" with these cells.
inline eomt::base::Table texts(const std::vector<std::string>& cells)
{
    eomt::base::Table table{{"text"}, {}};
    for (const std::string& cell : cells) {
        table.rows.push_back({cell});
    }
    return table;
}

inline bool has(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}
