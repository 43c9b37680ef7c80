#include "exchange/json_view.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace eomt::exchange {

namespace {

using nlohmann::ordered_json;

/// A name as a part of a JSON pointer.
std::string escaped(std::string_view name)
{
    std::string out;
    for (const char c : name) {
        out += c == '~' ? "~0" : c == '/' ? "~1" : std::string{c};
    }
    return out;
}

std::string_view type_of(const ordered_json& value)
{
    switch (value.type()) {
    case ordered_json::value_t::array:
        return "a list";
    case ordered_json::value_t::object:
        return "an object";
    case ordered_json::value_t::string:
        return "a text";
    case ordered_json::value_t::boolean:
        return "true or false";
    case ordered_json::value_t::null:
        return "null";
    default:
        return "a number";
    }
}

} // namespace

std::string JsonView::pointer(std::string_view name) const
{
    return fmt::format("{}/{}", m_pointer, escaped(name));
}

const ordered_json* JsonView::property(std::string_view name) const
{
    const auto found = m_value->is_object() ? m_value->find(std::string{name}) : m_value->end();
    return found == m_value->end() || found->is_null() ? nullptr : &*found;
}

bool JsonView::has(std::string_view name) const
{
    return property(name) != nullptr;
}

void JsonView::fault(std::string_view name, std::string message) const
{
    m_faults->push_back({name.empty() ? m_pointer : pointer(name), std::move(message)});
}

std::string JsonView::text(std::string_view name) const
{
    const ordered_json* value = property(name);
    if (value == nullptr) {
        return {};
    }
    if (value->is_string()) {
        return value->get<std::string>();
    }
    if (value->is_number()) {
        return value->dump();
    }
    fault(name, fmt::format("expected a text, found {}", type_of(*value)));
    return {};
}

std::vector<JsonView> JsonView::objects(std::string_view name) const
{
    std::vector<JsonView> list;
    const ordered_json* value = property(name);
    if (value == nullptr) {
        return list;
    }
    if (!value->is_array()) {
        fault(name, fmt::format("expected a list, found {}", type_of(*value)));
        return list;
    }
    for (std::size_t i = 0; i < value->size(); ++i) {
        const std::string at = fmt::format("{}/{}", pointer(name), i);
        if ((*value)[i].is_object()) {
            list.emplace_back((*value)[i], at, *m_faults);
        } else {
            m_faults->push_back(
                {at, fmt::format("expected an object, found {}", type_of((*value)[i]))});
        }
    }
    return list;
}

std::vector<std::string> JsonView::texts(std::string_view name) const
{
    std::vector<std::string> list;
    const ordered_json* value = property(name);
    if (value == nullptr) {
        return list;
    }
    const bool is_texts =
        value->is_array() && std::all_of(value->begin(), value->end(), [](const ordered_json& one) {
            return one.is_string();
        });
    if (!is_texts) {
        fault(name, "expected a list of texts");
        return list;
    }
    for (const ordered_json& one : *value) {
        list.push_back(one.get<std::string>());
    }
    return list;
}

JsonView JsonView::object(std::string_view name) const
{
    static const ordered_json none = ordered_json::object();
    const ordered_json* value = property(name);
    if (value != nullptr && !value->is_object()) {
        fault(name, fmt::format("expected an object, found {}", type_of(*value)));
        value = nullptr;
    }
    return {value == nullptr ? none : *value, pointer(name), *m_faults};
}

std::vector<std::string> JsonView::names() const
{
    std::vector<std::string> names;
    for (const auto& [name, value] : m_value->items()) {
        names.push_back(name);
    }
    return names;
}

ordered_json parse_json(std::string_view text)
{
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.starts_with(byte_order_mark)) {
        text.remove_prefix(byte_order_mark.size());
    }
    ordered_json document;
    try {
        document = ordered_json::parse(text);
    } catch (const ordered_json::parse_error& fault) {
        // The library counts bytes from 1, and names the one after the last that it could read.
        const std::size_t at = std::min(fault.byte == 0 ? 0 : fault.byte - 1, text.size());
        const std::string_view before = text.substr(0, at);
        const auto line = 1 + std::count(before.begin(), before.end(), '\n');
        const std::size_t start =
            before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
        throw base::Error{fmt::format("{}:{}: this is not JSON{}",
                                      line,
                                      at - start + 1,
                                      at == text.size() ? ": the file ends too early" : "")};
    }
    if (!document.is_object()) {
        throw base::Error{fmt::format("1:1: expected an object with \"persons\", \"organizations\" "
                                      "and \"memberships\", found {}",
                                      type_of(document))};
    }
    return document;
}

} // namespace eomt::exchange
