#pragma once

#include "records/field.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace eomt::records {

/// The type of a field's value, for what walks declarations at run time.
enum class ValueType : std::uint8_t
{
    text,
    word,
    slug,
    topic,
    id,
    reference,
    country,
    language,
    url,
    path,
    sha256,
    day,
    partial_date,
    whole,
    number,
    percent,
    flag,
    source_key,
    group ///< a mapping with declared fields
};

/// How many values a field holds.
enum class Many : std::uint8_t
{
    one,
    list,
    one_or_list, ///< a list that may be written as its one item
    keyed        ///< a mapping whose keys are the record's own: `sources`, `seats`, `names`
};

/// A declared field as data: `FieldInfo` with its type, and the fields below it.
struct Outline
{
    FieldInfo info;
    ValueType type = ValueType::text;
    Many many = Many::one;
    ValueType key = ValueType::text; ///< of `keyed`: what its keys are
    std::string_view group;          ///< of a group: its name in messages, such as "finding"
    std::string_view
        shorthand; ///< of a group that may be written as one text: the field it stands for
    std::vector<Outline> fields; ///< of a group, in the order of documents

    /// The field of that name below this one, or nothing.
    const Outline* field(std::string_view name) const;
};

/// The record of a kind: a group without a name whose fields are the kind's.
const Outline& outline(Kind kind);

} // namespace eomt::records
