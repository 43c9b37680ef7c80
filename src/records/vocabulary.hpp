#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace eomt::records {

/// A closed list of words, or an open one of which these are known.
struct Vocabulary
{
    std::string_view name;
    std::span<const std::string_view> words;

    bool has(std::string_view word) const;
    std::vector<std::string_view> list() const { return {words.begin(), words.end()}; }
};

extern const Vocabulary election_types;
extern const Vocabulary mission_types;
extern const Vocabulary mission_statuses;
extern const Vocabulary inviter_kinds;
extern const Vocabulary figure_kinds; ///< open: any slug may stand beside these
extern const Vocabulary qualifiers;
extern const Vocabulary stages;
extern const Vocabulary assessments;
extern const Vocabulary priorities;
extern const Vocabulary review_statuses;
extern const Vocabulary event_kinds;
extern const Vocabulary topics; ///< an archive may add its own
extern const Vocabulary obligations;
extern const Vocabulary organisation_kinds;
extern const Vocabulary team_roles; ///< open

/// -2 to 2; nothing for `neutral`, which describes and doesn't score.
std::optional<int> assessment_score(std::string_view assessment);

/// The kind of inviting body that its name tells ("Ministry of ..." is a ministry), else "other".
std::string_view inviter_kind(std::string_view body);

} // namespace eomt::records
