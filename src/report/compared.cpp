#include "report/compared.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <limits>
#include <numeric>

namespace eomt::report {

namespace {

constexpr std::uint32_t nowhere = std::numeric_limits<std::uint32_t>::max();

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
    auto pairs = read_missions(session, selection, dimension);
    place_missions();
    make_columns(dimension.value.empty() ? read_pairs(session, dimension) : std::move(pairs));
}

std::vector<Compared::Pair> Compared::read_missions(index::Session& session,
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
    std::vector<Pair> pairs;
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
            pairs.push_back({static_cast<std::uint32_t>(mission.file), *value});
        }
        m_missions.push_back(std::move(mission));
    });
    return pairs;
}

void Compared::place_missions()
{
    m_ids.reserve(m_missions.size());
    for (std::size_t i = 0; i < m_missions.size(); ++i) {
        const auto file = static_cast<std::size_t>(m_missions[i].file);
        m_files.resize(std::max(m_files.size(), file + 1), nowhere);
        m_files[file] = static_cast<std::uint32_t>(i);
        m_ids.emplace(m_missions[i].id, i);
    }
}

std::vector<Compared::Pair> Compared::read_pairs(index::Session& session,
                                                 const Dimension& dimension)
{
    std::vector<Pair> pairs;
    session.scan(std::string{dimension.pairs}, {}, [&](const index::RowView& row) {
        if (in_file(row.whole(0)) && !row.is_null(1)) {
            pairs.push_back({static_cast<std::uint32_t>(row.whole(0)), m_values.of(row.text(1))});
        }
    });
    return pairs;
}

void Compared::make_columns(std::vector<Pair> pairs)
{
    std::vector<std::uint32_t> order(m_values.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return m_values.text(a) < m_values.text(b);
    });
    std::vector<std::uint32_t> places(order.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        places[order[i]] = i;
        m_columns.push_back(m_values.text(order[i]));
    }
    for (Pair& pair : pairs) {
        pair.value = places[pair.value];
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    m_begins.resize(m_files.size() + 1);
    for (const Pair& pair : pairs) {
        m_own.push_back(pair.value);
        ++m_begins[pair.file + 1];
    }
    std::partial_sum(m_begins.begin(), m_begins.end(), m_begins.begin());
    for (auto& mission : m_missions) {
        mission.columns = columns_in(mission.file);
    }
}

std::span<const std::uint32_t> Compared::columns_in(std::int64_t file) const
{
    const auto place = static_cast<std::size_t>(file);
    if (place >= m_files.size()) {
        return {};
    }
    return std::span{m_own}.subspan(m_begins[place], m_begins[place + 1] - m_begins[place]);
}

std::optional<std::size_t> Compared::in_file(std::int64_t file) const
{
    const auto place = static_cast<std::size_t>(file);
    return place >= m_files.size() || m_files[place] == nowhere
               ? std::nullopt
               : std::optional<std::size_t>{m_files[place]};
}

std::optional<std::size_t> Compared::of_id(std::string_view id) const
{
    const auto found = m_ids.find(id);
    return found == m_ids.end() ? std::nullopt : std::optional{found->second};
}

std::optional<std::uint32_t> Compared::column_of(std::string_view value) const
{
    const auto found = std::lower_bound(m_columns.begin(), m_columns.end(), value);
    return found == m_columns.end() || *found != value
               ? std::nullopt
               : std::optional{static_cast<std::uint32_t>(found - m_columns.begin())};
}

} // namespace eomt::report
