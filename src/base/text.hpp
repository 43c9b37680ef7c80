#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace eomt::base {

/// True for text of 7-bit characters alone.
bool is_ascii(std::string_view text);

/// The byte offset of the first byte that is not UTF-8 (overlong forms and surrogates count), if
/// any.
std::optional<std::size_t> first_bad_utf8(std::string_view text);

/// The byte offset of the first control character that is neither a line end nor a tab, if any.
std::optional<std::size_t> first_control(std::string_view text);

/// The bytes of the character at byte `at`, at least 1; `text` is UTF-8.
std::size_t char_length(std::string_view text, std::size_t at);

/// The number of characters (code points) of UTF-8 text.
std::size_t char_count(std::string_view text);

/// `count` characters from character `start`, clipped to the text.
std::string_view char_substr(std::string_view text, std::size_t start, std::size_t count);

/// How many columns a terminal gives the text: combining marks 0, East Asian wide characters 2.
std::size_t display_width(std::string_view text);

enum class Keep
{
    nothing,
    tabs,
    lines
};

/// Text that is safe to show: control characters, invisible format characters and bidirectional
/// overrides become `<U+202E>`; `keep` lets tabs, or tabs and line ends, through.
std::string visible(std::string_view text, Keep keep = Keep::nothing);

/// Calls for escaping: true where `visible` would replace the code point.
bool is_unsafe(char32_t code);

/// White space at both ends taken off.
std::string_view trim(std::string_view text);

/// Each run of white space becomes one space, none at the ends.
std::string squeeze(std::string_view text);

/// The text with case and accents folded away, for searching in any script.
std::string fold(std::string_view text);

/// ASCII lower case.
std::string lower(std::string_view text);

/// `text` split at `separator`; one part for an empty text.
std::vector<std::string_view> split(std::string_view text, char separator);

/// `parts` with `separator` between.
std::string join(const std::vector<std::string>& parts, std::string_view separator);

/// The nearest of `known` to `word` by edits (case aside), if one is near enough to be what was
/// meant.
std::optional<std::string> nearest(std::string_view word,
                                   const std::vector<std::string_view>& known);

/// `; did you mean "x"?` for the nearest of `known`, or nothing.
std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& known);

/// True for `[a-z0-9][a-z0-9._-]*`, the form of an id.
bool is_id(std::string_view text);

/// True for lower-case words joined by single hyphens.
bool is_slug(std::string_view text);

/// `part (n word)` helper: "1 file", "3 files".
std::string plural(std::size_t count, std::string_view word);

} // namespace eomt::base
