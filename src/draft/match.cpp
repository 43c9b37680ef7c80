#include "draft/marks.hpp"

#include <algorithm>

namespace eomt::draft {

namespace {

bool one_fits(const WordForms& forms, const std::string& key)
{
    return std::any_of(
        forms.begin(), forms.end(), [&](const WordForm& form) { return form.fits(key); });
}

} // namespace

Span Marks::slot_at(const Step& step, std::uint32_t at, std::uint32_t end) const
{
    const auto within = [&](Span span) { return span.end <= end ? span : Span{at, at}; };
    if (step.type == "person") {
        const PersonMark* person = person_at(at);
        return person == nullptr ? Span{at, at} : within(person->span);
    }
    if (step.type == "date") {
        const DateMark* date = date_at(at);
        return date == nullptr ? Span{at, at} : within(date->span);
    }
    if (step.type == "count") {
        const NumberMark* number = number_at(at);
        return number == nullptr ? Span{at, at} : within(number->span);
    }
    if (step.type == "word") {
        return m_page.is_word(at) ? Span{at, at + 1} : Span{at, at};
    }
    if (step.type == "name") {
        return name_at(at, end);
    }
    const Hit* hit = hits(step.type).at(at);
    return hit == nullptr ? Span{at, at} : within(hit->span);
}

bool Marks::match(
    const Pattern& pattern, std::size_t step, std::uint32_t at, std::uint32_t end, Match& out) const
{
    if (step == pattern.steps.size()) {
        out.span.end = at;
        return true;
    }
    const Step& here = pattern.steps[step];
    switch (here.kind) {
    case Step::Kind::gap:
        for (std::uint32_t skip = 0; skip <= here.longest && at + skip <= end; ++skip) {
            if (match(pattern, step + 1, at + skip, end, out)) {
                return true;
            }
        }
        return false;
    case Step::Kind::slot:
        if (match_slot(pattern, step, at, end, out)) {
            return true;
        }
        break;
    case Step::Kind::words:
        if (at < end && one_fits(here.words, *m_page[at].key) &&
            match(pattern, step + 1, at + 1, end, out)) {
            return true;
        }
        break;
    }
    return here.optional && match(pattern, step + 1, at, end, out);
}

bool Marks::match_slot(
    const Pattern& pattern, std::size_t step, std::uint32_t at, std::uint32_t end, Match& out) const
{
    const Step& here = pattern.steps[step];
    const Span found = at < end ? slot_at(here, at, end) : Span{at, at};
    if (found.empty()) {
        return false;
    }
    const auto taken = out.slots.find(here.name);
    const auto before = taken == out.slots.end() ? std::nullopt : std::optional{taken->second};
    out.slots[here.name] = found;
    if (match(pattern, step + 1, found.end, end, out)) {
        return true;
    }
    if (before) {
        out.slots[here.name] = *before;
    } else {
        out.slots.erase(here.name);
    }
    return false;
}

std::optional<Match> Marks::find_first(std::string_view rule, Span inside) const
{
    auto all = find(rule, inside, 1);
    return all.empty() ? std::nullopt : std::optional{std::move(all.front())};
}

std::vector<Match> Marks::find(std::string_view rule, Span inside, std::size_t most) const
{
    std::vector<Match> out;
    const auto patterns = m_words.rules.find(rule);
    if (patterns == m_words.rules.end()) {
        return out;
    }
    // A match never runs into another sentence.
    Span sentence{};
    for (std::uint32_t at = inside.begin; at < inside.end && out.size() < most;) {
        sentence = sentence.has(at) ? sentence : m_page.sentence_of(at);
        const std::uint32_t end = std::min(inside.end, sentence.end);
        std::uint32_t next = at + 1;
        for (const Pattern& pattern : patterns->second) {
            const Step& first = pattern.steps.front();
            if (first.kind == Step::Kind::words && !first.optional &&
                !one_fits(first.words, *m_page[at].key)) {
                continue;
            }
            // A name begins where it begins, not at each of its words.
            if (first.type == "name" && at > inside.begin && m_page.is_capital(at - 1)) {
                continue;
            }
            Match found;
            found.span.begin = at;
            if (match(pattern, 0, at, end, found) && !found.span.empty()) {
                found.value = &pattern.value;
                next = found.span.end;
                out.push_back(std::move(found));
                break;
            }
        }
        at = next;
    }
    return out;
}

} // namespace eomt::draft
