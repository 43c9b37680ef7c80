#pragma once

#include "draft/draft.hpp"
#include "draft/page.hpp"
#include "draft/words.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace eomt::draft {

/// A phrase of a category on the page.
struct Hit
{
    Span span;
    const std::string* value = nullptr;
};

/// The hits of one category, in the order of the page; none overlap.
class Hits
{
public:
    void add(Hit hit) { m_list.push_back(hit); }
    const std::vector<Hit>& list() const { return m_list; }
    /// The hit that begins at the token.
    const Hit* at(std::uint32_t token) const;
    /// The first hit that lies inside.
    const Hit* first_in(Span span) const;
    /// The last hit that lies inside.
    const Hit* last_in(Span span) const;
    std::size_t count_in(Span span) const;

private:
    std::vector<Hit> m_list;
};

/// More of one thing on a page is a book, not a press page.
inline constexpr std::size_t most_matches = 1000;

struct DateMark
{
    Span span;
    int year = 0; ///< 0 where the page doesn't say it
    int month = 0;
    int day = 0;
    /// 08/10/2031: nothing on the page says which number is the month.
    bool turns = false;
};

struct NumberMark
{
    Span span;
    long value = 0;
};

struct PersonMark
{
    Span span;          ///< with title
    Span name;          ///< without
    std::string person; ///< the full name, where the page has it somewhere
    bool full = true;   ///< more than a surname
    bool known = false; ///< the archive knows this name
};

/// What a slot or a whole pattern matched.
struct Match
{
    Span span;
    const std::string* value = nullptr; ///< of the pattern
    std::map<std::string, Span> slots;
};

/// Everything on a page that rules speak of: phrases, dates, numbers, persons, quotations.
class Marks
{
public:
    Marks(const Page& page, const Words& words, const Context& context);

    const Page& page() const { return m_page; }
    const Words& words() const { return m_words; }

    const Hits& hits(std::string_view category) const;
    const std::vector<DateMark>& dates() const { return m_dates; }
    const std::vector<PersonMark>& persons() const { return m_persons; }
    /// Between the quotation marks, without them.
    const std::vector<Span>& quotes() const { return m_quotes; }

    const DateMark* date_at(std::uint32_t token) const;
    const NumberMark* number_at(std::uint32_t token) const;
    const PersonMark* person_at(std::uint32_t token) const;
    const PersonMark* last_person_in(Span span) const;
    const PersonMark* first_person_in(Span span) const;
    /// The quotation that holds the token.
    const Span* quote_around(std::uint32_t token) const;

    /// The name of a body that begins here ("Ministry of Foreign Affairs of the Republic of
    /// Kazakhstan"); empty where none does.
    Span name_at(std::uint32_t token, std::uint32_t end) const;

    /// The matches of a rule inside a span, from left to right, and no more than `most`; none
    /// overlap.
    std::vector<Match>
    find(std::string_view rule, Span inside, std::size_t most = most_matches) const;
    std::optional<Match> find_first(std::string_view rule, Span inside) const;

private:
    void find_phrases(const Context& context);
    void find_dates();
    void settle_slashes();
    void find_numbers();
    void find_persons();
    void find_surnames();
    void find_quotes();
    std::optional<DateMark> read_date(std::uint32_t at) const;
    std::optional<PersonMark> read_person(std::uint32_t at) const;
    bool starts_name(std::uint32_t at) const;
    bool read_name(bool titled, PersonMark& out) const;
    std::uint32_t name_part_end(std::uint32_t at, std::uint32_t first, std::uint32_t end) const;
    bool joins_name(std::uint32_t at, bool in_list) const;
    bool match(const Pattern& pattern,
               std::size_t step,
               std::uint32_t at,
               std::uint32_t end,
               Match& out) const;
    /// The same for a step that is a slot, without leaving it out.
    bool match_slot(const Pattern& pattern,
                    std::size_t step,
                    std::uint32_t at,
                    std::uint32_t end,
                    Match& out) const;
    Span slot_at(const Step& step, std::uint32_t at, std::uint32_t end) const;

    const Page& m_page;
    const Words& m_words;
    std::map<std::string, Hits, std::less<>> m_hits;
    std::vector<std::string> m_names; ///< that hits of the context point to
    std::vector<DateMark> m_dates;
    std::vector<NumberMark> m_numbers;
    std::vector<PersonMark> m_persons;
    std::vector<Span> m_quotes;
};

/// The day of a year that is near another, "20 March" of the page's year; ISO. Empty for no day.
std::string iso_date(const DateMark& date, int year_if_none);

/// The same date with day and month in each other's place.
DateMark turned(DateMark date);

/// "it may be 2031-10-08, too" of a date that may be read both ways; empty of others.
std::string doubt(const DateMark& date);

} // namespace eomt::draft
