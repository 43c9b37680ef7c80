#include "base/text.hpp"
#include "render/table_writers.hpp"

#include <algorithm>
#include <array>
#include <ostream>

namespace eomt::render {

namespace {

/// A spreadsheet runs a text that begins like this, or like this after spaces, as a formula. The
/// last four are the full-width forms, which some of them read as the same.
bool runs_as_formula(std::string_view text)
{
    constexpr std::array<std::string_view, 8> signs{"=", "+", "-", "@", "＝", "＋", "－", "＠"};
    if (text.empty()) {
        return false;
    }
    if (text.front() == '\t' || text.front() == '\r' || text.front() == '\n') {
        return true;
    }
    text = base::trim(text);
    return std::any_of(
        signs.begin(), signs.end(), [&](std::string_view sign) { return text.starts_with(sign); });
}

/// The file may have been written anywhere; in the output a line end within a cell is always one
/// LF.
std::string plain_line_ends(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '\r' || at + 1 == text.size() || text[at + 1] != '\n') {
            out += text[at];
        }
    }
    return out;
}

/// The text after an apostrophe where it would run as a formula.
std::string guarded(std::string_view text, std::string shown)
{
    return runs_as_formula(text) ? "'" + shown : std::move(shown);
}

std::string csv_text(const std::string& text)
{
    std::string shown = guarded(text, base::visible(plain_line_ends(text), base::Keep::lines));
    if (shown.find_first_of(",\"\r\n") == std::string::npos) {
        return shown;
    }
    std::string out = "\"";
    for (const char c : shown) {
        out += c;
        if (c == '"') {
            out += c;
        }
    }
    return out + '"';
}

std::string tsv_text(const std::string& text)
{
    std::string flat = plain_line_ends(text);
    std::replace_if(
        flat.begin(), flat.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    return guarded(text, base::visible(flat));
}

struct Style
{
    std::string_view separator;
    std::string_view line_end;
    std::string (*text)(const std::string&);
    /// Readers skip an empty line: a lone empty cell has to be written as something.
    std::string_view lone_empty;
};

void write_rows(std::ostream& out, const base::Table& table, const Style& style)
{
    if (table.columns.empty()) {
        return;
    }
    const auto write_line = [&](const auto& cell_of) {
        std::string line;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            line += i == 0 ? std::string_view{} : style.separator;
            line += cell_of(i);
        }
        out << (line.empty() ? style.lone_empty : std::string_view{line}) << style.line_end;
    };
    write_line([&](std::size_t i) { return style.text(table.columns[i]); });
    for (const auto& row : table.rows) {
        write_line([&](std::size_t i) {
            const base::Cell& cell = cell_at(row, i);
            const auto* text = std::get_if<std::string>(&cell);
            return text == nullptr ? base::to_text(cell) : style.text(*text);
        });
    }
}

} // namespace

void write_table_csv(std::ostream& out, const base::Table& table)
{
    write_rows(out, table, {",", "\r\n", csv_text, "\"\""});
}

void write_table_tsv(std::ostream& out, const base::Table& table)
{
    write_rows(out, table, {"\t", "\n", tsv_text, ""});
}

} // namespace eomt::render
