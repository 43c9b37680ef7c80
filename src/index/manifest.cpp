#include "index/manifest.hpp"

#include "index/schema.hpp"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>
#include <functional>
#include <string_view>

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

void add(Stamps& stamps, std::uint64_t one)
{
    stamps.files.push_back(one);
    stamps.sum += one;
    stamps.mixed += one * (one >> 32U | 1U);
}

} // namespace

Stamps stamps_of(const std::vector<base::FoundFile>& files)
{
    // A sum doesn't ask for an order, which would cost more than all the rest.
    Stamps stamps;
    stamps.files.reserve(files.size());
    std::string bytes;
    for (const auto& file : files) {
        add(stamps, hash_of(bytes, file.path, file.stamp));
    }
    return stamps;
}

std::string digest_of(Stamps stamps, const std::vector<Dependency>& dependencies)
{
    const std::size_t files = stamps.files.size();
    std::string bytes;
    for (const auto& one : dependencies) {
        add(stamps, hash_of(bytes, one.path, one.stamp));
    }
    return fmt::format(
        "{}-{}-{:016x}{:016x}", files, dependencies.size(), stamps.sum, stamps.mixed);
}

namespace {

std::string meta(Session& session, const std::string& name)
{
    const auto found =
        session.query("SELECT value FROM meta WHERE name = :name", {{"name", name}}).rows;
    return found.empty() ? std::string{} : base::to_text(found[0][0]);
}

} // namespace

std::string bytes_of(const Stamps& stamps)
{
    std::string bytes(stamps.files.size() * sizeof(std::uint64_t), '\0');
    if (!bytes.empty()) {
        std::memcpy(bytes.data(), stamps.files.data(), bytes.size());
    }
    return bytes;
}

std::string known_digest(Session& session)
{
    return meta(session, "digest");
}

std::vector<std::uint64_t> known_stamps(Session& session)
{
    const std::string bytes = meta(session, "stamps");
    std::vector<std::uint64_t> stamps(bytes.size() / sizeof(std::uint64_t));
    if (!stamps.empty()) {
        std::memcpy(stamps.data(), bytes.data(), stamps.size() * sizeof(std::uint64_t));
    }
    std::sort(stamps.begin(), stamps.end());
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
