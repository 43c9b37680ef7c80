#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace eomt::base {

/// A country of ISO 3166-1, from Debian's iso-codes.
struct Country
{
    std::string_view code;  ///< alpha-2, upper case
    std::string_view code3; ///< alpha-3
    std::string_view name;  ///< in English, the common one
};

/// All of them, in no order that matters.
std::span<const Country> countries();

/// The country with exactly this alpha-2 code.
const Country* find_country(std::string_view code);

/// The code that was meant by `kz`, `KAZ`, `Kazakhstan`, `Kazahstan`, `UK`.
std::optional<std::string_view> guess_country(std::string_view text);

/// The English name for a code; the code itself where it is none.
std::string_view country_name(std::string_view code);

} // namespace eomt::base
