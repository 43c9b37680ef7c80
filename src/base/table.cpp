#include "base/table.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace eomt::base {

std::string to_text(const Cell& cell)
{
    if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
        return std::to_string(*whole);
    }
    if (const auto* real = std::get_if<double>(&cell)) {
        return fmt::format("{}", *real);
    }
    if (const auto* mean = std::get_if<Mean>(&cell)) {
        const std::string text = fmt::format("{:.2f}", mean->value);
        return text == "-0.00" ? "0.00" : text;
    }
    const auto* text = std::get_if<std::string>(&cell);
    return text == nullptr ? std::string{} : *text;
}

std::size_t column_of(const Table& table, std::string_view name)
{
    const auto found = std::find(table.columns.begin(), table.columns.end(), name);
    if (found == table.columns.end()) {
        throw Error{fmt::format("the table has no column \"{}\"", name)};
    }
    return static_cast<std::size_t>(found - table.columns.begin());
}

} // namespace eomt::base
