#pragma once

#include <string>
#include <string_view>

namespace eomt::base {

/// The English name of a language for its code, such as "Russian" for `ru`, from ICU; the code
/// itself where ICU knows none.
std::string language_name(std::string_view code);

} // namespace eomt::base
