#include "base/text.hpp"
#include "draft/facts.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace eomt::draft {

namespace {

/// Calls `use(match)` for what a rule finds in the article, outside quotations.
template <class Use>
void each_match(const Marks& marks, const SourceFacts& source, std::string_view rule, Use use)
{
    for (const Span paragraph : source.article) {
        for (const Match& match : marks.find(rule, paragraph)) {
            if (marks.quote_around(match.span.begin) == nullptr) {
                use(match);
            }
        }
    }
}

const Span* slot(const Match& match, const std::string& name)
{
    const auto found = match.slots.find(name);
    return found == match.slots.end() ? nullptr : &found->second;
}

/// "more than" in front of a number.
const Hit* qualifier_of(const Marks& marks, std::uint32_t count)
{
    constexpr std::uint32_t reach = 4;
    for (std::uint32_t at = count > reach ? count - reach : 0; at < count; ++at) {
        const Hit* hit = marks.hits("qualifier").at(at);
        if (hit != nullptr && hit->span.end == count) {
            return hit;
        }
    }
    return nullptr;
}

std::string date_of(const DateMark& date, const SourceFacts& source)
{
    return iso_date(date, source.year);
}

} // namespace

std::string body_name(const Marks& marks, Span span)
{
    const Hit* body = marks.hits("body").at(span.begin);
    if (body == nullptr || body->span.end > span.end || body->value->empty()) {
        return marks.page().words(span);
    }
    const std::string rest = marks.page().words({body->span.end, span.end});
    return rest.empty() ? *body->value : *body->value + " " + rest;
}

void add_figures(Writer& out, const Marks& marks, const SourceFacts& source)
{
    std::set<std::string> seen;
    each_match(marks, source, "figure", [&](const Match& match) {
        const Span* count = slot(match, "count");
        const NumberMark* number = count == nullptr ? nullptr : marks.number_at(count->begin);
        if (number == nullptr || (number->value > 1900 && number->value < 2100)) {
            return;
        }
        const Span sentence = marks.page().sentence_of(match.span.begin);
        const bool all = marks.hits("all-observers").first_in(match.span) != nullptr &&
                         marks.hits("organisation").first_in(sentence) == nullptr &&
                         marks.hits("group").first_in(sentence) == nullptr;
        const Hit* qualifier = qualifier_of(marks, number->span.begin);
        const std::string key = fmt::format(
            "{} {} {}", *match.value, number->value, qualifier ? *qualifier->value : "");
        constexpr std::size_t most = 40;
        if (all || seen.size() >= most || !seen.insert(key).second) {
            return;
        }
        const std::size_t item = out.next("figures");
        const std::uint32_t token = number->span.begin;
        out.add(at("figures", item, "what"), *match.value, token);
        out.add(at("figures", item, "value"), std::to_string(number->value), token);
        if (qualifier != nullptr) {
            out.add(at("figures", item, "qualifier"), *qualifier->value, qualifier->span.begin);
        }
        out.derived(at("figures", item, "source"), "report", {});
    });
}

void add_events(Writer& out, const Marks& marks, const SourceFacts& source)
{
    std::set<std::string> seen;
    each_match(marks, source, "event", [&](const Match& match) {
        Fact date = source.date;
        date.sure = false;
        date.why = "the day of the page; the page doesn't say when it was";
        if (const Span* day = slot(match, "date")) {
            const DateMark& mark = *marks.date_at(day->begin);
            date = {date_of(mark, source), day->begin, !mark.turns, doubt(mark), true};
        }
        if (!date || !seen.insert(*match.value).second) {
            return;
        }
        const std::size_t item = out.next("events");
        out.add(at("events", item, "date"), date);
        out.add(at("events", item, "kind"), *match.value, match.span.begin);
        const Span* name = slot(match, "name");
        const auto text = marks.words().texts.find(*match.value + "-to");
        if (name != nullptr && text != marks.words().texts.end()) {
            Span body = *name;
            if (const Hit* own = marks.hits("organisation").at(body.begin)) {
                body.begin = own->span.end < body.end ? own->span.end : body.begin;
            }
            out.add(at("events", item, "title"),
                    text->second + " " + body_name(marks, body),
                    name->begin);
        }
        out.derived(at("events", item, "source"), "report", {});
    });
}

