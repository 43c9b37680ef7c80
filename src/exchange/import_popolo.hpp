#pragma once

#include "exchange/draft.hpp"

#include <string_view>

namespace eomt::exchange {

/// The persons and delegations of a Popolo document, one that `export popolo` wrote or another's;
/// docs/exchange.md says what becomes what. Throws `Error` with line and column for a text that is
/// no JSON; everything else that is wrong is a fault with its JSON pointer.
Drafts read_popolo(std::string_view text);

} // namespace eomt::exchange
