#include "base/country.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "entry/complete.hpp"
#include "entry/duplicate.hpp"
#include "entry/interview.hpp"
#include "yaml/edit.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace eomt::entry {

namespace {

using records::Kind;
using records::Outline;
using records::ValueType;
using yaml::Node;

} // namespace

/// The fields that tell a record of that kind from others, the links of missions and delegations
/// aside.
const std::vector<std::string_view>& Interview::identity_fields(Kind kind)
{
    static const std::map<Kind, std::vector<std::string_view>> fields{
        {Kind::election, {"country", "date", "type", "institution"}},
        {Kind::delegation, {"country"}},
        {Kind::organisation, {"name", "short_name"}},
        {Kind::person, {"name"}},
        {Kind::mission, {}}};
    return fields.at(kind);
}

/// Every kind begins with what tells its record from others, so that one which is there already is
/// pointed out before anything else is typed.
void Interview::identity(Candidate& candidate)
{
    const Kind kind = candidate.records.front().kind;
    if (kind == Kind::mission) {
        election(candidate);
    }
    if (kind == Kind::mission || kind == Kind::delegation) {
        organisation(candidate);
    }
    NewRecord& record = candidate.records.front();
    for (const auto name : identity_fields(kind)) {
        field(record, *records::outline(kind).field(name), std::string{name}, "");
    }
    point_out_duplicates(record);
    if (kind == Kind::mission) {
        mission_defaults(candidate);
    }
}

void Interview::point_out_duplicates(NewRecord& record)
{
    const auto found = duplicates_of(record, m_known);
    if (found.empty()) {
        return;
    }
    for (const auto& one : found) {
        tell(fmt::format("{}; eomt set{} it",
                         one.said,
                         record.kind == Kind::mission ? " and eomt add change" : " changes"));
    }
    const std::string again =
        ask({"again",
             "record another one? (yes or no)",
             "yes: it is another one, and gets an id of its own; no: nothing is written.",
             {"yes", "no"},
             "no"},
            refuse_unclear);
    if (!is_yes(again)) {
        step_back(); // whoever goes on with the draft is asked once more
        throw base::Error{found.front().said};
    }
    another_id(record);
}

/// An id of its own, where the conventional one is taken.
void Interview::another_id(NewRecord& record)
{
    const std::string usual = record.id.empty() ? conventional_id(record) : record.id;
    if (m_known.file(record.kind, usual).empty()) {
        record.id = usual;
        return;
    }
    std::string free = usual;
    for (std::size_t i = 2; !m_known.file(record.kind, free).empty(); ++i) {
        free = fmt::format("{}-{}", usual, i);
    }
    record.id =
        ask({"id",
             "its id",
             "The name of its file: small letters, digits, dots and hyphens.",
             {},
             free,
             true},
            [&](const std::string& text) {
                if (!base::is_id(text)) {
                    return fmt::format("\"{}\" is no id; an id is written with small letters, "
                                       "digits, dots and hyphens, such as {}",
                                       base::visible(text),
                                       free);
                }
                const std::string path = m_known.file(record.kind, text);
                return path.empty() ? std::string{}
                                    : fmt::format("{} is recorded already, in {}; {} is free",
                                                  text,
                                                  base::visible(path),
                                                  free);
            });
}

void Interview::mission_defaults(const Candidate& candidate)
{
    const std::string election = text_at(candidate.records.front().root, "election");
    const std::string organisation = text_at(candidate.records.front().root, "organisation");
    m_day = day_of(candidate, m_known);
    std::string country = m_known.place_of(election).first;
    for (const auto& other : candidate.records) {
        country = other.kind == Kind::election ? text_at(other.root, "country") : country;
    }
    const EarlierMission before = m_known.earlier(organisation, country, m_day);
    m_presets["type"] = before.type;
    // Who invited and who led is this mission's: no hurried Enter says that it was as before.
    m_last["invited_by[0].body"] = before.invited_by.substr(0, before.invited_by.find("; "));
    m_last["coordinator.name"] = before.coordinator;
    m_last["head.name"] = before.head;
}

/// An election of the archive, or the country of a new one.
std::string Interview::ask_election(const Outline& country)
{
    auto words = m_known.ids(Kind::election);
    const auto codes = m_known.words_for(country);
    words.insert(words.end(), codes.begin(), codes.end());
    return ask(
        {"election",
         "election (its id, or the country's code)",
         "An election that the archive has is named by its id; Tab shows them. For a new one "
         "give the country, such as KZ.",
         words,
         "",
         true},
        [&](const std::string& text) {
            if (m_known.has(Kind::election, text) || base::find_country(text) != nullptr) {
                return std::string{};
            }
            const auto meant = base::guess_country(text);
            const auto ids = m_known.ids(Kind::election);
            const std::string near = meant ? fmt::format("; did you mean {}?", *meant)
                                           : base::did_you_mean(text, {ids.begin(), ids.end()});
            return fmt::format(
                "\"{}\" is neither an election of the archive nor a country's code{}",
                base::visible(text),
                near.empty() ? "; write an id such as kz-2021-01-10-mazhilis, or a code such "
                               "as KZ"
                             : near);
        });
}

