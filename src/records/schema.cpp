#include "records/schema.hpp"

#include "base/country.hpp"
#include "records/any.hpp"

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

/// One function a type: the schema of a value of it.
class Describer
{
public:
    json of(const Text& /*unused*/, const FieldInfo& /*field*/) { return text_schema(); }
    json of(const Word& /*unused*/, const FieldInfo& field) { return words_schema(*field.words); }
    json of(const Slug& /*unused*/, const FieldInfo& /*field*/)
    {
        return pattern("^[a-z0-9]+(-[a-z0-9]+)*$");
    }
    json of(const Topic& /*unused*/, const FieldInfo& field)
    {
        // Suggests the known topics and allows the archive's own.
        return {{"anyOf", {words_schema(*field.words), pattern("^[a-z0-9]+(-[a-z0-9]+)*$")}}};
    }
    json of(const Id& /*unused*/, const FieldInfo& /*field*/)
    {
        return {{"anyOf",
                 {pattern("^[A-Za-z0-9][A-Za-z0-9._-]*$"), {{"type", "integer"}, {"minimum", 0}}}}};
    }
    json of(const Reference& /*unused*/, const FieldInfo& /*field*/) { return text_schema(); }
    json of(const CountryCode& /*unused*/, const FieldInfo& /*field*/)
    {
        json codes = json::array();
        for (const auto& country : base::countries()) {
            codes.push_back(country.code);
        }
        return {{"type", "string"}, {"enum", std::move(codes)}};
    }
    json of(const Language& /*unused*/, const FieldInfo& /*field*/)
    {
        return pattern("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$");
    }
    json of(const Url& /*unused*/, const FieldInfo& /*field*/)
    {
        return pattern("^[Hh][Tt][Tt][Pp][Ss]?://[^\\s<>\"]+$");
    }
    json of(const ArchivePath& /*unused*/, const FieldInfo& /*field*/)
    {
        return pattern("^(?!/)(?!(.*/)?\\.{1,2}(/|$))(?!.*//)[^\\\\]*[^/\\\\]$");
    }
    json of(const Sha256& /*unused*/, const FieldInfo& /*field*/)
    {
        return pattern("^[0-9A-Fa-f]{64}$");
    }
    json of(const Day& /*unused*/, const FieldInfo& /*field*/)
    {
        return pattern("^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$");
    }
    json of(const PartialDate& /*unused*/, const FieldInfo& /*field*/)
    {
        return {{"anyOf",
                 {pattern("^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
                  {{"type", "integer"}, {"minimum", 1400}, {"maximum", 9999}}}}};
    }
    json of(const Whole& /*unused*/, const FieldInfo& /*field*/)
    {
        return number_schema("^[0-9]+$", "integer");
    }
    json of(const Number& /*unused*/, const FieldInfo& /*field*/)
    {
        return number_schema("^[0-9]+(\\.[0-9]+)?$", "number");
    }
    json of(const Percent& /*unused*/, const FieldInfo& /*field*/)
    {
        return {{"anyOf",
                 {{{"type", "number"}, {"minimum", 0}, {"maximum", 100}},
                  pattern("^(100|[0-9]{1,2}(\\.[0-9]+)?)$")}}};
    }
    json of(const Flag& /*unused*/, const FieldInfo& /*field*/)
    {
        return {{"enum", {true, false, "true", "false"}}};
    }
    json of(const SourceKeys& /*unused*/, const FieldInfo& /*field*/)
    {
        return {{"anyOf", {text_schema(), {{"type", "array"}, {"items", text_schema()}}}}};
    }
    json of(const PersonMention& /*unused*/, const FieldInfo& /*field*/)
    {
        return person<PersonMention>();
    }
    json of(const TeamMember& /*unused*/, const FieldInfo& /*field*/)
    {
        return person<TeamMember>();
    }
    json of(const Member& /*unused*/, const FieldInfo& /*field*/) { return person<Member>(); }
    json of(const ElectionLink& /*unused*/, const FieldInfo& /*field*/)
    {
        return {{"anyOf", {text_schema(), reference<Election>()}}};
    }
    json of(const Invitations& /*unused*/, const FieldInfo& /*field*/)
    {
        return {
            {"anyOf", {text_schema(), {{"type", "array"}, {"items", reference<Invitation>()}}}}};
    }
    template <class T>
    json of(const Maybe<T>& /*unused*/, const FieldInfo& field)
    {
        return of(T{}, field);
    }
    template <class T>
    json of(const std::vector<T>& /*unused*/, const FieldInfo& field)
    {
        return {{"type", "array"}, {"items", object_or_null(of(T{}, field))}};
    }
    template <class T>
    json of(const OneOrMany<T>& /*unused*/, const FieldInfo& field)
    {
        const json one = of(T{}, field);
        return {{"anyOf", {one, {{"type", "array"}, {"items", one}}}}};
    }
    template <class Key, class T>
    json of(const Mapping<Key, T>& /*unused*/, const FieldInfo& field)
    {
        return {{"type", "object"}, {"additionalProperties", object_or_null(of(T{}, field))}};
    }
    template <class R>
    json of(const R& /*unused*/, const FieldInfo& /*field*/)
    {
        return reference<R>();
    }

    /// The object of a record type, without its place among the definitions.
    template <class R>
    json object()
    {
        json properties = json::object();
        json required = json::array();
        const R empty{};
        each_field<R>([&](const auto& field) {
            json schema = of(empty.*field.member, field);
            // A key with nothing behind it counts as absent.
            schema = field.required ? std::move(schema) : object_or_null(std::move(schema));
            schema["description"] = field.help;
            properties[std::string{field.name}] = std::move(schema);
            if (field.required) {
                required.push_back(field.name);
            }
        });
        return {{"type", "object"},
                {"properties", std::move(properties)},
                {"patternProperties", {{"^x-", json::object()}}},
                {"additionalProperties", false},
                {"required", std::move(required)}};
    }

    json definitions() { return std::move(m_definitions); }

private:
    template <class R>
    json reference()
    {
        const std::string name{Declaration<R>::name};
        if (!m_definitions.contains(name)) {
            m_definitions[name] = json::object();
            json schema = object<R>();
            if constexpr (std::is_same_v<R, Finding>) {
                schema["anyOf"] = {{{"required", {"text"}}}, {{"required", {"quote"}}}};
            }
            if constexpr (std::is_base_of_v<PersonMention, R>) {
                schema["anyOf"] = {{{"required", {"name"}}}, {{"required", {"id"}}}};
            }
            m_definitions[name] = std::move(schema);
        }
        return {{"$ref", "#/definitions/" + name}};
    }
    template <class R>
    json person()
    {
        return {{"anyOf", {text_schema(), reference<R>()}}};
    }

    json m_definitions = json::object();
};

template <class R>
json schema_of(Kind kind)
{
    Describer describer;
    json root = describer.object<R>();
    json whole{{"$schema", "http://json-schema.org/draft-07/schema#"},
               {"title", fmt::format("eomt {}", kind_name(kind))}};
    whole.update(root);
    whole["definitions"] = describer.definitions();
    return whole;
}

} // namespace

json schema(Kind kind)
{
    switch (kind) {
    case Kind::archive:
        return schema_of<ArchiveInfo>(kind);
    case Kind::election:
        return schema_of<Election>(kind);
    case Kind::mission:
        return schema_of<Mission>(kind);
    case Kind::delegation:
        return schema_of<Delegation>(kind);
    case Kind::organisation:
        return schema_of<Organisation>(kind);
    case Kind::person:
        break;
    }
    return schema_of<Person>(kind);
}

} // namespace eomt::records
