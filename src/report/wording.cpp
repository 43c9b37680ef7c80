#include "report/wording.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace eomt::report {

std::string in_words(std::string_view word)
{
    std::string words{word};
    std::replace(words.begin(), words.end(), '-', ' ');
    std::replace(words.begin(), words.end(), '+', ' ');
    return words;
}

std::string in_title(std::string_view word)
{
    std::string words{word};
    std::replace(words.begin(), words.end(), '-', ' ');
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
