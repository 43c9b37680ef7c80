#include "draft/speaker.hpp"

#include <algorithm>

namespace eomt::draft {

namespace {

bool is_host(const Marks& marks, Span around)
{
    return marks.hits("host-office").first_in(around) != nullptr;
}

} // namespace

Speaker Speakers::named(const PersonMark& person, Span window) const
{
    Speaker out;
    out.found = true;
    out.by = {person.person, person.name.begin, person.full, {}, true};
    out.by.why = person.full ? "" : "the page has no full name";
    const bool leads = std::any_of(m_leaders.begin(), m_leaders.end(), [&](const PersonFacts& one) {
        return one.name.text == person.person;
    });
    out.host = !leads && is_host(m_marks, window);
    return out;
}

Speaker Speakers::in(Span window) const
{
    Speaker out;
    const PersonMark* person = nullptr;
    for (const PersonMark* one = m_marks.first_person_in(window); one != nullptr;
         one = m_marks.first_person_in({one->span.end, window.end})) {
        if (m_marks.quote_around(one->span.begin) == nullptr) {
            person = one;
            break;
        }
    }
    if (person != nullptr) {
        return named(*person, window);
    }
    if (const Hit* role = m_marks.hits("role").first_in(window)) {
        out.found = true;
        for (const PersonFacts& leader : m_leaders) {
            if (*role->value == "leader" || *role->value == leader.role) {
                out.by = {
                    leader.name.text, role->span.begin, leader.name.sure, leader.name.why, true};
                break;
            }
        }
        return out;
    }
    if (const Hit* pronoun = m_marks.hits("pronoun").first_in(window)) {
        out.found = m_last.found;
        out.host = m_last.host;
        out.by = m_last.by;
        out.by.token = pronoun->span.begin;
        return out;
    }
    out.host = is_host(m_marks, window);
    out.found = m_marks.hits("group").first_in(window) != nullptr;
    return out;
}

Speaker Speakers::of_quote(Span quote, Span paragraph)
{
    const Span after_sentence = quote.end + 1 < paragraph.end
                                    ? m_marks.page().sentence_of(quote.end + 1)
                                    : Span{quote.end, quote.end};
    constexpr std::uint32_t reach = 40;
    Span after{quote.end + 1, std::min(after_sentence.end, quote.end + 1 + reach)};
    for (std::uint32_t i = after.begin; i < after.end; ++i) {
        if (m_marks.page().is(i, "\"")) {
            after.end = i;
        }
    }
    const bool follows = quote.end + 1 == after_sentence.begin;
    const Hit* said = m_marks.hits("saying").first_in(after);
    constexpr std::uint32_t close = 8;
    Speaker behind;
    if (!follows && said != nullptr && said->span.begin - after.begin < close) {
        behind = in(after);
        // In '... "quoted" and drew attention to', the speaker stands in front.
        if (behind.by || behind.host) {
            return m_last = behind;
        }
    }
    const Span sentence = m_marks.page().sentence_of(quote.begin);
    constexpr std::uint32_t back = 60;
    const Span before{
        std::max(sentence.begin, quote.begin > back ? quote.begin - back : sentence.begin),
        quote.begin - 1};
    if (quote.begin > 0 && !before.empty() &&
        (m_marks.hits("saying").last_in(before) != nullptr ||
         m_marks.hits("according").first_in(before) != nullptr)) {
        return m_last = in(before);
    }
    if (behind.found) {
        return m_last = behind;
    }
    Speaker out = m_last;
    out.by.sure = false;
    out.by.why = "the page names the speaker in another sentence";
    out.by.token = quote.begin;
    return out;
}

} // namespace eomt::draft
