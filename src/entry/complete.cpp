#include "entry/complete.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "yaml/edit.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace eomt::entry {

namespace {

using records::Kind;
using yaml::Node;

/// The record of that kind that is made beside the one that was asked for.
template <class AnyCandidate>
auto* find_record(AnyCandidate& candidate, Kind kind)
{
    const auto found = std::find_if(candidate.records.begin() + 1,
                                    candidate.records.end(),
                                    [&](const NewRecord& one) { return one.kind == kind; });
    return found == candidate.records.end() ? nullptr : &*found;
}

void set(NewRecord& record, const std::string& path, std::string text)
{
    yaml::put(
        record.root, record.kind, records::parse_field_path(path), yaml::scalar(std::move(text)));
}

std::string nearest_of(Known& known, Kind kind, const std::string& word)
{
    const auto ids = known.ids(kind);
    return base::did_you_mean(word, {ids.begin(), ids.end()});
}

/// The organisation is the archive's, by id or name, or one that is made in the same go.
void settle_organisation(Candidate& candidate, Known& known)
{
    NewRecord& record = candidate.records.front();
    std::string word = text_at(record.root, "organisation");
    if (word.empty()) {
        word = known.default_organisation();
    }
    NewRecord* made = find_record(candidate, Kind::organisation);
    if (word.empty() && made != nullptr) {
        word = conventional_id(*made);
    }
    if (word.empty()) {
        return;
    }
    if (const auto id = known.resolve(Kind::organisation, word)) {
        set(record, "organisation", *id);
        // What the archive has is not made anew.
        std::erase_if(candidate.records, [&](const NewRecord& one) {
            return one.kind == Kind::organisation && &one != &candidate.records.front();
        });
        return;
    }
    if (made == nullptr) {
        throw base::UsageError{fmt::format(
            "there is no organisation \"{}\" in the archive{}; \"eomt new organisation\" "
            "makes its record, as --organisation-name does in the same go",
            base::visible(word),
            nearest_of(known, Kind::organisation, word))};
    }
    made->id = word;
    set(record, "organisation", word);
}

/// An election that is described and known is cited by its id; one that isn't known becomes a
/// record.
void settle_election(Candidate& candidate, Known& known)
{
    NewRecord& record = candidate.records.front();
    const Node* given = yaml::find(record.root, {std::string{"election"}});
    if (given == nullptr) {
        return;
    }
    if (given->kind == Node::Kind::scalar) {
        const bool is_made =
            std::any_of(candidate.records.begin() + 1,
                        candidate.records.end(),
                        [&](const NewRecord& one) { return one.id == given->text; });
        if (!is_made && !known.has(Kind::election, given->text)) {
            throw base::UsageError{fmt::format(
                "there is no election \"{}\" in the archive{}; its country, date, type and "
                "institution instead of an id make its record in the same go",
                base::visible(given->text),
                nearest_of(known, Kind::election, given->text))};
        }
        return;
    }
    NewRecord election = new_record(Kind::election);
    election.root = *given;
    const std::string country = text_at(election.root, "country");
    const std::string day = text_at(election.root, "date");
    if (country.empty() || day.empty()) {
        return; // said with everything else that is missing
    }
    const auto same_day = known.elections(country, day);
    const std::string id = conventional_id(election);
    // Without a body the day decides, unless another type is meant.
    const std::string type = text_at(election.root, "type");
    const bool only_place =
        text_at(election.root, "institution").empty() &&
        std::all_of(same_day.begin(), same_day.end(), [&](const KnownElection& one) {
            return type.empty() || one.type == type;
        });
    for (const auto& one : same_day) {
        if (one.id == id || (only_place && same_day.size() == 1)) {
            set(record, "election", one.id);
            return;
        }
    }
    if (type.empty() && only_place && same_day.size() > 1) {
        std::vector<std::string> ids;
        ids.reserve(same_day.size());
        for (const auto& one : same_day) {
            ids.push_back(one.id);
        }
        throw base::UsageError{
            fmt::format("{} had several elections on {}; --election says which: {}",
                        country,
                        day,
                        fmt::join(ids, ", "))};
    }
    if (!missing_fields(election).empty() || id.empty()) {
        return;
    }
    election.id = id;
    yaml::put(record.root, record.kind, {std::string{"election"}}, yaml::scalar(id));
    candidate.records.push_back(std::move(election));
}

/// Every part that may cite a source and doesn't cites the only one.
void cite(Node& node, const records::Outline& outline, const std::string& key)
{
    if (node.kind == Node::Kind::sequence) {
        for (Node& item : node.items) {
            cite(item, outline, key);
        }
        return;
    }
    if (node.kind != Node::Kind::mapping) {
        return;
    }
    if (outline.many == records::Many::keyed) {
        return;
    }
    bool cites = outline.field("source") == nullptr;
    for (std::size_t i = 0; i + 1 < node.items.size(); i += 2) {
        const std::string& name = node.items[i].text;
        cites = cites || name == "source";
        if (const auto* field = outline.field(name);
            field != nullptr && field->type == records::ValueType::group) {
            cite(node.items[i + 1], *field, key);
        }
    }
    if (!cites) {
        node.items.push_back(yaml::scalar("source"));
        node.items.push_back(yaml::scalar(key));
    }
}

/// Takes a field of a person away.
void drop(NewRecord& record, const std::string& path, std::string_view field)
{
    Node person = *node_at(record, path);
    for (std::size_t i = 0; i + 1 < person.items.size(); i += 2) {
        if (person.items[i].text == field) {
            const auto key = person.items.begin() + static_cast<std::ptrdiff_t>(i);
            person.items.erase(key, key + 2);
            put_at(record, path, std::move(person));
            return;
        }
    }
}

/// `brought` are the persons whose office or seat was brought along from a delegation: the source
/// need not say it, so that they cite none unless the user says so.
void cite_only_source(NewRecord& record, std::vector<std::string> brought)
{
    std::erase_if(brought, [&](const std::string& path) {
        return is_given(node_at(record, path + ".source"));
    });
    const Node* sources = yaml::find(record.root, {std::string{"sources"}});
    if (sources != nullptr && sources->items.size() == 2) {
        const std::string key = sources->items[0].text;
        cite(record.root, records::outline(record.kind), key);
    }
    for (const auto& path : brought) {
        drop(record, path, "source");
    }
}

/// The paths of the persons that a mission names.
std::vector<std::string> person_paths(const NewRecord& record)
{
    std::vector<std::string> paths{"coordinator", "head"};
    if (const Node* team = yaml::find(record.root, {std::string{"team"}})) {
        for (std::size_t i = 0; i < team->items.size(); ++i) {
            paths.push_back(fmt::format("team[{}]", i));
        }
    }
    return paths;
}

void take_defaults(Candidate& candidate, Known& known)
{
    NewRecord& record = candidate.records.front();
    const std::string organisation = text_at(record.root, "organisation");
    const std::string day = day_of(candidate, known);
    const NewRecord* election = find_record(candidate, Kind::election);
    const std::string country = election != nullptr
                                    ? text_at(election->root, "country")
                                    : known.place_of(text_at(record.root, "election")).first;
    const EarlierMission before = known.earlier(organisation, country, day);
    // Only what an organisation does alike every time; who invited and who led is this mission's.
    if (!before.type.empty() && text_at(record.root, "type").empty()) {
        set(record, "type", before.type);
    }
}

void make_persons(Candidate& candidate, Known& known)
{
    const auto paths = person_paths(candidate.records.front());
    for (const auto& path : paths) {
        const Node& root = candidate.records.front().root;
        const std::string name = text_at(root, path + ".name");
        if (name.empty() || known.person(name, "", "")) {
            continue;
        }
        NewRecord person = new_record(Kind::person);
        set(person, "name", name);
        if (const std::string country = text_at(root, path + ".delegation"); !country.empty()) {
            set(person, "country", country);
        }
        person.id = conventional_id(person);
        const bool is_there =
            std::any_of(candidate.records.begin(),
                        candidate.records.end(),
                        [&](const NewRecord& one) { return one.id == person.id; });
        if (!is_there) {
            candidate.records.push_back(std::move(person));
        }
    }
}

} // namespace

