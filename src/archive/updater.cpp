#include "archive/updater.hpp"

#include "archive/checks.hpp"
#include "archive/read_job.hpp"
#include "base/text.hpp"
#include "records/kind.hpp"
#include "yaml/source.hpp"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <optional>
#include <thread>

namespace eomt::archive {

namespace {

namespace fs = std::filesystem;

/// Gives diagnostics that came without it their line of the source.
void add_excerpts(const fs::path& root, std::vector<base::Diagnostic>& diagnostics)
{
    // The messages of one file come together, and a million files are not to be kept.
    std::optional<yaml::Source> source;
    std::sort(diagnostics.begin(), diagnostics.end());
    for (auto& one : diagnostics) {
        if (!source || source->path() != one.path) {
            base::ReadFault fault;
            auto bytes = base::read_file(root / one.path, yaml::max_bytes, fault);
            source.emplace(one.path, std::move(bytes).value_or(""));
        }
        one.excerpt = source->line(one.mark.line);
    }
}

} // namespace

bool is_mission(std::string_view path)
{
    const auto kind = records::file_kind(path.substr(path.rfind('/') + 1));
    return kind && kind->kind == records::Kind::mission;
}

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

bool Updater::apply(index::Session& session,
                    const FoundFiles& found,
                    Changes changes,
                    index::Update::From from)
{
    index::Update update{session, from};
    for (const auto file : changes.removed) {
        update.remove(file);
    }
    m_total = changes.read.size();
    m_report.read.clear();
    m_report.files = found.files.size();
    const bool is_new = from != index::Update::From::index;
    const bool is_all =
        is_new ? read_in_order(update, std::move(changes.read)) : read(update, changes.read);
    if (is_new && !(is_all && update.link(m_options.stopped))) {
        update.pause();
        return false;
    }
    if (!is_new) {
        update.link();
    }
    auto messages = check_links(session);
    add_excerpts(m_root, messages);
    update.set_link_messages(messages);
    auto facts = check_facts(session);
    add_excerpts(m_root, facts);
    update.set_facts(facts);
    if (is_all) {
        update.set_stamps(found.stamps, digest_now(m_root, found, session));
    } else {
        update.forget_stamps();
    }
    update.commit();
    m_report.removed = changes.removed.size();
    m_report.rebuilt = is_new;
    return is_all;
}

std::string Updater::stopped_with(std::string_view consequence) const
{
    const std::size_t left = m_total - m_report.read.size();
    return fmt::format("stopped with {} of {} read; {}",
                       m_report.files - left,
                       base::plural(m_report.files, "file"),
                       consequence);
}

/// Missions are linked as they come when all that they are linked to is there.
bool Updater::read_in_order(index::Update& update, Files files)
{
    const auto missions = std::stable_partition(
        files.begin(), files.end(), [](const auto& file) { return !is_mission(file.path); });
    const Files rest{missions, files.end()};
    files.erase(missions, files.end());
    if (!read(update, files)) {
        return false;
    }
    update.names_are_complete();
    return read(update, rest);
}

/// False where it was stopped.
bool Updater::read(index::Update& update, const Files& files)
{
    return read_all(m_root, files, [&](index::ReadFile& file) {
        if (m_options.stopped && m_options.stopped()) {
            return false;
        }
        m_report.read.push_back(file.path);
        if (const auto mission = update.put(file)) {
            auto facts = facts_of(*mission);
            add_excerpts(m_root, facts);
            update.add_facts(facts);
        }
        if (m_options.progress) {
            m_options.progress(m_report.read.size(), m_total);
        }
        return true;
    });
}

} // namespace eomt::archive
