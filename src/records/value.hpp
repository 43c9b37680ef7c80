#pragma once

#include "base/date.hpp"
#include "base/diagnostic.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace eomt::records {

/// A value and the place of its first character.
template <class T, class Tag>
struct Marked
{
    T value{};
    base::Mark mark;
    bool operator==(const Marked& other) const { return value == other.value; }
};

// Each kind of scalar is a type of its own: the type says how the text is read, checked, described
// and prompted for.
using Text = Marked<std::string, struct TextTag>;
using Word = Marked<std::string, struct WordTag>; ///< one of a vocabulary
using Slug = Marked<std::string, struct SlugTag>;
using Id = Marked<std::string, struct IdTag>;               ///< makes an id
using Reference = Marked<std::string, struct ReferenceTag>; ///< the id of another record
using Topic = Marked<std::string, struct TopicTag>;
using CountryCode = Marked<std::string, struct CountryTag>;
using Language = Marked<std::string, struct LanguageTag>;
using Url = Marked<std::string, struct UrlTag>;
using ArchivePath = Marked<std::string, struct PathTag>; ///< a path inside the archive
using Sha256 = Marked<std::string, struct Sha256Tag>;
using Day = Marked<base::Date, struct DayTag>;
using PartialDate = Marked<std::string, struct PartialDateTag>;
using Whole = Marked<std::int64_t, struct WholeTag>; ///< a whole number, 0 or more
using Number = Marked<double, struct NumberTag>;     ///< 0 or more
using Percent = Marked<double, struct PercentTag>;   ///< 0 to 100
using Flag = Marked<bool, struct FlagTag>;
/// The keys of the file's own `sources`.
using SourceKeys = std::vector<Marked<std::string, struct SourceKeyTag>>;

template <class T>
using Maybe = std::optional<T>;

/// A list that may be written as its one item.
template <class T>
struct OneOrMany
{
    std::vector<T> items;
    base::Mark mark;
};

/// A mapping whose keys are the record's own, in the order of the file.
template <class Key, class T>
struct Mapping
{
    std::vector<std::pair<Key, T>> items;
    base::Mark mark;
};

using Names = Mapping<Language, Text>;   ///< language -> name
using Identifiers = Mapping<Text, Text>; ///< scheme -> id
using Seats = Mapping<Text, Whole>;      ///< chamber -> number

/// The value, or an empty text.
template <class Tag>
const std::string& text_of(const Maybe<Marked<std::string, Tag>>& value)
{
    static const std::string none;
    return value ? value->value : none;
}

} // namespace eomt::records
