#include "archive/archive.hpp"

#include "archive/checks.hpp"
#include "archive/location.hpp"
#include "archive/read_job.hpp"
#include "base/text.hpp"
#include "records/kind.hpp"
#include "yaml/source.hpp"

#include <algorithm>
#include <chrono>
#include <climits>
#include <fmt/format.h>
#include <map>
#include <thread>

namespace eomt::archive {

namespace {

namespace fs = std::filesystem;

/// What has to be done for the index to say what the files say.
struct Changes
{
    std::vector<base::FoundFile> read;
    std::vector<std::int64_t> removed;

    bool none() const { return read.empty() && removed.empty(); }
};

bool copies_changed(const fs::path& root, const index::Known& known)
{
    return std::any_of(
        known.dependencies.begin(), known.dependencies.end(), [&](const auto& dependency) {
            return base::stamp_of(root / dependency.path).value_or(base::FileStamp{}) !=
                   dependency.stamp;
        });
}

Changes compare(const fs::path& root,
                const std::vector<base::FoundFile>& files,
                const index::Manifest& manifest)
{
    Changes changes;
    auto gone = manifest;
    for (const auto& file : files) {
        const auto known = manifest.find(file.path);
        gone.erase(file.path);
        if (known == manifest.end() || known->second.stamp != file.stamp ||
            copies_changed(root, known->second)) {
            changes.read.push_back(file);
        }
    }
    for (const auto& [path, known] : gone) {
        changes.removed.push_back(known.id);
    }
    return changes;
}

std::vector<base::FoundFile> find_files(const fs::path& root)
{
    base::Walk found = base::walk(root, records::is_yaml);
    if (!found.unreadable.empty()) {
        throw base::Error{fmt::format(
            "cannot read the folder {}: permission denied; its records would be missing",
            base::visible((root / found.unreadable.front()).string()))};
    }
    std::erase_if(found.files, [](const auto& file) { return !is_archive_file(file.path); });
    return std::move(found.files);
}

/// A file that was written a moment ago may be written again without its times changing, for the
/// file system's clock ticks every few milliseconds. Reading waits until a later change must show.
void let_clock_tick(const base::FileLock& lock, const std::vector<base::FoundFile>& files)
{
    constexpr std::int64_t tick = 20'000'000;
    std::int64_t newest = 0;
    for (const auto& file : files) {
        newest = std::max(newest, file.stamp.ctime);
    }
    const std::int64_t age = lock.touch() - newest;
    if (age >= 0 && age < tick) {
        std::this_thread::sleep_for(std::chrono::nanoseconds{tick - age});
    }
}

/// The source lines of diagnostics that came without: from what was said before of an unchanged
/// file, else from the file.
class Excerpts
{
public:
    Excerpts(const fs::path& root,
             const std::vector<base::Diagnostic>& before,
             const std::vector<base::FoundFile>& changed)
        : m_root{root}
    {
        for (const auto& one : before) {
            m_known[{one.path, one.mark.line}] = one.excerpt;
        }
        for (const auto& file : changed) {
            m_known.erase(m_known.lower_bound({file.path, 0}),
                          m_known.upper_bound({file.path, INT_MAX}));
        }
    }

    void fill(std::vector<base::Diagnostic>& diagnostics)
    {
        for (auto& one : diagnostics) {
            const auto known = m_known.find({one.path, one.mark.line});
            one.excerpt = known == m_known.end() ? line(one) : known->second;
        }
    }

private:
    std::string line(const base::Diagnostic& one)
    {
        auto found = m_sources.find(one.path);
        if (found == m_sources.end()) {
            base::ReadFault fault;
            auto bytes = base::read_file(m_root / one.path, yaml::max_bytes, fault);
            found = m_sources.try_emplace(one.path, one.path, std::move(bytes).value_or("")).first;
        }
        return std::string{found->second.line(one.mark.line)};
    }

    const fs::path& m_root;
    std::map<std::pair<std::string, int>, std::string> m_known;
    std::map<std::string, yaml::Source> m_sources;
};

class Updater
{
public:
    Updater(const fs::path& root, const OpenOptions& options, UpdateReport& report)
        : m_root{root}, m_options{options}, m_report{report}
    {}

