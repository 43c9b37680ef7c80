#include "draft/words.hpp"

#include "base/error.hpp"
#include "base/letters.hpp"
#include "base/text.hpp"
#include "yaml/tree.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <utility>

namespace eomt::draft {

namespace {

using yaml::Node;

constexpr auto embedded = std::to_array<std::pair<std::string_view, std::string_view>>({
#include "draft_words.inc"
});

WordForms parse_forms(std::string_view text)
{
    WordForms out;
    for (std::string_view part : base::split(text, '|')) {
        const bool prefix = part.size() > 1 && part.back() == '*';
        part.remove_suffix(prefix ? 1 : 0);
        out.push_back({base::fold(part), prefix});
    }
    return out;
}

std::vector<std::string> parts_of(std::string_view text)
{
    std::vector<std::string> out;
    const std::string squeezed = base::squeeze(text);
    for (const auto part : base::split(squeezed, ' ')) {
        // A hyphen joins two tokens, as in a page.
        std::string word{part};
        const bool joins =
            word.size() > 1 && word.front() != '{' && !word.starts_with("..") && word != "-";
        std::replace_if(
            word.begin(), word.end(), [&](char c) { return joins && c == '-'; }, ' ');
        for (const auto one : base::split(word, ' ')) {
            out.emplace_back(one);
        }
    }
    return out;
}

/// Fills `Words` from the tree of a file.
class WordsReader
{
public:
    WordsReader(const yaml::Source& source, Words& out) : m_source{source}, m_out{out} {}

    void read(const Node& root)
    {
        need(root, Node::Kind::mapping, "the word list");
        for (std::size_t i = 0; i + 1 < root.items.size(); i += 2) {
            const std::string& key = root.items[i].text;
            const Node& value = root.items[i + 1];
            if (key == "abbreviations") {
                each(value, [&](const Node& item) {
                    m_out.abbreviations.push_back(base::fold(item.text));
                });
            } else if (key == "phrases") {
                read_phrases(value);
            } else if (key == "rules") {
                read_rules(value);
            } else if (key == "institutions") {
                read_institutions(value);
            } else if (key == "texts") {
                pairs(value, [&](const Node& name, const Node& text) {
                    need(text, Node::Kind::scalar, "a text");
                    m_out.texts[name.text] = text.text;
                });
            } else {
                refuse(root.items[i],
                       fmt::format("\"{}\" is none of abbreviations, phrases, rules, institutions, "
                                   "texts",
                                   base::visible(key)));
            }
        }
    }

private:
    [[noreturn]] void refuse(const Node& node, const std::string& why) const
    {
        const auto mark = m_source.mark(node.offset);
        throw base::Error{
            fmt::format("{}:{}:{}: {}", m_source.path(), mark.line, mark.column, why)};
    }

    void need(const Node& node, Node::Kind kind, std::string_view what) const
    {
        if (node.kind != kind) {
            const std::string_view wanted = kind == Node::Kind::mapping    ? "keys and values"
                                            : kind == Node::Kind::sequence ? "a list"
                                                                           : "text";
            refuse(node, fmt::format("{} has to be {}", what, wanted));
        }
    }

    template <class Use>
    void pairs(const Node& node, Use use) const
    {
        need(node, Node::Kind::mapping, "this");
        for (std::size_t i = 0; i + 1 < node.items.size(); i += 2) {
            use(node.items[i], node.items[i + 1]);
        }
    }

    template <class Use>
    void each(const Node& node, Use use) const
    {
        need(node, Node::Kind::sequence, "this");
        for (const Node& item : node.items) {
            need(item, Node::Kind::scalar, "an item");
            if (base::trim(item.text).empty()) {
                refuse(item, "an item is empty");
            }
            use(item);
        }
    }

    /// A list, or a mapping from a meaning to a list.
    template <class Use>
    void by_value(const Node& node, Use use) const
    {
        if (node.kind == Node::Kind::sequence) {
            each(node, [&](const Node& item) { use(item, std::string{}); });
            return;
        }
        pairs(node, [&](const Node& value, const Node& list) {
            each(list, [&](const Node& item) { use(item, value.text); });
        });
    }

