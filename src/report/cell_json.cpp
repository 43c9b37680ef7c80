#include "report/cell_json.hpp"

#include <cmath>

namespace eomt::report {

nlohmann::ordered_json json_of(const base::Cell& cell)
{
    if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
        return *whole;
    }
    if (const auto* real = std::get_if<double>(&cell)) {
        return *real;
    }
    if (const auto* mean = std::get_if<base::Mean>(&cell)) {
        constexpr double hundredths = 100;
        return std::round(mean->value * hundredths) / hundredths;
    }
    const auto* text = std::get_if<std::string>(&cell);
    return text == nullptr ? nlohmann::ordered_json{} : nlohmann::ordered_json(*text);
}

} // namespace eomt::report
