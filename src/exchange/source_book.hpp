#pragma once

#include "exchange/json_view.hpp"

#include <map>
#include <set>
#include <string>

namespace eomt::exchange {

/// The sources of a record that is read from Popolo: those that the document gives whole, else one
/// for each address.
class SourceBook
{
public:
    /// Adds the sources of the object that becomes the record.
    SourceBook(DraftBuilder& record, const JsonView& view);

    /// Sets the source of the part at `path` to what an object cites.
    void cite(const records::FieldPath& path, const JsonView& view);

private:
    std::string key_of(const JsonView& link);

    DraftBuilder& m_record;
    std::set<std::string> m_keys;
    std::map<std::string, std::string> m_by_url;
};

} // namespace eomt::exchange
