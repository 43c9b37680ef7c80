#pragma once

#include <string_view>
#include <vector>

namespace eomt::index {

/// The columns that hold words of a closed list.
enum class Coded
{
    election_type,
    mission_type,
    mission_status,
    inviter_kind,
    assessment,
    review_status
};

struct CodedWords
{
    std::string_view name; ///< what a message calls such a word
    std::vector<std::string_view> words;

    bool has(std::string_view word) const;
};

/// The words that a coded column can hold, in the order of the format.
CodedWords words_of(Coded column);

} // namespace eomt::index
