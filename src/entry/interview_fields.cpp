#include "base/text.hpp"
#include "entry/describe.hpp"
#include "entry/flags.hpp"
#include "entry/given.hpp"
#include "entry/interview.hpp"
#include "yaml/edit.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace eomt::entry {

namespace {

using records::Kind;
using records::Many;
using records::Outline;
using records::ValueType;
using yaml::Node;

/// The first field of a group that says whether there is one: the text it may be written as, else
/// the first that is required, else the first.
const Outline& gate_of(const Outline& group)
{
    if (!group.shorthand.empty() && group.field(group.shorthand) != nullptr) {
        return *group.field(group.shorthand);
    }
    const auto required = std::find_if(group.fields.begin(),
                                       group.fields.end(),
                                       [](const Outline& field) { return field.info.required; });
    return required == group.fields.end() ? group.fields.front() : *required;
}

/// Begins a source of a key or of a web address; its key.
std::string begin_source(NewRecord& record, const std::string& text)
{
    if (!text.starts_with("http")) {
        Node empty;
        empty.kind = Node::Kind::mapping;
        put_at(record, "sources." + text, std::move(empty));
        return text;
    }
    std::string key = "source";
    for (std::size_t i = 2; is_given(node_at(record, "sources." + key)); ++i) {
        key = fmt::format("source-{}", i);
    }
    put_at(record, fmt::format("sources.{}.url", key), yaml::scalar(text));
    return key;
}

} // namespace

/// Why a text begins no source of the record; empty where it does.
std::string Interview::refuse_source(const NewRecord& record, const std::string& text)
{
    if (text.starts_with("http")) {
        NewRecord trial = record;
        return fault_at(trial, fmt::format("sources.{}", begin_source(trial, text)), false);
    }
    if (!base::is_slug(text)) {
        return fmt::format("\"{}\" is neither a web address nor a key; write "
                           "https://example.org/page, or small letters such as report",
                           base::visible(text));
    }
    return is_given(node_at(record, "sources." + text))
               ? fmt::format("the record has a source \"{}\" already", text)
               : std::string{};
}

/// Sources come first, for everything else cites them.
void Interview::sources(NewRecord& record)
{
    const Outline& outline = *records::outline(record.kind).field("sources");
    if (const Node* given = node_at(record, "sources"); is_given(given)) {
        m_last_source = given->items.size() > 1 ? given->items[0].text : "";
    }
    for (std::size_t n = 1;; ++n) {
        const std::string text = ask(
            {fmt::format("sources.{}", n),
             fmt::format("source {} (a web address, or a short key such as report; Enter: {})",
                         n,
                         n == 1 ? "none" : "no more"),
             "Where this was read: every statement cites a source by its key. A web address gets "
             "the key source, source-2, ...",
             {},
             ""},
            [&](const std::string& answer) { return refuse_source(record, answer); });
        if (text.empty()) {
            return;
        }
        m_last_source = begin_source(record, text);
        const std::string path = fmt::format("sources.{}", m_last_source);
        fields(record, outline, path, fmt::format("source {}", m_last_source));
    }
}

void Interview::fields(NewRecord& record,
                       const Outline& group,
                       const std::string& path,
                       const std::string& label)
{
    for (const Outline& one : group.fields) {
        const std::string own = fmt::format("{}.{}", path, one.info.name);
        if (is_asked(one) && !is_given(node_at(record, own))) {
            field(record, one, own, label);
        }
    }
}

/// One field of any type, where the record doesn't hold it yet.
void Interview::field(NewRecord& record,
                      const Outline& one,
                      const std::string& path,
                      const std::string& label)
{
    if (is_given(node_at(record, path))) {
        return;
    }
    if (one.type == ValueType::source_key && !is_given(node_at(record, "sources"))) {
        return;
    }
    if (one.many == Many::keyed) {
        pairs(record, one, path);
    } else if (one.type != ValueType::group) {
        value(record, one, path, label, one.info.required);
    } else if (one.many != Many::one) {
        items(record, one, path);
    } else {
        item(record,
             one,
             path,
             fmt::format("{}{}{}", label, label.empty() ? "" : " ", one.info.name),
             one.info.required);
    }
}

