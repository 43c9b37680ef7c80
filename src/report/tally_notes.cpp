#include "base/text.hpp"
#include "report/tally.hpp"
#include "report/wording.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace eomt::report {

namespace {

/// The names as a sentence has them; where they are too many to be read, the first and how many
/// more.
std::string enumerated(const std::vector<std::string>& names, std::string_view between)
{
    constexpr std::size_t most = 20;
    std::string text;
    for (std::size_t i = 0; i < names.size() && i < most; ++i) {
        text += (i == 0 ? "" : std::string{between}) + names[i];
    }
    if (names.size() > most) {
        text += fmt::format("{}{} more", between, names.size() - most);
    }
    return text;
}

} // namespace

std::string Tally::unplaced() const
{
    const auto& missions = m_compared.missions();
    const auto count = std::count_if(missions.begin(), missions.end(), [](const auto& mission) {
        return mission.columns.empty();
    });
    return count == 0 ? ""
                      : fmt::format("{} of {} in no column: no {} is recorded of {}.",
                                    count,
                                    base::plural(missions.size(), "mission") +
                                        (count == 1 ? " stands" : " stand"),
                                    m_dimension,
                                    count == 1 ? "it" : "them");
}

std::string Tally::absences() const
{
    std::vector<std::map<std::string, std::int64_t>> counts(m_width);
    for (const auto& mission : m_compared.missions()) {
        if (!mission.absence.empty() && mission.verdict.empty()) {
            for (const auto column : mission.columns) {
                ++counts[column][mission.absence];
            }
        }
    }
    std::vector<std::string> names;
    for (std::size_t column = 0; column < m_width; ++column) {
        std::string missions;
        for (const auto& [status, count] : counts[column]) {
            missions +=
                fmt::format("{}{} {}", missions.empty() ? "" : ", ", count, in_words(status));
        }
        if (!missions.empty()) {
            names.push_back(fmt::format("{} ({})", m_compared.columns()[column], missions));
        }
    }
    return names.empty() ? ""
                         : fmt::format("\"none\" counts missions without a recorded verdict, among "
                                       "them some that did not observe: {}.",
                                       enumerated(names, ", "));
}

std::string Tally::unheard() const
{
    std::vector<bool> observed(m_width);
    for (const auto& mission : m_compared.missions()) {
        for (const auto column : mission.columns) {
            observed[column] = observed[column] || mission.absence.empty();
        }
    }
    std::vector<std::string> names;
    bool anybody = false;
    for (std::size_t column = 0; column < m_width; ++column) {
        anybody = anybody || m_spoke[column];
        if (observed[column] && !m_spoke[column]) {
            names.push_back(m_compared.columns()[column]);
        }
    }
    return names.empty() || !anybody
               ? ""
               : fmt::format(
                     "No findings are recorded of {}: whether they were silent on a topic is "
                     "not known. An empty topic of the others is silence: none of their "
                     "findings speaks of it.",
                     enumerated(names, ", "));
}

std::string Tally::sums() const
{
    if (m_givers.empty()) {
        return {};
    }
    const auto& missions = m_compared.missions();
    const auto placed = std::count_if(missions.begin(), missions.end(), [](const auto& mission) {
        return !mission.columns.empty();
    });
    std::vector<std::string> givers;
    for (const auto& [kind, count] : m_givers) {
        givers.push_back(fmt::format("{} {}", in_words(kind), count));
    }
    std::string text = fmt::format(
        "Figures add up what is recorded, and not every mission records them (of {}: {}).",
        base::plural(static_cast<std::size_t>(placed), "mission"),
        enumerated(givers, ", "));
    if (m_qualified > 0) {
        text +=
            fmt::format(" {} said to be about, at least, at most, planned or requested, and "
                        "added as {}.",
                        base::plural(m_qualified, "figure") + (m_qualified == 1 ? " is" : " are"),
                        m_qualified == 1 ? "it stands" : "they stand");
    }
    if (!m_inside.empty()) {
        text += fmt::format(" The figures of {} counted inside another one of the same column are "
                            "not added.",
                            base::plural(m_inside.size(), "mission"));
    }
    return text;
}

std::vector<std::string> Tally::notes() const
{
    const std::string uncoded =
        m_uncoded.empty()
            ? ""
            : fmt::format("Findings that are not coded leave a topic empty as well: {}.",
                          enumerated(m_uncoded, ", "));
    std::vector<std::string> list{
        unplaced(), absences(), m_by_topic ? std::string{} : unheard(), uncoded, sums()};
    std::erase(list, "");
    return list;
}

} // namespace eomt::report
