#include "report/wording.hpp"

#include <algorithm>

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

} // namespace eomt::report
