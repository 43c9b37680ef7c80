#include "archive/archive.hpp"

#include "archive/changes.hpp"
#include "archive/index_build.hpp"
#include "archive/location.hpp"
#include "archive/updater.hpp"
#include "base/text.hpp"

#include <fmt/format.h>
#include <memory>

namespace eomt::archive {

namespace {

namespace fs = std::filesystem;

/// An index in memory, for when nothing can be written.
index::Session
open_in_memory(const fs::path& root, const OpenOptions& options, UpdateReport& report)
{
    const FoundFiles found = find_files(root);
    index::Session session{"", index::Access::read_write};
    Updater updater{root, options, report};
    if (!updater.apply(
            session, found, compare(root, found.files, {}), index::Update::From::nothing)) {
        throw Stopped{updater.stopped_with("the next command begins anew")};
    }
    return session;
}

/// The index as it is.
struct Current
{
    std::optional<index::Session> session; ///< none where it can't be read as it is
    bool says_files = false;               ///< it says what the files say
};

Current open_current(const fs::path& root, const IndexPlace& place, const FoundFiles& found)
{
    if (!looks_whole(place.index())) {
        return {};
    }
    try {
        index::Session session{place.index().string(), index::Access::update};
        if (!index::is_current(session)) {
            return {};
        }
        const bool same = index::known_digest(session) == digest_now(root, found, session);
        return {std::move(session), same};
    } catch (const index::Corrupt&) {
        return {};
    } catch (const base::Error&) {
        // Something stands there that is no index, or can't be read.
        return {};
    }
}

/// Changes the index in place. False where it is damaged, of another program, or no index.
bool update_in_place(const IndexPlace& place,
                     const base::FileLock& lock,
                     const FoundFiles& found,
                     Updater& updater,
                     std::optional<index::Session>& session)
{
    const fs::path& root = updater.root();
    if (!session || session->is_replaced()) {
        session = open_current(root, place, found).session;
    }
    if (!session) {
        return false;
    }
    try {
        // What changed is found out under the lock, whoever updated before. A file that changed
        // since the walk has another stamp than is put down for it, so that the next walk finds it.
        auto few = few_changes(root, found, *session);
        Changes changes =
            few ? *std::move(few) : compare(root, found.files, index::manifest_of(*session));
        if (changes.none() && index::known_digest(*session) == digest_now(root, found, *session)) {
            return true;
        }
        let_clock_tick(lock, changes.read);
        // Whatever a power cut leaves of the index, the records are whole, and it is made again.
        session->execute("PRAGMA synchronous = OFF");
        if (!updater.apply(*session, found, std::move(changes), index::Update::From::index)) {
            throw Stopped{updater.stopped_with("the next command goes on from there")};
        }
        return true;
    } catch (const index::Corrupt&) {
        return false;
    }
}

/// The lock on the index; on a full disk there is no room even for its empty file.
std::unique_ptr<const base::FileLock> lock_index(const IndexPlace& place)
{
    try {
        return std::make_unique<const base::FileLock>(place.lock());
    } catch (const base::Error& fault) {
        throw index::DiskFull{fault.what()};
    }
}

index::Session open_session(const fs::path& root, const OpenOptions& options, UpdateReport& report)
{
    if (!fs::is_directory(root)) {
        throw base::Error{fmt::format("there is no folder {}", base::visible(root.string()))};
    }
    const IndexPlace place = find_place(root);
    if (place.folder.empty()) {
        return open_in_memory(root, options, report);
    }
    report.index = place.index().string();
    FoundFiles found = find_files(root);
    report.files = found.files.size();
    Current current = options.rebuild ? Current{} : open_current(root, place, found);
    if (current.says_files) {
        return *std::move(current.session);
    }
    try {
        const auto lock = lock_index(place);
        if (lock->has_waited()) {
            found = find_files(root);
        }
        Updater updater{root, options, report};
        if (options.rebuild || !update_in_place(place, *lock, found, updater, current.session)) {
            current.session.reset(); // it has the file that is replaced
            build_index(place,
                        *lock,
                        found,
                        updater,
                        options.rebuild ? Unfinished::dropped : Unfinished::kept);
        }
    } catch (const index::DiskFull&) {
        // What the records say can be told on a full disk, too.
        report = {};
        return open_in_memory(root, options, report);
    }
    return current.session ? *std::move(current.session)
                           : index::Session{place.index().string(), index::Access::read_only};
}

} // namespace

Archive::Archive(fs::path root, const OpenOptions& options)
    : m_root{std::move(root)}, m_session{open_session(m_root, options, m_report)}
{}

} // namespace eomt::archive
