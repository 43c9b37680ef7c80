#include "query/unknown.hpp"

#include "base/country.hpp"
#include "base/text.hpp"
#include "index/organisation_names.hpp"
#include "query/query.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace eomt::query {

namespace {

/// All that a field may name, by its SQL; empty for a field that is none of these.
std::string_view names_of(std::string_view field)
{
    if (field == "organisation") {
        return "SELECT id FROM organisations UNION SELECT name FROM organisation_names";
    }
    if (field == "election") {
        return "SELECT id FROM elections";
    }
    if (field == "mission") {
        return "SELECT id FROM mission_records";
    }
    if (field == "topic") {
        return "SELECT topic FROM findings UNION SELECT topic FROM recommendations WHERE topic IS "
               "NOT NULL "
               "UNION SELECT topic FROM archive_topics";
    }
    return {};
}

std::string
unknown_name(index::Session& session, const std::string& field, const std::string& value)
{
    const std::string_view sql = names_of(field);
    if (sql.empty() ||
        (field == "organisation" && !index::organisations_named(session, value).empty())) {
        return {};
    }
    std::vector<std::string> known;
    for (const auto& row : session.query(std::string{sql}).rows) {
        known.push_back(base::to_text(row[0]));
    }
    if (std::find(known.begin(), known.end(), value) != known.end()) {
        return {};
    }
    return fmt::format("there is no {} \"{}\" in the archive{}",
                       field,
                       base::visible(value),
                       base::did_you_mean(value, {known.begin(), known.end()}));
}

std::string country_in_small_letters(const std::string& value)
{
    std::string code = value;
    std::transform(code.begin(), code.end(), code.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return value.size() == 2 && code != value && base::find_country(code) != nullptr
               ? fmt::format("a country is written {}", code)
               : std::string{};
}

} // namespace

std::vector<std::string> unknown_words(index::Session& session,
                                       const std::vector<std::string>& words)
{
    std::vector<std::string> list;
    for (const auto& term : terms_of(words)) {
        for (const auto& value : term.values) {
            std::string said = term.field.empty() ? country_in_small_letters(value)
                                                  : unknown_name(session, term.field, value);
            if (!said.empty()) {
                list.push_back(std::move(said));
            }
        }
    }
    return list;
}

} // namespace eomt::query