    void read_phrases(const Node& node)
    {
        pairs(node, [&](const Node& category, const Node& list) {
            auto& out = m_out.phrases[category.text];
            by_value(list, [&](const Node& item, const std::string& value) {
                out.push_back(parse_phrase(item.text, value));
            });
        });
    }

    void read_rules(const Node& node)
    {
        pairs(node, [&](const Node& rule, const Node& list) {
            auto& out = m_out.rules[rule.text];
            by_value(list, [&](const Node& item, const std::string& value) {
                try {
                    out.push_back(parse_pattern(item.text, value));
                } catch (const base::Error& error) {
                    refuse(item, error.what());
                }
            });
        });
    }

    void read_institutions(const Node& node)
    {
        pairs(node, [&](const Node& name, const Node& fields) {
            Institution institution;
            pairs(fields, [&](const Node& key, const Node& value) {
                if (key.text == "country") {
                    institution.country = value.text;
                } else if (key.text == "elects") {
                    institution.elects = value.text;
                } else if (key.text == "words") {
                    each(value, [&](const Node& item) {
                        m_out.phrases["institution"].push_back(parse_phrase(item.text, name.text));
                    });
                } else {
                    refuse(key, "an institution has country, elects and words");
                }
            });
            m_out.institutions[name.text] = institution;
        });
    }

    const yaml::Source& m_source;
    Words& m_out;
};

} // namespace

Phrase parse_phrase(std::string_view text, std::string value)
{
    Phrase out;
    const std::string_view trimmed = base::trim(text);
    out.capital = !trimmed.empty() && base::is_capital(base::character_at(trimmed, 0).code);
    for (const std::string& part : parts_of(trimmed)) {
        out.words.push_back(parse_forms(part));
    }
    out.value = std::move(value);
    return out;
}

Pattern parse_pattern(std::string_view text, std::string value)
{
    Pattern out;
    out.value = std::move(value);
    for (std::string part : parts_of(text)) {
        Step step;
        if (part.size() > 1 && part.back() == '?') {
            step.optional = true;
            part.pop_back();
        }
        if (part.starts_with("..")) {
            step.kind = Step::Kind::gap;
            const auto* end = part.data() + part.size();
            const auto read = std::from_chars(part.data() + 2, end, step.longest);
            if (read.ec != std::errc{} || read.ptr != end || step.longest == 0) {
                throw base::Error{
                    fmt::format("\"{}\" is no gap; write ..4 for up to four words", part)};
            }
        } else if (part.front() == '{') {
            step.kind = Step::Kind::slot;
            if (part.back() != '}' || part.size() < 3) {
                throw base::Error{fmt::format("\"{}\" is no slot; write {{person}}", part)};
            }
            step.name = part.substr(1, part.size() - 2);
            const std::size_t colon = step.name.find(':');
            step.type = colon == std::string::npos ? step.name : step.name.substr(colon + 1);
            step.name = step.name.substr(0, colon);
        } else {
            step.words = parse_forms(part);
        }
        out.steps.push_back(std::move(step));
    }
    return out;
}

std::vector<std::string_view> word_languages()
{
    std::vector<std::string_view> out;
    out.reserve(embedded.size());
    for (const auto& [language, text] : embedded) {
        out.push_back(language);
    }
    return out;
}

Words load_words(std::string_view language)
{
    const auto* found = std::find_if(
        embedded.begin(), embedded.end(), [&](const auto& one) { return one.first == language; });
    if (found == embedded.end()) {
        throw base::Error{fmt::format("there are no words of the language \"{}\"", language)};
    }
    return parse_words(language, std::string{found->second});
}

Words parse_words(std::string_view language, std::string text)
{
    const yaml::Source source{fmt::format("src/draft/words/{}.yaml", language), std::move(text)};
    yaml::Problems problems{source};
    const auto root = yaml::parse_tree(source, problems);
    if (!root) {
        const auto& first = problems.list().front();
        throw base::Error{fmt::format(
            "{}:{}:{}: {}", source.path(), first.mark.line, first.mark.column, first.message)};
    }
    Words out;
    out.language = language;
    WordsReader{source, out}.read(*root);
    return out;
}

} // namespace eomt::draft
