#pragma once

#include "index/session.hpp"

#include <cstdint>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace eomt::index {

/// A name by which a person is found.
struct Name
{
    std::string person; ///< the id that a record gives, or the slug of the name
    std::string key;
    std::string loose;
    std::string script;
    std::int64_t rank = 0; ///< 0 a person's record, 1 a member with an id, 2 a member without
    std::string country;   ///< empty where none is stated
};

/// A name to be linked, and what narrows the choice.
struct Wanted
{
    std::string text;
    std::string key;
    std::string loose;
    std::string script;
    std::string country; ///< of the stated delegation, or empty
};

/// What a name is linked to.
struct Link
{
    std::string person;     ///< empty where it is nobody's, or may be several persons'
    bool is_known = false;  ///< a recorded person, a member or a representative
    std::string candidates; ///< the persons that fit equally well, where there are several
};

/// The names by which persons are found.
class NameBook
{
public:
    enum class Scope
    {
        everything,
        open_names ///< as far as members and mentions without a link need them
    };
    NameBook(Session& session, Scope scope);

    /// The person of a name (docs/format.md, "How names are linked").
    Link find(const Wanted& wanted);

    /// Who a member without an id is: a recorded person of that name who may be of that country,
    /// else a person of their own.
    std::string identity(const Name& member) const;

    /// The recorded persons that a member without an id could be, where there are several, joined.
    std::string rivals(const Name& member) const;

    /// What a person is called by record, else by delegation; empty for one who is in neither.
    std::string called(const std::string& person) const;

private:
    Link look_up(const Wanted& wanted) const;

    using ByText = std::unordered_map<std::string, std::vector<std::size_t>>;

    /// The names under a key, in another script than `not_in`, that may be of the country.
    std::vector<const Name*> names(const ByText& map,
                                   const std::string& key,
                                   const std::string& country,
                                   const std::string& not_in) const;
    /// The names that fit: by key, else across scripts by the loose key.
    std::vector<const Name*> fitting(const Wanted& wanted) const;
    /// The persons with an id whom a member without one may be.
    std::set<std::string> recorded(const Name& member) const;

    std::vector<Name> m_names;
    ByText m_by_key;
    ByText m_by_loose;
    std::unordered_map<std::string, std::string> m_called;
    std::unordered_map<std::string, Link> m_found; ///< by text and country
    std::unordered_set<std::string> m_ids;
};

} // namespace eomt::index
