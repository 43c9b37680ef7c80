#include "base/name_key.hpp"
#include "base/text.hpp"
#include "draft/facts.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace eomt::draft {

namespace {

struct Score
{
    int points = 0;
    std::uint32_t token = 0;
};

/// Of one mention in a paragraph.
constexpr int mention = 2;

using Scores = std::map<std::string, Score>;

/// The organisation of a match.
const Hit* organisation_of(const Marks& marks, const Match& match)
{
    const auto slot = match.slots.find("organisation");
    return slot == match.slots.end() ? nullptr : marks.hits("organisation").at(slot->second.begin);
}

void count(const Marks& marks, Span inside, int points, Scores& scores)
{
    for (const Match& match : marks.find("observing", inside)) {
        if (const Hit* hit = organisation_of(marks, match)) {
            Score& score = scores[*hit->value];
            score.token = score.points == 0 ? hit->span.begin : score.token;
            score.points += points;
        }
    }
}

/// Whether an organisation is a part of another by its id: the observers of the OSCE on a page of
/// the OSCE PA (`osce-pa`) are the same.
bool is_part(const std::string& id, const std::string& whole)
{
    return id.starts_with(whole + "-");
}

/// An organisation that neither the archive nor the lists know: "observers of the League of
/// Examples (LEX)".
void read_new(const Marks& marks, const SourceFacts& source, OrganisationFacts& out)
{
    for (const Span paragraph : source.article) {
        for (const Match& match : marks.find("new-organisation", paragraph)) {
            const Span name = match.slots.at("name");
            if (marks.hits("organisation-word").first_in(name) == nullptr) {
                continue;
            }
            const auto abbreviation = match.slots.find("short");
            const std::string full = marks.page().words(name);
            out.name = {
                full, name.begin, false, "neither the archive nor the word lists know it", true};
            std::string of = full;
            if (abbreviation != match.slots.end()) {
                of = marks.page().words(abbreviation->second);
                out.short_name = {of, abbreviation->second.begin, true, {}, true};
            }
            out.id = {base::slug(of), name.begin, false, out.name.why, true};
            return;
        }
    }
}

/// The forms of the name that the page uses: the longest, and the shortest that is capital letters.
void name_it(const Marks& marks, OrganisationFacts& out)
{
    for (const Hit& hit : marks.hits("organisation").list()) {
        if (*hit.value != out.id.text) {
            continue;
        }
        const std::string form = marks.page().words(hit.span);
        if (!out.name || form.size() > out.name.text.size()) {
            out.name = {form, hit.span.begin, true, {}, true};
        }
        if (!out.short_name || form.size() < out.short_name.text.size()) {
            out.short_name = {form, hit.span.begin, true, {}, true};
        }
    }
    if (out.short_name.text == out.name.text) {
        out.short_name = {};
    }
}

/// How much the page speaks of each organisation; its own site speaks for one.
Scores scores_of(const Marks& marks, const SourceFacts& source, const Context& context)
{
    Scores scores;
    if (!source.title_span.empty()) {
        count(marks, source.title_span, mention, scores);
    }
    for (const Span paragraph : source.article) {
        count(marks, paragraph, mention, scores);
    }
    if (!source.publisher.text.empty() && !source.publisher.from_page) {
        for (const KnownOrganisation& known : context.organisations) {
            const bool own = !known.names.empty() && known.names.front() == source.publisher.text;
            const auto found = scores.find(known.id);
            if (own && found != scores.end()) {
                found->second.points += 3;
            }
        }
    }
    return scores;
}

/// The organisations whose missions the page tells something of: what they said, who led them, how
/// many they were. One that is only met in passing tells nothing.
std::set<std::string> with_missions(const Marks& marks, const SourceFacts& source)
{
    std::vector<Span> parts{source.article};
    if (!source.title_span.empty()) {
        parts.push_back(source.title_span);
    }
    std::set<std::string> ids;
    for (const Span part : parts) {
        for (const Match& match : marks.find("mission-of", part)) {
            if (const Hit* hit = organisation_of(marks, match)) {
                ids.insert(*hit->value);
            }
        }
    }
    return ids;
}

} // namespace

SourceFacts without_others(const Marks& marks, SourceFacts source, const std::string& organisation)
{
    std::erase_if(source.article, [&](Span paragraph) {
        Scores scores;
        count(marks, paragraph, 1, scores);
        return !scores.empty() && std::none_of(scores.begin(), scores.end(), [&](const auto& one) {
            return one.first == organisation || is_part(organisation, one.first);
        });
    });
    return source;
}

OrganisationFacts
read_organisation(const Marks& marks, const SourceFacts& source, const Context& context)
{
    const Scores scores = scores_of(marks, source, context);
    OrganisationFacts out;
    const auto best =
        std::max_element(scores.begin(), scores.end(), [](const auto& a, const auto& b) {
            return a.second.points != b.second.points ? a.second.points < b.second.points
                                                      : a.second.token > b.second.token;
        });
    if (best == scores.end()) {
        read_new(marks, source, out);
        return out;
    }
    out.id = {best->first, best->second.token, true, {}, true};
    const auto missions = with_missions(marks, source);
    std::vector<std::string> others;
    for (const auto& [id, score] : scores) {
        const bool near = score.points * 2 > best->second.points;
        const bool told = score.points > mention || missions.contains(id);
        if (id != best->first && (near || (told && !is_part(best->first, id)))) {
            others.push_back(id);
        }
    }
    if (!others.empty()) {
        out.id.sure = false;
        out.id.why = fmt::format("the page speaks of the observers of {}, too, whose mission is a "
                                 "record of its own",
                                 fmt::join(others, " and "));
    }
    for (const KnownOrganisation& known : context.organisations) {
        if (known.id == out.id.text) {
            out.known = true;
            out.kind = known.kind;
        }
    }
    if (!out.known) {
        name_it(marks, out);
    }
    return out;
}

} // namespace eomt::draft
