#include "records/to_json.hpp"

namespace eomt::records {

namespace {

using json = nlohmann::ordered_json;

template <class R>
json object(const R& record);

template <class Tag>
json value(const Marked<std::string, Tag>& text)
{
    return text.value;
}
json value(const Day& day)
{
    return day.value.iso();
}
json value(const Whole& number)
{
    return number.value;
}
json value(const Percent& number)
{
    return number.value;
}
json value(const Number& number)
{
    const auto whole = static_cast<std::int64_t>(number.value);
    return static_cast<double>(whole) == number.value ? json(whole) : json(number.value);
}
json value(const Flag& flag)
{
    return flag.value;
}
json value(const ElectionLink& link)
{
    return link.fields ? object(*link.fields) : json(text_of(link.id));
}

template <class T>
json value(const std::vector<T>& list);
template <class Key, class T>
json value(const Mapping<Key, T>& mapping);

/// A part of a record that has fields of its own.
template <class R>
json value(const R& part)
{
    return object(part);
}

json value(const Invitations& invitations)
{
    return value(invitations.items);
}

template <class T>
json value(const std::vector<T>& list)
{
    json array = json::array();
    for (const T& item : list) {
        array.push_back(value(item));
    }
    return array;
}

template <class T>
json value(const OneOrMany<T>& list)
{
    return value(list.items);
}

template <class Key, class T>
json value(const Mapping<Key, T>& mapping)
{
    json out = json::object();
    for (const auto& [key, item] : mapping.items) {
        out[key.value] = value(item);
    }
    return out;
}

template <class T>
json value(const Maybe<T>& maybe)
{
    return maybe ? value(*maybe) : json{};
}

template <class R>
json object(const R& record)
{
    json out = json::object();
    each_field<R>([&](const auto& field) {
        json item = value(record.*field.member);
        if (!item.is_null() && !(item.is_structured() && item.empty())) {
            out[std::string{field.name}] = std::move(item);
        }
    });
    return out;
}

} // namespace

json to_json(const AnyRecord& record)
{
    return std::visit([](const auto& one) { return object(one); }, record);
}

} // namespace eomt::records
