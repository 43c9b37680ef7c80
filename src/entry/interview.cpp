#include "entry/interview.hpp"

#include "base/country.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "entry/complete.hpp"
#include "entry/describe.hpp"
#include "entry/flags.hpp"
#include "yaml/edit.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace eomt::entry {

namespace {

using records::Kind;
using records::Many;
using records::Outline;
using records::ValueType;
using yaml::Node;

/// Asked only where every field is wanted; the others make a record that says what happened.
constexpr std::array<std::string_view, 19> rare_fields{"number",
                                                       "systematic",
                                                       "observation",
                                                       "reviews",
                                                       "reference",
                                                       "obligations",
                                                       "page",
                                                       "stage",
                                                       "language",
                                                       "translation",
                                                       "repeats",
                                                       "author",
                                                       "accessed",
                                                       "sha256",
                                                       "file",
                                                       "identifiers",
                                                       "for",
                                                       "addressee",
                                                       "qualifier"};

bool is_given(const Node* node)
{
    return node != nullptr && node->kind != Node::Kind::null;
}

void put(NewRecord& record, const std::string& path, Node value)
{
    yaml::put(record.root, record.kind, records::parse_field_path(path), std::move(value));
}

const Node* at(const NewRecord& record, const std::string& path)
{
    return yaml::find(record.root, records::parse_field_path(path));
}

bool is_yes(const std::string& answer)
{
    return !answer.empty() && (answer[0] == 'y' || answer[0] == 'Y');
}

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

} // namespace

bool Interview::is_asked(const Outline& field) const
{
    return m_every_field || field.info.required ||
           std::find(rare_fields.begin(), rare_fields.end(), field.info.name) == rare_fields.end();
}

void Interview::step_back()
{
    if (!m_answers.empty()) {
        m_answers.pop_back();
        m_keep();
    }
}

/// The answer that a draft has, else a new one.
std::string Interview::ask(const Question& question,
                           const std::function<std::string(const std::string&)>& refuse)
{
    if (m_next < m_answers.size()) {
        if (m_answers[m_next].path == question.path && refuse(m_answers[m_next].text).empty()) {
            return m_answers[m_next++].text;
        }
        // The archive has changed since, and what comes after belongs to other questions.
        m_answers.resize(m_next);
    }
    std::string text = ask_anew(question, refuse);
    m_answers.push_back({question.path, text});
    ++m_next;
    m_keep();
    return text;
}

std::string Interview::ask_anew(const Question& question,
                                const std::function<std::string(const std::string&)>& refuse)
{
    while (true) {
        std::string text{base::trim(m_asker.ask(question))};
        if (text == "?") {
            m_asker.say(question.help);
            continue;
        }
        if (text == "<") {
            if (m_answers.empty()) {
                m_asker.say("this is the first question");
                continue;
            }
            throw Back{};
        }
        if (text == "!") {
            text = base::trim(m_asker.edit(question.preset));
        } else if (text.empty()) {
            text = question.preset;
        } else if (text == "-") {
            text.clear();
        }
        if (text.empty()) {
            if (!question.required) {
                return text;
            }
            m_asker.say(fmt::format("this is needed; {}", question.help));
            continue;
        }
        const std::string why = refuse(text);
        if (why.empty()) {
            return text;
        }
        m_asker.say(why);
    }
}

/// A script is run again from the start whenever an answer is taken back; answers that stay are
/// not asked again.
void Interview::run(Candidate& candidate, const std::function<void(Candidate&)>& script)
{
    while (true) {
        Candidate fresh = candidate;
        m_next = 0;
        m_presets.clear();
        m_last_source.clear();
        try {
            script(fresh);
            candidate = std::move(fresh);
            return;
        } catch (const Back&) {
            step_back();
        }
    }
}

void Interview::fill(Candidate& candidate)
{
    run(candidate, [this](Candidate& fresh) { record(fresh); });
}

void Interview::fill_item(Candidate& candidate, const std::string& list)
{
    run(candidate, [&](Candidate& fresh) {
        NewRecord& record = fresh.records.front();
        const Outline& field = *records::outline(record.kind).field(list);
        const Node* sources = at(record, "sources");
        if (sources != nullptr && sources->items.size() > 1) {
            m_last_source = sources->items[sources->items.size() - 2].text;
        }
        if (field.many == Many::keyed) {
            this->sources(record);
            return;
        }
        const Node* there = at(record, list);
        const std::size_t count =
            there != nullptr && there->kind == Node::Kind::sequence ? there->items.size() : 0;
        item(record, field, fmt::format("{}[{}]", list, count), singular(list), true);
    });
}

