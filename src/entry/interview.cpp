#include "entry/interview.hpp"

#include "base/text.hpp"
#include "entry/flags.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace eomt::entry {

namespace {

using records::Kind;
using records::Many;
using records::Outline;
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

} // namespace

bool is_yes(const std::string& answer)
{
    return !answer.empty() && (answer[0] == 'y' || answer[0] == 'Y');
}

std::string refuse_unclear(const std::string& answer)
{
    const bool is_no = !answer.empty() && (answer[0] == 'n' || answer[0] == 'N');
    return is_yes(answer) || is_no
               ? std::string{}
               : fmt::format("\"{}\" is neither yes nor no", base::visible(answer));
}

bool ask_yes(Asker& asker, const Question& question)
{
    for (;;) {
        const std::string given{base::trim(asker.ask(question))};
        const std::string& answer = given.empty() ? question.preset : given;
        const std::string why = refuse_unclear(answer);
        if (why.empty()) {
            return is_yes(answer);
        }
        asker.say(why);
    }
}

bool Interview::is_asked(const Outline& field) const
{
    return m_every_field || field.info.required ||
           std::find(rare_fields.begin(), rare_fields.end(), field.info.name) == rare_fields.end();
}

/// Answers that are taken from a draft are not talked about again.
void Interview::tell(const std::string& line)
{
    if (m_next >= m_answers.size()) {
        m_asker.say(line);
    }
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
        const std::string& kept = m_answers[m_next].text;
        if (m_answers[m_next].path == question.path && (kept.empty() || refuse(kept).empty())) {
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

/// Whether what was typed only asks for help; then it is given. Throws `Back` for `<`.
bool Interview::only_asks(const std::string& text, const Question& question)
{
    if (text == "?") {
        m_asker.say(question.help);
    } else if (text == "<" && m_answers.empty()) {
        m_asker.say("this is the first question");
    } else if (text == "<") {
        throw Back{};
    } else if (text == "=" && question.last.empty()) {
        m_asker.say("= takes what was so the last time, and nothing is known of that here");
    } else {
        return false;
    }
    return true;
}

/// The answer that was meant by what was typed.
std::string Interview::meant(const std::string& text, const Question& question)
{
    if (text == "!") {
        return std::string{base::trim(m_asker.edit(question.preset))};
    }
    return text.empty()  ? question.preset
           : text == "=" ? question.last
           : text == "-" ? std::string{}
                         : text;
}

std::string Interview::ask_anew(const Question& question,
                                const std::function<std::string(const std::string&)>& refuse)
{
    while (true) {
        const std::string typed{base::trim(m_asker.ask(question))};
        if (only_asks(typed, question)) {
            continue;
        }
        std::string text = meant(typed, question);
        if (text.empty() && !question.required) {
            return text;
        }
        const std::string why =
            text.empty() ? fmt::format("this is needed; {}", question.help) : refuse(text);
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
        m_last.clear();
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
        const Node* sources = node_at(record, "sources");
        if (sources != nullptr && sources->items.size() > 1) {
            m_last_source = sources->items[sources->items.size() - 2].text;
        }
        if (field.many == Many::keyed) {
            this->sources(record);
            return;
        }
        const Node* there = node_at(record, list);
        const std::size_t count =
            there != nullptr && there->kind == Node::Kind::sequence ? there->items.size() : 0;
        item(record, field, fmt::format("{}[{}]", list, count), singular(list), true);
    });
}

void Interview::record(Candidate& candidate)
{
    const Kind kind = candidate.records.front().kind;
    identity(candidate);
    NewRecord& record = candidate.records.front();
    sources(record);
    const auto& asked = identity_fields(kind);
    for (const Outline& one : records::outline(kind).fields) {
        const std::string name{one.info.name};
        const bool is_asked_already = std::find(asked.begin(), asked.end(), name) != asked.end();
        if (name == "sources" || is_asked_already || !is_asked(one)) {
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

} // namespace eomt::entry
