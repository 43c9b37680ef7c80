#include "records/schema.hpp"

#include "base/country.hpp"
#include "records/outline.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace eomt::records {

namespace {

using json = nlohmann::ordered_json;

/// A scalar is text until its field reads it, so a title may look like a number to an editor.
json text_schema()
{
    return {{"type", {"string", "number", "boolean"}}};
}

json pattern(std::string_view regex)
{
    return {{"type", "string"}, {"pattern", regex}};
}

/// The same, where what YAML takes for a number or a truth value may be such a text.
json plain_pattern(std::string_view regex)
{
    return {{"type", {"string", "number", "boolean"}}, {"minimum", 0}, {"pattern", regex}};
}

/// The same, where any number will do.
json text_pattern(std::string_view regex)
{
    json schema = text_schema();
    schema["pattern"] = regex;
    return schema;
}

json number_schema(std::string_view digits, std::string_view type)
{
    return {{"anyOf", {{{"type", type}, {"minimum", 0}}, pattern(digits)}}};
}

json words_schema(const Vocabulary& words)
{
    return {{"type", "string"}, {"enum", words.list()}};
}

json object_or_null(json schema)
{
    return {{"anyOf", {std::move(schema), {{"type", "null"}}}}};
}

/// What counts as absent: nothing, or an empty text, list or mapping. Of a group an empty mapping
/// does not: there the group's fields are missing.
json nothing()
{
    return {{"type", {"null", "string", "array", "object"}},
            {"pattern", "^\\s*$"},
            {"items", {{"type", "null"}}},
            {"maxProperties", 0}};
}

json no_group()
{
    return {{"type", {"null", "string", "array"}},
            {"pattern", "^\\s*$"},
            {"items", {{"type", "null"}}}};
}

json reference_to(std::string_view definition)
{
    return {{"$ref", fmt::format("#/definitions/{}", definition)}};
}

json is_given(std::string_view field)
{
    return {{"required", {field}}, {"properties", {{field, {{"not", reference_to("nothing")}}}}}};
}

json codes_schema()
{
    json codes = json::array();
    for (const auto& country : base::countries()) {
        codes.push_back(country.code);
    }
    return {{"type", "string"}, {"enum", std::move(codes)}};
}

constexpr std::string_view slug_pattern = "^[a-z0-9]+(-[a-z0-9]+)*$";
constexpr std::string_view language_pattern = "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$";

json slug_schema()
{
    return {{"type", {"string", "integer", "boolean"}}, {"minimum", 0}, {"pattern", slug_pattern}};
}

/// The schema of one value of a field that is no group.
json scalar_schema(const Outline& field)
{
    switch (field.type) {
    case ValueType::word:
        return words_schema(*field.info.words);
    case ValueType::slug:
        return slug_schema();
    case ValueType::topic:
        // Suggests the known topics and allows the archive's own.
        return {{"anyOf", {words_schema(*field.info.words), slug_schema()}}};
    case ValueType::id:
        return plain_pattern("^[A-Za-z0-9][A-Za-z0-9._-]*$");
    case ValueType::country:
        return codes_schema();
    case ValueType::language:
        return {{"type", {"string", "boolean"}}, {"pattern", language_pattern}};
    case ValueType::url:
        return pattern(R"(^[Hh][Tt][Tt][Pp][Ss]?://[^\s<>"]+$)");
    case ValueType::path:
        return text_pattern(R"(^(?!/)(?!(.*/)?\.{1,2}(/|$))(?!.*//)[^\\]*[^/\\]$)");
    case ValueType::sha256:
        return pattern("^[0-9A-Fa-f]{64}$");
    case ValueType::day:
        return pattern("^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$");
    case ValueType::partial_date:
        return {{"anyOf",
                 {pattern("^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
                  {{"type", "integer"}, {"minimum", 1400}, {"maximum", 9999}}}}};
    case ValueType::whole:
        return number_schema("^[0-9]+$", "integer");
    case ValueType::number:
        return number_schema(R"(^[0-9]+(\.[0-9]+)?$)", "number");
    case ValueType::percent:
        return {{"anyOf",
                 {{{"type", "number"}, {"minimum", 0}, {"maximum", 100}},
                  pattern(R"(^(100|[0-9]{1,2}(\.[0-9]+)?)$)")}}};
    case ValueType::flag:
        return {{"enum", {true, false, "true", "false"}}};
    case ValueType::text:
    case ValueType::reference:
    case ValueType::source_key:
    case ValueType::group:
        break;
    }
    return text_schema();
}

/// Collects the definitions that the schema of a kind refers to.
class Describer
{
public:
    /// The object of a group, without its place among the definitions.
    json object(const Outline& group)
    {
        json properties = json::object();
        json required = json::array();
        for (const Outline& field : group.fields) {
            json schema = of(field);
            if (field.info.required) {
                schema["not"] = reference_to("nothing");
            } else {
                const bool is_group = field.type == ValueType::group && field.many == Many::one;
                schema = {{"anyOf",
                           {std::move(schema), reference_to(is_group ? "no_group" : "nothing")}}};
            }
            schema["description"] = field.info.help;
            properties[std::string{field.info.name}] = std::move(schema);
            if (field.info.required) {
                required.push_back(field.info.name);
            }
        }
        return {{"type", "object"},
                {"properties", std::move(properties)},
                {"patternProperties", {{"^x-", json::object()}}},
                {"additionalProperties", false},
                {"required", std::move(required)}};
    }

