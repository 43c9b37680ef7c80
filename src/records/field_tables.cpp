#include "records/outline.hpp"
#include "records/schema.hpp"

#include <fmt/format.h>
#include <initializer_list>

namespace eomt::records {

namespace {

/// What docs/format.md calls one value of a field.
std::string value_name(const Outline& field)
{
    switch (field.type) {
    case ValueType::text:
        return "text";
    case ValueType::word:
        return std::string{field.info.words->name};
    case ValueType::slug:
        return "slug";
    case ValueType::topic:
        return "topic";
    case ValueType::id:
        return "id";
    case ValueType::reference:
        return fmt::format("{} id", kind_name(field.info.refers));
    case ValueType::country:
        return "country";
    case ValueType::language:
        return "language";
    case ValueType::url:
        return "web address";
    case ValueType::path:
        return "path";
    case ValueType::sha256:
        return "SHA-256";
    case ValueType::day:
        return "date";
    case ValueType::partial_date:
        return "partial date";
    case ValueType::whole:
        return "whole number";
    case ValueType::number:
        return "number";
    case ValueType::percent:
        return "per cent";
    case ValueType::flag:
        return "true/false";
    case ValueType::source_key:
        return "source reference";
    case ValueType::group:
        break;
    }
    return field.shorthand == "id" ? fmt::format("{0} id, or an {0}", field.group)
                                   : std::string{field.group};
}

/// The same of all its values.
std::string values_name(const Outline& field)
{
    std::string one = value_name(field);
    switch (field.many) {
    case Many::list:
        return "list of: " + one;
    case Many::keyed:
        return "mapping to: " + one;
    case Many::one_or_list:
        if (field.type == ValueType::source_key) {
            return one; // which the page explains
        }
        return field.type == ValueType::group ? fmt::format("text, or list of {}s", one)
                                              : one + ", or a list";
    case Many::one:
        break;
    }
    return one;
}

std::string fields_table(const Outline& group)
{
    std::string text = "| field | value | what |\n| --- | --- | --- |\n";
    for (const Outline& field : group.fields) {
        text += fmt::format("| `{}`{} | {} | {} |\n",
                            field.info.name,
                            field.info.required ? "*" : "",
                            values_name(field),
                            field.info.help);
    }
    return text;
}

/// The group of that name below another one, or nothing.
const Outline* find_part(const Outline& group, std::string_view name)
{
    for (const Outline& field : group.fields) {
        if (field.type != ValueType::group) {
            continue;
        }
        const Outline* const part = field.group == name ? &field : find_part(field, name);
        if (part != nullptr) {
            return part;
        }
    }
    return nullptr;
}

/// The tables of parts of a kind of record, in the order in which docs/format.md speaks of them.
std::string part_tables(Kind kind, std::initializer_list<std::string_view> names)
{
    std::string text;
    for (const auto name : names) {
        text += fmt::format("\n### {}\n\n{}", name, fields_table(*find_part(outline(kind), name)));
    }
    return text;
}

} // namespace

std::string field_tables(Kind kind)
{
    std::string text = fields_table(outline(kind));
    switch (kind) {
    case Kind::mission:
        text += part_tables(kind,
                            {"invitation",
                             "period",
                             "team member",
                             "observation",
                             "finding",
                             "verdict",
                             "recommendation",
                             "review",
                             "event"});
        break;
    case Kind::delegation:
        text += part_tables(kind, {"chamber", "composition", "member"});
        break;
    case Kind::organisation:
        text += part_tables(kind, {"endorsement"});
        break;
    case Kind::archive:
    case Kind::election:
    case Kind::person:
        break;
    }
    return text;
}

std::string shared_field_tables()
{
    const std::string text = part_tables(Kind::mission, {"person", "source", "figure"}) +
                             part_tables(Kind::delegation, {"office"});
    return text.substr(1);
}

std::string vocabulary_tables()
{
    std::string text;
    for (const auto* words : {&election_types,
                              &mission_types,
                              &mission_statuses,
                              &inviter_kinds,
                              &figure_kinds,
                              &qualifiers,
                              &stages,
                              &assessments,
                              &priorities,
                              &review_statuses,
                              &event_kinds,
                              &topics,
                              &obligations,
                              &organisation_kinds,
                              &team_roles}) {
        text += fmt::format("**{}**: `{}`\n\n", words->name, fmt::join(words->list(), "`, `"));
    }
    text.pop_back();
    return text;
}

} // namespace eomt::records
