#include "query/query.hpp"

#include "base/country.hpp"
#include "base/date.hpp"
#include "base/error.hpp"
#include "base/name_key.hpp"
#include "base/text.hpp"
#include "index/coded.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

namespace eomt::query {

namespace {

using base::UsageError;

/// One word of the query, taken apart.
struct Term
{
    std::string field; ///< empty for a bare word
    std::vector<std::string> values;
    bool excludes = false;
};

std::string canonical(std::string_view field)
{
    return field == "org" ? "organisation" : std::string{field};
}

Term take_apart(std::string_view word)
{
    Term term;
    constexpr std::string_view no = "not:";
    if (word.starts_with(no)) {
        term.excludes = true;
        word.remove_prefix(no.size());
    }
    const std::size_t colon = word.find(':');
    if (colon == std::string_view::npos) {
        if (word.size() == 2 && base::find_country(word) != nullptr) {
            term.field = "country";
        }
        term.values.emplace_back(word);
        return term;
    }
    term.field = canonical(word.substr(0, colon));
    std::vector<std::string_view> known;
    for (const auto& field : fields()) {
        known.push_back(field.name);
    }
    if (std::find(known.begin(), known.end(), term.field) == known.end()) {
        const std::string near = base::did_you_mean(term.field, known);
        throw UsageError{fmt::format(
            "\"{}\": there is no query field \"{}\"{}",
            base::visible(word),
            base::visible(term.field),
            near.empty() ? fmt::format("; there are {}", fmt::join(known, ", ")) : near)};
    }
    for (const auto value : base::split(word.substr(colon + 1), ',')) {
        if (!base::trim(value).empty()) {
            term.values.emplace_back(base::trim(value));
        }
    }
    if (term.values.empty()) {
        throw UsageError{
            fmt::format("\"{}\": a value is missing after the colon", base::visible(word))};
    }
    return term;
}

/// Builds conditions, giving each value a parameter of its own.
class Builder
{
public:
    explicit Builder(index::Binds& binds) : m_binds{binds} {}

    std::string bind(base::Cell value)
    {
        const std::string name = fmt::format("q{}", m_binds.size());
        m_binds.push_back({name, std::move(value)});
        return ":" + name;
    }

    /// The condition of one value of a field about the mission `m`.
    std::string of_mission(const std::string& field, const std::string& value);
    /// The condition about the row `x` of the target, or nothing where the mission answers.
    std::optional<std::string>
    of_row(Target target, const std::string& field, const std::string& value);

private:
    std::string date(std::string_view column, const std::string& value);
    std::string person(const std::string& value, std::string_view parts);
    std::string names_of(std::string_view column, const std::string& value);
    std::string country(const std::string& value);
    std::string word(const std::string& field, const std::string& value, index::Coded column);
    std::string contains(const std::string& value);
    std::string organisation(std::string_view column, const std::string& value);

    index::Binds& m_binds;
};

std::string Builder::country(const std::string& value)
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

std::string Builder::word(const std::string& field, const std::string& value, index::Coded column)
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

std::string Builder::date(std::string_view column, const std::string& value)
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
    std::vector<std::string> both;
    if (!from.empty()) {
        both.push_back(fmt::format("{} >= {}", column, bind(from)));
    }
    if (!to.empty()) {
        both.push_back(fmt::format("SUBSTR({}, 1, {}) <= {}", column, to.size(), bind(to)));
    }
    return fmt::format("({})", base::join(both, " AND "));
}

std::string Builder::names_of(std::string_view column, const std::string& value)
{
    const std::string names =
        name_condition("n", value, fmt::format("n{}_", m_binds.size()), m_binds);
    return fmt::format("{0} = {1} OR {0} IN (SELECT n.person FROM person_names n WHERE {2})",
                       column,
                       bind(value),
                       names);
}

std::string Builder::person(const std::string& value, std::string_view parts)
{
    const std::string here =
        name_condition("p", value, fmt::format("n{}_", m_binds.size()), m_binds);
    return fmt::format(
        "EXISTS (SELECT 1 FROM mentions p WHERE p.mission = m.id{} AND (({}) OR {}))",
        parts,
        here,
        names_of("p.person", value));
}

std::string Builder::contains(const std::string& value)
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

std::string Builder::organisation(std::string_view column, const std::string& value)
{
    const std::string id = bind(value);
    return fmt::format("({0} = {1} OR {0} IN (SELECT o.id FROM organisations o "
                       "WHERE LOWER(o.short_name) = LOWER({1}) OR LOWER(o.name) = LOWER({1})))",
                       column,
                       id);
}

std::string Builder::of_mission(const std::string& field, const std::string& value)
{
    constexpr std::string_view on_team = " AND p.part IN ('coordinator', 'head', 'team')";
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
        // The words of a body are searched in any case; the kind is a word of its own.
        return fmt::format("EXISTS (SELECT 1 FROM invitations i WHERE i.mission = m.id AND "
                           "(i.kind = {} OR LOWER(i.body) LIKE {} ESCAPE '\\'))",
                           bind(value),
                           contains(value));
    }
    if (field == "topic") {
        return fmt::format(
            "EXISTS (SELECT 1 FROM findings f WHERE f.mission = m.id AND f.topic = {})",
            bind(value));
    }
    if (field == "assessment") {
        return fmt::format(
            "EXISTS (SELECT 1 FROM findings f WHERE f.mission = m.id AND f.assessment = {})",
            word(field, value, index::Coded::assessment));
    }
    // verdict, the last one; "none" is a mission without
    return value == "none" ? "m.verdict IS NULL"
                           : "m.verdict = " + word(field, value, index::Coded::assessment);
}

