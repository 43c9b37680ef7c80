#pragma once

#include "base/name_key.hpp"
#include "index/table_spec.hpp"
#include "records/any.hpp"

#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace eomt::index {

// What a row is made from: a part of a record, and what it belongs to.
struct ElectionRow
{
    const records::Election& election;
    const std::string& id;
    bool is_inline = false;
};
struct PairRow ///< the many small tables of (record, something)
{
    std::string_view kind;
    const std::string& record;
    std::string key;
    std::string value;
};
struct MissionRow
{
    const records::Mission& mission;
    const std::string& id;
    const std::string& election;
    std::string reason_cites; ///< all sources of the record, for a reason names none of its own
    std::string verdict_cites;
    std::string verdict_date;
};
template <class Part>
struct PartRow ///< the n-th part of a record
{
    const Part& part;
    const std::string& owner;
    std::size_t n = 0;
    std::string cites;
};
struct InvitationRow
{
    const records::Invitation& part;
    const std::string& owner;
    std::size_t n = 0;
    std::string cites;
    base::NameKey key = base::name_key(records::text_of(part.body));
};
struct FigureRow
{
    const records::Figure& figure;
    const std::string* mission; ///< null for an election's own
    const std::string& election;
    std::size_t n = 0;
    std::string cites;
};
struct MentionRow
{
    const records::PersonMention& person;
    const std::string& mission;
    std::string_view part; ///< coordinator, head, team, inviter or speaker
    std::string role;
    std::size_t n = 0;
    std::string cites;
    base::NameKey key = base::name_key(person.label());
};
struct MemberRow
{
    const records::PersonMention& person;
    const records::Member* member;           ///< null for a representative
    const records::Composition* composition; ///< of a representative, else null
    const std::string& delegation;
    const std::string& country;
    std::size_t n = 0;
    std::string cites;
    base::NameKey key = base::name_key(person.label());
    std::string own_id = base::slug(person.label());
};
/// A name by which a person is found.
struct NameRow
{
    std::string person; ///< an id that a record gives, or the slug of the name
    std::string name;
    int rank = 0; ///< 0 a person's record, 1 a member with an id, 2 a member without
    std::string country;
    base::NameKey key = base::name_key(name);
};
/// A name by which an organisation is found.
struct OrganisationNameRow
{
    const std::string& organisation;
    const std::string& name;
    base::NameKey key = base::name_key(name);
};
struct SourceRow
{
    const records::Source& source;
    std::string_view kind;
    const std::string& record;
    const std::string& key;
    std::size_t uses = 0;
};
struct OfficeRow
{
    const records::Office& office;
    std::string_view kind;
    std::string owner; ///< a person's id, or `<delegation>#<n>` for a member
    std::size_t n = 0;
    std::string cites;
};
struct SeatsRow
{
    const std::string& delegation;
    std::size_t composition = 0;
    std::size_t n = 0;
    std::string chamber;
    std::int64_t seats = 0;
};
/// A reference to another record, checked when the whole archive is known.
struct ReferenceRow
{
    std::string_view kind; ///< of the record that refers
    const std::string& record;
    std::string_view field;
    std::string_view to; ///< the kind of the other record, or "topic" or "recommendation"
    std::string target;
};

/// Collects the rows of one record.
class RowBuilder
{
public:
    RowBuilder(std::string_view kind, const std::string& id) : m_kind{kind}, m_id{id} {}

    void add(const records::ArchiveInfo& record);
    void add(const records::Election& record);
    void add(const records::Mission& record);
    void add(const records::Delegation& record);
    void add(const records::Organisation& record);
    void add(const records::Person& record);

    Rows take() { return std::move(m_rows); }

private:
    /// The sources cited, qualified (`mission:<id>#<key>`), one a line; each use is counted.
    std::string cite(const records::SourceKeys& keys);
    void election(const records::Election& record, const std::string& id, bool is_inline);
    void figures(const std::vector<records::Figure>& figures,
                 const std::string* mission,
                 const std::string& election);
    void mention(MentionRow row);
    void mission_people(const records::Mission& record);
    void mission_statements(const records::Mission& record);
    void speaker(const records::Maybe<records::Text>& by, std::size_t n);
    void refer(std::string_view field,
               std::string_view to,
               const records::Maybe<records::Reference>& target);
    void refer_topic(std::string_view field, const records::Maybe<records::Topic>& topic);
    void person_name(const NameRow& row, base::Mark mark);
    void member(const MemberRow& row, base::Mark mark);
    void shared(const records::Names& names, const records::Sources& sources);
    void offices(const std::vector<records::Office>& list,
                 std::string_view kind,
                 const std::string& owner);
    void search_text(const records::Mission& record);

    std::string_view m_kind;
    const std::string& m_id;
    Rows m_rows;
    std::map<std::string_view, std::size_t> m_uses; ///< of sources, by key
};

} // namespace eomt::index
