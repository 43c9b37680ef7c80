#include "render/json.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

namespace eomt::render {

namespace {

/// The code point of a whole character of valid UTF-8.
char32_t decode(std::string_view character)
{
    const auto first = static_cast<unsigned char>(character.front());
    if (character.size() == 1) {
        return first;
    }
    // The first byte holds 5, 4 or 3 bits of the code point, by the length that its leading ones
    // give.
    char32_t code = first & (0x7FU >> character.size());
    for (const char c : character.substr(1)) {
        code = (code << 6U) | (static_cast<unsigned char>(c) & 0x3FU);
    }
    return code;
}

std::string escape_unit(char32_t unit)
{
    return fmt::format("\\u{:04x}", static_cast<unsigned>(unit));
}

std::string escape_code(char32_t code)
{
    constexpr char32_t first_pair = 0x10000;
    if (code < first_pair) {
        return escape_unit(code);
    }
    const char32_t rest = code - first_pair;
    return escape_unit(0xD800 + (rest >> 10U)) + escape_unit(0xDC00 + (rest & 0x3FFU));
}

/// Escapes in the text of a JSON value. All that is unsafe stands in its strings, where the library
/// has escaped what JSON forbids: a line feed that is left is its own.
std::string escape_unsafe(const std::string& json)
{
    std::string out;
    out.reserve(json.size());
    for (std::size_t at = 0; at < json.size();) {
        const std::size_t length = base::char_length(json, at);
        const std::string_view character = std::string_view{json}.substr(at, length);
        const char32_t code = decode(character);
        if (code != U'\n' && base::is_unsafe(code)) {
            out += escape_code(code);
        } else {
            out += character;
        }
        at += length;
    }
    return out;
}

std::string dump(const nlohmann::ordered_json& value, int indent)
{
    constexpr bool only_ascii = false;
    return escape_unsafe(
        value.dump(indent, ' ', only_ascii, nlohmann::ordered_json::error_handler_t::replace));
}

} // namespace

std::string json_text(const nlohmann::ordered_json& value)
{
    return dump(value, 2) + '\n';
}

std::string json_line(const nlohmann::ordered_json& value)
{
    return dump(value, -1);
}

} // namespace eomt::render
