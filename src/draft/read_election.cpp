#include "base/date.hpp"
#include "base/name_key.hpp"
#include "base/text.hpp"
#include "draft/facts.hpp"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <map>

namespace eomt::draft {

namespace {

struct Vote
{
    int points = 0;
    std::uint32_t token = 0;
};

/// Counts what speaks for each answer.
class Votes
{
public:
    void add(const std::string& answer, int points, std::uint32_t token)
    {
        if (answer.empty()) {
            return;
        }
        Vote& vote = m_votes[answer];
        vote.token = vote.points == 0 ? token : vote.token;
        vote.points += points;
    }

    /// The answer with most points, not sure below `enough` or where another has nearly as many.
    Fact best(int enough, std::string_view what) const
    {
        const auto found =
            std::max_element(m_votes.begin(), m_votes.end(), [](const auto& a, const auto& b) {
                return a.second.points != b.second.points ? a.second.points < b.second.points
                                                          : a.second.token > b.second.token;
            });
        if (found == m_votes.end()) {
            return {};
        }
        Fact out{found->first, found->second.token, found->second.points >= enough, {}, true};
        out.why = out.sure ? "" : fmt::format("the page doesn't say {} clearly", what);
        for (const auto& [answer, vote] : m_votes) {
            if (answer != found->first && vote.points * 3 > found->second.points * 2) {
                out.sure = false;
                out.why = fmt::format("it may be {}, too", answer);
            }
        }
        return out;
    }

private:
    std::map<std::string, Vote> m_votes;
};

struct Counts
{
    Votes country;
    Votes type;
    Votes institution;
    Votes date;
    Votes early;
    Votes round;
};

void count_elected(const Marks& marks, Span inside, int weight, Counts& out)
{
    for (const Match& match : marks.find("elected", inside)) {
        const auto slot = match.slots.find("institution");
        const Hit* hit =
            slot == match.slots.end() ? nullptr : marks.hits("institution").at(slot->second.begin);
        if (hit == nullptr) {
            continue;
        }
        const auto known = marks.words().institutions.find(*hit->value);
        out.institution.add(*hit->value, 2 * weight, hit->span.begin);
        if (known != marks.words().institutions.end()) {
            out.country.add(known->second.country, 3 * weight, hit->span.begin);
            out.type.add(known->second.elects, 3 * weight, hit->span.begin);
        }
    }
    for (const Match& match : marks.find("election-country", inside)) {
        for (const char* name : {"country", "demonym"}) {
            const auto slot = match.slots.find(name);
            const Hit* hit =
                slot == match.slots.end() ? nullptr : marks.hits(name).at(slot->second.begin);
            if (hit != nullptr) {
                out.country.add(*hit->value, 4 * weight, hit->span.begin);
            }
        }
    }
}

void count_hits(const Marks& marks, Span sentence, Counts& out)
{
    const Hits& elections = marks.hits("election");
    const auto each = [&](std::string_view category, auto use) {
        const Hits& hits = marks.hits(category);
        for (const Hit* hit = hits.first_in(sentence); hit != nullptr;
             hit = hits.first_in({hit->span.end, sentence.end})) {
            use(*hit);
        }
    };
    each("election", [&](const Hit& hit) {
        if (*hit.value != "any") {
            out.type.add(*hit.value, 2, hit.span.begin);
            out.institution.add(*hit.value == "presidential" ? "President" : "", 2, hit.span.begin);
        }
    });
    const bool votes = elections.first_in(sentence) != nullptr;
    each("country",
         [&](const Hit& hit) { out.country.add(*hit.value, votes ? 2 : 1, hit.span.begin); });
    each("demonym", [&](const Hit& hit) { out.country.add(*hit.value, 1, hit.span.begin); });
    each("early", [&](const Hit& hit) { out.early.add("true", 2, hit.span.begin); });
    each("round", [&](const Hit& hit) { out.round.add(*hit.value, 2, hit.span.begin); });
}

/// A date without its year is of the page's year, or of the one before where that is nearer.
std::string full_date(const DateMark& date, const SourceFacts& source)
{
    std::string out = iso_date(date, source.year);
    if (date.year == 0 && source.date && !out.empty()) {
        const int page_month = std::atoi(source.date.text.substr(5, 2).c_str());
        constexpr int half = 6;
        if (date.month - page_month > half) {
            out = iso_date(date, source.year - 1);
        } else if (page_month - date.month > half) {
            out = iso_date(date, source.year + 1);
        }
    }
    return out;
}

void count_dates(const Marks& marks, Span inside, const SourceFacts& source, Counts& out)
{
    for (const Match& match : marks.find("voting-day", inside)) {
        const auto slot = match.slots.find("date");
        const DateMark* date =
            slot == match.slots.end() ? nullptr : marks.date_at(slot->second.begin);
        if (date != nullptr) {
            const int points = *match.value == "sure" ? 4 : 2;
            out.date.add(full_date(*date, source), points, date->span.begin);
            if (date->turns) {
                // Behind the first reading where nothing else speaks for either.
                out.date.add(full_date(turned(*date), source), points, date->span.begin + 1);
            }
        }
    }
}

int days_between(const std::string& a, const std::string& b)
{
    const auto first = base::parse_date(a);
    const auto second = base::parse_date(b);
    if (!first || !second) {
        return 1'000'000;
    }
    const auto days = [](const base::Date& date) {
        return (date.year * 12 + date.month) * 30 + date.day;
    };
    return days(*first) - days(*second);
}

/// The other reading of the day, where it was written so that it may be read in two ways.
std::string other_reading(const Marks& marks, const Fact& day)
{
    const DateMark* date = day ? marks.date_at(day.token) : nullptr;
    if (date == nullptr || !date->turns) {
        return {};
    }
    const std::string written = iso_date(*date, 0);
    return written == day.text ? iso_date(turned(*date), 0) : written;
}

/// The election of the archive that is meant, where it has one.
void link(const Marks& marks, const Context& context, const SourceFacts& source, ElectionFacts& out)
{
    constexpr int near = 100;
    const std::string turned_date = other_reading(marks, out.date);
    std::vector<const KnownElection*> fits;
    for (const KnownElection& known : context.elections) {
        if (known.country != out.country.text) {
            continue;
        }
        const bool type =
            !out.type || known.types.empty() ||
            std::find(known.types.begin(), known.types.end(), out.type.text) != known.types.end();
        if (out.date ? known.date == out.date.text || known.date == turned_date
                     : type && source.date &&
                           std::abs(days_between(known.date, source.date.text)) < near) {
            fits.push_back(&known);
            if (out.date && type) {
                out.id = {known.id, out.date.token, out.country.sure && out.date.sure, {}, true};
                out.id.why = out.id.sure ? "" : "by country and date, of which one is not sure";
                return;
            }
        }
    }
    if (fits.size() == 1) {
        out.id = {fits.front()->id,
                  out.country.token,
                  false,
                  "the archive's election that is nearest to the page's date",
                  true};
    }
}

} // namespace

ElectionFacts read_election(const Marks& marks, const SourceFacts& source, const Context& context)
{
    Counts counts;
    if (!source.title_span.empty()) {
        count_elected(marks, source.title_span, 2, counts);
        count_hits(marks, source.title_span, counts);
        count_dates(marks, source.title_span, source, counts);
    }
    for (const Span paragraph : source.article) {
        count_elected(marks, paragraph, 1, counts);
        count_dates(marks, paragraph, source, counts);
        count_hits(marks, paragraph, counts);
    }
    ElectionFacts out;
    out.type = counts.type.best(2, "which kind of election it was");
    out.country = counts.country.best(4, "which country voted");
    out.date = counts.date.best(3, "the day of voting");
    out.institution = counts.institution.best(2, "which body was elected");
    const auto known = marks.words().institutions.find(out.institution.text);
    if (out.type.text == "referendum" ||
        (known != marks.words().institutions.end() && out.type && !known->second.elects.empty() &&
         known->second.elects != out.type.text)) {
        out.institution = {};
    }
    if (!out.type) {
        return out;
    }
    out.early = counts.early.best(2, "");
    out.round = counts.round.best(2, "");
    link(marks, context, source, out);
    if (out.country && out.date) {
        const std::string of = out.institution ? out.institution.text : out.type.text;
        out.made_id =
            fmt::format("{}-{}-{}", base::lower(out.country.text), out.date.text, base::slug(of));
    }
    return out;
}

} // namespace eomt::draft