    void apply(index::Session& session, const Changes& changes, bool fresh)
    {
        index::Update update{session, fresh};
        Excerpts excerpts{m_root, index::diagnostics_of(session), changes.read};
        for (const auto file : changes.removed) {
            update.remove(file);
        }
        std::size_t done = 0;
        read_all(m_root, changes.read, [&](const index::ReadFile& file) {
            update.put(file);
            m_report.read.push_back(file.path);
            if (m_options.progress) {
                m_options.progress(++done, changes.read.size());
            }
        });
        update.link();
        auto messages = check_links(session);
        excerpts.fill(messages);
        update.set_link_messages(messages);
        auto facts = check_facts(session);
        excerpts.fill(facts);
        update.set_facts(facts);
        update.commit();
        m_report.removed = changes.removed.size();
        m_report.rebuilt = fresh;
    }

private:
    const fs::path& m_root;
    const OpenOptions& m_options;
    UpdateReport& m_report;
};

Changes everything(std::vector<base::FoundFile> files)
{
    return {std::move(files), {}};
}

/// An index in memory, for when nothing can be written.
index::Session
open_in_memory(const fs::path& root, const OpenOptions& options, UpdateReport& report)
{
    auto files = find_files(root);
    report.files = files.size();
    index::Session session{"", index::Access::read_write};
    Updater{root, options, report}.apply(session, everything(std::move(files)), true);
    return session;
}

/// The index as it is, if it says what the files say.
std::optional<index::Session>
open_current(const fs::path& root, const IndexPlace& place, UpdateReport& report)
{
    if (!looks_whole(place.index())) {
        return std::nullopt;
    }
    try {
        index::Session session{place.index().string(), index::Access::read_only};
        if (!index::is_current(session)) {
            return std::nullopt;
        }
        const auto files = find_files(root);
        report.files = files.size();
        if (compare(root, files, index::manifest_of(session)).none()) {
            return session;
        }
    } catch (const index::Corrupt&) {
        return std::nullopt;
    } catch (const base::Error&) {
        // A process that was killed left a journal, which only a writer can put right; or something
        // stands there that is no index. Whoever updates finds out.
        return std::nullopt;
    }
    return std::nullopt;
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
                     Updater& updater)
{
    auto session = open_for_update(place);
    if (!session) {
        return false;
    }
    try {
        const Changes changes = compare(root, find_files(root), index::manifest_of(*session));
        if (!changes.none()) {
            let_clock_tick(lock, changes.read);
            updater.apply(*session, changes, false);
        }
        return true;
    } catch (const index::Corrupt&) {
        return false;
    }
}

/// Makes the index beside the old one and puts it in its place: a reader sees the one or the other.
void build(const fs::path& root,
           const IndexPlace& place,
           const base::FileLock& lock,
           Updater& updater)
{
    const fs::path made = place.folder / "index.new";
    for (const fs::path& old : {made,
                                fs::path{made.string() + "-journal"},
                                fs::path{place.index().string() + "-journal"}}) {
        std::error_code ignored;
        fs::remove(old, ignored);
    }
    auto files = find_files(root);
    let_clock_tick(lock, files);
    {
        index::Session session{made.string(), index::Access::read_write};
        session.query("PRAGMA journal_mode = OFF");
        session.execute("PRAGMA synchronous = OFF");
        updater.apply(session, everything(std::move(files)), true);
    }
    std::error_code failed;
    if (fs::is_directory(place.index(), failed)) {
        fs::remove_all(place.index(), failed);
    }
    fs::rename(made, place.index(), failed);
    if (failed) {
        throw base::Error{
            fmt::format("cannot put the index at {}: {}; what stands there can be deleted",
                        base::visible(place.index().string()),
                        base::lower(failed.message()))};
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
    if (!options.rebuild) {
        if (auto session = open_current(root, place, report)) {
            return *std::move(session);
        }
    }
    try {
        const base::FileLock lock{place.lock()};
        Updater updater{root, options, report};
        if (options.rebuild || !update_in_place(root, place, lock, updater)) {
            report.read.clear();
            build(root, place, lock, updater);
        }
    } catch (const index::DiskFull&) {
        // What the records say can be told on a full disk, too.
        report = {};
        return open_in_memory(root, options, report);
    }
    report.files = find_files(root).size();
    return {place.index().string(), index::Access::read_only};
}

} // namespace

Archive::Archive(fs::path root, const OpenOptions& options)
    : m_root{std::move(root)}, m_session{open_session(m_root, options, m_report)}
{}

} // namespace eomt::archive
