#pragma once

#include "base/file.hpp"
#include "index/session.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace eomt::index {

/// A file outside the records that a record's diagnostics depend on: an archived copy.
struct Dependency
{
    std::string path;      ///< relative to the archive
    base::FileStamp stamp; ///< all 0 where there is none
};

/// A file as the index knows it.
struct Known
{
    std::int64_t id = 0;
    base::FileStamp stamp;
    std::vector<Dependency> dependencies;
};
using Manifest = std::unordered_map<std::string, Known>;

/// What files look like.
struct Stamps
{
    std::vector<std::uint64_t> files; ///< of each file's path and stamp
    std::uint64_t sum = 0;            ///< of all of them, in any order
    std::uint64_t mixed = 0;          ///< another one
};

/// What the files of a walk look like, in its order.
Stamps stamps_of(const std::vector<base::FoundFile>& files);

/// Tells the same files from others. `dependencies` have to be stamped anew.
std::string digest_of(Stamps stamps, const std::vector<Dependency>& dependencies);

/// The files' stamps as the index keeps them, in this machine's bytes: files on another one have
/// other stamps.
std::string bytes_of(const Stamps& stamps);

/// The digest of the files that the index was made from; empty where it may say something else
/// than they do now.
std::string known_digest(Session& session);

/// What each of the files looked like when the index was made from it, sorted.
std::vector<std::uint64_t> known_stamps(Session& session);

/// The number that the index has for a file.
std::optional<std::int64_t> id_of_file(Session& session, const std::string& path);

/// The files outside the records that the index depends on, as it knows them.
std::vector<Dependency> known_dependencies(Session& session);

/// True where the session's index was made by this program; false for an empty or older one.
bool is_current(Session& session);

/// The files that the index knows.
Manifest manifest_of(Session& session);

} // namespace eomt::index
