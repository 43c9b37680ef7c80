#include "report/wording.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace eomt::report {

namespace {

/// Words inside a slug that are not spelled with spaces, as one reads them.
constexpr std::array<std::pair<std::string_view, std::string_view>, 9> compounds{
    {{"by-election", "by-election"},
     {"follow-up", "follow-up"},
     {"long-term", "long-term"},
     {"non-discrimination", "non-discrimination"},
     {"out-of-country", "out-of-country"},
     {"post-election", "post-election"},
     {"short-term", "short-term"},
     {"upper-house", "upper-house"},
     {"womens", "women's"}}};

bool ends_a_word(std::string_view slug, std::size_t at)
{
    return at >= slug.size() || slug[at] == '-' || slug[at] == '+';
}

} // namespace

std::string in_words(std::string_view word)
{
    std::string words;
    for (std::size_t at = 0; at < word.size();) {
        const std::string_view rest = word.substr(at);
        const auto* const found =
            std::find_if(compounds.begin(), compounds.end(), [&](const auto& one) {
                return rest.starts_with(one.first) && ends_a_word(rest, one.first.size());
            });
        const std::string_view part =
            found == compounds.end() ? rest.substr(0, rest.find_first_of("-+")) : found->first;
        words += found == compounds.end() ? part : found->second;
        at += part.size();
        if (at < word.size()) {
            words += ' ';
            ++at;
        }
    }
    return words;
}

std::string in_title(std::string_view word)
{
    std::string words = in_words(word);
    if (!words.empty() && words.front() >= 'a' && words.front() <= 'z') {
        words.front() = static_cast<char>(words.front() - 'a' + 'A');
    }
    return words;
}

std::string in_thousands(std::string_view number)
{
    const std::size_t whole = std::min(number.find('.'), number.size());
    const std::string_view digits = number.substr(0, whole);
    constexpr std::size_t group = 3;
    constexpr std::size_t shortest = 5;
    if (digits.size() < shortest || digits.find_first_not_of("0123456789") != std::string::npos) {
        return std::string{number};
    }
    std::string out;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % group == 0) {
            out += ',';
        }
        out += digits[i];
    }
    return out.append(number.substr(whole));
}

std::string mission_kind_in_words(std::string_view kind)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> names{
        {{"eom", "election observation mission (EOM)"},
         {"leom", "limited election observation mission (LEOM)"},
         {"eam", "election assessment mission (EAM)"},
         {"eem", "election expert mission (EEM)"},
         {"eet", "election expert team (EET)"},
         {"nam", "needs assessment mission (NAM)"}}};
    const auto* const found = std::find_if(
        names.begin(), names.end(), [&](const auto& one) { return one.first == kind; });
    return found == names.end() ? in_words(kind) : std::string{found->second};
}

} // namespace eomt::report
