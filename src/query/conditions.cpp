#include "query/conditions.hpp"

#include "base/country.hpp"
#include "base/date.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "index/organisation_names.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace eomt::query {

using base::UsageError;

std::string Conditions::country(const std::string& value)
{
    if (base::find_country(value) != nullptr) {
        return bind(value);
    }
    const auto meant = base::guess_country(value);
    throw UsageError{fmt::format(
        "\"{}\" is no country code{}",
        base::visible(value),
        meant ? fmt::format("; did you mean {} ({})?", *meant, base::country_name(*meant))
              : "; write two capital letters of ISO 3166-1, such as KZ")};
}

std::string
Conditions::word(const std::string& field, const std::string& value, index::Coded column)
{
    const auto words = index::words_of(column);
    if (!words.has(value)) {
        const std::string near = base::did_you_mean(value, words.words);
        throw UsageError{fmt::format(
            "{}:{}: \"{}\" is no {}{}",
            field,
            base::visible(value),
            base::visible(value),
            words.name,
            near.empty() ? fmt::format("; known are {}", fmt::join(words.words, ", ")) : near)};
    }
    return bind(value);
}

std::string Conditions::date(std::string_view column, const std::string& value)
{
    const std::size_t dots = value.find("..");
    const std::string from = value.substr(0, dots);
    const std::string to = dots == std::string::npos ? from : value.substr(dots + 2);
    for (const std::string& end : {from, to}) {
        if (!end.empty() && !base::is_partial_date(end)) {
            throw UsageError{fmt::format(
                "date:{}: \"{}\" is no date; write 2021, 2021-03, 2021-03-02 or a range such as "
                "2019..2024",
                base::visible(value),
                base::visible(end))};
        }
    }
    if (from.empty() && to.empty()) {
        throw UsageError{"date:..: a date is missing on both sides"};
    }
    if (!from.empty() && !to.empty() && from.substr(0, to.size()) > to) {
        throw UsageError{fmt::format("date:{}: {} is after {}; the earlier date stands first",
                                     base::visible(value),
                                     from,
                                     to)};
    }
    std::vector<std::string> both;
    if (!from.empty()) {
        both.push_back(fmt::format("{} >= {}", column, bind(from)));
    }
    if (!to.empty()) {
        both.push_back(fmt::format("SUBSTR({}, 1, {}) <= {}", column, to.size(), bind(to)));
    }
    return fmt::format("({})", base::join(both, " AND "));
}

std::string Conditions::names_of(std::string_view column, const std::string& value)
{
    const std::string names =
        name_condition("n", value, fmt::format("n{}_", m_binds.size()), m_binds);
    return fmt::format("{0} = {1} OR {0} IN (SELECT n.person FROM person_names n WHERE {2})",
                       column,
                       bind(value),
                       names);
}

std::string Conditions::person(const std::string& value, std::string_view parts)
{
    const std::string here =
        name_condition("p", value, fmt::format("n{}_", m_binds.size()), m_binds);
    return fmt::format(
        "EXISTS (SELECT 1 FROM mentions p WHERE p.mission = m.id{} AND (({}) OR {}))",
        parts,
        here,
        names_of("p.person", value));
}

std::string Conditions::contains(const std::string& value)
{
    // A person types a word of the text, not a pattern.
    std::string pattern;
    for (const char c : base::squeeze(base::fold(value))) {
        if (c == '%' || c == '_' || c == '\\') {
            pattern += '\\';
        }
        pattern += c;
    }
    return bind("%" + pattern + "%");
}

std::string Conditions::organisation(std::string_view column, const std::string& value)
{
    const std::string same =
        index::is_named("n", value, fmt::format("n{}_", m_binds.size()), m_binds);
    return fmt::format(
        "({0} = {1} OR {0} IN (SELECT n.organisation FROM organisation_names n WHERE {2} AND NOT "
        "EXISTS (SELECT 1 FROM organisations o WHERE o.id = {1})))",
        column,
        bind(value),
        same);
}

std::string Conditions::of_mission(const std::string& field, const std::string& value)
{
    if (field.empty()) {
        return fmt::format(
            "EXISTS (SELECT 1 FROM search_texts t WHERE ((t.kind = 'mission' AND t.record = m.id) "
            "OR "
            "(t.kind = 'election' AND t.record = m.election)) AND t.text LIKE {} ESCAPE '\\')",
            contains(value));
    }
    if (field == "country") {
        return "m.country = " + country(value);
    }
    if (field == "organisation") {
        return organisation("m.organisation", value);
    }
    if (field == "election" || field == "mission") {
        return fmt::format("m.{} = {}", field == "mission" ? "id" : "election", bind(value));
    }
    if (field == "date") {
        return date("m.date", value);
    }
    if (field == "type") {
        return fmt::format(
            "EXISTS (SELECT 1 FROM election_types t WHERE t.election = m.election AND t.type = {})",
            word(field, value, index::Coded::election_type));
    }
    if (field == "kind") {
        return "m.type = " + word(field, value, index::Coded::mission_type);
    }
    if (field == "status") {
        return "m.status = " + word(field, value, index::Coded::mission_status);
    }
    if (field == "verdict") { // "none" is a mission without
        return value == "none" ? "m.verdict IS NULL"
                               : "m.verdict = " + word(field, value, index::Coded::assessment);
    }
    return of_parts(field, value);
}

