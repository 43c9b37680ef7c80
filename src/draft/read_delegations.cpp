#include "base/country.hpp"
#include "base/name_key.hpp"
#include "base/text.hpp"
#include "draft/facts.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <utility>
#include <vector>

namespace eomt::draft {

namespace {

/// The country that a parliament's name tells.
Fact country_of(const Marks& marks, Span parliament)
{
    if (const Hit* country = marks.hits("country").first_in(parliament)) {
        return {*country->value, country->span.begin, true, {}, true};
    }
    const Hit* institution = marks.hits("institution").first_in(parliament);
    if (institution != nullptr) {
        const auto known = marks.words().institutions.find(*institution->value);
        if (known != marks.words().institutions.end() && !known->second.country.empty()) {
            return {known->second.country, institution->span.begin, true, {}, true};
        }
    }
    return {};
}

/// A chamber's own name, of "Senate of the Parliament of Kazakhstan".
std::string chamber_name(const Marks& marks, Span chamber, const std::string& parliament)
{
    const Page& page = marks.page();
    std::string text = page.words(chamber);
    // What comes after the parliament's head word is the parliament, however long it is written.
    const std::size_t of = parliament.find(" of ");
    const std::string head = parliament.substr(0, of);
    for (const std::string& tail :
         {" of the " + parliament, " of the " + head + " ", " of " + parliament}) {
        const std::size_t found = text.find(tail);
        if (found != std::string::npos && found > 0) {
            return text.substr(0, found);
        }
    }
    // "State Duma of the Russian Federation"
    if (const Hit* country = marks.hits("country").last_in(chamber)) {
        std::uint32_t end = country->span.begin;
        while (end > chamber.begin && (marks.hits("connector").at(end - 1) != nullptr ||
                                       marks.hits("republic").at(end - 1) != nullptr)) {
            --end;
        }
        if (end > chamber.begin) {
            return page.words({chamber.begin, end});
        }
    }
    return text;
}

/// The page's name for a chamber, or the list's where the page's is in an oblique case.
std::string known_chamber(const Marks& marks, Span chamber, const std::string& parliament)
{
    const Hit* institution = marks.hits("institution").at(chamber.begin);
    if (institution != nullptr && marks.words().language != "en") {
        return *institution->value;
    }
    return chamber_name(marks, chamber, parliament);
}

std::string capital(std::string text)
{
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    }
    return text;
}

/// The office before the colon: its parts, which commas and dashes part on the page.
std::string office_text(const Marks& marks, Span office)
{
    std::vector<std::string> parts;
    std::uint32_t begin = office.begin;
    for (std::uint32_t i = office.begin; i <= office.end; ++i) {
        const bool parts_here = i == office.end || marks.page().is(i, ",") ||
                                (marks.page().is(i, "-") && marks.page()[i].spaced);
        if (parts_here) {
            if (begin < i) {
                parts.push_back(capital(marks.page().words({begin, i})));
            }
            begin = i + 1;
        }
    }
    return base::join(parts, ", ");
}

struct Found
{
    std::string country;
    Writer writer;
    bool represented = false; ///< the page has named the representative
};

void add_seats(Writer& out, const Marks& marks, Span rest, Span parliament)
{
    const std::string whole = body_name(marks, parliament);
    std::size_t chambers = 0;
    std::vector<std::pair<std::string, Match>> seats;
    for (const Match& match : marks.find("seats", rest)) {
        const auto chamber = match.slots.find("chamber");
        std::string name = chamber == match.slots.end()
                               ? chamber_name(marks, parliament, "")
                               : known_chamber(marks, chamber->second, whole);
        const bool there = std::any_of(
            seats.begin(), seats.end(), [&](const auto& one) { return one.first == name; });
        if (!there && !name.empty()) {
            seats.emplace_back(std::move(name), match);
        }
    }
    for (const auto& [name, match] : seats) {
        out.add(at("chambers", chambers++, "name"), name, match.span.begin);
    }
    for (const auto& [name, match] : seats) {
        const NumberMark* number = marks.number_at(match.slots.at("count").begin);
        out.add(at("compositions", std::size_t{0}, "seats", name),
                std::to_string(number == nullptr ? 0 : number->value),
                match.span.begin);
    }
}

/// The delegations of a page, as they are found.
class Delegations
{
public:
    Delegations(const Marks& marks, std::string organisation)
        : m_marks{marks}, m_organisation{std::move(organisation)}
    {}

