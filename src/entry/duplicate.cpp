#include "entry/duplicate.hpp"

#include "base/name_key.hpp"
#include "base/text.hpp"
#include "yaml/edit.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace eomt::entry {

namespace {

using records::Kind;
using yaml::Node;

std::vector<std::string> types_of(const Node& election)
{
    const Node* type = yaml::find(election, {std::string{"type"}});
    std::vector<std::string> types;
    if (type != nullptr && type->kind == Node::Kind::scalar) {
        types.push_back(type->text);
    } else if (type != nullptr) {
        for (const Node& one : type->items) {
            types.push_back(one.text);
        }
    }
    return types;
}

bool may_be_same(const Node& made, const KnownElection& known)
{
    const auto types = types_of(made);
    const auto theirs = base::split(known.type, '+');
    const bool one_type = std::any_of(types.begin(), types.end(), [&](const auto& type) {
        return std::find(theirs.begin(), theirs.end(), type) != theirs.end();
    });
    const std::string body = text_at(made, "institution");
    return one_type && (body.empty() || known.institution.empty() ||
                        base::slug(body) == base::slug(known.institution));
}

Duplicate recorded(const std::string& id, const std::string& path)
{
    return {id,
            path,
            fmt::format("{} is recorded already, in {}", base::visible(id), base::visible(path)),
            {}};
}

/// The election that a mission names, or the id of the one that it describes.
std::string election_of(const NewRecord& mission)
{
    const Node* given = node_at(mission, "election");
    if (given == nullptr || given->kind != Node::Kind::mapping) {
        return text_at(mission.root, "election");
    }
    NewRecord inside = new_record(Kind::election);
    inside.root = *given;
    return conventional_id(inside);
}

} // namespace

std::vector<Duplicate> same_elections(const Node& election, Known& known)
{
    const std::string country = text_at(election, "country");
    const std::string day = text_at(election, "date");
    std::vector<Duplicate> found;
    if (country.empty() || day.empty()) {
        return found;
    }
    for (const auto& one : known.elections(country, day)) {
        if (may_be_same(election, one)) {
            found.push_back({one.id,
                             one.path,
                             fmt::format("{} has an election on {} already, {} ({}), in {}",
                                         country,
                                         day,
                                         base::visible(one.id),
                                         base::visible(one.title),
                                         base::visible(one.path)),
                             one.title});
        }
    }
    return found;
}

std::vector<Duplicate> duplicates_of(const NewRecord& record, Known& known)
{
    const std::string id = record.id.empty() ? conventional_id(record) : record.id;
    if (id.empty()) {
        return {};
    }
    if (const std::string path = known.file(record.kind, id); !path.empty()) {
        return {recorded(id, path)};
    }
    std::vector<Duplicate> found;
    if (!record.id.empty()) {
        return found;
    }
    if (record.kind == Kind::mission) {
        for (const auto& [other, path] :
             known.missions(election_of(record), text_at(record.root, "organisation"))) {
            found.push_back(recorded(other, path));
        }
    } else if (record.kind == Kind::election) {
        found = same_elections(record.root, known);
        // The record of an election that a mission describes takes that description's place.
        std::erase_if(found, [&](const Duplicate& one) { return one.id == id; });
    }
    return found;
}

} // namespace eomt::entry
