#include "base/csv.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace eomt::base {

namespace {

/// Reads the text from front to back, counting lines.
class CsvReader
{
public:
    explicit CsvReader(std::string_view text) : m_text{text} {}

    std::vector<CsvRow> rows()
    {
        std::vector<CsvRow> rows;
        while (!at_end()) {
            if (take_line_end()) {
                continue;
            }
            rows.push_back(row());
        }
        return rows;
    }

private:
    bool at_end() const { return m_at == m_text.size(); }
    char here() const { return m_text[m_at]; }

    /// Steps over CRLF, LF or CR, if one is here.
    bool take_line_end()
    {
        if (at_end() || (here() != '\r' && here() != '\n')) {
            return false;
        }
        m_at += m_text.substr(m_at, 2) == "\r\n" ? 2 : 1;
        ++m_line;
        return true;
    }

    CsvRow row()
    {
        CsvRow row{m_line, {cell()}};
        while (!at_end() && here() == ',') {
            ++m_at;
            row.cells.push_back(cell());
        }
        take_line_end();
        return row;
    }

    std::string cell() { return !at_end() && here() == '"' ? quoted_cell() : bare_cell(); }

    std::string bare_cell()
    {
        const std::size_t end = std::min(m_text.find_first_of(",\r\n", m_at), m_text.size());
        const std::size_t start = std::exchange(m_at, end);
        return std::string{m_text.substr(start, end - start)};
    }

    std::string quoted_cell()
    {
        const int opened = m_line;
        ++m_at;
        std::string cell;
        while (!at_end()) {
            if (take_line_end()) {
                cell += '\n';
            } else if (here() != '"') {
                cell += m_text[m_at++];
            } else if (m_text.substr(m_at, 2) == "\"\"") {
                cell += '"';
                m_at += 2;
            } else {
                ++m_at;
                expect_cell_end();
                return cell;
            }
        }
        throw Error{
            fmt::format("line {}: the quote that opens a cell here is never closed", opened)};
    }

    void expect_cell_end() const
    {
        if (!at_end() && here() != ',' && here() != '\r' && here() != '\n') {
            throw Error{
                fmt::format("line {}: \"{}\" stands after a closing quote; a quote within a "
                            "cell is written twice",
                            m_line,
                            visible(m_text.substr(m_at, char_length(m_text, m_at))))};
        }
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    int m_line = 1;
};

} // namespace

std::vector<CsvRow> read_csv(std::string_view text)
{
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.starts_with(byte_order_mark)) {
        text.remove_prefix(byte_order_mark.size());
    }
    if (const auto bad = first_bad_utf8(text)) {
        const auto before = text.substr(0, *bad);
        const auto line = 1 + std::count(before.begin(), before.end(), '\n');
        throw Error{fmt::format("line {}: this is not UTF-8; save the file as UTF-8", line)};
    }
    return CsvReader{text}.rows();
}

} // namespace eomt::base
