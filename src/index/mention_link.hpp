#pragma once

#include "index/name_book.hpp"
#include "index/prepared.hpp"
#include "index/surroundings.hpp"

#include <string>

namespace eomt::index {

/// A mention of a person, as far as its link needs it.
struct Mention
{
    std::string name;
    std::string given_id;
    std::string key;
    std::string loose;
    std::string script;
    std::string delegation; ///< as the record states it
    std::string chamber;
};

struct LinkedMention
{
    Link link;
    std::string called; ///< by record, else by delegation, else as the mission names them
    std::string delegation;
    std::string chamber;
};

/// What a mention by a mission of the organisation, to an election on the day, is linked to.
LinkedMention link_mention(NameBook& book,
                           Surroundings& around,
                           const std::string& organisation,
                           const std::string& date,
                           Mention mention);

/// Text, or no data for an empty one.
base::Cell maybe(const std::string& value);

/// Puts down which compositions count for missions.
class CompositionLinks
{
public:
    explicit CompositionLinks(Session& session);

    void add(const std::string& mission, const std::string& date, const LinkedComposition& one);

private:
    Prepared m_insert;
};

} // namespace eomt::index
