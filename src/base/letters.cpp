#include "base/letters.hpp"

#include <algorithm>
#include <cstdint>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace eomt::base {

Character character_at(std::string_view text, std::size_t at)
{
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80) {
        return {first, 1};
    }
    // No character is longer than four bytes, so that a long text needs no long index.
    constexpr std::size_t longest = 4;
    const std::string_view rest = text.substr(at, longest);
    const auto size = static_cast<std::int32_t>(rest.size());
    std::int32_t end = 0;
    UChar32 code = 0;
    // NOLINTNEXTLINE(readability-simplify-subscript-expr): ICU's macro takes a pointer
    U8_NEXT_OR_FFFD(rest.data(), end, size, code);
    return {static_cast<char32_t>(code), static_cast<std::size_t>(end)};
}

bool is_letter(char32_t code)
{
    if (code < 0x80) {
        return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
    }
    const auto mask = U_GET_GC_MASK(static_cast<UChar32>(code));
    return (mask & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}

bool is_capital(char32_t code)
{
    return u_isupper(static_cast<UChar32>(code)) != 0;
}

bool is_blank(char32_t code)
{
    const auto wide = static_cast<UChar32>(code);
    constexpr UChar32 byte_order_mark = 0xFEFF;
    return u_isUWhiteSpace(wide) != 0 || u_iscntrl(wide) != 0 || wide == byte_order_mark;
}

} // namespace eomt::base
