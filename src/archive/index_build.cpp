#include "archive/index_build.hpp"

#include "base/text.hpp"
#include "index/manifest.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

namespace eomt::archive {

namespace {

namespace fs = std::filesystem;

using From = index::Update::From;

/// A session for an index that is made, which nobody reads before it is whole.
index::Session open_made(const IndexPlace& place)
{
    index::Session session{place.made().string(), index::Access::read_write};
    session.query("PRAGMA journal_mode = OFF");
    session.query("PRAGMA locking_mode = EXCLUSIVE");
    // Indexes are sorted in memory, on two threads.
    session.execute("PRAGMA cache_size = -8000");
    session.query("PRAGMA threads = 2");
    session.execute("PRAGMA synchronous = OFF");
    return session;
}

/// What is left to be read into an index whose making was stopped; nothing where something changed
/// that is in it already, so that it is of no use.
std::optional<Changes>
what_is_left(const fs::path& root, index::Session& session, const FoundFiles& found)
{
    if (!index::is_current(session)) {
        return std::nullopt;
    }
    const index::Manifest known = index::manifest_of(session);
    Changes left = compare(root, found.files, known);
    // All names come before the first mission.
    const bool has_missions = std::any_of(
        known.begin(), known.end(), [](const auto& file) { return is_mission(file.first); });
    const bool is_of_use =
        left.removed.empty() &&
        std::none_of(left.read.begin(), left.read.end(), [&](const auto& file) {
            return known.contains(file.path) || (has_missions && !is_mission(file.path));
        });
    return is_of_use ? std::optional{std::move(left)} : std::nullopt;
}

/// Goes on with an index whose making was stopped: what `Updater::apply` gives, or nothing where
/// there is none, or none of use.
std::optional<bool> go_on(const IndexPlace& place, const FoundFiles& found, Updater& updater)
{
    // From now on it has the name of one that can't be gone on with: whatever kills this process.
    std::error_code failed;
    fs::rename(place.paused(), place.made(), failed);
    if (failed || !looks_whole(place.made())) {
        return std::nullopt;
    }
    try {
        index::Session session = open_made(place);
        auto left = what_is_left(updater.root(), session, found);
        return left ? std::optional{updater.apply(session, found, *std::move(left), From::paused)}
                    : std::nullopt;
    } catch (const index::DiskFull&) {
        throw;
    } catch (const base::Error&) {
        return std::nullopt; // it is damaged, or no index
    }
}

bool make_new(const IndexPlace& place, const FoundFiles& found, Updater& updater)
{
    for (const fs::path& old : {place.made(),
                                place.paused(),
                                fs::path{place.made().string() + "-journal"},
                                fs::path{place.index().string() + "-journal"}}) {
        std::error_code ignored;
        fs::remove(old, ignored);
    }
    index::Session session = open_made(place);
    return updater.apply(session, found, compare(updater.root(), found.files, {}), From::nothing);
}

void put_in_place(const IndexPlace& place)
{
    std::error_code failed;
    if (fs::is_directory(place.index(), failed)) {
        fs::remove_all(place.index(), failed);
    }
    fs::rename(place.made(), place.index(), failed);
    if (failed == std::errc::no_space_on_device) {
        throw index::DiskFull{"the index: the disk is full"};
    }
    if (failed) {
        throw base::Error{
            fmt::format("cannot put the index at {}: {}; what stands there can be deleted",
                        base::visible(place.index().string()),
                        base::lower(failed.message()))};
    }
}

} // namespace

void build_index(const IndexPlace& place,
                 const base::FileLock& lock,
                 const FoundFiles& found,
                 Updater& updater,
                 Unfinished unfinished)
{
    let_clock_tick(lock, found.files);
    std::optional<bool> is_whole;
    if (unfinished == Unfinished::kept) {
        is_whole = go_on(place, found, updater);
    }
    if (!is_whole) {
        is_whole = make_new(place, found, updater);
    }
    std::error_code failed;
    if (!*is_whole && unfinished == Unfinished::dropped) {
        fs::remove(place.made(), failed);
        throw Stopped{updater.stopped_with("the index is as it was")};
    }
    if (!*is_whole) {
        fs::rename(place.made(), place.paused(), failed);
        throw Stopped{updater.stopped_with(failed ? "the next command begins anew"
                                                  : "the next command goes on from there")};
    }
    put_in_place(place);
}

} // namespace eomt::archive
