#pragma once

#include "records/field_path.hpp"
#include "yaml/tree.hpp"

#include <map>
#include <string>
#include <vector>

namespace eomt::exchange {

/// Something that cannot be read: where (`/persons/3/name`, `people.csv:4: column name`) and what.
struct ImportFault
{
    std::string place;
    std::string message;
};

/// A record that a file describes, before anything is known of the archive.
struct Draft
{
    records::Kind kind = records::Kind::person;
    std::string id;
    yaml::Node root;
    std::string place;                          ///< of the record in the file
    std::map<std::string, std::string> origins; ///< field path -> place
};

/// What was read of a file: persons and delegations.
struct Drafts
{
    std::vector<Draft> records;
    std::vector<ImportFault> faults;
    bool checked = false;       ///< the faults of the records by themselves are among these
    std::size_t named_only = 0; ///< persons that other records name and who have none of their own
};

/// Fills a draft field by field, remembering where each value came from.
class DraftBuilder
{
public:
    DraftBuilder(records::Kind kind, std::string id, std::string place);

    /// Sets the text of a field; nothing happens for an empty one, which is no data.
    void put(const records::FieldPath& path, const std::string& text, const std::string& place);

    /// Sets the source of the field at a path: one key, or a list of them.
    void put_sources(records::FieldPath path,
                     const std::vector<std::string>& keys,
                     const std::string& place);

    const std::string& id() const { return m_draft.id; }
    Draft take() { return std::move(m_draft); }

private:
    Draft m_draft;
};

/// Where the value at a path of a draft came from: its own place, else that of the nearest part
/// around it.
std::string place_of(const Draft& draft, const std::string& path);

/// The places in which a draft says something that a record doesn't: the paths of fields, sorted.
/// What only the record says is no difference, and a text is equal to the list or the person that
/// it may stand for.
std::vector<std::string> differences(const yaml::Node& record, const yaml::Node& draft);

} // namespace eomt::exchange