void Interview::record(Candidate& candidate)
{
    const Kind kind = candidate.records.front().kind;
    if (kind == Kind::mission) {
        mission_start(candidate);
    } else if (kind == Kind::delegation) {
        organisation(candidate);
    }
    NewRecord& record = candidate.records.front();
    sources(record);
    for (const Outline& one : records::outline(kind).fields) {
        const std::string name{one.info.name};
        if (name == "sources" || !is_asked(one)) {
            continue;
        }
        if (name == "reason") {
            const std::string status = text_at(record.root, "status");
            if (status.empty() || status == "concluded" || status == "planned" ||
                status == "ongoing") {
                continue;
            }
        }
        field(record, one, name, "");
    }
}

void Interview::mission_start(Candidate& candidate)
{
    election(candidate);
    organisation(candidate);
    const std::string election = text_at(candidate.records.front().root, "election");
    const std::string organisation = text_at(candidate.records.front().root, "organisation");
    for (const auto& [id, path] : m_known.missions(election, organisation)) {
        m_asker.say(fmt::format("{} is recorded already, in {}; eomt set and eomt add change it",
                                base::visible(id),
                                base::visible(path)));
        const std::string again = ask({"again", "record another one? (yes or no)", "", {}, "no"},
                                      [](const std::string&) { return std::string{}; });
        if (!is_yes(again)) {
            throw base::Error{fmt::format("nothing is written: {} is there already, in {}",
                                          base::visible(id),
                                          base::visible(path))};
        }
    }
    m_day = day_of(candidate, m_known);
    std::string country = m_known.place_of(election).first;
    for (const auto& other : candidate.records) {
        country = other.kind == Kind::election ? text_at(other.root, "country") : country;
    }
    const EarlierMission before = m_known.earlier(organisation, country, m_day);
    m_presets["type"] = before.type;
    m_presets["invited_by[0].body"] = before.invited_by.substr(0, before.invited_by.find("; "));
    m_presets["coordinator.name"] = before.coordinator;
    m_presets["head.name"] = before.head;
}

/// The election: one that the archive has, or the fields of a new one.
void Interview::election(Candidate& candidate)
{
    NewRecord& mission = candidate.records.front();
    if (is_given(at(mission, "election"))) {
        complete(candidate, m_known, {});
        if (at(candidate.records.front(), "election")->kind == Node::Kind::scalar) {
            return;
        }
    }
    const Outline& link = *records::outline(Kind::mission).field("election");
    NewRecord made = new_record(Kind::election);
    if (const Node* given = at(mission, "election")) {
        made.root = *given;
    }
    if (text_at(made.root, "country").empty()) {
        auto words = m_known.ids(Kind::election);
        const auto codes = m_known.words_for(*link.field("country"));
        words.insert(words.end(), codes.begin(), codes.end());
        const std::string first = ask(
            {"election",
             "election (its id, or the country's code)",
             "An election that the archive has is named by its id; Tab shows them. For a new one "
             "give the country, such as KZ.",
             words,
             "",
             true},
            [&](const std::string& text) {
                if (m_known.has(Kind::election, text) || base::find_country(text) != nullptr) {
                    return std::string{};
                }
                const auto meant = base::guess_country(text);
                const auto ids = m_known.ids(Kind::election);
                return fmt::format(
                    "\"{}\" is neither an election of the archive nor a country's code{}; write "
                    "an id such as kz-2021-01-10-mazhilis, or a code such as KZ",
                    base::visible(text),
                    meant ? fmt::format("; did you mean {}?", *meant)
                          : base::did_you_mean(text, {ids.begin(), ids.end()}));
            });
        if (m_known.has(Kind::election, first)) {
            put(mission, "election", yaml::scalar(first));
            return;
        }
        put(made, "country", yaml::scalar(first));
        for (const auto& known : m_known.elections(first, "")) {
            m_asker.say(fmt::format("  {}  {}", known.id, base::visible(known.title)));
        }
    }
    field(made, *link.field("date"), "date", "election");
    const std::string country = text_at(made.root, "country");
    for (const auto& same : m_known.elections(country, text_at(made.root, "date"))) {
        const std::string it =
            ask({"same",
                 fmt::format("is it {}, {}? (yes or no)", same.id, base::visible(same.title)),
                 "The archive has an election in that country on that day.",
                 {"yes", "no"},
                 "yes"},
                [](const std::string&) { return std::string{}; });
        if (is_yes(it)) {
            put(mission, "election", yaml::scalar(same.id));
            return;
        }
    }
    for (const auto* name : {"type", "title", "institution"}) {
        field(made, *link.field(name), name, "election");
    }
    if (m_every_field) {
        for (const Outline& one : link.fields) {
            if (one.type != ValueType::group) {
                field(made, one, std::string{one.info.name}, "election");
            }
        }
    }
    made.id = conventional_id(made);
    put(mission, "election", yaml::scalar(made.id));
    candidate.records.push_back(std::move(made));
}

