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

std::string canonical(std::string_view field)
{
    return field == "org" ? "organisation" : std::string{field};
}

/// The values between commas.
std::vector<std::string> values_of(std::string_view text)
{
    std::vector<std::string> values;
    for (const auto value : base::split(text, ',')) {
        if (!base::trim(value).empty()) {
            values.emplace_back(base::trim(value));
        }
    }
    return values;
}

/// `KZ`, `KZ,KG`, `crowded`, `crowded,tense`. A comma with a space behind it is a part of the text
/// that is searched.
Term bare(std::string_view word, bool excludes)
{
    Term term{{}, {}, excludes};
    if (word.find(", ") == std::string_view::npos) {
        term.values = values_of(word);
    }
    if (term.values.empty()) {
        term.values.emplace_back(word);
    }
    const bool is_code = std::all_of(term.values.begin(), term.values.end(), [](const auto& value) {
        return value.size() == 2 && base::find_country(value) != nullptr;
    });
    term.field = is_code ? "country" : "";
    return term;
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
        return bare(word, term.excludes);
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
    term.values = values_of(word.substr(colon + 1));
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
