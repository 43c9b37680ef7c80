#include "base/text.hpp"
#include "draft/facts.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace eomt::draft {

void Writer::add(records::FieldPath path, const Fact& fact)
{
    if (fact) {
        m_record.values.push_back({std::move(path),
                                   fact.text,
                                   fact.from_page ? m_page.line(fact.token) : 0,
                                   fact.sure,
                                   fact.why});
    }
}

void Writer::add(records::FieldPath path, std::string text, std::uint32_t token)
{
    add(std::move(path), Fact{std::move(text), token, true, {}, true});
}

void Writer::derived(records::FieldPath path, std::string text, std::string why, bool sure)
{
    if (!text.empty()) {
        m_record.values.push_back({std::move(path), std::move(text), 0, sure, std::move(why)});
    }
}

std::size_t Writer::next(const std::string& list) const
{
    std::size_t out = 0;
    for (const Value& value : m_record.values) {
        const auto* key = std::get_if<std::string>(&value.path.front());
        if (key != nullptr && *key == list && value.path.size() > 1) {
            const auto* item = std::get_if<std::size_t>(&value.path[1]);
            out = item == nullptr ? out : std::max(out, *item + 1);
        }
    }
    return out;
}

namespace {

void add_statement(Writer& out, const Page& page, const Statement& one, records::FieldPath place)
{
    const auto field = [&](const char* name) {
        auto path = place;
        path.emplace_back(std::string{name});
        return path;
    };
    out.add(field("topic"), one.whole ? Fact{} : one.topic);
    out.add(field("assessment"), one.assessment);
    out.add(field("quote"), page.words(one.quote), one.quote.begin);
    out.add(field("by"), one.by);
    out.derived(field("source"), "report", {});
}

void add_person(Writer& out, const PersonFacts& person)
{
    const bool team = person.role != "coordinator" && person.role != "head";
    records::FieldPath place{records::PathStep{team ? std::string{"team"} : person.role}};
    if (team) {
        place.emplace_back(out.next("team"));
    }
    const auto field = [&](const char* name) {
        auto path = place;
        path.emplace_back(std::string{name});
        return path;
    };
    out.add(field("name"), person.name);
    if (team) {
        out.add(field("role"), person.role, person.name.token);
    }
    out.add(field("office"), person.office);
    out.add(field("delegation"), person.delegation);
    out.add(field("chamber"), person.chamber);
    out.derived(field("source"), "report", {});
}

Fact mission_type(const Marks& marks,
                  const SourceFacts& source,
                  const OrganisationFacts& organisation)
{
    if (organisation.kind == "parliamentary-assembly") {
        return {"parliamentary", organisation.id.token, true, "the mission of an assembly", true};
    }
    const auto named = [&](Span span) { return marks.hits("mission-type").first_in(span); };
    const Hit* hit = source.title_span.empty() ? nullptr : named(source.title_span);
    for (auto paragraph = source.article.begin();
         hit == nullptr && paragraph != source.article.end();
         ++paragraph) {
        hit = named(*paragraph);
    }
    if (hit != nullptr) {
        return {*hit->value, hit->span.begin, true, {}, true};
    }
    const auto* assembly = marks.hits("assembly").first_in({0, marks.page().size()});
    if (organisation.kind.empty() && organisation.id && assembly != nullptr &&
        *assembly->value == organisation.id.text) {
        return {"parliamentary", assembly->span.begin, true, {}, true};
    }
    return {};
}

Record mission_of(const Marks& marks,
                  const SourceFacts& source,
                  const OrganisationFacts& organisation,
                  const ElectionFacts& election,
                  const Context& context)
{
    const Page& page = marks.page();
    const std::string election_id = election.id ? election.id.text : election.made_id;
    const std::string id = !election_id.empty() && organisation.id
                               ? election_id + "." + organisation.id.text
                               : std::string{};
    Writer out{page, records::Kind::mission, id};
    if (election.id) {
        out.add(at("election"), election.id);
    } else if (!election.made_id.empty()) {
        out.derived(at("election"),
                    election.made_id,
                    "made of the country, the day and the body",
                    election.country.sure && election.date.sure);
    }
    out.add(at("organisation"), organisation.id);
    const SourceFacts own = without_others(marks, source, organisation.id.text);
    out.add(at("type"), mission_type(marks, source, organisation));
    add_status(out, marks, own, election);
    add_period(out, marks, own);
    add_invitation(out, marks, own);
    const auto leaders = read_leaders(marks, own);
    for (const PersonFacts& person : leaders) {
        add_person(out, person);
    }
    add_figures(out, marks, own);
    const auto statements = read_statements(marks, own, leaders);
    const auto verdict = std::find_if(
        statements.begin(), statements.end(), [](const Statement& one) { return one.whole; });
    if (verdict != statements.end()) {
        add_statement(out, page, *verdict, at("verdict"));
    }
    for (const Statement& one : statements) {
        if (!one.whole) {
            add_statement(out, page, one, at("findings", out.next("findings")));
        }
    }
    add_events(out, marks, own);
    add_source(out, "report", source, marks.words(), context);
    return out.record();
}

Record election_of(const Marks& marks,
                   const SourceFacts& source,
                   const ElectionFacts& election,
                   const Context& context)
{
    Writer out{marks.page(), records::Kind::election, election.made_id};
    out.add(at("country"), election.country);
    out.add(at("date"), election.date);
    out.add(at("type"), election.type);
    out.add(at("institution"), election.institution);
    out.add(at("early"), election.early);
    out.add(at("round"), election.round);
    add_source(out, "report", source, marks.words(), context);
    return out.record();
}

Record organisation_of(const Marks& marks, const OrganisationFacts& organisation)
{
    Writer out{marks.page(), records::Kind::organisation, organisation.id.text};
    out.add(at("name"), organisation.name);
    out.add(at("short_name"), organisation.short_name);
    return out.record();
}

} // namespace

