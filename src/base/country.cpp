#include "base/country.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace eomt::base {

namespace {

constexpr auto all = std::to_array<Country>({
#include "countries.inc"
});

constexpr std::size_t code_letters = 26;

/// The number of a code of two capital letters, if it is one.
constexpr std::optional<std::size_t> code_number(std::string_view code)
{
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (code.size() != 2 || !capital(code[0]) || !capital(code[1])) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(code[0] - 'A') * code_letters +
           static_cast<std::size_t>(code[1] - 'A');
}

/// For each number of a code its place in `all`, from 1; 0 where no country has it. Records name
/// countries by the dozen.
constexpr auto places = [] {
    std::array<std::uint16_t, code_letters * code_letters> out{};
    for (std::size_t i = 0; i < all.size(); ++i) {
        out[code_number(all[i].code).value()] = static_cast<std::uint16_t>(i + 1);
    }
    return out;
}();

} // namespace

std::span<const Country> countries()
{
    return all;
}

const Country* find_country(std::string_view code)
{
    const auto number = code_number(code);
    const std::size_t place = number ? places[*number] : 0;
    return place == 0 ? nullptr : &all[place - 1];
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
