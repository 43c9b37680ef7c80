#pragma once

#include <string>
#include <string_view>

namespace eomt::base {

/// What a person's name is compared by.
///
/// `key` is blind to case, accents, word order and script, not to spelling: the lower-case words in
/// Latin letters, sorted, one space between. `loose` folds, besides, the differences that stem from
/// the way a name was written in Latin letters (Sergei, Sergey, Sergej; Khan, Han), and is only
/// ever compared across scripts: two names in one script that are spelt differently are different
/// names.
struct NameKey
{
    std::string key;
    std::string loose;
    std::string script; ///< "latin", "cyrillic" or "other"
};

/// The keys of a name in any script.
NameKey name_key(std::string_view name);

/// The text in Latin letters without accents, case kept; for slugs and keys.
std::string romanise(std::string_view text);

/// The text as a slug: `Umakhan Umakhanov` is `umakhan-umakhanov`. Never empty: a text without a
/// letter or digit in any script is "x".
std::string slug(std::string_view text);

} // namespace eomt::base