/// Whether the user means an election of the archive.
bool Interview::is_meant(const std::string& election, const std::string& title)
{
    return is_yes(ask({"same",
                       fmt::format("is it {}, {}? (yes or no)", election, base::visible(title)),
                       "The archive has an election in that country on that day.",
                       {"yes", "no"},
                       "yes"},
                      refuse_unclear));
}

/// The archive's election of that country and day that the user says is meant.
std::optional<std::string> Interview::same_election(const NewRecord& made)
{
    const std::string country = text_at(made.root, "country");
    for (const auto& same : m_known.elections(country, text_at(made.root, "date"))) {
        if (is_meant(same.id, same.title)) {
            return same.id;
        }
    }
    return std::nullopt;
}

/// Where flags describe an election which may be one of the archive's, the user says whether it is.
void Interview::offer_same_election(Candidate& candidate)
{
    const auto made = std::find_if(candidate.records.begin() + 1,
                                   candidate.records.end(),
                                   [](const auto& one) { return one.kind == Kind::election; });
    if (made == candidate.records.end()) {
        return;
    }
    for (const auto& same : same_elections(made->root, m_known)) {
        if (is_meant(same.id, same.title)) {
            put_at(candidate.records.front(), "election", yaml::scalar(same.id));
            candidate.records.erase(made);
            return;
        }
    }
}

/// The election: one that the archive has, or the fields of a new one.
void Interview::election(Candidate& candidate)
{
    NewRecord& mission = candidate.records.front();
    if (is_given(node_at(mission, "election"))) {
        complete(candidate, m_known, {});
        if (node_at(candidate.records.front(), "election")->kind == Node::Kind::scalar) {
            offer_same_election(candidate);
            return;
        }
    }
    const Outline& link = *records::outline(Kind::mission).field("election");
    NewRecord made = new_record(Kind::election);
    if (const Node* given = node_at(mission, "election")) {
        made.root = *given;
    }
    if (text_at(made.root, "country").empty()) {
        const std::string first = ask_election(*link.field("country"));
        if (m_known.has(Kind::election, first)) {
            put_at(mission, "election", yaml::scalar(first));
            return;
        }
        put_at(made, "country", yaml::scalar(first));
        for (const auto& known : m_known.elections(first, "")) {
            tell(fmt::format("  {}  {}", known.id, base::visible(known.title)));
        }
    }
    field(made, *link.field("date"), "date", "election");
    if (const auto same = same_election(made)) {
        put_at(mission, "election", yaml::scalar(*same));
        return;
    }
    for (const auto* name : {"type", "title", "institution"}) {
        field(made, *link.field(name), name, "election");
    }
    for (const Outline& one : link.fields) {
        if (m_every_field && one.type != ValueType::group) {
            field(made, one, std::string{one.info.name}, "election");
        }
    }
    another_id(made);
    put_at(mission, "election", yaml::scalar(made.id));
    candidate.records.push_back(std::move(made));
}

/// The organisation: one of the archive, or the name of a new one.
void Interview::organisation(Candidate& candidate)
{
    NewRecord& record = candidate.records.front();
    const std::string given = text_at(record.root, "organisation");
    const Outline& link = *records::outline(record.kind).field("organisation");
    std::string word = given;
    if (word.empty()) {
        std::string doubted; // a new id that is nearly a known one
        const bool is_fresh =
            m_next >= m_answers.size(); // no draft's answer, which was doubted then
        word = ask({"organisation",
                    "organisation (its id)",
                    "The observing organisation, by id or name; Tab shows those of the archive. "
                    "For a new one give a short id such as csto-pa.",
                    m_known.words_for(link),
                    m_known.default_organisation(),
                    true},
                   [&, is_fresh](const std::string& text) {
                       if (m_known.resolve(Kind::organisation, text)) {
                           return std::string{};
                       }
                       const auto ids = m_known.ids(Kind::organisation);
                       const std::string near = base::did_you_mean(text, {ids.begin(), ids.end()});
                       if (base::is_id(text) && !near.empty() && is_fresh && doubted != text) {
                           doubted = text;
                           return fmt::format("the archive has no organisation \"{}\"{} The same "
                                              "answer once more makes a new one",
                                              text,
                                              near);
                       }
                       if (base::is_id(text)) {
                           return std::string{};
                       }
                       return fmt::format("the archive has no organisation \"{}\"{}; for a new one "
                                          "give an id in small letters, such as csto-pa",
                                          base::visible(text),
                                          near);
                   });
    }
    if (const auto id = m_known.resolve(Kind::organisation, word)) {
        put_at(record, "organisation", yaml::scalar(*id));
        return;
    }
    NewRecord made = new_record(Kind::organisation);
    made.id = word;
    tell(fmt::format("{} is new to the archive; its record is made in the same go",
                     base::visible(word)));
    const Outline& outline = records::outline(Kind::organisation);
    for (const auto* name : {"name", "short_name", "kind"}) {
        field(made, *outline.field(name), name, "organisation");
    }
    put_at(record, "organisation", yaml::scalar(word));
    candidate.records.push_back(std::move(made));
}

} // namespace eomt::entry