void Interview::items(NewRecord& record, const Outline& list, const std::string& path)
{
    for (std::size_t n = 0;; ++n) {
        const std::string label = fmt::format("{} {}", singular(list.info.name), n + 1);
        if (!item(record,
                  list,
                  fmt::format("{}[{}]", path, n),
                  label,
                  list.info.required && n == 0)) {
            return;
        }
    }
}

/// The first field of a group; false where it says that there is none.
bool Interview::opens(NewRecord& record,
                      const Outline& gate,
                      const std::string& path,
                      const std::string& label,
                      bool required)
{
    if (gate.many != Many::keyed) {
        return value(record, gate, path, label, required);
    }
    pairs(record, gate, path);
    return required || is_given(node_at(record, path));
}

/// What the archive knows of a person, for the fields beside the name.
void Interview::preset_person(const NewRecord& record,
                              const std::string& path,
                              const std::string& name)
{
    if (const auto person = m_known.person(name, text_at(record.root, "organisation"), m_day)) {
        m_presets[path + ".office"] = person->office;
        m_presets[path + ".delegation"] = person->country;
        m_presets[path + ".chamber"] = person->chamber;
    }
}

/// A group: its first field says whether there is one at all.
bool Interview::item(NewRecord& record,
                     const Outline& group,
                     const std::string& path,
                     const std::string& label,
                     bool required)
{
    const Outline& gate = gate_of(group);
    const std::string first = fmt::format("{}.{}", path, gate.info.name);
    while (true) {
        const NewRecord before = record;
        const std::size_t asked = m_next;
        if (!opens(record, gate, first, label, required)) {
            return false;
        }
        if (group.shorthand == "name" && record.kind == Kind::mission) {
            preset_person(record, path, text_at(record.root, first));
        }
        for (const Outline& one : group.fields) {
            const std::string own = fmt::format("{}.{}", path, one.info.name);
            const bool instead_of_name = one.info.name == "id" && group.shorthand == "name";
            if (&one != &gate && is_asked(one) && !instead_of_name) {
                field(record, one, own, label);
            }
        }
        const std::string why = fault_at(record, path, true);
        if (why.empty()) {
            return true;
        }
        m_asker.say(fmt::format("{}; once more, what was answered stands in brackets", why));
        for (std::size_t i = asked; i < m_answers.size(); ++i) {
            m_presets[m_answers[i].path] = m_answers[i].text;
        }
        m_answers.resize(asked);
        m_next = asked;
        m_keep();
        record = before;
    }
}

/// Keys and values of the record's own: `ru=...`, `State Duma=10`.
void Interview::pairs(NewRecord& record, const Outline& field, const std::string& path)
{
    if (field.type == ValueType::group) {
        return;
    }
    const bool counts = field.type == ValueType::whole;
    for (std::size_t n = 1;; ++n) {
        const auto split = [](const std::string& text) {
            const auto equals = text.find('=');
            return std::pair{std::string{base::trim(text.substr(0, equals))},
                             equals == std::string::npos
                                 ? std::string{}
                                 : std::string{base::trim(text.substr(equals + 1))}};
        };
        const std::string example = counts ? "State Duma=10" : "ru=...";
        const auto place = [&](const std::string& key) {
            auto steps = records::parse_field_path(path);
            steps.emplace_back(key);
            return steps;
        };
        const std::string text = ask(
            {fmt::format("{}.{}", path, n),
             fmt::format("{} {} ({}, such as {}; Enter: no more)",
                         field.info.name,
                         n,
                         field.info.help,
                         example),
             describe(field),
             {},
             "",
             field.info.required && n == 1},
            [&](const std::string& answer) {
                const auto [key, value] = split(answer);
                if (key.empty() || value.empty()) {
                    return fmt::format(R"("{}" is no key and value joined by "="; write it as {})",
                                       base::visible(answer),
                                       example);
                }
                NewRecord trial = record;
                yaml::put(trial.root, trial.kind, place(key), yaml::scalar(value));
                return fault_at(trial, records::to_text(place(key)), false);
            });
        if (text.empty()) {
            return;
        }
        const auto [key, value] = split(text);
        yaml::put(record.root, record.kind, place(key), yaml::scalar(value));
    }
}

