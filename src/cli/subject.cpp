#include "cli/subject.hpp"

#include "base/country.hpp"
#include "base/date.hpp"
#include "base/error.hpp"
#include "base/name_key.hpp"
#include "base/text.hpp"
#include "index/organisation_names.hpp"
#include "query/query.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace eomt::cli {

namespace {

std::vector<std::string> first_column(const base::Table& table)
{
    std::vector<std::string> values;
    for (const auto& row : table.rows) {
        values.push_back(base::to_text(row[0]));
    }
    return values;
}

std::string find_country(const std::string& word)
{
    if (base::find_country(word) != nullptr) {
        return word;
    }
    const auto meant = base::guess_country(word);
    throw base::UsageError{fmt::format(
        "\"{}\" is no country code{}",
        base::visible(word),
        meant ? fmt::format("; did you mean {} ({})?", *meant, base::country_name(*meant))
              : "; write two capital letters of ISO 3166-1, such as KZ")};
}

std::string find_year(const std::string& word)
{
    constexpr std::size_t digits = 4;
    if (word.size() != digits || !base::is_partial_date(word)) {
        throw base::UsageError{
            fmt::format("\"{}\" is no year; write four digits, such as 2021", base::visible(word))};
    }
    return word;
}

std::string find_person(index::Session& session, const std::string& word)
{
    if (!session.query("SELECT 1 FROM people WHERE id = :id", {{"id", word}}).rows.empty()) {
        return word;
    }
    const base::NameKey key = base::name_key(word);
    const auto exact = first_column(session.query(
        "SELECT person FROM person_names WHERE name_key = :key OR (loose_key = :loose AND script "
        "<> :script) "
        "UNION SELECT person FROM mentions WHERE person IS NOT NULL "
        "AND (name_key = :key OR (loose_key = :loose AND script <> :script)) ORDER BY 1",
        {{"key", key.key}, {"loose", key.loose}, {"script", key.script}}));
    if (exact.size() == 1) {
        return exact.front();
    }
    index::Binds binds;
    const std::string here = query::name_condition("n", word, "a", binds);
    const std::string named = query::name_condition("p", word, "b", binds);
    const auto people = first_column(session.query(
        "SELECT DISTINCT x.id FROM people x WHERE x.id IN (SELECT n.person FROM person_names n "
        "WHERE " +
            here + ") OR x.id IN (SELECT p.person FROM mentions p WHERE " + named + ") ORDER BY 1",
        binds));
    if (people.size() == 1) {
        return people.front();
    }
    if (people.size() > 1) {
        throw base::UsageError{fmt::format(
            "\"{}\" may be any of {}; give the id", base::visible(word), fmt::join(people, ", "))};
    }
    const auto names =
        first_column(session.query("SELECT name FROM people WHERE name IS NOT NULL ORDER BY 1"));
    throw base::Error{fmt::format("there is no person \"{}\" in the archive{}",
                                  base::visible(word),
                                  base::did_you_mean(word, {names.begin(), names.end()}))};
}

/// What a word that is no record of the kind may be meant for: a record of another kind, or the
/// country of a delegation. Empty where nothing is known of it.
std::string other_meaning(index::Session& session, const std::string& kind, const std::string& word)
{
    if (kind == "delegation" && base::find_country(word) != nullptr) {
        const auto ids = first_column(
            session.query("SELECT id FROM delegations WHERE country = :country ORDER BY id",
                          {{"country", word}}));
        return ids.empty() ? fmt::format(", nor any of {}", base::country_name(word))
                           : fmt::format("; delegations of {}: {}",
                                         base::country_name(word),
                                         fmt::join(ids, ", "));
    }
    for (const std::string_view other : {"mission", "election", "organisation", "delegation"}) {
        const std::string sql = fmt::format("SELECT 1 FROM {}s WHERE id = :id", other);
        if (other != kind && !session.query(sql, {{"id", word}}).rows.empty()) {
            return fmt::format(R"(; it is {0} {1}, which "eomt report {1} {2}" reports on)",
                               other == "election" || other == "organisation" ? "an" : "a",
                               other,
                               base::visible(word));
        }
    }
    return {};
}

} // namespace

std::string find_subject(index::Session& session, const std::string& kind, const std::string& word)
{
    if (kind == "country") {
        return find_country(word);
    }
    if (kind == "year") {
        return find_year(word);
    }
    if (kind == "person") {
        return find_person(session, word);
    }
    const std::string view = kind + "s";
    auto found =
        first_column(session.query("SELECT id FROM " + view + " WHERE id = :id", {{"id", word}}));
    if (found.empty() && kind == "organisation") {
        found = index::organisations_named(session, word);
    }
    if (!found.empty()) {
        return found.front();
    }
    const auto faulty = first_column(
        session.query("SELECT path FROM files WHERE kind = :kind AND record = :id AND errors > 0",
                      {{"kind", kind}, {"id", word}}));
    if (!faulty.empty()) {
        throw InvalidSubject{fmt::format(
            R"(the {} "{}" has errors and is left out; "eomt check" prints them)", kind, word)};
    }
    std::string hint = other_meaning(session, kind, word);
    if (hint.empty()) {
        const auto ids = first_column(session.query("SELECT id FROM " + view + " ORDER BY id"));
        hint = base::did_you_mean(word, {ids.begin(), ids.end()});
    }
    throw base::Error{
        fmt::format("there is no {} \"{}\" in the archive{}", kind, base::visible(word), hint)};
}

} // namespace eomt::cli
