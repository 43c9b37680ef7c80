#include "base/text.hpp"
#include "render/table_writers.hpp"

#include <algorithm>
#include <numeric>
#include <ostream>

namespace eomt::render {

namespace {

constexpr std::string_view gap = "  ";
constexpr std::size_t narrowest = 8;

struct Column
{
    std::string header;
    std::size_t width = 0; ///< as it will be printed
    std::size_t whole = 0; ///< the widest cell that is never cut
    bool right = false;
    bool is_id = false; ///< what a row is called
};

struct Shown
{
    std::string text;
    bool right = false;
};

using Rows = std::vector<std::vector<Shown>>;

std::string one_line(std::string_view text)
{
    return base::visible(base::squeeze(text));
}

/// Half of a number or a date would be a wrong one.
bool is_indivisible(const Shown& cell)
{
    constexpr std::string_view digits = "0123456789-";
    constexpr std::size_t date = 10;
    return cell.right || (cell.text.size() == date && cell.text[4] == '-' && cell.text[7] == '-' &&
                          cell.text.find_first_not_of(digits) == std::string::npos);
}

Rows shown_rows(const base::Table& table)
{
    Rows rows;
    rows.reserve(table.rows.size());
    for (const auto& row : table.rows) {
        auto& shown = rows.emplace_back();
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            const base::Cell& cell = cell_at(row, i);
            shown.push_back({one_line(base::to_text(cell)), is_number(cell)});
        }
    }
    return rows;
}

std::vector<Column> columns_of(const base::Table& table, const Rows& rows)
{
    std::vector<Column> columns;
    const std::vector<bool> numbers = number_columns(table);
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        // What a row is called stands first and has no spaces; a text that stands first has.
        const bool is_id = i == 0 && std::all_of(rows.begin(), rows.end(), [](const auto& row) {
                               return row[0].text.find(' ') == std::string::npos;
                           });
        Column column{one_line(table.columns[i]), 0, 0, numbers[i], is_id};
        column.width = base::display_width(column.header);
        for (const auto& row : rows) {
            const std::size_t width = base::display_width(row[i].text);
            column.width = std::max(column.width, width);
            column.whole = is_indivisible(row[i]) ? std::max(column.whole, width) : column.whole;
        }
        columns.push_back(std::move(column));
    }
    return columns;
}

/// Takes a place at a time from the widest column until `excess` is gone or no column is above its
/// floor.
template <class Floor>
void narrow(std::vector<Column>& columns, std::size_t& excess, Floor floor)
{
    for (; excess > 0; --excess) {
        Column* widest = nullptr;
        for (Column& column : columns) {
            if (column.width > floor(column) &&
                (widest == nullptr || column.width >= widest->width)) {
                widest = &column;
            }
        }
        if (widest == nullptr) {
            return;
        }
        --widest->width;
    }
}

void fit(std::vector<Column>& columns, std::size_t width)
{
    const std::size_t gaps = columns.empty() ? 0 : (columns.size() - 1) * gap.size();
    const std::size_t wanted = std::accumulate(
        columns.begin(), columns.end(), gaps, [](std::size_t sum, const Column& column) {
            return sum + column.width;
        });
    if (width == 0 || wanted <= width) {
        return;
    }
    std::size_t excess = wanted - width;
    const auto least = [](const Column& column) { return std::max(narrowest, column.whole); };
    const auto header = [&](const Column& column) {
        return std::max(least(column), base::display_width(column.header));
    };
    // What a row is called is what the next command is given: it stays whole longest.
    const auto but_id = [](const auto& floor) {
        return
            [&floor](const Column& column) { return column.is_id ? column.width : floor(column); };
    };
    narrow(columns, excess, but_id(header));
    narrow(columns, excess, but_id(least));
    // A table that is too wide even so is not the better for half an id.
    const Column& first = columns.front();
    if (first.is_id && first.width < least(first) + excess) {
        return;
    }
    narrow(columns, excess, least);
}

std::string shorten(const std::string& text, std::size_t width)
{
    std::string out;
    std::size_t used = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = base::char_length(text, at);
        const std::string_view character = std::string_view{text}.substr(at, length);
        used += base::display_width(character);
        if (used + 1 > width) {
            break;
        }
        out += character;
        at += length;
    }
    return std::string{base::trim(out)} + "…";
}

/// Appends a cell, and the spaces before it that the cells before it left owing: none end a line
/// that way.
void put(std::string& line, std::size_t& owed, const Shown& cell, std::size_t width)
{
    const std::size_t natural = base::display_width(cell.text);
    const std::string text = natural > width ? shorten(cell.text, width) : cell.text;
    const std::size_t space = width - std::min(width, base::display_width(text));
    if (text.empty()) {
        owed += width;
        return;
    }
    line.append(owed + (cell.right ? space : 0), ' ');
    line += text;
    owed = cell.right ? 0 : space;
}

} // namespace

void write_table_text(std::ostream& out, const base::Table& table, std::size_t width)
{
    const Rows rows = shown_rows(table);
    std::vector<Column> columns = columns_of(table, rows);
    if (columns.empty()) {
        return;
    }
    fit(columns, width);
    const auto write_line = [&](const auto& cell_of) {
        std::string line;
        std::size_t owed = 0;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            owed += i == 0 ? 0 : gap.size();
            put(line, owed, cell_of(i), columns[i].width);
        }
        out << line << '\n';
    };
    write_line([&](std::size_t i) { return Shown{columns[i].header, columns[i].right}; });
    if (rows.empty()) {
        return;
    }
    write_line([&](std::size_t i) { return Shown{std::string(columns[i].width, '-'), false}; });
    for (const auto& row : rows) {
        write_line([&](std::size_t i) { return row[i]; });
    }
}

} // namespace eomt::render
