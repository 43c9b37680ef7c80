#pragma once

#include <cstddef>
#include <string_view>

namespace eomt::base {

/// A character of a text and how many bytes it takes there; a bad byte is U+FFFD and one byte.
struct Character
{
    char32_t code = 0;
    std::size_t bytes = 1;
};

/// The character at byte `at`, which is inside the text.
Character character_at(std::string_view text, std::size_t at);

/// True for letters of any script, and for the marks that are written with them.
bool is_letter(char32_t code);

/// True for capital letters of any script.
bool is_capital(char32_t code);

/// White space of any kind, and control characters.
bool is_blank(char32_t code);

} // namespace eomt::base
