#include "base/text.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <fmt/format.h>
#include <numeric>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace eomt::base {

namespace {

/// Calls `use(code, bytes)` for each character; stops nowhere, bad bytes come as U+FFFD.
template <class Use>
void each_char(std::string_view text, Use use)
{
    const auto size = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < size;) {
        const std::int32_t start = at;
        UChar32 code = 0;
        // NOLINTNEXTLINE(readability-simplify-subscript-expr): ICU's macro takes a pointer
        U8_NEXT_OR_FFFD(text.data(), at, size, code);
        use(static_cast<char32_t>(code),
            text.substr(static_cast<std::size_t>(start), static_cast<std::size_t>(at - start)));
    }
}

constexpr std::size_t word_bytes = sizeof(std::uint64_t);
constexpr std::uint64_t each_byte = 0x0101010101010101U;
constexpr std::uint64_t high_bits = each_byte * 0x80U;

/// Eight bytes from `at` on, which are there.
std::uint64_t word_at(std::string_view text, std::size_t at)
{
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, word_bytes);
    return word;
}

/// Past the run of 7-bit characters at `at`, or near its end: whole words of them.
std::size_t skip_ascii_words(std::string_view text, std::size_t at)
{
    while (at + word_bytes <= text.size() && (word_at(text, at) & high_bits) == 0) {
        at += word_bytes;
    }
    return at;
}

bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

} // namespace

bool is_ascii(std::string_view text)
{
    const std::string_view rest = text.substr(skip_ascii_words(text, 0));
    return std::all_of(
        rest.begin(), rest.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::optional<std::size_t> first_bad_utf8(std::string_view text)
{
    const auto size = static_cast<std::int64_t>(text.size());
    for (std::int64_t at = 0; at < size;) {
        if (static_cast<unsigned char>(text[static_cast<std::size_t>(at)]) < 0x80) {
            const auto past = skip_ascii_words(text, static_cast<std::size_t>(at) + 1);
            at = static_cast<std::int64_t>(past);
            continue;
        }
        const std::int64_t start = at;
        UChar32 code = 0;
        // NOLINTNEXTLINE(readability-simplify-subscript-expr): ICU's macro takes a pointer
        U8_NEXT(text.data(), at, size, code);
        if (code < 0) {
            return static_cast<std::size_t>(start);
        }
    }
    return std::nullopt;
}

std::optional<std::size_t> first_control(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        if (at + word_bytes <= text.size()) {
            // Sets the high bit of bytes below 0x20 and of 0x7F, and perhaps of those after them.
            const std::uint64_t word = word_at(text, at);
            const std::uint64_t low = (word - each_byte * 0x20U) & ~word;
            const std::uint64_t apart = word ^ (each_byte * 0x7FU);
            if (((low | ((apart - each_byte) & ~apart)) & high_bits) == 0) {
                at += word_bytes;
                continue;
            }
        }
        const std::size_t end = std::min(at + word_bytes, text.size());
        for (; at < end; ++at) {
            const auto byte = static_cast<unsigned char>(text[at]);
            if ((byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t') || byte == 0x7F) {
                return at;
            }
        }
    }
    return std::nullopt;
}

std::size_t char_length(std::string_view text, std::size_t at)
{
    std::size_t end = at + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        ++end;
    }
    return end - at;
}

std::size_t char_count(std::string_view text)
{
    // Bytes that begin a character, by the word: those whose upper two bits are not "10".
    std::size_t count = 0;
    std::size_t at = 0;
    for (; at + word_bytes <= text.size(); at += word_bytes) {
        const std::uint64_t word = word_at(text, at);
        const std::uint64_t inner = (word >> 7U) & ~(word >> 6U) & each_byte;
        count += word_bytes - static_cast<std::size_t>((inner * each_byte) >> 56U);
    }
    for (; at < text.size(); ++at) {
        count += (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U ? 1 : 0;
    }
    return count;
}

std::string_view char_substr(std::string_view text, std::size_t start, std::size_t count)
{
    std::size_t from = 0;
    for (; start > 0 && from < text.size(); --start) {
        from += char_length(text, from);
    }
    std::size_t to = from;
    for (; count > 0 && to < text.size(); --count) {
        to += char_length(text, to);
    }
    return text.substr(from, to - from);
}

std::size_t display_width(std::string_view text)
{
    if (is_ascii(text)) {
        return text.size();
    }
    std::size_t width = 0;
    each_char(text, [&](char32_t code, std::string_view) {
        const auto c = static_cast<UChar32>(code);
        const auto type = u_charType(c);
        if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) {
            return;
        }
        const int wide = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
        width += wide == U_EA_WIDE || wide == U_EA_FULLWIDTH ? 2 : 1;
    });
    return width;
}

bool is_unsafe(char32_t code)
{
    // C0, DEL and C1 drive a terminal; the bidirectional marks, embeddings, overrides and isolates
    // reorder what a reader sees ("Trojan Source"); zero-width characters and the BOM hide.
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x061C || code == 0xFEFF ||
           (code >= 0x200B && code <= 0x200F && code != 0x200D && code != 0x200C) ||
           (code >= 0x2028 && code <= 0x202E) || (code >= 0x2060 && code <= 0x2069);
}

std::string visible(std::string_view text, Keep keep)
{
    std::string out;
    out.reserve(text.size());
    each_char(text, [&](char32_t code, std::string_view bytes) {
        const bool kept =
            (code == '\t' && keep != Keep::nothing) || (code == '\n' && keep == Keep::lines);
        if (kept || !is_unsafe(code)) {
            out += code == 0xFFFD ? std::string_view{"\xEF\xBF\xBD"} : bytes;
        } else {
            out += fmt::format("<U+{:04X}>", static_cast<unsigned>(code));
        }
    });
    return out;
}

std::string_view trim(std::string_view text)
{
    while (!text.empty() && is_space(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && is_space(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

std::string squeeze(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (const char c : trim(text)) {
        if (!is_space(c)) {
            out += c;
        } else if (out.back() != ' ') {
            out += ' ';
        }
    }
    return out;
}

std::string lower(std::string_view text)
{
    std::string out{text};
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') {
            c = static_cast<char>(c - 'A' + 'a');
        }
    }
    return out;
}

std::string fold(std::string_view text)
{
    if (is_ascii(text)) {
        return lower(text);
    }
    UErrorCode status = U_ZERO_ERROR;
    const auto* decompose = icu::Normalizer2::getNFKDInstance(status);
    const auto wide =
        icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    const icu::UnicodeString parts = decompose->normalize(wide, status);
    icu::UnicodeString bare;
    for (std::int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
        const UChar32 code = parts.char32At(i);
        if (u_charType(code) != U_NON_SPACING_MARK) {
            bare.append(code);
        }
    }
    std::string out;
    bare.foldCase().toUTF8String(out);
    return out;
}

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t at = text.find(separator);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos) {
            return parts;
        }
        text.remove_prefix(at + 1);
    }
}

