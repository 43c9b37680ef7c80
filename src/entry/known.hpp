#pragma once

#include "base/table.hpp"
#include "draft/draft.hpp"
#include "index/session.hpp"
#include "records/outline.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace eomt::entry {

/// An election of the archive, as a question shows it.
struct KnownElection
{
    std::string id;
    std::string title; ///< its title, else its institution and date
    std::string type;  ///< the types, joined with +
    std::string institution;
    std::string path; ///< of its file, or of the first that describes it
};

/// A person of the archive, and the seat in a delegation that the day of an election finds.
struct KnownPerson
{
    std::string id;
    std::string name;
    std::string country; ///< of the delegation; empty where there is none
    std::string chamber;
    std::string office;
};

/// What an organisation's nearest earlier mission says, for defaults.
struct EarlierMission
{
    std::string id;
    std::string type;
    std::string invited_by;
    std::string coordinator;
    std::string head;
};

/// What an archive knows already: for defaults, completion, and to tell a record that is there from
/// one that is missing.
class Known
{
public:
    explicit Known(index::Session& session) : m_session{session} {}

    /// All ids of a kind.
    std::vector<std::string> ids(records::Kind kind);
    bool has(records::Kind kind, const std::string& id);

    /// The file of that kind with that id, whatever is wrong in it; empty where there is none.
    std::string file(records::Kind kind, const std::string& id);

    /// The id of the record of that kind that has this id, name or short name; nothing where there
    /// is none.
    std::optional<std::string> resolve(records::Kind kind, const std::string& word);

    /// Elections of a country on a day.
    std::vector<KnownElection> elections(const std::string& country, const std::string& day);

    /// The country and the day of an election; empty where it is unknown.
    std::pair<std::string, std::string> place_of(const std::string& election);

    /// The missions of an organisation to an election, with their files.
    std::vector<std::pair<std::string, std::string>> missions(const std::string& election,
                                                              const std::string& organisation);

    /// The last mission of the organisation to the country before the day, else to any country.
    EarlierMission
    earlier(const std::string& organisation, const std::string& country, const std::string& day);

    /// The person of that id or name who sat in a delegation to the organisation on that day, else
    /// who has a record; nothing where none or several fit.
    std::optional<KnownPerson>
    person(const std::string& word, const std::string& organisation, const std::string& day);

    /// Words that a field may take: a vocabulary, ids, countries, names of persons.
    std::vector<std::string> words_for(const records::Outline& field);

    /// The folder in which records of that kind (and, of missions, country) lie.
    std::string folder(records::Kind kind, const std::string& country);

    /// The archive's default organisation; empty where it names none.
    std::string default_organisation();

    /// What the drafting of a page is told.
    draft::Context for_drafting();

private:
    std::vector<std::string> column(const std::string& sql, const index::Binds& binds = {});

    index::Session& m_session;
};

} // namespace eomt::entry
