#pragma once

#include "records/vocabulary.hpp"

#include <string_view>
#include <tuple>

namespace eomt::records {

/// The kinds of records, in the order in which documents speak of them.
enum class Kind
{
    archive,
    election,
    mission,
    delegation,
    organisation,
    person
};

/// What is declared of a field besides its type: reading and its messages, suggestions for unknown
/// keys, the JSON Schema, the prompts of a new record and the tables of docs/format.md all come
/// from here.
struct FieldInfo
{
    std::string_view name;
    bool required = false;
    std::string_view help;
    const Vocabulary* words = nullptr; ///< of a `Word`, or the known ones of an open list
    Kind refers = Kind::archive;       ///< of a `Reference`: the kind of the other record
};

/// A field of the record type `R`; its own type says how it is read.
template <class R, class T>
struct Field : FieldInfo
{
    T R::*member;
};

/// An optional field.
template <class R, class T>
constexpr Field<R, T> field(std::string_view name, T R::*member, std::string_view help)
{
    return {{name, false, help}, member};
}

template <class R, class T>
constexpr Field<R, T>
field(std::string_view name, T R::*member, std::string_view help, const Vocabulary& words)
{
    return {{name, false, help, &words}, member};
}

template <class R, class T>
constexpr Field<R, T> field(std::string_view name, T R::*member, std::string_view help, Kind refers)
{
    return {{name, false, help, nullptr, refers}, member};
}

/// The same field, required.
template <class R, class T>
constexpr Field<R, T> must(Field<R, T> declared)
{
    declared.required = true;
    return declared;
}

/// The declaration of a record type: specialised for each with `fields`, a tuple of `Field`s, and
/// `name`.
template <class R>
struct Declaration;

/// Calls `use(field)` for each field of the record type `R`, in the order of documents.
template <class R, class Use>
constexpr void each_field(Use&& use)
{
    std::apply([&](const auto&... fields) { (use(fields), ...); }, Declaration<R>::fields);
}

} // namespace eomt::records
