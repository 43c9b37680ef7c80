#include "base/name_key.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unordered_map>
#include <vector>

namespace eomt::base {

namespace {

struct Letter
{
    char16_t cyrillic; ///< lower case
    std::string_view latin;
};

/// Cyrillic letters of Russian, Kazakh, Kyrgyz, Tajik, Belarusian and Ukrainian after BGN/PCGN,
/// whose systems for these languages agree wherever they share a letter's sound. One table instead
/// of ICU's transforms: ICU has none for Tajik, and a name doesn't say which language it is in.
constexpr auto letters = std::to_array<Letter>({
    {u'а', "a"},  {u'б', "b"},  {u'в', "v"},    {u'г', "g"},  {u'д', "d"},  {u'е', "e"},
    {u'ё', "e"},  {u'ж', "zh"}, {u'з', "z"},    {u'и', "i"},  {u'й', "y"},  {u'к', "k"},
    {u'л', "l"},  {u'м', "m"},  {u'н', "n"},    {u'о', "o"},  {u'п', "p"},  {u'р', "r"},
    {u'с', "s"},  {u'т', "t"},  {u'у', "u"},    {u'ф', "f"},  {u'х', "kh"}, {u'ц', "ts"},
    {u'ч', "ch"}, {u'ш', "sh"}, {u'щ', "shch"}, {u'ъ', ""},   {u'ы', "y"},  {u'ь', ""},
    {u'э', "e"},  {u'ю', "yu"}, {u'я', "ya"},   {u'ә', "a"},  {u'ғ', "gh"}, {u'қ', "q"},
    {u'ң', "ng"}, {u'ө', "o"},  {u'ұ', "u"},    {u'ү', "u"},  {u'һ', "h"},  {u'і', "i"},
    {u'ї', "yi"}, {u'є', "ye"}, {u'ґ', "g"},    {u'ў', "w"},  {u'ӣ', "i"},  {u'ӯ', "u"},
    {u'ҳ', "h"},  {u'ҷ', "j"},  {u'ӑ', "a"},    {u'ӗ', "e"},  {u'ҙ', "z"},  {u'ҫ', "s"},
    {u'ђ', "dj"}, {u'ј', "j"},  {u'љ', "lj"},   {u'њ', "nj"}, {u'ћ', "c"},  {u'џ', "dz"},
});

std::string_view latin_of(UChar32 lower_case)
{
    const auto* found = std::find_if(letters.begin(), letters.end(), [&](const Letter& letter) {
        return static_cast<UChar32>(letter.cyrillic) == lower_case;
    });
    return found == letters.end() ? std::string_view{} : found->latin;
}

bool is_cyrillic(UChar32 code)
{
    return u_getIntPropertyValue(code, UCHAR_SCRIPT) == USCRIPT_CYRILLIC;
}

/// BGN/PCGN writes е as "ye" at the start of a word and after a vowel or a sign.
bool takes_y(UChar32 before)
{
    constexpr std::u16string_view opens = u"аеёиоуыэюяйъьәөұүіӣӯ";
    return !u_isalpha(before) || (before < 0x10000 && opens.find(static_cast<char16_t>(before)) !=
                                                          std::u16string_view::npos);
}

/// Everything that is neither ASCII nor Cyrillic, through ICU.
void any_to_latin(icu::UnicodeString& text)
{
    UErrorCode status = U_ZERO_ERROR;
    // Making a transliterator costs milliseconds, and it is not to be shared between threads.
    thread_local const std::unique_ptr<icu::Transliterator> transform{
        icu::Transliterator::createInstance("Any-Latin; Latin-ASCII", UTRANS_FORWARD, status)};
    if (transform != nullptr) {
        transform->transliterate(text);
    }
}

icu::UnicodeString cyrillic_to_latin(const icu::UnicodeString& text, bool& other)
{
    icu::UnicodeString out;
    UChar32 before = ' ';
    for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const UChar32 code = text.char32At(i);
        const UChar32 small = u_tolower(code);
        if (!is_cyrillic(code)) {
            out.append(code);
            other = other || code >= 0x80;
        } else {
            std::string latin{latin_of(small)};
            if (small == U'е' && takes_y(before)) {
                latin = "ye";
            }
            if (code != small && !latin.empty()) {
                latin.front() = static_cast<char>(latin.front() - 'a' + 'A');
            }
            out.append(icu::UnicodeString::fromUTF8(latin));
        }
        before = small;
    }
    return out;
}

/// The words of Latin text: lower case, apostrophes dropped, anything else than letters and digits
/// between them.
std::vector<std::string> latin_words(std::string_view latin)
{
    std::vector<std::string> parts(1);
    for (const char c : lower(latin)) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            parts.back() += c;
        } else if (c != '\'' && c != '`' && !parts.back().empty()) {
            parts.emplace_back();
        }
    }
    if (parts.back().empty()) {
        parts.pop_back();
    }
    return parts;
}

