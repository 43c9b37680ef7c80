#include "report/citations.hpp"

#include "base/text.hpp"
#include "report/cell_json.hpp"

#include <algorithm>

namespace eomt::report {

using json = nlohmann::ordered_json;

json Citations::numbers(const base::Cell& cites)
{
    json list = json::array();
    if (base::is_empty(cites)) {
        return list;
    }
    const std::string text = base::to_text(cites);
    for (const auto cite : base::split(text, '\n')) {
        const json number = number_of(std::string{cite});
        if (std::find(list.begin(), list.end(), number) == list.end()) {
            list.push_back(number);
        }
    }
    return list;
}

std::size_t Citations::number_of(const std::string& cite)
{
    const auto known = m_numbers.find(cite);
    if (known != m_numbers.end()) {
        return known->second;
    }
    const std::size_t colon = cite.find(':');
    const std::size_t hash = cite.find('#', colon);
    const auto table = m_session.query_again(
        "SELECT title, publisher, author, date, url, archived_copy, language, accessed, "
        "record, key FROM sources WHERE kind = :kind AND record = :record AND key = :key",
        {{"kind", cite.substr(0, colon)},
         {"record", cite.substr(colon + 1, hash - colon - 1)},
         {"key", cite.substr(hash + 1)}});
    json source{{"number", m_sources.size() + 1}};
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        source[table.columns[column]] =
            table.rows.empty() ? json{} : json_of(table.rows[0][column]);
    }
    const std::string page = source.contains("url") && source["url"].is_string()
                                 ? source["url"].get<std::string>()
                                 : cite;
    const auto [place, fresh] = m_pages.try_emplace(page, m_sources.size() + 1);
    if (fresh) {
        m_sources.push_back(std::move(source));
    }
    m_numbers.emplace(cite, place->second);
    return place->second;
}

} // namespace eomt::report
