#include "index/coded.hpp"

#include "records/vocabulary.hpp"

#include <algorithm>

namespace eomt::index {

namespace {

const records::Vocabulary& vocabulary_of(Coded column)
{
    switch (column) {
    case Coded::election_type:
        return records::election_types;
    case Coded::mission_type:
        return records::mission_types;
    case Coded::mission_status:
        return records::mission_statuses;
    case Coded::inviter_kind:
        return records::inviter_kinds;
    case Coded::review_status:
        return records::review_statuses;
    case Coded::assessment:
        break;
    }
    return records::assessments;
}

} // namespace

bool CodedWords::has(std::string_view word) const
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

CodedWords words_of(Coded column)
{
    const records::Vocabulary& vocabulary = vocabulary_of(column);
    return {vocabulary.name, vocabulary.list()};
}

} // namespace eomt::index
