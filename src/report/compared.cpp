#include "report/compared.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <limits>
#include <numeric>

namespace eomt::report {

namespace {

constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();

} // namespace

std::uint32_t Numbering::of(std::string_view text)
{
    const auto known = m_numbers.find(text);
    if (known != m_numbers.end()) {
        return known->second;
    }
    const auto fresh = m_numbers.emplace(text, static_cast<std::uint32_t>(m_texts.size())).first;
    m_texts.push_back(&fresh->first);
    return fresh->second;
}

Compared::Compared(index::Session& session,
                   const query::Selection& selection,
                   const Dimension& dimension)
{
    read_missions(session, selection, dimension);
    if (dimension.value.empty()) {
        read_pairs(session, dimension);
    }
    sort_columns();
}

void Compared::read_missions(index::Session& session,
                             const query::Selection& selection,
                             const Dimension& dimension)
{
    // As the view `missions`, with the file.
    const std::string sql = fmt::format(
        "WITH e AS MATERIALIZED (SELECT id, country, date FROM elections) "
        "SELECT m.file, m.id, m.election, m.organisation, m.part_of, m.date, m.verdict, "
        "m.score, CASE WHEN m.status NOT IN ('concluded', 'ongoing') THEN m.status END, {} "
        "FROM (SELECT r.*, e.country AS country, e.date AS date "
        "FROM raw_missions r LEFT JOIN e ON e.id = r.election "
        "WHERE r.file NOT IN (SELECT f.id FROM files f WHERE f.errors > 0)) m{}{}",
        dimension.value.empty() ? "NULL" : dimension.value,
        selection.mission.empty() ? "" : " WHERE ",
        selection.mission);
    Numbering elections;
    Numbering organisations;
    const auto number = [](Numbering& numbers, const index::RowView& row, int column) {
        return row.is_null(column) ? std::nullopt : std::optional{numbers.of(row.text(column))};
    };
    session.scan(sql, selection.binds, [&](const index::RowView& row) {
        int column = 0;
        ComparedMission mission;
        mission.file = row.whole(column++);
        mission.id = row.text(column++);
        mission.election = number(elections, row, column++);
        mission.organisation = number(organisations, row, column++);
        mission.part_of = row.text(column++);
        mission.date = row.text(column++);
        mission.verdict = row.text(column++);
        mission.score = row.is_null(column) ? std::nullopt : std::optional{row.whole(column)};
        ++column;
        mission.absence = row.text(column++);
        if (const auto value = number(m_values, row, column)) {
            mission.columns.push_back(*value);
        }
        m_missions.push_back(std::move(mission));
    });
    // Moving numbers about costs less than moving missions.
    std::vector<std::uint32_t> order(m_missions.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return m_missions[a].id < m_missions[b].id;
    });
    std::vector<ComparedMission> sorted;
    sorted.reserve(order.size());
    for (const auto place : order) {
        sorted.push_back(std::move(m_missions[place]));
    }
    m_missions = std::move(sorted);
    for (std::size_t i = 0; i < m_missions.size(); ++i) {
        const auto file = static_cast<std::size_t>(m_missions[i].file);
        m_files.resize(std::max(m_files.size(), file + 1), nowhere);
        m_files[file] = i;
    }
}

void Compared::read_pairs(index::Session& session, const Dimension& dimension)
{
    session.scan(std::string{dimension.pairs}, {}, [&](const index::RowView& row) {
        const auto mission = in_file(row.whole(0));
        if (mission && !row.is_null(1)) {
            m_missions[*mission].columns.push_back(m_values.of(row.text(1)));
        }
    });
}

void Compared::sort_columns()
{
    std::uint32_t count = 0;
    for (const auto& mission : m_missions) {
        for (const auto value : mission.columns) {
            count = std::max(count, value + 1);
        }
    }
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return m_values.text(a) < m_values.text(b);
    });
    std::vector<std::uint32_t> places(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        places[order[i]] = i;
        m_columns.push_back(m_values.text(order[i]));
    }
    for (auto& mission : m_missions) {
        auto& columns = mission.columns;
        for (auto& value : columns) {
            value = places[value];
        }
        std::sort(columns.begin(), columns.end());
        columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
    }
}

std::optional<std::size_t> Compared::in_file(std::int64_t file) const
{
    const auto place = static_cast<std::size_t>(file);
    return place >= m_files.size() || m_files[place] == nowhere ? std::nullopt
                                                                : std::optional{m_files[place]};
}

std::optional<std::size_t> Compared::of_id(std::string_view id) const
{
    const auto found = std::lower_bound(
        m_missions.begin(), m_missions.end(), id, [](const auto& mission, std::string_view wanted) {
            return mission.id < wanted;
        });
    return found == m_missions.end() || found->id != id
               ? std::nullopt
               : std::optional{static_cast<std::size_t>(found - m_missions.begin())};
}

std::optional<std::uint32_t> Compared::column_of(std::string_view value) const
{
    const auto found = std::lower_bound(m_columns.begin(), m_columns.end(), value);
    return found == m_columns.end() || *found != value
               ? std::nullopt
               : std::optional{static_cast<std::uint32_t>(found - m_columns.begin())};
}

} // namespace eomt::report