void replace_all(std::string& text, std::string_view from, std::string_view to)
{
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
}

/// What the ways of writing one Cyrillic name in Latin letters share.
std::string loosen(std::string word)
{
    constexpr auto rules = std::to_array<std::pair<std::string_view, std::string_view>>({
        {"dzh", "j"},
        {"dj", "j"},
        {"kh", "h"},
        {"gh", "g"},
        {"x", "ks"},
        {"w", "v"},
        {"q", "k"},
        {"yo", "e"},
        {"y", "i"},
    });
    for (const auto& [from, to] : rules) {
        replace_all(word, from, to);
    }
    std::string out;
    for (const char c : word) {
        // ye, ie and iye are e; a doubled letter is one.
        while (c == 'e' && !out.empty() && out.back() == 'i') {
            out.pop_back();
        }
        if (out.empty() || out.back() != c) {
            out += c;
        }
    }
    return out;
}

} // namespace

namespace {

struct TextHash
{
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const
    {
        return std::hash<std::string_view>{}(text);
    }
};

/// What was found for a text before. The same names come again from record to record, and a
/// transliteration costs a hundred times what looking them up does.
template <class Value>
class Memory
{
public:
    template <class Make>
    const Value& of(std::string_view text, const Make& make)
    {
        constexpr std::size_t most = 8192;
        if (const auto found = m_known.find(text); found != m_known.end()) {
            return found->second;
        }
        if (m_known.size() == most) {
            m_known.clear();
        }
        return m_known.emplace(text, make(text)).first->second;
    }

private:
    std::unordered_map<std::string, Value, TextHash, std::equal_to<>> m_known;
};

std::string romanise_word(std::string_view text)
{
    UErrorCode status = U_ZERO_ERROR;
    auto wide = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    // й and ў are letters of their own, whether or not they come as one code point.
    wide = icu::Normalizer2::getNFCInstance(status)->normalize(wide, status);
    bool other = false;
    icu::UnicodeString latin = cyrillic_to_latin(wide, other);
    if (other) {
        any_to_latin(latin);
    }
    std::string out;
    latin.toUTF8String(out);
    return out;
}

} // namespace

std::string romanise(std::string_view text)
{
    if (is_ascii(text)) {
        return std::string{text};
    }
    thread_local Memory<std::string> words;
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const std::string_view word = text.substr(at, end - at);
        out += is_ascii(word) ? std::string{word} : words.of(word, romanise_word);
        if (end < text.size()) {
            out += ' ';
        }
        at = end + 1;
    }
    return out;
}

namespace {

NameKey make_name_key(std::string_view name)
{
    std::string script = "latin";
    if (!is_ascii(name)) {
        const auto wide =
            icu::UnicodeString::fromUTF8({name.data(), static_cast<std::int32_t>(name.size())});
        for (std::int32_t i = 0; i < wide.length(); i = wide.moveIndex32(i, 1)) {
            const UChar32 code = wide.char32At(i);
            const int of = u_getIntPropertyValue(code, UCHAR_SCRIPT);
            if (u_isalpha(code) && of != USCRIPT_LATIN && of != USCRIPT_COMMON &&
                of != USCRIPT_INHERITED) {
                script = of == USCRIPT_CYRILLIC ? "cyrillic" : "other";
                break;
            }
        }
    }
    std::vector<std::string> parts = latin_words(romanise(name));
    if (parts.empty()) {
        // Nothing that transliterates: the name is compared as it is.
        return {fold(squeeze(name)), fold(squeeze(name)), "other"};
    }
    std::sort(parts.begin(), parts.end());
    NameKey key{join(parts, " "), {}, std::move(script)};
    std::transform(parts.begin(), parts.end(), parts.begin(), loosen);
    std::sort(parts.begin(), parts.end());
    key.loose = join(parts, " ");
    return key;
}

} // namespace

NameKey name_key(std::string_view name)
{
    thread_local Memory<NameKey> names;
    return names.of(name, make_name_key);
}

std::string slug(std::string_view text)
{
    const std::vector<std::string> parts = latin_words(romanise(text));
    return parts.empty() ? "x" : join(parts, "-");
}

} // namespace eomt::base