/// The organisation: one of the archive, or the name of a new one.
void Interview::organisation(Candidate& candidate)
{
    NewRecord& record = candidate.records.front();
    const std::string given = text_at(record.root, "organisation");
    const Outline& link = *records::outline(record.kind).field("organisation");
    std::string word = given;
    if (word.empty()) {
        word = ask({"organisation",
                    "organisation (its id)",
                    "The observing organisation, by id or name; Tab shows those of the archive. "
                    "For a new one give a short id such as csto-pa.",
                    m_known.words_for(link),
                    m_known.default_organisation(),
                    true},
                   [&](const std::string& text) {
                       if (m_known.resolve(Kind::organisation, text) || base::is_id(text)) {
                           return std::string{};
                       }
                       const auto ids = m_known.ids(Kind::organisation);
                       return fmt::format("the archive has no organisation \"{}\"{}; for a new one "
                                          "give an id in small letters, such as csto-pa",
                                          base::visible(text),
                                          base::did_you_mean(text, {ids.begin(), ids.end()}));
                   });
    }
    if (const auto id = m_known.resolve(Kind::organisation, word)) {
        put(record, "organisation", yaml::scalar(*id));
        return;
    }
    NewRecord made = new_record(Kind::organisation);
    made.id = word;
    m_asker.say(fmt::format("{} is new to the archive; its record is made in the same go",
                            base::visible(word)));
    const Outline& outline = records::outline(Kind::organisation);
    for (const auto* name : {"name", "short_name", "kind"}) {
        field(made, *outline.field(name), name, "organisation");
    }
    put(record, "organisation", yaml::scalar(word));
    candidate.records.push_back(std::move(made));
}

/// Sources come first, for everything else cites them.
void Interview::sources(NewRecord& record)
{
    const Outline& outline = *records::outline(record.kind).field("sources");
    if (const Node* given = at(record, "sources"); is_given(given)) {
        m_last_source = given->items.size() > 1 ? given->items[0].text : "";
    }
    for (std::size_t n = 1;; ++n) {
        const Node* there = at(record, "sources");
        const std::string key = ask(
            {fmt::format("sources.{}", n),
             fmt::format("source {} (a web address, or a short key such as report; Enter: {})",
                         n,
                         n == 1 ? "none" : "no more"),
             "Where this was read: every statement cites a source by its key. A web address gets "
             "the key source, source-2, ...",
             {}},
            [&](const std::string& text) {
                if (text.starts_with("http")) {
                    return std::string{};
                }
                if (!base::is_slug(text)) {
                    return fmt::format("\"{}\" is neither a web address nor a key; write "
                                       "https://example.org/page, or small letters such as report",
                                       base::visible(text));
                }
                return is_given(there) && is_given(at(record, "sources." + text))
                           ? fmt::format("the record has a source \"{}\" already", text)
                           : std::string{};
            });
        if (key.empty()) {
            return;
        }
        std::string name = key;
        if (key.starts_with("http")) {
            name = "source";
            for (std::size_t i = 2; is_given(at(record, "sources." + name)); ++i) {
                name = fmt::format("source-{}", i);
            }
            put(record, "sources." + name + ".url", yaml::scalar(key));
        } else {
            Node empty;
            empty.kind = Node::Kind::mapping;
            put(record, "sources." + name, std::move(empty));
        }
        m_last_source = name;
        fields(record, outline, "sources." + name, fmt::format("source {}", name));
    }
}

