#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace eomt::base {

/// A row of a CSV file.
struct CsvRow
{
    int line = 0; ///< from 1: where the row begins
    std::vector<std::string> cells;
};

/// The rows of a CSV file as RFC 4180 has it, the header among them; lines without a character are
/// none. A byte order mark is skipped, a line may end with CRLF, LF or CR, and a cell in quotes may
/// hold line ends, which become LF. Throws `Error` naming the line for a quote that isn't closed,
/// text after a closing quote, and bytes that are not UTF-8.
std::vector<CsvRow> read_csv(std::string_view text);

} // namespace eomt::base