std::string join(const std::vector<std::string>& parts, std::string_view separator)
{
    return fmt::format("{}", fmt::join(parts, separator));
}

namespace {

/// Edits (insert, delete, replace, swap of neighbours) between two texts, by bytes.
std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
        d[i][0] = i;
    }
    std::iota(d[0].begin(), d[0].end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replace = d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, replace});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
            }
        }
    }
    return d[a.size()][b.size()];
}

} // namespace

std::optional<std::string> nearest(std::string_view word,
                                   const std::vector<std::string_view>& known)
{
    // Longer words than any key or id are not misspelt ones, and would cost time.
    constexpr std::size_t longest = 128;
    if (word.empty() || word.size() > longest) {
        return std::nullopt;
    }
    const std::string wanted = lower(word);
    std::optional<std::string> best;
    std::size_t best_distance = std::max<std::size_t>(1, wanted.size() * 2 / 5) + 1;
    for (const std::string_view candidate : known) {
        const std::size_t apart = candidate.size() > wanted.size()
                                      ? candidate.size() - wanted.size()
                                      : wanted.size() - candidate.size();
        const std::string folded = lower(candidate);
        std::size_t edits = best_distance;
        if (apart < best_distance) {
            edits = distance(wanted, folded);
        }
        // A word cut short, or with an ending too many, is near whatever the number of letters.
        constexpr std::size_t stem = 3;
        if (std::min(wanted.size(), folded.size()) >= stem &&
            (folded.starts_with(wanted) || wanted.starts_with(folded))) {
            edits = std::min(edits, best_distance - 1);
        }
        if (edits < best_distance) {
            best_distance = edits;
            best = std::string{candidate};
        }
        if (best_distance == 0) {
            break;
        }
    }
    return best;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& known)
{
    const auto near = nearest(word, known);
    return near ? fmt::format("; did you mean \"{}\"?", *near) : std::string{};
}

bool is_id(std::string_view text)
{
    const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    return !text.empty() && plain(text.front()) &&
           std::all_of(text.begin(), text.end(), [&](char c) {
               return plain(c) || c == '.' || c == '_' || c == '-';
           });
}

bool is_slug(std::string_view text)
{
    return is_id(text) && text.find_first_of("._") == std::string_view::npos &&
           text.back() != '-' && text.find("--") == std::string_view::npos;
}

std::string plural(std::size_t count, std::string_view word)
{
    return fmt::format("{} {}{}", count, word, count == 1 ? "" : "s");
}

} // namespace eomt::base
