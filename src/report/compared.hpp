#pragma once

#include "index/session.hpp"
#include "query/query.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace eomt::report {

/// What a comparison has a column for each value of.
struct Dimension
{
    std::string_view name;
    std::string_view value; ///< SQL of a mission `m`: its only value; empty where it has several
    std::string_view pairs; ///< else a SELECT of (file, value) over the tables behind the views
};

/// Gives each text a number, in the order in which they come.
class Numbering
{
public:
    std::uint32_t of(std::string_view text);
    const std::string& text(std::uint32_t number) const { return *m_texts[number]; }
    std::size_t size() const { return m_texts.size(); }

private:
    struct Hash : std::hash<std::string_view>
    {
        using is_transparent = void;
    };
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> m_numbers;
    std::vector<const std::string*> m_texts; ///< in the map, where they stay
};

/// A mission that is compared.
struct ComparedMission
{
    std::int64_t file = 0;
    std::string id;
    std::optional<std::uint32_t> election;     ///< its number
    std::optional<std::uint32_t> organisation; ///< its number
    std::string part_of;
    std::string date;
    std::string verdict; ///< empty for none
    std::string absence; ///< the status where nobody observed (yet): "declined"; else empty
    std::optional<std::int64_t> score;
    std::span<const std::uint32_t> columns; ///< those that it stands in, rising
};

/// The missions of a comparison, and its columns. A mission's parts are found by its file: all are
/// in that one file, and of files with one id only one is without errors, so that counting needs no
/// view and no text.
class Compared
{
public:
    /// Throws `Error` of the index.
    Compared(index::Session& session,
             const query::Selection& selection,
             const Dimension& dimension);
    Compared(const Compared&) = delete;
    Compared& operator=(const Compared&) = delete;
    Compared(Compared&&) = default;
    Compared& operator=(Compared&&) = default;
    ~Compared() = default;

    const std::vector<std::string>& columns() const { return m_columns; } ///< in the order of bytes
    const std::vector<ComparedMission>& missions() const { return m_missions; }

    /// The place among the missions of the one in a file, or nothing.
    std::optional<std::size_t> in_file(std::int64_t file) const;
    /// The columns that the mission in a file stands in, rising; none where it isn't compared.
    std::span<const std::uint32_t> columns_in(std::int64_t file) const;
    /// The place among the missions of an id, or nothing.
    std::optional<std::size_t> of_id(std::string_view id) const;
    /// The place among the columns of a value, or nothing.
    std::optional<std::uint32_t> column_of(std::string_view value) const;

private:
    /// A value of the dimension, by its number, and the file of a mission that has it.
    struct Pair
    {
        std::uint32_t file = 0;
        std::uint32_t value = 0;
        bool operator==(const Pair& other) const = default;
        bool operator<(const Pair& other) const
        {
            return file == other.file ? value < other.value : file < other.file;
        }
    };

    std::vector<Pair> read_missions(index::Session& session,
                                    const query::Selection& selection,
                                    const Dimension& dimension);
    void place_missions();
    std::vector<Pair> read_pairs(index::Session& session, const Dimension& dimension);
    void make_columns(std::vector<Pair> pairs);

    Numbering m_values;
    std::vector<std::string> m_columns;
    std::vector<ComparedMission> m_missions;
    std::unordered_map<std::string_view, std::size_t>
        m_ids;                          ///< the place of the mission of each id
    std::vector<std::uint32_t> m_files; ///< the place of the mission in each file, or `nowhere`
    // The columns of all missions stand in one list by their files: a scan asks for those of a
    // million files in any order.
    std::vector<std::uint32_t> m_own;    ///< the columns of the first file, of the second ...
    std::vector<std::uint32_t> m_begins; ///< where those of each file begin; one more than files
};

} // namespace eomt::report