std::optional<std::string>
Builder::of_row(Target target, const std::string& field, const std::string& value)
{
    switch (target) {
    case Target::elections:
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
        break;
    case Target::organisations:
        if (field.empty()) {
            const std::string like = contains(value);
            return fmt::format("(LOWER(x.name) LIKE {0} ESCAPE '\\' OR LOWER(x.short_name) LIKE "
                               "{0} ESCAPE '\\' OR x.id LIKE {0} ESCAPE '\\')",
                               like);
        }
        if (field == "organisation") {
            return organisation("x.id", value);
        }
        break;
    case Target::delegations:
        if (field.empty()) {
            const std::string like = contains(value);
            return fmt::format(
                "(LOWER(x.parliament) LIKE {0} ESCAPE '\\' OR x.id LIKE {0} ESCAPE '\\')", like);
        }
        if (field == "country" || field == "delegation") {
            return "x.country = " + country(value);
        }
        if (field == "organisation") {
            return organisation("x.organisation", value);
        }
        break;
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
        if (field == "topic") {
            return "x.topic = " + bind(value);
        }
        if (field == "assessment") {
            return "x.assessment = " + word(field, value, index::Coded::assessment);
        }
        break;
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

void add(std::string& all, const std::vector<std::string>& any, bool excludes)
{
    if (!any.empty()) {
        // What is unknown is not what was excluded.
        const std::string condition = base::join(any, " OR ");
        all += all.empty() ? "" : " AND ";
        all += excludes ? fmt::format("NOT COALESCE(({}), FALSE)", condition)
                        : fmt::format("({})", condition);
    }
}

} // namespace

const std::vector<FieldHelp>& fields()
{
    static const std::vector<FieldHelp> list{
        {"country", "the country of the election: country:KZ, or just KZ"},
        {"organisation", "the observing organisation, by id or short name (org: is the same)"},
        {"election", "the id of the election"},
        {"mission", "the id of the mission"},
        {"date",
         "the date of the election: 2021, 2021-03, 2021-03-02, 2019..2024, ..2020, 2021-06.."},
        {"type", "the type of the election: presidential, parliamentary, referendum, ..."},
        {"kind", "the kind of mission: leom, eom, parliamentary, ..."},
        {"status", "the status of the mission: concluded, declined, ..."},
        {"person", "a person in any role, in any script"},
        {"coordinator", "the coordinator of the mission"},
        {"head", "the head of the mission"},
        {"delegation", "a country whose delegation is on the team"},
        {"invited", "the kind of inviting body (ministry, parliament, ...) or words of its name"},
        {"topic", "a topic of the findings"},
        {"assessment", "an assessment of a finding: positive, mixed, ..."},
        {"verdict", "the verdict of the mission, or none"},
    };
    return list;
}

std::string name_condition(std::string_view alias,
                           std::string_view name,
                           std::string_view prefix,
                           index::Binds& binds)
{
    const base::NameKey wanted = base::name_key(name);
    const auto all_words = [&](std::string_view column, std::string_view key) {
        std::vector<std::string> conditions;
        for (const auto part : base::split(key, ' ')) {
            const std::string parameter = fmt::format("{}{}", prefix, binds.size());
            binds.push_back({parameter, fmt::format("% {} %", part)});
            conditions.push_back(
                fmt::format("' ' || {}.{} || ' ' LIKE :{}", alias, column, parameter));
        }
        return base::join(conditions, " AND ");
    };
    const std::string exact = all_words("name_key", wanted.key);
    const std::string loose = all_words("loose_key", wanted.loose);
    const std::string parameter = fmt::format("{}{}", prefix, binds.size());
    binds.push_back({parameter, wanted.script});
    return fmt::format("({0}) OR ({1}.script <> :{2} AND {3})", exact, alias, parameter, loose);
}

namespace {

/// `KZ KG` are two countries side by side: no election is in both, so bare codes are one choice.
std::vector<Term> terms_of(const std::vector<std::string>& words)
{
    std::vector<Term> terms;
    Term countries{"country", {}, false};
    for (const std::string& written : words) {
        Term term = take_apart(written);
        const bool is_code =
            term.field == "country" && !term.excludes && written.find(':') == std::string::npos;
        if (is_code) {
            countries.values.insert(countries.values.end(), term.values.begin(), term.values.end());
        } else {
            terms.push_back(std::move(term));
        }
    }
    if (!countries.values.empty()) {
        terms.push_back(std::move(countries));
    }
    return terms;
}

} // namespace

Selection parse(const std::vector<std::string>& words, Target target)
{
    Selection selection;
    Builder builder{selection.binds};
    for (const Term& term : terms_of(words)) {
        std::vector<std::string> own;
        std::vector<std::string> mission;
        for (const std::string& value : term.values) {
            if (auto condition = builder.of_row(target, term.field, value)) {
                own.push_back(*std::move(condition));
            } else {
                mission.push_back(builder.of_mission(term.field, value));
            }
        }
        add(selection.own, own, term.excludes);
        add(selection.mission, mission, term.excludes);
    }
    return selection;
}

} // namespace eomt::query
