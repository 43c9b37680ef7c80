#pragma once

#include "base/diagnostic.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace eomt::records {

/// A rule of `eomt check`: `--explain`, docs/checks.md and the SARIF output all say this.
struct Rule
{
    std::string_view name;
    base::Severity severity;
    std::string_view meaning;
    std::string_view example; ///< YAML that breaks the rule
    std::string_view mend;
};

/// All rules: errors, warnings, notes, each in alphabetical order.
const std::vector<Rule>& rules();

/// The rule of that name, or null.
const Rule* find_rule(std::string_view name);

/// The paragraph of a rule, as Markdown.
std::string explain(const Rule& rule);

/// docs/checks.md.
std::string rules_document();

} // namespace eomt::records
