#include "archive/archive.hpp"

#include "archive/changes.hpp"
#include "archive/checks.hpp"
#include "archive/location.hpp"
#include "archive/read_job.hpp"
#include "base/text.hpp"
#include "records/kind.hpp"
#include "yaml/source.hpp"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <memory>
#include <string_view>
#include <thread>

namespace eomt::archive {

namespace {

namespace fs = std::filesystem;

/// A file that was written a moment ago may be written again without its times changing, for the
/// file system's clock ticks every few milliseconds. Reading waits until a later change must show.
void let_clock_tick(const base::FileLock& lock, const Files& files)
{
    constexpr std::int64_t tick = 12'000'000; // the coarsest, 100 a second, and some
    std::int64_t newest = 0;
    for (const auto& file : files) {
        newest = std::max(newest, file.stamp.ctime);
    }
    const std::int64_t age = lock.touch() - newest;
    if (age >= 0 && age < tick) {
        std::this_thread::sleep_for(std::chrono::nanoseconds{tick - age});
    }
}

/// The source lines of diagnostics that came without.
class Excerpts
{
public:
    explicit Excerpts(const fs::path& root) : m_root{root} {}

    void fill(std::vector<base::Diagnostic>& diagnostics)
    {
        std::sort(diagnostics.begin(), diagnostics.end());
        for (auto& one : diagnostics) {
            one.excerpt = line(one);
        }
    }

private:
    std::string line(const base::Diagnostic& one)
    {
        // The messages of one file come together, and a million files are not to be kept.
        if (!m_source || m_source->path() != one.path) {
            base::ReadFault fault;
            auto bytes = base::read_file(m_root / one.path, yaml::max_bytes, fault);
            m_source.emplace(one.path, std::move(bytes).value_or(""));
        }
        return std::string{m_source->line(one.mark.line)};
    }

    const fs::path& m_root;
    std::optional<yaml::Source> m_source;
};

class Updater
{
public:
    Updater(const fs::path& root, const OpenOptions& options, UpdateReport& report)
        : m_root{root}, m_options{options}, m_report{report}
    {}

    /// Makes the index say what all files of the archive say: `changes` is what differs.
    void apply(index::Session& session, const FoundFiles& found, Changes changes, bool fresh)
    {
        index::Update update{session, fresh};
        for (const auto file : changes.removed) {
            update.remove(file);
        }
        m_total = changes.read.size();
        Excerpts excerpts{m_root};
        if (fresh) {
            // Missions are linked as they come when all that they are linked to is there.
            const auto missions =
                std::stable_partition(changes.read.begin(),
                                      changes.read.end(),
                                      [](const auto& file) { return !is_mission(file.path); });
            const Files rest{missions, changes.read.end()};
            changes.read.erase(missions, changes.read.end());
            read(update, excerpts, changes.read);
            update.names_are_complete();
            read(update, excerpts, rest);
        } else {
            read(update, excerpts, changes.read);
        }
        update.link();
        auto messages = check_links(session);
        excerpts.fill(messages);
        update.set_link_messages(messages);
        auto facts = check_facts(session);
        excerpts.fill(facts);
        update.set_facts(facts);
        update.set_stamps(found.stamps, digest_now(m_root, found, session));
        update.commit();
        m_report.files = found.files.size();
        m_report.removed = changes.removed.size();
        m_report.rebuilt = fresh;
    }

private:
    void read(index::Update& update, Excerpts& excerpts, const Files& files)
    {
        read_all(m_root, files, [&](index::ReadFile& file) {
            m_report.read.push_back(file.path);
            if (const auto mission = update.put(file)) {
                auto facts = facts_of(*mission);
                excerpts.fill(facts);
                update.add_facts(facts);
            }
            if (m_options.progress) {
                m_options.progress(m_report.read.size(), m_total);
            }
        });
    }

    static bool is_mission(std::string_view path)
    {
        const auto kind = records::file_kind(path.substr(path.rfind('/') + 1));
        return kind && kind->kind == records::Kind::mission;
    }

    const fs::path& m_root;
    const OpenOptions& m_options;
    UpdateReport& m_report;
    std::size_t m_total = 0;
};

/// An index in memory, for when nothing can be written.
index::Session
open_in_memory(const fs::path& root, const OpenOptions& options, UpdateReport& report)
{
    const FoundFiles found = find_files(root);
    index::Session session{"", index::Access::read_write};
    Updater{root, options, report}.apply(session, found, compare(root, found.files, {}), true);
    return session;
}

/// The index as it is, for reading.
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
        index::Session session{place.index().string(), index::Access::read_only};
        if (!index::is_current(session)) {
            return {};
        }
        const bool same = index::known_digest(session) == digest_now(root, found, session);
        return {std::move(session), same};
    } catch (const index::Corrupt&) {
        return {};
    } catch (const base::Error&) {
        // A process that was killed left a journal, which only a writer can put right; or something
        // stands there that is no index. Whoever updates finds out.
        return {};
    }
}

/// The index, for changing it; nothing where it is damaged, of another program, or no index.
std::optional<index::Session> open_for_update(const IndexPlace& place)
{
    if (!looks_whole(place.index())) {
        return std::nullopt;
    }
    try {
        index::Session session{place.index().string(), index::Access::read_write};
        // Whatever a power cut leaves of the index, the records are whole, and it is made again.
        session.execute("PRAGMA synchronous = OFF");
        return index::is_current(session) ? std::optional{std::move(session)} : std::nullopt;
    } catch (const base::Error&) {
        return std::nullopt;
    }
}

/// Changes the index in place. False where it is damaged or of another program.
bool update_in_place(const fs::path& root,
                     const IndexPlace& place,
                     const base::FileLock& lock,
                     const FoundFiles& found,
                     Updater& updater)
{
    auto session = open_for_update(place);
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
        updater.apply(*session, found, std::move(changes), false);
        return true;
    } catch (const index::Corrupt&) {
        return false;
    }
}

/// Makes the index beside the old one and puts it in its place: a reader sees the one or the other.
void build(const fs::path& root,
           const IndexPlace& place,
           const base::FileLock& lock,
           const FoundFiles& found,
           Updater& updater)
{
    const fs::path made = place.folder / "index.new";
    for (const fs::path& old : {made,
                                fs::path{made.string() + "-journal"},
                                fs::path{place.index().string() + "-journal"}}) {
        std::error_code ignored;
        fs::remove(old, ignored);
    }
    let_clock_tick(lock, found.files);
    {
        index::Session session{made.string(), index::Access::read_write};
        session.query("PRAGMA journal_mode = OFF");
        session.query("PRAGMA locking_mode = EXCLUSIVE");
        // Indexes are sorted in memory, on two threads.
        session.execute("PRAGMA cache_size = -8000");
        session.query("PRAGMA threads = 2");
        session.execute("PRAGMA synchronous = OFF");
        updater.apply(session, found, compare(root, found.files, {}), true);
    }
    std::error_code failed;
    if (fs::is_directory(place.index(), failed)) {
        fs::remove_all(place.index(), failed);
    }
    fs::rename(made, place.index(), failed);
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
        if (options.rebuild || !update_in_place(root, place, *lock, found, updater)) {
            report.read.clear();
            current.session.reset(); // it has the file that is replaced
            build(root, place, *lock, found, updater);
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
