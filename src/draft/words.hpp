#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace eomt::draft {

/// One word of a phrase as a word list writes it: `mission`, or `observ*` for all that begin so.
struct WordForm
{
    std::string text; ///< folded
    bool prefix = false;

    bool fits(std::string_view key) const { return prefix ? key.starts_with(text) : key == text; }
};

/// The words that may stand at one place: `election|elections`.
using WordForms = std::vector<WordForm>;

/// Words that stand together, and what they mean.
struct Phrase
{
    std::vector<WordForms> words;
    bool capital = false; ///< written with a capital letter: only matches such a word
    std::string value;
};

/// One step of a pattern.
struct Step
{
    enum class Kind
    {
        words, ///< `said|noted`
        slot,  ///< `{person}` or `{host:body}`
        gap    ///< `..4`: up to four tokens, whatever they are
    };
    Kind kind = Kind::words;
    WordForms words;
    std::string name; ///< of a slot
    std::string type; ///< of a slot
    std::size_t longest = 0;
    bool optional = false;
};

struct Pattern
{
    std::vector<Step> steps;
    std::string value;
};

/// A body that is elected.
struct Institution
{
    std::string country; ///< empty where several countries have one of this name
    std::string elects;  ///< the type of its elections
};

/// What is known of a language.
struct Words
{
    std::string language;
    std::vector<std::string> abbreviations;
    std::map<std::string, std::vector<Phrase>, std::less<>> phrases; ///< by category
    std::map<std::string, std::vector<Pattern>, std::less<>> rules;
    std::map<std::string, Institution, std::less<>> institutions;
    std::map<std::string, std::string, std::less<>> texts; ///< words for what is drafted
};

/// The languages of src/draft/words.
std::vector<std::string_view> word_languages();

/// The words of a language that is one of `word_languages`. Throws `base::Error`, with file, line
/// and column, for a list that is malformed.
Words load_words(std::string_view language);

/// The same from the text of a file, for tests.
Words parse_words(std::string_view language, std::string text);

/// A phrase as the lists write it.
Phrase parse_phrase(std::string_view text, std::string value);

/// A pattern as the lists write it. Throws `base::Error` that quotes what is wrong.
Pattern parse_pattern(std::string_view text, std::string value);

} // namespace eomt::draft
