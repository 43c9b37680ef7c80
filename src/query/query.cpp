#include "query/query.hpp"

#include "base/country.hpp"
#include "base/error.hpp"
#include "base/name_key.hpp"
#include "base/text.hpp"
#include "query/conditions.hpp"

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
    if (base::trim(word).empty()) {
        throw UsageError{term.excludes ? "not: excludes nothing; write what, as in not:country:KZ"
                                       : "a query word is empty"};
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
            R"("{}": there is no query field "{}"{})",
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
    Conditions conditions{selection.binds};
    for (const Term& term : terms_of(words)) {
        std::vector<std::string> own;
        std::vector<std::string> mission;
        for (const std::string& value : term.values) {
            if (auto condition = conditions.of_row(target, term.field, value)) {
                own.push_back(*std::move(condition));
            } else {
                mission.push_back(conditions.of_mission(term.field, value));
            }
        }
        add(selection.own, own, term.excludes);
        add(selection.mission, mission, term.excludes);
    }
    return selection;
}

} // namespace eomt::query
