#include "base/country.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace eomt::base {

namespace {

constexpr auto all = std::to_array<Country>({
#include "countries.inc"
});

} // namespace

std::span<const Country> countries()
{
    return all;
}

const Country* find_country(std::string_view code)
{
    const auto* found =
        std::find_if(all.begin(), all.end(), [&](const Country& c) { return c.code == code; });
    return found == all.end() ? nullptr : found;
}

std::optional<std::string_view> guess_country(std::string_view text)
{
    const std::string wanted = lower(trim(text));
    // Not ISO codes, and yet what people write.
    if (wanted == "uk") {
        return "GB";
    }
    if (wanted == "usa") {
        return "US";
    }
    std::vector<std::string_view> names;
    for (const Country& country : all) {
        if (wanted == lower(country.code) || wanted == lower(country.code3) ||
            wanted == lower(country.name)) {
            return country.code;
        }
        names.push_back(country.name);
    }
    constexpr std::size_t shortest = 4;
    if (wanted.size() < shortest) {
        return std::nullopt;
    }
    const auto near = nearest(wanted, names);
    const auto* found = std::find_if(all.begin(), all.end(), [&](const Country& country) {
        return near && country.name == *near;
    });
    return found == all.end() ? std::nullopt : std::optional{found->code};
}

std::string_view country_name(std::string_view code)
{
    const Country* country = find_country(code);
    return country == nullptr ? code : country->name;
}

} // namespace eomt::base
