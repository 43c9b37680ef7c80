#include "base/text.hpp"
#include "draft/marks.hpp"

#include <algorithm>
#include <unordered_map>

namespace eomt::draft {

namespace {

/// The full names of a page by surname, so that "Mr Umakhanov" is the one whom the page names in
/// full elsewhere.
class Surnames
{
public:
    explicit Surnames(bool russian) : m_russian{russian} {}

    void add(const std::string& surname, const std::string& name)
    {
        m_full.try_emplace(surname, name);
    }

    /// The full name of a surname, in whatever case.
    const std::string* find(const std::string& surname) const
    {
        const auto exact = m_full.find(surname);
        return exact != m_full.end() ? &exact->second : shorter(surname);
    }

    /// The full name of which this is an oblique case: a Russian surname without its ending.
    const std::string* shorter(const std::string& surname) const
    {
        constexpr std::size_t letter = 2; // bytes of a Cyrillic letter
        constexpr std::size_t stem = 3;   // letters
        constexpr std::size_t most = 3;   // letters of an ending
        for (std::size_t cut = 1; m_russian && cut <= most; ++cut) {
            if (surname.size() < (cut + stem) * letter) {
                break;
            }
            const auto found = m_full.find(surname.substr(0, surname.size() - cut * letter));
            if (found != m_full.end()) {
                return &found->second;
            }
        }
        return nullptr;
    }

private:
    bool m_russian;
    std::unordered_map<std::string, std::string> m_full;
};

} // namespace

bool Marks::starts_name(std::uint32_t at) const
{
    // Words that are written with a capital letter and are no part of a person's name.
    return m_page.is_capital(at) && m_page.is_word(at) && hits("no-name").at(at) == nullptr &&
           hits("country").at(at) == nullptr && hits("demonym").at(at) == nullptr &&
           hits("organisation").at(at) == nullptr && hits("institution").at(at) == nullptr &&
           hits("body").at(at) == nullptr && hits("month").at(at) == nullptr &&
           hits("title").at(at) == nullptr;
}

/// The name that begins where `out.name` does; false where none does.
bool Marks::read_name(bool titled, PersonMark& out) const
{
    std::uint32_t parts = 0;
    bool initial = false;
    constexpr std::uint32_t most = 5;
    const std::uint32_t at = out.name.begin;
    std::uint32_t end = at;
    while (parts < most && end < m_page.size()) {
        const bool glued =
            !m_page[end].spaced && m_page.is_capital(end) && m_page.is_word(end); // Juel-Jensen
        const bool particle = hits("particle").at(end) != nullptr && starts_name(end + 1);
        if (end > at && (glued || particle)) {
            ++end;
            continue;
        }
        if (!starts_name(end)) {
            break;
        }
        const bool short_form = base::char_count(*m_page[end].key) == 1;
        if (short_form && !m_page.is(end + 1, ".")) {
            break;
        }
        initial = initial || short_form;
        end += short_form ? 2 : 1;
        ++parts;
    }
    out.name.end = end;
    out.full = parts > 1 && !initial;
    return parts >= (titled ? 1U : 2U) && (!initial || parts >= 2);
}

std::optional<PersonMark> Marks::read_person(std::uint32_t at) const
{
    PersonMark out;
    out.span.begin = at;
    const bool titled = hits("title").at(at) != nullptr;
    while (const Hit* title = hits("title").at(at)) {
        at = title->span.end;
        at += m_page.is(at, ".") ? 1 : 0;
    }
    out.name.begin = at;
    if (const Hit* known = hits("person-name").at(at)) {
        out.name = known->span;
        out.known = true;
    } else if (!read_name(titled, out)) {
        return std::nullopt;
    }
    out.span.end = out.name.end;
    out.person = m_page.words(out.name);
    return out;
}

void Marks::find_persons()
{
    for (std::uint32_t at = 0; at < m_page.size();) {
        const auto person = read_person(at);
        // A name doesn't go on into the next sentence.
        if (person && person->span.end <= m_page.sentence_of(at).end) {
            m_persons.push_back(*person);
            at = person->span.end;
        } else {
            ++at;
        }
    }
}

void Marks::find_surnames()
{
    Surnames surnames{m_words.language == "ru"};
    for (const PersonMark& person : m_persons) {
        if (person.full) {
            surnames.add(*m_page[person.name.end - 1].key, person.person);
        }
    }
    for (PersonMark& person : m_persons) {
        const std::string& surname = *m_page[person.name.end - 1].key;
        // Another case of a name that the page has in the nominative, too.
        const std::string* name = surnames.shorter(surname);
        name = name != nullptr ? name : surnames.find(surname);
        if (name != nullptr && !person.known) {
            person.person = *name;
            person.full = true;
        }
    }
    // Surnames that stand alone.
    std::vector<PersonMark> all;
    auto next = m_persons.begin();
    for (std::uint32_t at = 0; at < m_page.size(); ++at) {
        if (next != m_persons.end() && next->span.begin == at) {
            all.push_back(*next);
            at = next->span.end - 1;
            ++next;
            continue;
        }
        if (!m_page.is_capital(at) || !m_page.is_word(at)) {
            continue;
        }
        if (const std::string* name = surnames.find(*m_page[at].key)) {
            all.push_back({{at, at + 1}, {at, at + 1}, *name, true, false});
        }
    }
    m_persons = std::move(all);
}

namespace {

/// True where a comma in a committee's name is followed by more of the name: up to its "and",
/// before another comma.
bool list_goes_on(const Marks& marks, Span rest)
{
    const bool may = !rest.empty() && marks.person_at(rest.begin) == nullptr &&
                     (marks.page().is_capital(rest.begin) || marks.words().language == "ru");
    constexpr std::uint32_t reach = 7;
    for (std::uint32_t i = rest.begin; may && i < std::min(rest.end, rest.begin + reach); ++i) {
        if (marks.page().is(i, ",")) {
            return false;
        }
        if (marks.hits("and").at(i) != nullptr) {
            return true;
        }
    }
    return false;
}

} // namespace

/// Where the part of a body's name that begins at `at` ends; `at` where none does. The name itself
/// begins at `first`.
std::uint32_t Marks::name_part_end(std::uint32_t at, std::uint32_t first, std::uint32_t end) const
{
    if (hits("stop").at(at) != nullptr) {
        return at;
    }
    for (const char* category : {"body", "institution", "country", "organisation"}) {
        const Hit* hit = hits(category).at(at);
        if (hit != nullptr && hit->span.end <= end) {
            return hit->span.end;
        }
    }
    // A person's name that follows without "of" or "and" is the holder's, not the body's.
    const bool person = at > first && person_at(at) != nullptr &&
                        hits("connector").first_in({at - 1, at}) == nullptr;
    const bool plain = at < end && m_page.is_word(at) && m_page.is_capital(at) && !person &&
                       hits("title").at(at) == nullptr && hits("person-name").at(at) == nullptr;
    return plain ? at + 1 : at;
}

/// True for a word of a name's list that Russian writes without a capital letter.
bool Marks::joins_name(std::uint32_t at, bool in_list) const
{
    return in_list && m_words.language == "ru" && m_page.is_word(at) && !m_page.is_capital(at) &&
           hits("saying").at(at) == nullptr && hits("stop").at(at) == nullptr;
}

Span Marks::name_at(std::uint32_t token, std::uint32_t end) const
{
    constexpr std::uint32_t longest = 40;
    end = std::min(end, token + longest);
    std::uint32_t last = name_part_end(token, token, end);
    if (last == token) {
        return {token, token};
    }
    // A committee's name may be a list: "on Affairs, Integration and Relations".
    bool list = hits("committee").at(token) != nullptr;
    for (std::uint32_t at = last; at < end;) {
        const std::uint32_t next = name_part_end(at, token, end);
        if (next > at) {
            list = list || hits("committee").at(at) != nullptr;
            at = last = next;
            continue;
        }
        const bool connects = hits("connector").at(at) != nullptr;
        const bool glued = !m_page[at].spaced;
        const bool lower = joins_name(at, list);
        if (connects || lower || (glued && m_page.is_word(at) && !m_page.is(at, "'s"))) {
            last = glued || (lower && !connects) ? at + 1 : last;
        } else if (!list || !m_page.is(at, ",") || !list_goes_on(*this, {at + 1, end})) {
            break;
        }
        ++at;
    }
    return {token, last};
}

} // namespace eomt::draft
