#include "draft/speaker.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace eomt::draft {

namespace {

/// A finding for every line of a book would be no draft.
constexpr std::size_t most_statements = 60;

class Statements
{
public:
    Statements(const Marks& marks,
               const SourceFacts& source,
               const std::vector<PersonFacts>& leaders)
        : m_marks{marks}, m_page{marks.page()}, m_source{source}, m_speakers{marks, leaders}
    {
        // Topics stand in the lists from the special to the general.
        const auto topics = marks.words().phrases.find("topic");
        if (topics != marks.words().phrases.end()) {
            for (const Phrase& phrase : topics->second) {
                m_rank.try_emplace(phrase.value, m_rank.size());
            }
        }
    }

    std::vector<Statement> read()
    {
        for (const Span paragraph : m_source.article) {
            m_speakers.remember({});
            auto sentence =
                std::lower_bound(m_page.sentences().begin(),
                                 m_page.sentences().end(),
                                 paragraph.begin,
                                 [](const Span& one, std::uint32_t at) { return one.begin < at; });
            for (; sentence != m_page.sentences().end() && sentence->end <= paragraph.end;
                 ++sentence) {
                Span here = *sentence;
                if (here.has(m_source.date.token) && m_source.date) {
                    here.begin = after_dateline(here);
                }
                read_quotes(here, paragraph);
                read_reported(here);
            }
        }
        drop_repeated();
        return std::move(m_out);
    }

private:
    bool full() const { return m_out.size() >= most_statements; }

    /// "ASTANA, 20 March 2023 - " is no part of what is said.
    std::uint32_t after_dateline(Span sentence) const
    {
        const DateMark* date = m_marks.date_at(m_source.date.token);
        std::uint32_t at = date == nullptr ? sentence.begin : date->span.end;
        while (at < sentence.end && m_page[at].kind == Token::Kind::mark) {
            ++at;
        }
        return at;
    }

    const Hits& hits(const char* category) const { return m_marks.hits(category); }

    Span trimmed(Span span) const
    {
        const auto idle = [&](std::uint32_t at) {
            return m_page[at].kind == Token::Kind::mark && !m_page.is(at, "(") &&
                   !m_page.is(at, ")") && !m_page.is(at, "%");
        };
        while (!span.empty() && idle(span.end - 1)) {
            --span.end;
        }
        while (!span.empty() && (idle(span.begin) || hits("filler").at(span.begin) != nullptr)) {
            ++span.begin;
        }
        return span;
    }

    Fact topic_in(Span span) const
    {
        const Hits& topics = hits("topic");
        const Hit* best = nullptr;
        for (const Hit* hit = topics.first_in(span); hit != nullptr;
             hit = topics.first_in({hit->span.end, span.end})) {
            if (best == nullptr || m_rank.at(*hit->value) < m_rank.at(*best->value)) {
                best = hit;
            }
        }
        return best == nullptr ? Fact{} : Fact{*best->value, best->span.begin, true, {}, true};
    }

    /// What the words in front of a quotation speak of: the nearest decides.
    Fact topic_before(Span sentence, std::uint32_t quote) const
    {
        constexpr std::uint32_t reach = 40;
        const std::uint32_t from =
            std::max(sentence.begin, quote > reach ? quote - reach : sentence.begin);
        const Hit* hit = hits("topic").last_in({from, quote});
        return hit == nullptr ? Fact{} : Fact{*hit->value, hit->span.begin, true, {}, true};
    }

    /// The predicate where the election itself is what is spoken of; nothing where it isn't.
    Span predicate(Span span, bool calls) const
    {
        constexpr std::uint32_t opening = 9;
        const Hit* subject =
            hits("election").first_in({span.begin, std::min(span.end, span.begin + opening)});
        if (subject == nullptr) {
            return {};
        }
        // "preparation for the election was ..." speaks of something else.
        for (std::uint32_t i = span.begin; i < subject->span.begin; ++i) {
            if (hits("part-of-election").at(i) != nullptr) {
                return {};
            }
        }
        if (calls) {
            return {subject->span.end, span.end};
        }
        // So does "the election commissions were ...".
        if (hits("part-of-election").at(subject->span.end) != nullptr) {
            return {};
        }
        constexpr std::uint32_t reach = 25;
        const std::uint32_t last = std::min(span.end, subject->span.end + reach);
        for (std::uint32_t i = subject->span.end; i < last; ++i) {
            if (const Hit* copula = hits("copula").at(i)) {
                return {copula->span.end, span.end};
            }
            if (hits("predicate").at(i) != nullptr) {
                return {i, span.end};
            }
        }
        return {};
    }