    void read(Span paragraph)
    {
        if (const auto match = m_marks.find_first("delegation", paragraph)) {
            add(*match, paragraph);
        }
        if (const auto match = m_marks.find_first("representative", paragraph)) {
            represent(*match);
        }
    }

    std::vector<Found>& all() { return m_all; }

private:
    Found* of_country(const std::string& country)
    {
        const auto found = std::find_if(
            m_all.begin(), m_all.end(), [&](const Found& one) { return one.country == country; });
        return found == m_all.end() ? nullptr : &*found;
    }

    void add(const Match& match, Span paragraph)
    {
        constexpr std::size_t most = 60;
        const Span parliament = match.slots.at("parliament");
        const Fact country = country_of(m_marks, parliament);
        const auto to = match.slots.find("organisation");
        const Hit* named =
            to == match.slots.end() ? nullptr : m_marks.hits("organisation").at(to->second.begin);
        const std::string id = named != nullptr ? *named->value : m_organisation;
        if (!country || id.empty() || m_all.size() >= most || of_country(country.text) != nullptr) {
            return;
        }
        const auto usual = m_marks.words().texts.find("country-" + country.text);
        const std::string slug = usual != m_marks.words().texts.end()
                                     ? usual->second
                                     : base::slug(base::country_name(country.text));
        Writer out{m_marks.page(), records::Kind::delegation, id + "." + slug};
        out.add(at("organisation"), id, named != nullptr ? to->second.begin : match.span.begin);
        out.add(at("country"), country);
        out.add(at("parliament"), body_name(m_marks, parliament), parliament.begin);
        add_seats(out, m_marks, {match.span.end, paragraph.end}, parliament);
        m_all.push_back({country.text, std::move(out), false});
    }

    void represent(const Match& match)
    {
        const Fact country = country_of(m_marks, match.slots.at("parliament"));
        Found* delegation = of_country(country.text);
        const PersonMark* person = m_marks.person_at(match.slots.at("person").begin);
        if (!country || delegation == nullptr || person == nullptr || delegation->represented) {
            return;
        }
        delegation->represented = true;
        Writer& out = delegation->writer;
        const auto first = std::size_t{0};
        const Hit* known = m_marks.hits("person-name").at(person->name.begin);
        out.add(at("compositions", first, "representative", known != nullptr ? "id" : "name"),
                known != nullptr ? *known->value : person->person,
                person->name.begin);
        std::uint32_t end = person->span.begin;
        while (end > match.span.begin && m_marks.page()[end - 1].kind == Token::Kind::mark) {
            --end;
        }
        out.add(at("compositions", first, "representative", "office"),
                office_text(m_marks, {match.span.begin, end}),
                match.span.begin);
    }

    const Marks& m_marks;
    std::string m_organisation;
    std::vector<Found> m_all;
};

} // namespace

std::vector<Record> read_delegations(const Marks& marks,
                                     const SourceFacts& source,
                                     const Context& context,
                                     const std::string& organisation)
{
    Delegations delegations{marks, organisation};
    for (const Span paragraph : marks.page().paragraphs()) {
        delegations.read(paragraph);
    }
    std::vector<Record> out;
    for (Found& found : delegations.all()) {
        Fact date = source.date;
        date.sure = false;
        date.why = "a footer may be younger than the page's date";
        found.writer.add(at("compositions", std::size_t{0}, "as_of"), date);
        found.writer.derived(at("compositions", std::size_t{0}, "source"), "page", {});
        add_source(found.writer, "page", source, marks.words(), context);
        out.push_back(found.writer.record());
    }
    return out;
}

} // namespace eomt::draft
