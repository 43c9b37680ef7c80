#pragma once

#include "index/session.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace eomt::query {

/// What the rows are that a query selects. For missions every word is about the mission; other rows
/// answer some words themselves (a finding its topic, a person a name) and the rest through their
/// missions.
enum class Target
{
    missions,
    elections,
    organisations,
    delegations,
    people,
    findings,
    figures,
    recommendations,
    sources
};

/// A query as SQL. Each part is a condition with named parameters; empty where nothing is asked.
struct Selection
{
    std::string own;     ///< about the row itself, whose view's alias is `x`
    std::string mission; ///< about a mission of `missions`, whose alias is `m`
    index::Binds binds;
};

/// Reads the words of a query (docs: `eomt help query`). Throws `UsageError` for an unknown field,
/// or a value that the field cannot have.
Selection parse(const std::vector<std::string>& words, Target target);

/// The fields of a query, each with a line of help.
/// One word of a query, taken apart.
struct Term
{
    std::string field; ///< empty for a bare word
    std::vector<std::string> values;
    bool excludes = false;
};

/// The words of a query, taken apart; the countries last. `KZ KG` are two countries side by side:
/// no election is in both, so bare codes are one choice. Throws `UsageError`.
std::vector<Term> terms_of(const std::vector<std::string>& words);

struct FieldHelp
{
    std::string_view name;
    std::string_view help;
};
const std::vector<FieldHelp>& fields();

/// A condition on a name, in a table with `name_key`, `loose_key` and `script`, that matches as
/// records link names: every word of `name` is one of the names' words. Parameters begin with
/// `prefix`.
std::string name_condition(std::string_view alias,
                           std::string_view name,
                           std::string_view prefix,
                           index::Binds& binds);

} // namespace eomt::query