    std::vector<Span> pieces(Span span) const
    {
        std::vector<Span> out;
        std::uint32_t begin = span.begin;
        for (std::uint32_t i = span.begin; i < span.end; ++i) {
            if (m_page.is(i, ",") || m_page.is(i, ";")) {
                out.push_back(trimmed({begin, i}));
                begin = i + 1;
            }
        }
        out.push_back(trimmed({begin, span.end}));
        constexpr std::uint32_t shortest = 3;
        // The election's own predicate is one judgement, commas or not.
        const bool each = predicate(trimmed(span), false).empty() &&
                          std::all_of(out.begin(), out.end(), [&](Span piece) {
                              return piece.end - piece.begin >= shortest &&
                                     piece.begin < piece.end && assess(m_marks, piece);
                          });
        return each ? out : std::vector<Span>{trimmed(span)};
    }

    void add(Span span,
             const Fact& by,
             const Fact& context_topic,
             const Fact& carried,
             bool calls = false)
    {
        constexpr std::uint32_t shortest = 3;
        if (span.empty() || span.end - span.begin < shortest) {
            return;
        }
        Statement one;
        one.by = by;
        const Span whole = trimmed(predicate(span, calls));
        if (!whole.empty()) {
            one.assessment = assess(m_marks, whole);
            if (one.assessment) {
                one.quote = whole;
                one.whole = true;
                m_out.push_back(one);
                return;
            }
        }
        one.quote = span;
        one.assessment = assess(m_marks, span);
        one.topic = topic_in(span);
        if (!one.assessment && carried && one.topic) {
            one.assessment = carried;
            one.assessment.sure = false;
            one.assessment.why = "the judgement stands in an earlier part of the sentence";
        }
        if (!one.topic && context_topic) {
            one.topic = context_topic;
        }
        if (!one.topic && one.assessment) {
            one.topic = {"other", span.begin, false, "no word of a topic stands here", true};
        }
        if (one.topic && (one.assessment || one.by)) {
            m_out.push_back(one);
        }
    }

    void read_quotes(Span sentence, Span paragraph)
    {
        const auto& quotes = m_marks.quotes();
        auto quote = std::lower_bound(
            quotes.begin(), quotes.end(), sentence.begin, [](const Span& one, std::uint32_t at) {
                return one.begin < at;
            });
        for (; quote != quotes.end() && quote->begin < sentence.end && !full(); ++quote) {
            constexpr std::uint32_t shortest = 3;
            if (quote->end - quote->begin < shortest) {
                continue;
            }
            const Speaker speaker = m_speakers.of_quote(*quote, paragraph);
            if (speaker.host) {
                continue;
            }
            const Fact before = topic_before(sentence, quote->begin);
            // One sentence of a quotation is one statement, or several.
            for (std::uint32_t at = quote->begin; at < quote->end;) {
                const Span part = m_page.sentence_of(at);
                const Span inside{at, std::min(quote->end, part.end)};
                for (const Span piece : pieces(inside)) {
                    add(piece, speaker.by, before, {});
                }
                at = std::max(inside.end, at + 1);
            }
        }
    }

    /// A span up to the first quotation mark in it.
    Span before_quote(Span span) const
    {
        for (std::uint32_t i = span.begin; i < span.end; ++i) {
            if (m_page.is(i, "\"")) {
                return {span.begin, i};
            }
        }
        return span;
    }

    /// Statements in reported speech: what follows a verb of saying, up to the next one.
    void read_reported(Span sentence)
    {
        const Hits& saying = hits("saying");
        for (const Hit* said = saying.first_in(sentence); said != nullptr && !full();
             said = saying.first_in({said->span.end, sentence.end})) {
            if (m_marks.quote_around(said->span.begin) != nullptr) {
                continue;
            }
            const Hit* next = saying.first_in({said->span.end, sentence.end});
            const Span said_what =
                before_quote({said->span.end, next == nullptr ? sentence.end : next->span.begin});
            const bool quotes = m_page.is(said_what.end, "\"");
            constexpr std::uint32_t reach = 60;
            const Span before{
                std::max(sentence.begin, said->span.begin > reach ? said->span.begin - reach : 0),
                said->span.begin};
            Speaker speaker = m_speakers.in(before);
            const bool closes = said_what.end - said_what.begin < 12 && next == nullptr &&
                                !m_page.is(said_what.begin, "that");
            if (closes && before.end - before.begin > 8 &&
                hits("that").first_in(said_what) == nullptr) {
                read_closing(sentence, said->span);
                return;
            }
            if (!speaker.found && !speaker.host) {
                continue;
            }
            m_speakers.remember(speaker);
            if (!speaker.host && !quotes) {
                read_clause(said_what, speaker.by, *said);
            }
        }
    }

