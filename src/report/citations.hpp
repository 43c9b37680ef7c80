#pragma once

#include "base/table.hpp"
#include "index/session.hpp"

#include <map>
#include <nlohmann/json.hpp>
#include <string>

namespace eomt::report {

/// Numbers sources in the order in which statements cite them. A page that several records cite has
/// one number.
class Citations
{
public:
    explicit Citations(index::Session& session) : m_session{session} {}

    /// The numbers of the sources in a `cites` column. Throws `Error` of the index.
    nlohmann::ordered_json numbers(const base::Cell& cites);

    /// The sources cited, in the order of their numbers.
    const nlohmann::ordered_json& sources() const { return m_sources; }

private:
    std::size_t number_of(const std::string& cite);

    index::Session& m_session;
    std::map<std::string, std::size_t> m_numbers; ///< by citation
    std::map<std::string, std::size_t> m_pages;   ///< by address, else by citation
    nlohmann::ordered_json m_sources = nlohmann::ordered_json::array();
};

} // namespace eomt::report
