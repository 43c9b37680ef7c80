#include "entry/describe.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace eomt::entry {

namespace {

using records::Many;
using records::ValueType;

std::string_view how(const records::Outline& field)
{
    switch (field.type) {
    case ValueType::word:
        return "one of the words below";
    case ValueType::topic:
        return "one of the words below, or a topic of the archive's own";
    case ValueType::slug:
        return field.info.words == nullptr ? "small letters joined with hyphens"
                                           : "one of the words below, or another in small letters";
    case ValueType::id:
    case ValueType::reference:
        return "an id";
    case ValueType::country:
        return "two capital letters of ISO 3166-1";
    case ValueType::language:
        return "the code of a language";
    case ValueType::url:
        return "a web address";
    case ValueType::path:
        return "a file inside the archive";
    case ValueType::sha256:
        return "64 hexadecimal digits";
    case ValueType::day:
        return "year-month-day";
    case ValueType::partial_date:
        return "year-month-day, or year-month, or the year";
    case ValueType::whole:
        return "a whole number";
    case ValueType::number:
        return "a number";
    case ValueType::percent:
        return "a number from 0 to 100";
    case ValueType::flag:
        return "true or false";
    case ValueType::source_key:
        return "the key of a source of this record";
    case ValueType::text:
    case ValueType::group:
        break;
    }
    return "text; ! opens your editor";
}

} // namespace

std::string example_of(const records::Outline& field)
{
    switch (field.type) {
    case ValueType::word:
    case ValueType::topic:
    case ValueType::slug:
        return field.info.words == nullptr ? "report"
                                           : std::string{field.info.words->words.front()};
    case ValueType::id:
        return "1";
    case ValueType::reference:
        return field.info.refers == records::Kind::organisation ? "csto-pa"
                                                                : "kz-2021-01-10-mazhilis.csto-pa";
    case ValueType::country:
        return "KZ";
    case ValueType::language:
        return "ru";
    case ValueType::url:
        return "https://example.org/page";
    case ValueType::path:
        return "sources/2021-03-02-report.txt";
    case ValueType::sha256:
        return "64 hexadecimal digits";
    case ValueType::day:
    case ValueType::partial_date:
        return "2021-01-10";
    case ValueType::whole:
    case ValueType::number:
        return "7";
    case ValueType::percent:
        return "63.25";
    case ValueType::flag:
        return "true";
    case ValueType::source_key:
        return "report";
    case ValueType::text:
    case ValueType::group:
        break;
    }
    return "any text";
}

std::string describe(const records::Outline& field)
{
    std::string text = fmt::format("{}: {}. Write {}, for example {}.",
                                   field.info.name,
                                   field.info.help,
                                   how(field),
                                   example_of(field));
    if (field.many == Many::list || field.many == Many::one_or_list) {
        text += " Several are separated by commas.";
    }
    if (field.info.words != nullptr) {
        text += fmt::format("\n  {}", fmt::join(field.info.words->list(), " "));
    }
    text += "\n  < goes back, an empty answer ";
    text += field.info.required ? "is not possible here" : "skips it";
    text += ", Ctrl-C leaves and keeps a draft.";
    return text;
}

} // namespace eomt::entry
