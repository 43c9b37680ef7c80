#include "draft/marks.hpp"

#include "base/country.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <unordered_map>

namespace eomt::draft {

namespace {

struct Candidate
{
    const Phrase* phrase;
    Hits* hits;
};

/// Finds the phrases that can begin with a word; asked once for each distinct word of a page.
class Openings
{
public:
    void add(const Phrase& phrase, Hits& hits)
    {
        for (const WordForm& form : phrase.words.front()) {
            auto& table = form.prefix ? m_prefixes : m_exact;
            table[form.text].push_back({&phrase, &hits});
        }
    }

    const std::vector<Candidate>& of(const std::string& key)
    {
        const auto [found, fresh] = m_known.try_emplace(&key);
        if (fresh) {
            take(m_exact, key, found->second);
            for (std::size_t length = 1; length <= key.size(); ++length) {
                take(m_prefixes, key.substr(0, length), found->second);
            }
        }
        return found->second;
    }

private:
    using Table = std::unordered_map<std::string, std::vector<Candidate>>;

    static void take(const Table& table, const std::string& key, std::vector<Candidate>& out)
    {
        const auto found = table.find(key);
        if (found != table.end()) {
            out.insert(out.end(), found->second.begin(), found->second.end());
        }
    }

    Table m_exact;
    Table m_prefixes;
    std::unordered_map<const std::string*, std::vector<Candidate>> m_known;
};

bool fits(const WordForms& forms, const std::string& key)
{
    return std::any_of(
        forms.begin(), forms.end(), [&](const WordForm& form) { return form.fits(key); });
}

bool fits(const Page& page, const Phrase& phrase, std::uint32_t at)
{
    if (phrase.words.size() > page.size() - at || (phrase.capital && !page.is_capital(at))) {
        return false;
    }
    for (std::size_t i = 0; i < phrase.words.size(); ++i) {
        if (!fits(phrase.words[i], *page[at + static_cast<std::uint32_t>(i)].key)) {
            return false;
        }
    }
    return true;
}

template <class List>
const typename List::value_type* beginning_at(const List& list, std::uint32_t token)
{
    const auto found =
        std::lower_bound(list.begin(), list.end(), token, [](const auto& one, std::uint32_t at) {
            return one.span.begin < at;
        });
    return found != list.end() && found->span.begin == token ? &*found : nullptr;
}

template <class List>
const typename List::value_type* first_inside(const List& list, Span span)
{
    const auto found = std::lower_bound(
        list.begin(), list.end(), span.begin, [](const auto& one, std::uint32_t at) {
            return one.span.begin < at;
        });
    return found != list.end() && found->span.end <= span.end ? &*found : nullptr;
}

template <class List>
const typename List::value_type* last_inside(const List& list, Span span)
{
    auto found =
        std::lower_bound(list.begin(), list.end(), span.end, [](const auto& one, std::uint32_t at) {
            return one.span.begin < at;
        });
    while (found != list.begin()) {
        --found;
        if (found->span.begin < span.begin) {
            return nullptr;
        }
        if (found->span.end <= span.end) {
            return &*found;
        }
    }
    return nullptr;
}

} // namespace

const Hit* Hits::at(std::uint32_t token) const
{
    return beginning_at(m_list, token);
}

const Hit* Hits::first_in(Span span) const
{
    return first_inside(m_list, span);
}

const Hit* Hits::last_in(Span span) const
{
    return last_inside(m_list, span);
}

std::size_t Hits::count_in(Span span) const
{
    std::size_t out = 0;
    for (const Hit* hit = first_in(span); hit != nullptr && out < m_list.size();
         hit = first_in({hit->span.end, span.end})) {
        ++out;
    }
    return out;
}

Marks::Marks(const Page& page, const Words& words, const Context& context)
    : m_page{page}, m_words{words}
{
    find_phrases(context);
    find_quotes();
    find_dates();
    find_numbers();
    find_persons();
    find_surnames();
}

const Hits& Marks::hits(std::string_view category) const
{
    static const Hits none;
    const auto found = m_hits.find(category);
    return found == m_hits.end() ? none : found->second;
}

namespace {

using PhrasesByCategory = std::map<std::string, std::vector<Phrase>, std::less<>>;

/// The phrases of the language, and the names that the archive knows.
PhrasesByCategory all_phrases(const Words& words, const Context& context)
{
    PhrasesByCategory all = words.phrases;
    if (words.language == "en") {
        for (const base::Country& country : base::countries()) {
            all["country"].push_back(parse_phrase(country.name, std::string{country.code}));
        }
    }
    for (const KnownOrganisation& known : context.organisations) {
        for (const std::string& name : known.names) {
            if (!base::trim(name).empty()) {
                all["organisation"].push_back(parse_phrase(name, known.id));
            }
        }
    }
    for (const KnownPerson& known : context.persons) {
        for (const std::string& name : known.names) {
            if (name.find(' ') != std::string::npos) {
                all["person-name"].push_back(parse_phrase(name, known.id));
            }
        }
    }
    return all;
}

} // namespace

void Marks::find_phrases(const Context& context)
{
    const PhrasesByCategory all = all_phrases(m_words, context);
    Openings openings;
    // The values are what hits point to, so they stay.
    m_names.reserve(std::accumulate(
        all.begin(), all.end(), std::size_t{0}, [](std::size_t count, const auto& category) {
            return count + category.second.size();
        }));
    std::unordered_map<const Phrase*, const std::string*> values;
    for (const auto& [category, phrases] : all) {
        Hits& hits = m_hits[category];
        for (const Phrase& phrase : phrases) {
            m_names.push_back(phrase.value);
            values[&phrase] = &m_names.back();
            if (!phrase.words.empty() && !phrase.words.front().empty()) {
                openings.add(phrase, hits);
            }
        }
    }
    for (std::uint32_t at = 0; at < m_page.size(); ++at) {
        std::map<Hits*, Hit> best;
        for (const Candidate& one : openings.of(*m_page[at].key)) {
            const auto& list = one.hits->list();
            const bool covered = !list.empty() && list.back().span.end > at;
            const auto end = at + static_cast<std::uint32_t>(one.phrase->words.size());
            if (!covered && fits(m_page, *one.phrase, at) && end > best[one.hits].span.end) {
                best[one.hits] = {{at, end}, values[one.phrase]};
            }
        }
        for (const auto& [hits, hit] : best) {
            if (!hit.span.empty()) {
                hits->add(hit);
            }
        }
    }
}

void Marks::find_quotes()
{
    // A quotation mark that nothing closes must not swallow the rest of the page.
    for (const Span paragraph : m_page.paragraphs()) {
        bool is_open = false;
        std::uint32_t first = 0;
        for (std::uint32_t i = paragraph.begin; i < paragraph.end; ++i) {
            if (!m_page.is(i, "\"")) {
                continue;
            }
            const bool opens = m_page[i].spaced || i == paragraph.begin || m_page.is(i - 1, "(");
            if (opens && !is_open) {
                is_open = true;
                first = i + 1;
            } else if (!opens && is_open) {
                if (first < i) {
                    m_quotes.push_back({first, i});
                }
                is_open = false;
            }
        }
    }
}

const DateMark* Marks::date_at(std::uint32_t token) const
{
    return beginning_at(m_dates, token);
}

const NumberMark* Marks::number_at(std::uint32_t token) const
{
    return beginning_at(m_numbers, token);
}

const PersonMark* Marks::person_at(std::uint32_t token) const
{
    return beginning_at(m_persons, token);
}

const PersonMark* Marks::first_person_in(Span span) const
{
    return first_inside(m_persons, span);
}

const PersonMark* Marks::last_person_in(Span span) const
{
    return last_inside(m_persons, span);
}

const Span* Marks::quote_around(std::uint32_t token) const
{
    auto after = std::upper_bound(
        m_quotes.begin(), m_quotes.end(), token, [](std::uint32_t at, const Span& quote) {
            return at < quote.begin;
        });
    if (after == m_quotes.begin()) {
        return nullptr;
    }
    --after;
    return token < after->end ? &*after : nullptr;
}

} // namespace eomt::draft