void Interview::fields(NewRecord& record,
                       const Outline& group,
                       const std::string& path,
                       const std::string& label)
{
    for (const Outline& one : group.fields) {
        const std::string own = fmt::format("{}.{}", path, one.info.name);
        if (is_asked(one) && !is_given(at(record, own))) {
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
    if (is_given(at(record, path))) {
        return;
    }
    if (one.type == ValueType::source_key && !is_given(at(record, "sources"))) {
        return;
    }
    if (one.many == Many::keyed) {
        pairs(record, one, path);
    } else if (one.type != ValueType::group) {
        value(record, one, path, label, one.info.required);
    } else if (one.many != Many::one) {
        items(record, one, path);
    } else {
        item(record, one, path, std::string{one.info.name}, one.info.required);
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
        if (gate.many == Many::keyed) {
            pairs(record, gate, first);
            if (!is_given(at(record, first)) && !required) {
                return false;
            }
        } else if (!value(record, gate, first, label, required)) {
            return false;
        }
        if (group.shorthand == "name" && record.kind == Kind::mission) {
            const auto person =
                m_known.person(text_at(record.root, first),
                               text_at(record.root, "organisation"),
                               m_day);
            if (person) {
                m_presets[path + ".office"] = person->office;
                m_presets[path + ".delegation"] = person->country;
                m_presets[path + ".chamber"] = person->chamber;
            }
        }
        for (const Outline& one : group.fields) {
            const std::string own = fmt::format("{}.{}", path, one.info.name);
            const bool instead_of_name = one.info.name == "id" && group.shorthand == "name";
            if (&one != &gate && is_asked(one) && !instead_of_name) {
                field(record, one, own, label);
            }
        }
        const std::string why = fault_at(record, path);
        if (why.empty()) {
            return true;
        }
        m_asker.say(fmt::format("{}; once more", why));
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
        const std::string text =
            ask({fmt::format("{}.{}", path, n),
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
                        return fmt::format("write it as {}", example);
                    }
                    NewRecord trial = record;
                    yaml::put(trial.root, trial.kind, place(key), yaml::scalar(value));
                    return fault_at(trial, records::to_text(place(key)));
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
        return "concluded";
    }
    const auto known = m_presets.find(path);
    return known == m_presets.end() || is_given(at(record, path)) ? std::string{} : known->second;
}

/// One value, or a short list of them; false where it was left empty.
bool Interview::value(NewRecord& record,
                      const Outline& field,
                      const std::string& path,
                      const std::string& label,
                      bool required)
{
    if (is_given(at(record, path))) {
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
    question.words =
        field.type == ValueType::source_key ? std::vector<std::string>{} : m_known.words_for(field);
    if (field.info.name == "name" || field.info.name == "by") {
        question.words = m_known.words_for(*records::outline(Kind::mission).field("coordinator"));
        if (const std::string own = text_at(record.root, "coordinator.name"); !own.empty()) {
            question.words.push_back(own);
        }
    }
    if (const Node* sources = at(record, "sources");
        field.type == ValueType::source_key && sources != nullptr) {
        for (std::size_t i = 0; i < sources->items.size(); i += 2) {
            question.words.push_back(sources->items[i].text);
        }
    }
    question.preset = preset_of(record, field, path);
    question.required = required;
    question.is_long = field.type == ValueType::text;
    const std::string text = ask(question, [&](const std::string& answer) {
        NewRecord trial = record;
        put(trial, path, value_of(field, answer));
        std::string why = fault_at(trial, path);
        if (why.empty() && field.type == ValueType::reference) {
            const bool is_part = answer.find('#') != std::string::npos;
            const auto ids = m_known.ids(field.info.refers);
            if (!is_part && std::find(ids.begin(), ids.end(), answer) == ids.end()) {
                why = fmt::format("the archive has no \"{}\"{}",
                                  base::visible(answer),
                                  base::did_you_mean(answer, {ids.begin(), ids.end()}));
            }
        }
        return why.empty() ? why : fmt::format("{}; an example: {}", why, example_of(field));
    });
    if (text.empty() || (path == "status" && text == "concluded")) {
        return false;
    }
    put(record, path, value_of(field, text));
    if (field.type == ValueType::source_key) {
        m_last_source = text;
    }
    return true;
}

/// What is wrong at a path or below it.
std::string Interview::fault_at(const NewRecord& record, const std::string& path) const
{
    for (const auto& fault : faults_of(record)) {
        if (fault.path == path || fault.path.starts_with(path + ".") ||
            fault.path.starts_with(path + "[")) {
            return fault.message;
        }
    }
    return {};
}

} // namespace eomt::entry