std::string_view language_of(std::string_view text)
{
    constexpr std::size_t enough = std::size_t{64} << 10U;
    return Page{text.substr(0, enough), {}}.is_cyrillic() ? "ru" : "en";
}

std::vector<Record> read_page(std::string_view text, const Context& context)
{
    return read_page(text, context, load_words(language_of(text)));
}

std::vector<Record> read_page(std::string_view text, const Context& context, const Words& words)
{
    // Positions are kept in 32 bits; a page of this size is none.
    constexpr std::size_t longest = std::size_t{256} << 20U;
    text = text.substr(0, longest);
    const Page page{text, words.abbreviations};
    const Marks marks{page, words, context};
    const SourceFacts source = read_source(marks, context);
    const OrganisationFacts organisation = read_organisation(marks, source, context);
    const ElectionFacts election = read_election(marks, source, context);
    std::vector<Record> out;
    const auto delegations = read_delegations(marks, source, context, organisation.id.text);
    if (marks.hits("election").first_in({0, page.size()}) != nullptr &&
        (organisation.id || election.country)) {
        out.push_back(mission_of(marks, source, organisation, election, context));
        if (!election.id) {
            out.push_back(election_of(marks, source, election, context));
        }
        if (organisation.id && !organisation.known) {
            out.push_back(organisation_of(marks, organisation));
        }
    }
    out.insert(out.end(), delegations.begin(), delegations.end());
    return out;
}

yaml::CommentOf comments_of(const Record& record)
{
    std::map<std::string, std::string> comments;
    for (const Value& value : record.values) {
        std::string text = value.line > 0 ? fmt::format("line {} of the page", value.line) : "";
        if (!value.sure) {
            text = fmt::format("TODO: check{}{}{}",
                               text.empty() ? "" : fmt::format(" ({})", text),
                               value.why.empty() ? "" : ": ",
                               value.why);
        } else if (value.line == 0) {
            text = value.why;
        }
        // Words of the page must not end the comment.
        comments[records::to_text(value.path)] = base::visible(text);
    }
    return [comments](const std::string& path) {
        const auto found = comments.find(path);
        return found == comments.end() ? std::string{} : found->second;
    };
}

} // namespace eomt::draft