    /// "The election was ..., said the observers."
    void read_closing(Span sentence, Span said)
    {
        std::uint32_t comma = said.begin;
        while (comma > sentence.begin && !m_page.is(comma, ",")) {
            --comma;
        }
        const bool quoted =
            comma > sentence.begin && (m_page.is(comma - 1, "\"") || m_page.is(comma + 1, "\"") ||
                                       m_marks.quote_around(comma - 1) != nullptr);
        if (comma == sentence.begin || quoted) {
            return;
        }
        const Speaker speaker = m_speakers.in({comma, sentence.end});
        if (speaker.found && !speaker.host) {
            m_speakers.remember(speaker);
            read_clause({sentence.begin, comma}, speaker.by, Hit{said, nullptr});
        }
    }

    void read_clause(Span clause, const Fact& by, const Hit& said)
    {
        // "as well as" begins another thing that is spoken of in the same way.
        std::vector<Span> parts;
        std::uint32_t begin = clause.begin;
        for (std::uint32_t i = clause.begin; i < clause.end; ++i) {
            const Hit* also = hits("also").at(i);
            if (also != nullptr && also->span.end <= clause.end) {
                parts.push_back({begin, i});
                begin = also->span.end;
                i = begin - 1;
            }
        }
        parts.push_back({begin, clause.end});
        // "welcomed", "regretted" judge by themselves; "called" needs no verb after the election.
        Fact carried = assess(m_marks, said.span);
        const bool calls = said.value != nullptr && *said.value == "calls";
        for (Span part : parts) {
            while (!part.empty() && hits("conjunction").at(part.end - 1) != nullptr) {
                --part.end;
            }
            part = trimmed(part);
            if (carried || assess(m_marks, part)) {
                add(part, by, {}, carried, calls);
            }
            const Fact here = assess(m_marks, part);
            carried = here ? here : carried;
        }
    }

    std::set<std::string> content(Span span) const
    {
        std::set<std::string> out;
        constexpr std::size_t shortest = 4;
        for (std::uint32_t i = span.begin; i < span.end; ++i) {
            const bool names = hits("election").at(i) != nullptr ||
                               hits("institution").at(i) != nullptr ||
                               hits("country").at(i) != nullptr;
            if (m_page.is_word(i) && m_page[i].key->size() >= shortest && !names) {
                out.insert(m_page[i].key->substr(0, 8));
            }
        }
        return out;
    }

    /// Two statements of one source that repeat each other are one.
    void drop_repeated()
    {
        std::vector<Statement> kept;
        std::vector<std::set<std::string>> words;
        for (const Statement& one : m_out) {
            const auto mine = content(one.quote);
            bool repeated = false;
            for (std::size_t i = 0; i < kept.size(); ++i) {
                const bool alike = kept[i].whole == one.whole &&
                                   (one.whole || kept[i].topic.text == one.topic.text) &&
                                   kept[i].assessment.text == one.assessment.text;
                const auto& other = words[i];
                const auto common = std::count_if(
                    mine.begin(), mine.end(), [&](const auto& w) { return other.count(w) != 0; });
                const auto smaller = std::min(mine.size(), other.size());
                if (alike && static_cast<std::size_t>(common) * 3 >= smaller * 2) {
                    repeated = true;
                    // The shorter words say it; long names around them don't.
                    if (one.quote.end - one.quote.begin < kept[i].quote.end - kept[i].quote.begin) {
                        kept[i] = one;
                        words[i] = mine;
                    }
                    break;
                }
            }
            if (!repeated) {
                kept.push_back(one);
                words.push_back(mine);
            }
        }
        m_out = std::move(kept);
    }

    const Marks& m_marks;
    const Page& m_page;
    const SourceFacts& m_source;
    std::map<std::string, std::size_t> m_rank;
    Speakers m_speakers;
    std::vector<Statement> m_out;
};

} // namespace

std::vector<Statement> read_statements(const Marks& marks,
                                       const SourceFacts& source,
                                       const std::vector<PersonFacts>& leaders)
{
    return Statements{marks, source, leaders}.read();
}

} // namespace eomt::draft