    json definitions()
    {
        m_definitions["nothing"] = nothing();
        m_definitions["no_group"] = no_group();
        return std::move(m_definitions);
    }

private:
    json of(const Outline& field)
    {
        switch (field.many) {
        case Many::list:
            return {{"type", "array"}, {"items", object_or_null(one(field))}};
        case Many::keyed: {
            json schema{{"type", "object"}, {"additionalProperties", object_or_null(one(field))}};
            if (field.key != ValueType::text) {
                schema["propertyNames"]["pattern"] =
                    field.key == ValueType::language ? language_pattern : slug_pattern;
            }
            return schema;
        }
        case Many::one_or_list: {
            // One text stands for a list of one group; several are written as groups.
            const bool text = field.type == ValueType::group;
            const json item = text ? reference(field) : one(field);
            return {{"anyOf",
                     {text ? text_schema() : item,
                      {{"type", "array"}, {"items", object_or_null(item)}}}}};
        }
        case Many::one:
            break;
        }
        return one(field);
    }

    json one(const Outline& field)
    {
        if (field.type != ValueType::group) {
            return scalar_schema(field);
        }
        json schema = reference(field);
        return field.shorthand.empty() ? schema
                                       : json{{"anyOf", {text_schema(), std::move(schema)}}};
    }

    json reference(const Outline& group)
    {
        // A $ref is a URI reference, which has no spaces.
        std::string name{group.group};
        std::replace(name.begin(), name.end(), ' ', '-');
        if (!m_definitions.contains(name)) {
            m_definitions[name] = json::object();
            json schema = object(group);
            if (group.group == "finding") {
                schema["anyOf"] = {is_given("text"), is_given("quote")};
            }
            if (group.shorthand == "name") { // a person, who may be told by an id instead
                schema["anyOf"] = {is_given("name"), is_given("id")};
            }
            if (group.group == "member") { // which is where an id is made
                schema["properties"]["id"]["anyOf"][0] = plain_pattern("^[a-z0-9][a-z0-9._-]*$");
            }
            m_definitions[name] = std::move(schema);
        }
        return reference_to(name);
    }

    json m_definitions = json::object();
};

} // namespace

json schema(Kind kind)
{
    Describer describer;
    json root = describer.object(outline(kind));
    if (kind == Kind::archive) {
        root["properties"]["format"]["enum"] = {1, "1"};
    }
    json whole{{"$schema", "http://json-schema.org/draft-07/schema#"},
               {"title", fmt::format("eomt {}", kind_name(kind))}};
    whole.update(root);
    whole["definitions"] = describer.definitions();
    return whole;
}

} // namespace eomt::records