std::string
Interview::preset_of(const NewRecord& record, const Outline& field, const std::string& path)
{
    if (field.type == ValueType::source_key) {
        return m_last_source;
    }
    if (path == "status") {
        return !m_today.empty() && m_day > m_today ? "planned" : "concluded";
    }
    const auto known = m_presets.find(path);
    return known == m_presets.end() || is_given(node_at(record, path)) ? std::string{}
                                                                       : known->second;
}

/// What Tab completes.
std::vector<std::string> Interview::words_for(const NewRecord& record, const Outline& field)
{
    if (field.type == ValueType::source_key) {
        std::vector<std::string> keys;
        const Node* sources = node_at(record, "sources");
        for (std::size_t i = 0; sources != nullptr && i < sources->items.size(); i += 2) {
            keys.push_back(sources->items[i].text);
        }
        return keys;
    }
    if (field.info.name != "name" && field.info.name != "by") {
        return m_known.words_for(field);
    }
    auto names = m_known.words_for(*records::outline(Kind::mission).field("coordinator"));
    if (const std::string own = text_at(record.root, "coordinator.name"); !own.empty()) {
        names.push_back(own);
    }
    return names;
}

/// Why an answer that is well written can still not stand: it names what the archive lacks.
std::string Interview::unknown_to_archive(const Outline& field,
                                          const std::string& answer,
                                          const std::vector<std::string>& words)
{
    const auto among = [&](const std::vector<std::string>& list) {
        return std::find(list.begin(), list.end(), answer) != list.end();
    };
    if (field.type == ValueType::reference && answer.find('#') == std::string::npos) {
        const auto ids = m_known.ids(field.info.refers);
        return among(ids) ? std::string{}
                          : fmt::format("the archive has no \"{}\"{}",
                                        base::visible(answer),
                                        base::did_you_mean(answer, {ids.begin(), ids.end()}));
    }
    if (field.type == ValueType::topic && !among(words)) {
        return fmt::format("\"{}\" is no topic, and archive.yaml names none of its own so{}",
                           base::visible(answer),
                           base::did_you_mean(answer, {words.begin(), words.end()}));
    }
    return {};
}

/// One value, or a short list of them; false where it was left empty.
bool Interview::value(NewRecord& record,
                      const Outline& field,
                      const std::string& path,
                      const std::string& label,
                      bool required)
{
    if (is_given(node_at(record, path))) {
        return true;
    }
    Question question;
    question.path = path;
    question.label = fmt::format("{}{}{}",
                                 label,
                                 label.empty() || label == field.info.name ? "" : ": ",
                                 label == field.info.name ? "" : field.info.name);
    question.label += fmt::format(" ({})", field.info.help);
    question.help = describe(field);
    question.words = words_for(record, field);
    question.preset = preset_of(record, field, path);
    if (const auto last = m_last.find(path); last != m_last.end() && !last->second.empty()) {
        question.last = last->second;
        question.label += fmt::format("; the last time {}, and = takes it", last->second);
    }
    question.required = required;
    question.is_long = field.type == ValueType::text;
    const std::string text = ask(question, [&](const std::string& answer) {
        NewRecord trial = record;
        put_at(trial, path, value_of(field, answer));
        std::string why = field.type == ValueType::text ? fault_in_text(field, answer) : "";
        why = why.empty() ? fault_at(trial, path, false) : why;
        why = why.empty() ? unknown_to_archive(field, answer, question.words) : why;
        return why.empty() ? why : fmt::format("{}; an example: {}", why, example_of(field));
    });
    if (text.empty() || (path == "status" && text == "concluded")) {
        return false;
    }
    put_at(record, path, value_of(field, text));
    if (field.type == ValueType::source_key) {
        m_last_source = text;
    }
    return true;
}

/// What is wrong at a path or below it.
std::string Interview::fault_at(const NewRecord& record, const std::string& path, bool whole)
{
    for (const auto& fault : faults_of(record)) {
        if (fault.of_group && !whole) {
            continue; // its other fields are still to come
        }
        if (fault.path == path || fault.path.starts_with(path + ".") ||
            fault.path.starts_with(path + "[")) {
            return fault.message;
        }
    }
    return {};
}

} // namespace eomt::entry
