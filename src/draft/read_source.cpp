#include "base/text.hpp"
#include "draft/facts.hpp"

#include <algorithm>
#include <charconv>

namespace eomt::draft {

namespace {

/// "pacsto.org" of "https://www.pacsto.org/events/x".
std::string host_of(std::string_view url)
{
    const std::size_t scheme = url.find("://");
    url = url.substr(scheme == std::string_view::npos ? 0 : scheme + 3);
    std::string host = base::lower(url.substr(0, url.find_first_of("/:?#")));
    return host.starts_with("www.") ? host.substr(4) : host;
}

/// "sectsco.org" of "rus.sectsco.org": an organisation has a host for each language.
std::string_view domain_of(std::string_view host)
{
    const std::size_t last = host.rfind('.');
    const std::size_t dot = last == std::string_view::npos || last == 0 ? std::string_view::npos
                                                                        : host.rfind('.', last - 1);
    return dot == std::string_view::npos ? host : host.substr(dot + 1);
}

bool same_site(std::string_view host, std::string_view site)
{
    return !site.empty() && domain_of(host) == domain_of(site);
}

/// A paragraph that is a date, with hardly anything beside it.
const DateMark* date_line(const Marks& marks, Span paragraph)
{
    constexpr std::uint32_t most = 12;
    if (paragraph.end - paragraph.begin > most) {
        return nullptr;
    }
    const DateMark* found = nullptr;
    for (std::uint32_t i = paragraph.begin; i < paragraph.end && found == nullptr; ++i) {
        const DateMark* date = marks.date_at(i);
        found = date != nullptr && date->year != 0 ? date : nullptr;
    }
    if (found == nullptr) {
        return nullptr;
    }
    std::uint32_t others = 0;
    for (std::uint32_t i = paragraph.begin; i < paragraph.end; ++i) {
        const bool word = !found->span.has(i) && marks.page()[i].kind == Token::Kind::word;
        others += word && marks.hits("date-word").at(i) == nullptr ? 1U : 0U;
    }
    return others <= 3 ? found : nullptr;
}

/// "ASTANA, 20 March 2023 – The observers ..."
const DateMark* dateline(const Marks& marks, Span paragraph)
{
    constexpr std::uint32_t most = 8;
    for (std::uint32_t i = paragraph.begin; i < std::min(paragraph.end, paragraph.begin + most);
         ++i) {
        const DateMark* date = marks.date_at(i);
        if (date == nullptr || date->year == 0) {
            if (!marks.page().is_capital(i) && marks.page().is_word(i)) {
                return nullptr;
            }
            continue;
        }
        std::uint32_t after = date->span.end;
        while (marks.hits("date-word").at(after) != nullptr) {
            ++after;
        }
        const bool closes = marks.page().is(after, "-") || marks.page().is(after, ".") ||
                            marks.page().is(after, ":") || marks.page().is(after, "/") ||
                            marks.page().is(after, ")");
        return closes ? date : nullptr;
    }
    return nullptr;
}

bool is_boilerplate(const Marks& marks, Span paragraph)
{
    return marks.find_first("delegation", paragraph) ||
           marks.find_first("representative", paragraph) ||
           marks.find_first("navigation", paragraph);
}

/// Short, and no sentence.
bool may_be_headline(const Marks& marks, Span paragraph)
{
    constexpr std::uint32_t longest = 40;
    constexpr std::uint32_t shortest = 3;
    const auto length = paragraph.end - paragraph.begin;
    return length >= shortest && length <= longest && !marks.page().is(paragraph.end - 1, ".") &&
           date_line(marks, paragraph) == nullptr;
}

void find_title(const Marks& marks,
                const std::vector<Span>& paragraphs,
                std::size_t date_at,
                SourceFacts& out)
{
    const auto take = [&](Span paragraph, bool sure, std::string why) {
        out.title_span = paragraph;
        out.title = {marks.page().words(paragraph), paragraph.begin, sure, std::move(why), true};
    };
    const bool dated = date_at < paragraphs.size();
    if (dated && date_at > 0 && may_be_headline(marks, paragraphs[date_at - 1])) {
        // What stands in front of the date may be a section's name; the headline is repeated or
        // longer.
        take(paragraphs[date_at - 1], true, {});
        return;
    }
    if (dated && date_at + 1 < paragraphs.size() &&
        may_be_headline(marks, paragraphs[date_at + 1])) {
        take(paragraphs[date_at + 1], true, {});
        return;
    }
    const auto found = std::find_if(paragraphs.begin(), paragraphs.end(), [&](Span paragraph) {
        return may_be_headline(marks, paragraph);
    });
    if (found != paragraphs.end()) {
        const bool first = found == paragraphs.begin();
        take(*found, first, first ? "" : "the first line that looks like a headline");
    }
}

void find_publisher(const Marks& marks, const Context& context, SourceFacts& out)
{
    const auto& hits = marks.hits("agency").list();
    if (!hits.empty()) {
        out.publisher = {*hits.front().value,
                         hits.front().span.begin,
                         false,
                         "an agency that the page names",
                         true};
    }
    if (context.source_url.empty()) {
        return;
    }
    const std::string host = host_of(context.source_url);
    for (const KnownOrganisation& known : context.organisations) {
        if (!same_site(host, host_of(known.website)) || known.names.empty()) {
            continue;
        }
        // The name that the page itself uses, written out rather than short.
        const auto& names = marks.words().phrases.find("publisher");
        std::string name = known.names.front();
        if (names != marks.words().phrases.end()) {
            for (const Hit& hit : marks.hits("publisher").list()) {
                if (*hit.value == known.id) {
                    out.publisher = {marks.page().words(hit.span), hit.span.begin, true, {}, true};
                    return;
                }
            }
        }
        out.publisher = {name, 0, true, "the organisation whose site the address is on", false};
        return;
    }
}

/// The latest year that the page names stands for the page's own, where it has no date.
int latest_year(const Marks& marks)
{
    int latest = 0;
    for (const DateMark& date : marks.dates()) {
        latest = std::max(latest, date.year);
    }
    return latest;
}

} // namespace

SourceFacts read_source(const Marks& marks, const Context& context)
{
    SourceFacts out;
    std::vector<Span> paragraphs;
    for (const Span paragraph : marks.page().paragraphs()) {
        if (!is_boilerplate(marks, paragraph)) {
            paragraphs.push_back(paragraph);
        }
    }
    std::size_t date_at = paragraphs.size();
    for (std::size_t i = 0; i < paragraphs.size() && !out.date; ++i) {
        const DateMark* whole = date_line(marks, paragraphs[i]);
        const DateMark* date = whole != nullptr ? whole : dateline(marks, paragraphs[i]);
        if (date != nullptr) {
            out.date = {iso_date(*date, 0), date->span.begin, !date->turns, doubt(*date), true};
            out.year = date->year;
            date_at = whole != nullptr ? i : date_at;
        }
    }
    find_title(marks, paragraphs, date_at, out);
    find_publisher(marks, context, out);
    for (const Span paragraph : paragraphs) {
        const bool headline =
            !out.title_span.empty() && (paragraph.begin == out.title_span.begin ||
                                        out.title.text == marks.page().words(paragraph));
        if (!headline && date_line(marks, paragraph) == nullptr) {
            out.article.push_back(paragraph);
        }
    }
    out.year = out.year == 0 ? latest_year(marks) : out.year;
    return out;
}

void add_source(Writer& out,
                const std::string& key,
                const SourceFacts& source,
                const Words& words,
                const Context& context)
{
    out.add(at("sources", key, "title"), source.title);
    out.add(at("sources", key, "publisher"), source.publisher);
    out.add(at("sources", key, "date"), source.date);
    if (!context.source_url.empty()) {
        out.derived(at("sources", key, "url"), context.source_url, "given with the page");
    }
    out.derived(at("sources", key, "language"), words.language, "the language of the page");
}

} // namespace eomt::draft
