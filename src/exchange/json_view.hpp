#pragma once

#include "exchange/draft.hpp"

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace eomt::exchange {

/// A value of a JSON document with its pointer. What is asked for and of another type becomes a
/// fault, once, and counts as missing.
class JsonView
{
public:
    JsonView(const nlohmann::ordered_json& value,
             std::string pointer,
             std::vector<ImportFault>& faults)
        : m_value{&value}, m_pointer{std::move(pointer)}, m_faults{&faults}
    {}

    const std::string& pointer() const { return m_pointer; }
    /// The pointer of a property.
    std::string pointer(std::string_view name) const;

    /// The text of a property, a number as its digits; empty where it is missing or null.
    std::string text(std::string_view name) const;

    /// The objects of a property that is a list; none where it is missing or null.
    std::vector<JsonView> objects(std::string_view name) const;
    /// The texts of a property that is a list.
    std::vector<std::string> texts(std::string_view name) const;
    /// The object of a property; an empty one where it is missing or null.
    JsonView object(std::string_view name) const;
    /// The names of an object's properties, in the order of the document.
    std::vector<std::string> names() const;

    bool has(std::string_view name) const;

    void fault(std::string_view name, std::string message) const;

private:
    const nlohmann::ordered_json* property(std::string_view name) const;

    const nlohmann::ordered_json* m_value;
    std::string m_pointer;
    std::vector<ImportFault>* m_faults;
};

/// Parses a document. Throws `Error` naming line and column for what is no JSON, or is no object.
nlohmann::ordered_json parse_json(std::string_view text);

} // namespace eomt::exchange