namespace {

/// Who invites, in what matched.
Span host_of(const Match& match)
{
    if (const Span* named = slot(match, "host")) {
        return *named;
    }
    const Span* from = slot(match, "from");
    return from == nullptr ? Span{} : Span{from->begin, match.span.end};
}

/// The person in whose name the invitation is; nothing where none is named.
Fact inviting_person(const Marks& marks, const Match& match)
{
    const Span* person = slot(match, "person");
    const PersonMark* mark = person == nullptr ? nullptr : marks.person_at(person->begin);
    if (mark == nullptr) {
        return {};
    }
    const bool russian = marks.words().language == "ru";
    return {mark->person,
            person->begin,
            !russian,
            russian ? "the name may be in an oblique case" : "",
            true};
}

} // namespace

void add_invitation(Writer& out, const Marks& marks, const SourceFacts& source)
{
    std::set<std::string> seen;
    each_match(marks, source, "invitation", [&](const Match& match) {
        const Span host = host_of(match);
        if (host.empty()) {
            return;
        }
        const bool plain = marks.hits("body").at(host.begin) != nullptr ||
                           marks.hits("institution").at(host.begin) != nullptr;
        const std::string body = body_name(marks, host);
        const auto same = [&](const std::string& other) {
            return other.starts_with(body) || body.starts_with(other);
        };
        constexpr std::size_t most = 12;
        if (seen.size() >= most || std::any_of(seen.begin(), seen.end(), same)) {
            return;
        }
        seen.insert(body);
        const std::size_t item = out.next("invited_by");
        const Fact fact{
            body, host.begin, plain, plain ? "" : "no word of a body is known here", true};
        out.add(at("invited_by", item, "body"), fact);
        std::string kind{records::inviter_kind(body)};
        const Hit* listed = marks.hits("body-kind").first_in(host);
        if (kind == "other" && listed != nullptr) {
            kind = *listed->value;
        }
        if (kind != "other") {
            out.add(at("invited_by", item, "kind"), kind, host.begin);
        }
        out.add(at("invited_by", item, "person"), inviting_person(marks, match));
        out.derived(at("invited_by", item, "source"), "report", {});
    });
}

void add_period(Writer& out, const Marks& marks, const SourceFacts& source)
{
    bool done = false;
    each_match(marks, source, "period", [&](const Match& match) {
        const Span* from = slot(match, "from");
        const Span* to = slot(match, "to");
        const DateMark* last = to == nullptr ? nullptr : marks.date_at(to->begin);
        if (done || from == nullptr || last == nullptr) {
            return;
        }
        DateMark first = *last;
        if (const DateMark* whole = marks.date_at(from->begin)) {
            first = *whole;
            first.year = first.year != 0 ? first.year : last->year;
        } else if (const NumberMark* day = marks.number_at(from->begin)) {
            first.day = static_cast<int>(day->value);
        } else {
            return;
        }
        const std::string begin = date_of(first, source);
        const std::string end = date_of(*last, source);
        if (!begin.empty() && begin <= end) {
            done = true;
            out.add(at("period", "from"),
                    Fact{begin, from->begin, !first.turns, doubt(first), true});
            out.add(at("period", "to"), Fact{end, to->begin, !last->turns, doubt(*last), true});
        }
    });
}

void add_status(Writer& out,
                const Marks& marks,
                const SourceFacts& source,
                const ElectionFacts& election)
{
    // That a mission is over is what a record says without a word.
    bool done = false;
    each_match(marks, source, "status", [&](const Match& match) {
        if (done || (*match.value == "planned" && election.date && source.date &&
                     election.date.text <= source.date.text)) {
            return;
        }
        done = true;
        const bool planned = *match.value == "planned";
        const bool dated = election.date && source.date;
        const bool sure = planned && dated;
        out.add(at("status"),
                Fact{*match.value,
                     match.span.begin,
                     sure,
                     sure ? "" : "read from a few words only",
                     true});
    });
}

} // namespace eomt::draft
