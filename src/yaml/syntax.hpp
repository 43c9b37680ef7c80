#pragma once

#include "yaml/source.hpp"

#include <optional>
#include <string>

namespace eomt::yaml {

/// A syntax error as a writer of records understands it.
struct SyntaxFault
{
    std::size_t offset = 0;
    std::string message;
};

/// The byte after the closing quote of the quoted scalar that opens at `offset`, or nothing if it
/// never closes.
std::optional<std::size_t> quote_end(std::string_view text, std::size_t offset);

/// Where a value in brackets opens, up to `limit`, that nothing closes.
std::optional<std::size_t> unclosed_bracket(std::string_view text, std::size_t limit);

/// Where a quoted value opens that was meant to end on its line and runs on to a later quote,
/// looked for up to `limit`: the usual cause of an error far below it.
std::optional<std::size_t> runaway_quote(std::string_view text, std::size_t limit);

/// What yaml-cpp's message at `offset` means, and where the cause is.
SyntaxFault
explain_syntax(std::string_view text, std::string_view parser_message, std::size_t offset);

} // namespace eomt::yaml
