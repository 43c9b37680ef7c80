#include "index/manifest.hpp"

#include "index/schema.hpp"

#include <charconv>
#include <fmt/format.h>
#include <functional>
#include <iterator>

namespace eomt::index {

namespace {

base::FileStamp stamp_at(const std::vector<base::Cell>& row, std::size_t column)
{
    return {base::to_whole(row[column]),
            base::to_whole(row[column + 1]),
            base::to_whole(row[column + 2]),
            base::to_whole(row[column + 3])};
}

} // namespace

bool is_current(Session& session)
{
    const auto tables =
        session.query("SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'meta'");
    if (tables.rows.empty()) {
        return false;
    }
    const auto stamp = session.query("SELECT value FROM meta WHERE name = 'stamp'");
    return !stamp.rows.empty() && base::to_text(stamp.rows[0][0]) == schema_stamp();
}

Manifest manifest_of(Session& session)
{
    Manifest manifest;
    const auto stamp = [](const RowView& row) -> base::FileStamp {
        return {row.whole(2), row.whole(3), row.whole(4), row.whole(5)};
    };
    std::unordered_map<std::int64_t, std::vector<Dependency>> dependencies;
    session.scan("SELECT file, path, size, mtime, ctime, inode FROM dependencies",
                 {},
                 [&](const RowView& row) {
                     dependencies[row.whole(0)].push_back({std::string{row.text(1)}, stamp(row)});
                 });
    session.scan(
        "SELECT id, path, size, mtime, ctime, inode FROM files", {}, [&](const RowView& row) {
            const auto own = dependencies.find(row.whole(0));
            manifest.try_emplace(std::string{row.text(1)},
                                 Known{row.whole(0),
                                       stamp(row),
                                       own == dependencies.end() ? std::vector<Dependency>{}
                                                                 : std::move(own->second)});
        });
    return manifest;
}

namespace {

void append(std::string& bytes, std::int64_t number)
{
    bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
}

std::uint64_t hash_of(std::string& bytes, const std::string& path, const base::FileStamp& stamp)
{
    bytes = path;
    for (const auto number : {stamp.size, stamp.mtime, stamp.ctime, stamp.inode}) {
        append(bytes, number);
    }
    return std::hash<std::string>{}(bytes);
}

} // namespace

Stamps stamps_of(const std::vector<base::FoundFile>& files,
                 const std::vector<Dependency>& dependencies)
{
    // A sum doesn't ask for an order, which would cost more than all the rest.
    Stamps stamps;
    stamps.files.reserve(files.size());
    std::uint64_t sum = 0;
    std::uint64_t mixed = 0;
    std::string bytes;
    const auto add = [&](const std::string& path, const base::FileStamp& stamp) {
        const std::uint64_t one = hash_of(bytes, path, stamp);
        sum += one;
        mixed += one * (one >> 32U | 1U);
        return one;
    };
    for (const auto& file : files) {
        stamps.files.push_back(add(file.path, file.stamp));
    }
    for (const auto& one : dependencies) {
        add(one.path, one.stamp);
    }
    stamps.digest =
        fmt::format("{}-{}-{:016x}{:016x}", files.size(), dependencies.size(), sum, mixed);
    return stamps;
}

namespace {

std::string meta(Session& session, const std::string& name)
{
    const auto found =
        session.query("SELECT value FROM meta WHERE name = :name", {{"name", name}}).rows;
    return found.empty() ? std::string{} : base::to_text(found[0][0]);
}

constexpr std::size_t hex_digits = 16; ///< of one stamp

} // namespace

std::string text_of(const Stamps& stamps)
{
    std::string text;
    text.reserve(stamps.files.size() * hex_digits);
    for (const auto one : stamps.files) {
        fmt::format_to(std::back_inserter(text), "{:016x}", one);
    }
    return text;
}

std::string known_digest(Session& session)
{
    return meta(session, "digest");
}

std::unordered_set<std::uint64_t> known_stamps(Session& session)
{
    const std::string text = meta(session, "stamps");
    std::unordered_set<std::uint64_t> stamps;
    stamps.reserve(text.size() / hex_digits);
    for (std::size_t i = 0; i + hex_digits <= text.size(); i += hex_digits) {
        std::uint64_t one = 0;
        std::from_chars(text.data() + i, text.data() + i + hex_digits, one, 16);
        stamps.insert(one);
    }
    return stamps;
}

std::optional<std::int64_t> id_of_file(Session& session, const std::string& path)
{
    const auto found =
        session.query("SELECT id FROM files WHERE path = :path", {{"path", path}}).rows;
    return found.empty() ? std::nullopt : std::optional{base::to_whole(found[0][0])};
}

std::vector<Dependency> known_dependencies(Session& session)
{
    std::vector<Dependency> list;
    for (const auto& row :
         session.query("SELECT path, size, mtime, ctime, inode FROM dependencies").rows) {
        list.push_back({base::to_text(row[0]), stamp_at(row, 1)});
    }
    return list;
}

} // namespace eomt::index
