#include "base/letters.hpp"
#include "base/text.hpp"
#include "draft/facts.hpp"

#include <algorithm>

namespace eomt::draft {

namespace {

std::string capitalised(std::string text)
{
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
        return text;
    }
    // Cyrillic small letters: а-п are D0 B0-BF, р-я are D1 80-8F.
    constexpr unsigned char first = 0xD0;
    constexpr unsigned char second = 0xD1;
    if (text.size() > 1) {
        const auto lead = static_cast<unsigned char>(text[0]);
        const auto tail = static_cast<unsigned char>(text[1]);
        if (lead == first && tail >= 0xB0) {
            text[1] = static_cast<char>(tail - 0x20);
        } else if (lead == second && tail <= 0x8F) {
            text[0] = static_cast<char>(first);
            text[1] = static_cast<char>(tail + 0x20);
        }
    }
    return text;
}

/// Where the words that describe a person after the name end.
Span apposition_after(const Marks& marks, const PersonMark& person, Span sentence)
{
    const Page& page = marks.page();
    std::uint32_t at = person.span.end;
    if (!page.is(at, ",") && !page.is(at, "(") && !page.is(at, "-")) {
        return {at, at};
    }
    constexpr std::uint32_t longest = 60;
    const std::uint32_t last = std::min(sentence.end, at + longest);
    std::uint32_t end = ++at;
    while (end < last && marks.hits("saying").at(end) == nullptr && !page.is(end, "\"") &&
           marks.person_at(end) == nullptr) {
        ++end;
    }
    return {at, end};
}

void take_office(const OfficeRead& office, std::uint32_t token, bool sure, PersonFacts& out)
{
    if (!out.office && !office.text.empty()) {
        out.office = {office.text, token, sure, sure ? "" : "it stands in front of the name", true};
    }
}

void take_chamber(const Marks& marks, Span inside, PersonFacts& out)
{
    const Hit* chamber = marks.hits("institution").first_in(inside);
    while (chamber != nullptr && *chamber->value == "President") {
        chamber = marks.hits("institution").first_in({chamber->span.end, inside.end});
    }
    if (chamber == nullptr) {
        return;
    }
    std::string country;
    const auto known = marks.words().institutions.find(*chamber->value);
    if (known != marks.words().institutions.end()) {
        country = known->second.country;
    }
    const Hit* named = marks.hits("country").first_in({chamber->span.end, inside.end});
    const bool by_page = named != nullptr && (country.empty() || *named->value == country);
    if (country.empty() && named != nullptr) {
        country = *named->value;
    }
    if (!out.chamber) {
        out.chamber = {*chamber->value, chamber->span.begin, true, {}, true};
    }
    if (!out.delegation && !country.empty()) {
        out.delegation = {
            country, by_page ? named->span.begin : chamber->span.begin, true, {}, true};
    }
}

/// What the page says of a person at one place where it names the person.
void describe(const Marks& marks, const PersonMark& person, PersonFacts& out)
{
    const Span sentence = marks.page().sentence_of(person.span.begin);
    const Span after = apposition_after(marks, person, sentence);
    for (std::uint32_t at = after.begin; at < after.end; ++at) {
        const auto office = read_office(marks, at, after.end);
        if (office) {
            take_office(*office, at, true, out);
            at = office->span.end - 1;
        }
    }
    take_chamber(marks, after, out);
    constexpr std::uint32_t longest = 30;
    const std::uint32_t from =
        person.span.begin - sentence.begin > longest ? person.span.begin - longest : sentence.begin;
    for (std::uint32_t at = from; at < person.span.begin; ++at) {
        const auto office = read_office(marks, at, person.span.begin);
        if (!office) {
            continue;
        }
        std::uint32_t end = office->span.end;
        end += marks.page().is(end, ",") ? 1 : 0;
        if (end == person.span.begin) {
            take_office(*office, at, true, out);
            take_chamber(marks, {at, end}, out);
        }
        at = office->span.end - 1;
    }
    // "State Duma deputy Ivan Ivanov"
    for (const Match& match : marks.find("member", {from, person.span.end})) {
        if (match.span.end == person.span.end) {
            take_chamber(marks, match.span, out);
        }
    }
}

/// Where the office's own name ends in the name of its body: "... of the State Duma of the Federal
/// Assembly" says where the committee is, unless the name goes on to say what it is about.
std::uint32_t end_without_chamber(const Marks& marks, Span name, const Hit* chamber)
{
    if (chamber == nullptr || chamber->span.begin <= name.begin) {
        return name.end;
    }
    for (std::uint32_t i = chamber->span.end; i < name.end; ++i) {
        if (marks.hits("about").at(i) != nullptr) {
            return name.end;
        }
    }
    std::uint32_t last = chamber->span.begin;
    while (last > name.begin && marks.hits("connector").at(last - 1) != nullptr) {
        --last;
    }
    return last <= name.begin ? name.end : last;
}

} // namespace

std::optional<OfficeRead> read_office(const Marks& marks, std::uint32_t at, std::uint32_t end)
{
    const Page& page = marks.page();
    const Hit* office = marks.hits("office").at(at);
    if (office == nullptr || office->span.end > end) {
        return std::nullopt;
    }
    OfficeRead out;
    std::uint32_t last = office->span.end;
    std::uint32_t next = last;
    while (next < end && marks.hits("connector").at(next) != nullptr) {
        ++next;
    }
    const bool russian = marks.words().language == "ru";
    const Span name = next > last || russian ? marks.name_at(next, end) : Span{next, next};
    out.span = {at, name.empty() ? last : name.end};
    if (!name.empty()) {
        const Hit* chamber = marks.hits("institution").first_in(name);
        last = end_without_chamber(marks, name, chamber);
        out.chamber = chamber == nullptr ? std::string{} : *chamber->value;
    }
    out.text = capitalised(page.words({at, last}));
    return out;
}

namespace {

/// The persons that a paragraph says lead the mission, each role once.
void take_leaders(const Marks& marks, Span paragraph, std::vector<PersonFacts>& out)
{
    for (const Match& match : marks.find("leader", paragraph)) {
        const auto slot = match.slots.find("person");
        const PersonMark* person =
            slot == match.slots.end() ? nullptr : marks.person_at(slot->second.begin);
        if (person == nullptr || marks.quote_around(match.span.begin) != nullptr) {
            continue;
        }
        const bool there = std::any_of(out.begin(), out.end(), [&](const PersonFacts& one) {
            return one.name.text == person->person || one.role == *match.value;
        });
        if (there) {
            continue;
        }
        PersonFacts facts;
        facts.role = *match.value;
        facts.name = {person->person, person->name.begin, person->full, {}, true};
        if (!person->full) {
            facts.name.why = "the page has no full name";
        } else if (marks.words().language == "ru" && match.slots.contains("oblique")) {
            facts.name.sure = false;
            facts.name.why = "the name may be in an oblique case";
        }
        out.push_back(facts);
    }
}

} // namespace

std::vector<PersonFacts> read_leaders(const Marks& marks, const SourceFacts& source)
{
    std::vector<PersonFacts> out;
    for (const Span paragraph : source.article) {
        take_leaders(marks, paragraph, out);
    }
    for (PersonFacts& facts : out) {
        for (const PersonMark& person : marks.persons()) {
            if (person.person == facts.name.text) {
                describe(marks, person, facts);
            }
        }
    }
    return out;
}

} // namespace eomt::draft
