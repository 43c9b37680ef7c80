#include "records/field_path.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace eomt::records {

namespace {

[[noreturn]] void refuse(std::string_view text, std::string_view why)
{
    throw base::UsageError{fmt::format("\"{}\" is no field path: {}; write one such as "
                                       "verdict.assessment, findings[0].source or "
                                       "sources.report.title",
                                       base::visible(text),
                                       why)};
}

/// Reads a path step by step.
class Parser
{
public:
    explicit Parser(std::string_view text) : m_text{text} {}

    FieldPath all()
    {
        FieldPath path;
        path.emplace_back(key());
        while (m_at < m_text.size()) {
            if (m_text[m_at] == '[') {
                path.emplace_back(index());
            } else if (m_text[m_at] == '.') {
                ++m_at;
                path.emplace_back(key());
            } else {
                refuse(m_text, "a dot or a bracket is missing after a bracket or a quote");
            }
        }
        return path;
    }

private:
    std::string key()
    {
        if (m_at < m_text.size() && m_text[m_at] == '"') {
            const auto end = m_text.find('"', m_at + 1);
            if (end == std::string_view::npos) {
                refuse(m_text, "a quote isn't closed");
            }
            std::string quoted{m_text.substr(m_at + 1, end - m_at - 1)};
            m_at = end + 1;
            return quoted;
        }
        const auto end = std::min(m_text.find_first_of(".[", m_at), m_text.size());
        std::string plain{m_text.substr(m_at, end - m_at)};
        if (plain.empty()) {
            refuse(m_text, "a name is missing");
        }
        m_at = end;
        return plain;
    }

    std::size_t index()
    {
        const auto end = m_text.find(']', m_at);
        if (end == std::string_view::npos) {
            refuse(m_text, "a bracket isn't closed");
        }
        const std::string_view digits = m_text.substr(m_at + 1, end - m_at - 1);
        constexpr std::size_t most_digits = 6;
        std::size_t number = 0;
        // NOLINTNEXTLINE(cppcoreguidelines-pro-bounds-pointer-arithmetic): from_chars takes
        // pointers
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
        if (digits.empty() || digits.size() > most_digits ||
            digits.find_first_not_of("0123456789") != std::string_view::npos ||
            read.ec != std::errc{}) {
            refuse(m_text, "between brackets stands the number of an item, the first is [0]");
        }
        m_at = end + 1;
        return number;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

[[noreturn]] void unknown_field(const FieldPath& path, const Outline& parent, std::string_view key)
{
    std::vector<std::string_view> known;
    for (const auto& one : parent.fields) {
        known.push_back(one.info.name);
    }
    throw base::UsageError{fmt::format("{}: the {} has no field \"{}\"{}; its fields are {}",
                                       to_text(path),
                                       parent.group,
                                       base::visible(key),
                                       base::did_you_mean(key, known),
                                       fmt::join(known, ", "))};
}

/// Where a key leads from a mapping. Throws `UsageError` where no key can stand.
Declared below_key(const FieldPath& path, const Declared& at, Many many, const std::string& key)
{
    const Outline& field = *at.field;
    if (many == Many::keyed) {
        return {&field, true};
    }
    if (many != Many::one) {
        throw base::UsageError{fmt::format("{}: {} is a list; write which item, the first is {}[0]",
                                           to_text(path),
                                           field.info.name,
                                           field.info.name)};
    }
    if (field.type != ValueType::group) {
        throw base::UsageError{fmt::format("{}: {} is a single value and has no field \"{}\"",
                                           to_text(path),
                                           field.info.name,
                                           base::visible(key))};
    }
    if (key.starts_with("x-")) {
        return {nullptr, false};
    }
    const Outline* below = field.field(key);
    if (below == nullptr) {
        unknown_field(path, field, key);
    }
    return {below, below->many == Many::one};
}

/// Where the number of an item leads. Throws `UsageError` where no item can stand.
Declared below_index(const FieldPath& path, const Declared& at, Many many, std::size_t index)
{
    const Outline& field = *at.field;
    if (many != Many::list && many != Many::one_or_list) {
        throw base::UsageError{fmt::format("{}: {} is no list, so it has no item [{}]",
                                           to_text(path),
                                           field.info.name.empty() ? field.group : field.info.name,
                                           index)};
    }
    return {&field, true};
}

} // namespace

FieldPath parse_field_path(std::string_view text)
{
    return Parser{text}.all();
}

std::string to_text(const FieldPath& path)
{
    std::string text;
    for (const auto& step : path) {
        if (const auto* index = std::get_if<std::size_t>(&step)) {
            text += fmt::format("[{}]", *index);
            continue;
        }
        const auto& key = std::get<std::string>(step);
        const bool quoted = key.empty() || key.find_first_of(".[\"") != std::string::npos;
        text += fmt::format("{}{}{}{}",
                            text.empty() ? "" : ".",
                            quoted ? "\"" : "",
                            base::visible(key),
                            quoted ? "\"" : "");
    }
    return text;
}

Declared declared_at(Kind kind, const FieldPath& path)
{
    Declared at{&outline(kind), true};
    for (const auto& step : path) {
        if (at.field == nullptr) {
            return at; // below a field of the user's own everything may stand
        }
        const Many many = at.item ? Many::one : at.field->many;
        const auto* key = std::get_if<std::string>(&step);
        at = key == nullptr ? below_index(path, at, many, std::get<std::size_t>(step))
                            : below_key(path, at, many, *key);
    }
    return at;
}

} // namespace eomt::records