std::string day_of(const Candidate& candidate, Known& known)
{
    const NewRecord& record = candidate.records.front();
    std::string inside = text_at(record.root, "election.date");
    if (!inside.empty()) {
        return inside;
    }
    if (const NewRecord* election = find_record(candidate, Kind::election)) {
        return text_at(election->root, "date");
    }
    return known.place_of(text_at(record.root, "election")).second;
}

bool complete_person(NewRecord& record,
                     const std::string& path,
                     Known& known,
                     const std::string& organisation,
                     const std::string& day)
{
    const std::string id = text_at(record.root, path + ".id");
    const std::string name = text_at(record.root, path + ".name");
    if (id.empty() && name.empty()) {
        return false;
    }
    const auto person = known.person(id.empty() ? name : id, organisation, day);
    const std::string stated = text_at(record.root, path + ".delegation");
    if (!person || (!stated.empty() && stated != person->country)) {
        return false;
    }
    bool brought = false;
    const auto fill = [&](const std::string& field, const std::string& value) {
        const std::string own = fmt::format("{}.{}", path, field);
        if (!value.empty() && text_at(record.root, own).empty()) {
            set(record, own, value);
            brought = true;
        }
    };
    fill("office", person->office);
    fill("delegation", person->country);
    fill("chamber", person->chamber);
    return brought;
}

void complete(Candidate& candidate, Known& known, const CompleteOptions& options)
{
    const Kind kind = candidate.records.front().kind;
    std::vector<std::string> brought;
    if (kind == Kind::mission || kind == Kind::delegation) {
        settle_organisation(candidate, known);
    }
    if (kind == Kind::mission) {
        settle_election(candidate, known);
        const std::string organisation = text_at(candidate.records.front().root, "organisation");
        const std::string day = day_of(candidate, known);
        for (const auto& path : person_paths(candidate.records.front())) {
            if (complete_person(candidate.records.front(), path, known, organisation, day)) {
                brought.push_back(path);
            }
        }
        if (options.defaults) {
            take_defaults(candidate, known);
        }
        NewRecord& mission = candidate.records.front();
        // Without a status it would count as concluded.
        if (!options.today.empty() && day > options.today &&
            text_at(mission.root, "status").empty()) {
            set(mission, "status", "planned");
        }
        if (options.new_persons) {
            make_persons(candidate, known);
        }
    }
    if (options.cite_only_source) {
        cite_only_source(candidate.records.front(), std::move(brought));
    }
}

} // namespace eomt::entry
