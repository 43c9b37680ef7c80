#pragma once

#include "index/coded.hpp"
#include "query/query.hpp"

#include <fmt/format.h>
#include <optional>
#include <string>
#include <string_view>

namespace eomt::query {

/// Builds conditions, giving each value a parameter of its own.
class Conditions
{
public:
    explicit Conditions(index::Binds& binds) : m_binds{binds} {}

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
    /// `of_mission` for the fields about what belongs to a mission.
    std::string of_parts(const std::string& field, const std::string& value);
    // `of_row`, by target.
    std::optional<std::string> of_election(const std::string& field, const std::string& value);
    std::optional<std::string> of_organisation(const std::string& field, const std::string& value);
    std::optional<std::string> of_delegation(const std::string& field, const std::string& value);
    std::optional<std::string> of_finding(const std::string& field, const std::string& value);
    std::string date(std::string_view column, const std::string& value);
    std::string person(const std::string& value, std::string_view parts);
    std::string names_of(std::string_view column, const std::string& value);
    std::string country(const std::string& value);
    std::string word(const std::string& field, const std::string& value, index::Coded column);
    std::string contains(const std::string& value);
    std::string organisation(std::string_view column, const std::string& value);

    index::Binds& m_binds;
};

} // namespace eomt::query