std::string Conditions::of_parts(const std::string& field, const std::string& value)
{
    constexpr std::string_view on_team = " AND p.part IN ('coordinator', 'head', 'team')";
    if (field == "person") {
        return person(value, "");
    }
    if (field == "coordinator" || field == "head") {
        return person(value, fmt::format(" AND p.part = '{}'", field));
    }
    if (field == "delegation") {
        return fmt::format(
            "EXISTS (SELECT 1 FROM mentions p WHERE p.mission = m.id{} AND p.delegation = {})",
            on_team,
            country(value));
    }
    if (field == "invited") {
        // The kind is a word of its own; of the body words are searched, or a part of its name.
        const std::string words =
            name_condition("i", value, fmt::format("n{}_", m_binds.size()), m_binds);
        return fmt::format("EXISTS (SELECT 1 FROM invitations i WHERE i.mission = m.id AND "
                           "(i.kind = {} OR i.folded_body LIKE {} ESCAPE '\\' OR {}))",
                           bind(value),
                           contains(value),
                           words);
    }
    if (field == "topic") {
        return fmt::format(
            "EXISTS (SELECT 1 FROM findings f WHERE f.mission = m.id AND f.topic = {})",
            bind(value));
    }
    // assessment, the last one
    return fmt::format(
        "EXISTS (SELECT 1 FROM findings f WHERE f.mission = m.id AND f.assessment = {})",
        word(field, value, index::Coded::assessment));
}

std::optional<std::string> Conditions::of_election(const std::string& field,
                                                   const std::string& value)
{
    if (field.empty()) {
        return fmt::format("EXISTS (SELECT 1 FROM search_texts t WHERE (t.kind = 'election' "
                           "AND t.record = x.id "
                           "OR t.kind = 'mission' AND t.record IN (SELECT m.id FROM missions m "
                           "WHERE m.election = x.id)) "
                           "AND t.text LIKE {} ESCAPE '\\')",
                           contains(value));
    }
    if (field == "country") {
        return "x.country = " + country(value);
    }
    if (field == "election") {
        return "x.id = " + bind(value);
    }
    if (field == "date") {
        return date("x.date", value);
    }
    if (field == "type") {
        return fmt::format(
            "EXISTS (SELECT 1 FROM election_types t WHERE t.election = x.id AND t.type = {})",
            word(field, value, index::Coded::election_type));
    }
    return std::nullopt;
}

std::optional<std::string> Conditions::of_organisation(const std::string& field,
                                                       const std::string& value)
{
    if (field.empty()) {
        const std::string like = contains(value);
        return fmt::format("(x.id LIKE {0} ESCAPE '\\' OR x.id IN (SELECT n.organisation FROM "
                           "organisation_names n WHERE n.folded_name LIKE {0} ESCAPE '\\'))",
                           like);
    }
    if (field == "organisation") {
        return organisation("x.id", value);
    }
    return std::nullopt;
}

std::optional<std::string> Conditions::of_delegation(const std::string& field,
                                                     const std::string& value)
{
    if (field.empty()) {
        const std::string like = contains(value);
        return fmt::format(
            "(x.folded_parliament LIKE {0} ESCAPE '\\' OR x.id LIKE {0} ESCAPE '\\')", like);
    }
    if (field == "country" || field == "delegation") {
        return "x.country = " + country(value);
    }
    if (field == "organisation") {
        return organisation("x.organisation", value);
    }
    return std::nullopt;
}

std::optional<std::string> Conditions::of_finding(const std::string& field,
                                                  const std::string& value)
{
    if (field == "topic") {
        return "x.topic = " + bind(value);
    }
    if (field == "assessment") {
        return "x.assessment = " + word(field, value, index::Coded::assessment);
    }
    return std::nullopt;
}

std::optional<std::string>
Conditions::of_row(Target target, const std::string& field, const std::string& value)
{
    switch (target) {
    case Target::elections:
        return of_election(field, value);
    case Target::organisations:
        return of_organisation(field, value);
    case Target::delegations:
        return of_delegation(field, value);
    case Target::people:
        if (field.empty() || field == "person") {
            const std::string names = names_of("x.id", value);
            const std::string here =
                name_condition("p", value, fmt::format("n{}_", m_binds.size()), m_binds);
            return fmt::format(
                "({} OR x.id IN (SELECT p.person FROM mentions p WHERE {}))", names, here);
        }
        break;
    case Target::findings:
        return of_finding(field, value);
    case Target::recommendations:
        if (field == "topic") {
            return "x.topic = " + bind(value);
        }
        break;
    case Target::figures:
    case Target::missions:
    case Target::sources:
        break;
    }
    return std::nullopt;
}

} // namespace eomt::query
