#include "entry/given.hpp"

#include "base/name_key.hpp"
#include "base/text.hpp"
#include "yaml/edit.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace eomt::entry {

namespace {

using records::ValueType;

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool is_number(ValueType type)
{
    return type == ValueType::whole || type == ValueType::number || type == ValueType::percent;
}

/// What may take paragraphs; every other text names something, and names stand on one line.
bool is_prose(std::string_view field)
{
    constexpr std::array<std::string_view, 6> names{
        "text", "quote", "translation", "notes", "note", "reason"};
    return std::find(names.begin(), names.end(), field) != names.end();
}

/// The end of what stands before a fault, to find it by.
std::string before(std::string_view text)
{
    constexpr std::size_t longest = 30;
    const std::size_t count = base::char_count(text);
    return base::visible(base::char_substr(text, count > longest ? count - longest : 0, longest));
}

} // namespace

yaml::Node scalar_for(const records::Outline& field, std::string_view text)
{
    while (is_number(field.type) && text.size() > 1 && text[0] == '0' && is_digit(text[1])) {
        text.remove_prefix(1);
    }
    return yaml::scalar(std::string{text});
}

std::string fault_in_text(const records::Outline& field, std::string_view text)
{
    const auto* const found = std::find_if(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\t' && c != '\n') || byte == 0x7F;
    });
    if (found != text.end()) {
        const auto at = static_cast<std::size_t>(found - text.begin());
        return fmt::format(
            R"("{}" takes text, and here stands a control character (U+{:04X}) after "{}")",
            field.info.name,
            static_cast<unsigned>(static_cast<unsigned char>(*found)),
            before(text.substr(0, at)));
    }
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos || is_prose(field.info.name)) {
        return {};
    }
    return fmt::format(R"("{}" takes one line, and here is a line end after "{}")",
                       field.info.name,
                       before(text.substr(0, end)));
}

std::string fault_in_source_key(std::string_view key)
{
    const bool fits = !key.empty() && base::visible(key) == key &&
                      std::all_of(key.begin(), key.end(), [](char c) {
                          const auto byte = static_cast<unsigned char>(c);
                          return byte >= 0x80 || is_digit(c) || (c >= 'a' && c <= 'z') ||
                                 (c >= 'A' && c <= 'Z') || c == '-' || c == '_' || c == '.';
                      });
    if (fits) {
        return {};
    }
    const std::string meant = base::slug(key);
    return fmt::format(
        "\"{}\" is no key of a source: one word of letters, digits, \"-\", \"_\" and "
        "\".\", such as {}",
        base::visible(key),
        meant.empty() ? "report" : meant);
}

namespace {

std::string settle_scalar(yaml::Node& node, const records::Outline& field)
{
    const auto* text = field.type == ValueType::group && !field.shorthand.empty()
                           ? field.field(field.shorthand)
                           : &field;
    if (is_number(field.type)) {
        node.text = scalar_for(field, node.text).text;
    }
    return text != nullptr && text->type == ValueType::text ? fault_in_text(*text, node.text)
                                                            : std::string{};
}

} // namespace

std::string settle(yaml::Node& node, const records::Outline& field, bool item)
{
    using Kind = yaml::Node::Kind;
    if (node.kind == Kind::scalar) {
        return settle_scalar(node, field);
    }
    std::string why;
    if (node.kind == Kind::sequence) {
        for (auto part = node.items.begin(); why.empty() && part != node.items.end(); ++part) {
            why = settle(*part, field, true);
        }
        return why;
    }
    const bool keyed = field.many == records::Many::keyed && !item;
    for (std::size_t i = 0; why.empty() && i + 1 < node.items.size(); i += 2) {
        const std::string& key = node.items[i].text;
        if (keyed && field.info.name == "sources") {
            why = fault_in_source_key(key);
        }
        const auto* inner = keyed ? &field : field.field(key);
        if (why.empty() && inner != nullptr) {
            why = settle(node.items[i + 1], *inner, keyed);
        }
    }
    return why;
}

} // namespace eomt::entry
