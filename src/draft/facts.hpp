#pragma once

#include "draft/marks.hpp"

#include <optional>
#include <string>
#include <vector>

namespace eomt::draft {

/// What was read at a token of the page.
struct Fact
{
    std::string text;
    std::uint32_t token = 0;
    bool sure = true;
    std::string why;
    bool from_page = true;

    explicit operator bool() const { return !text.empty(); }
};

/// The page as a source.
struct SourceFacts
{
    Span title_span; ///< its paragraph
    Fact title;
    Fact publisher;
    Fact date;
    std::vector<Span> article; ///< the paragraphs that tell the news, without headline and footer
    int year = 0;
};

struct ElectionFacts
{
    Fact id; ///< of one that the archive has
    Fact country;
    Fact date;
    Fact type;
    Fact institution;
    Fact early;
    Fact round;
    std::string made_id; ///< by convention, where there is enough for one
};

struct OrganisationFacts
{
    Fact id;
    Fact name;
    Fact short_name;
    bool known = false; ///< the archive has it
    std::string kind;
};

struct PersonFacts
{
    std::string role; ///< coordinator, head or special-coordinator
    Fact name;
    Fact office;
    Fact delegation;
    Fact chamber;
};

struct Statement
{
    Span quote;
    Fact topic;
    Fact assessment;
    Fact by;
    bool whole = false; ///< judges the election as a whole
};

/// The language whose words a page is read with.
std::string_view language_of(std::string_view text);

/// `read_page` with the words of a list that is not built in.
std::vector<Record> read_page(std::string_view text, const Context& context, const Words& words);

SourceFacts read_source(const Marks& marks, const Context& context);
OrganisationFacts
read_organisation(const Marks& marks, const SourceFacts& source, const Context& context);
/// The page without the paragraphs that speak of the observers of other organisations alone: their
/// words, figures and leaders are of other missions. `organisation` is an id.
SourceFacts without_others(const Marks& marks, SourceFacts source, const std::string& organisation);
ElectionFacts read_election(const Marks& marks, const SourceFacts& source, const Context& context);
std::vector<PersonFacts> read_leaders(const Marks& marks, const SourceFacts& source);
std::vector<Statement> read_statements(const Marks& marks,
                                       const SourceFacts& source,
                                       const std::vector<PersonFacts>& leaders);

/// The office that begins at a token, and the chamber inside it where its holder sits.
struct OfficeRead
{
    Span span;
    std::string text;
    std::string chamber;
    std::string country;
};
std::optional<OfficeRead> read_office(const Marks& marks, std::uint32_t at, std::uint32_t end);

/// A body's name in the nominative, as far as the word lists know it.
std::string body_name(const Marks& marks, Span span);

/// How favourable words are: an assessment or nothing, and whether that is beyond doubt.
Fact assess(const Marks& marks, Span span);

/// Collects the values of a record.
class Writer
{
public:
    Writer(const Page& page, records::Kind kind, std::string id) : m_page{page}
    {
        m_record.kind = kind;
        m_record.id = std::move(id);
    }

    /// Adds a fact, if it is one. `path` in the form of `records::parse_field_path`.
    void add(records::FieldPath path, const Fact& fact);
    void add(records::FieldPath path, std::string text, std::uint32_t token);
    /// What follows from other values or was given, not read at a line.
    void derived(records::FieldPath path, std::string text, std::string why, bool sure = true);
    const Record& record() const { return m_record; }
    std::size_t next(const std::string& list) const;

private:
    const Page& m_page;
    Record m_record;
};

template <class... Steps>
records::FieldPath at(Steps... steps)
{
    return {records::PathStep{steps}...};
}

/// Adds `sources.KEY`.
void add_source(Writer& out,
                const std::string& key,
                const SourceFacts& source,
                const Words& words,
                const Context& context);

void add_figures(Writer& out, const Marks& marks, const SourceFacts& source);
void add_events(Writer& out, const Marks& marks, const SourceFacts& source);
void add_invitation(Writer& out, const Marks& marks, const SourceFacts& source);
void add_period(Writer& out, const Marks& marks, const SourceFacts& source);
void add_status(Writer& out,
                const Marks& marks,
                const SourceFacts& source,
                const ElectionFacts& election);

/// The delegations that the page describes. `organisation` is the one whose page it is.
std::vector<Record> read_delegations(const Marks& marks,
                                     const SourceFacts& source,
                                     const Context& context,
                                     const std::string& organisation);

} // namespace eomt::draft
