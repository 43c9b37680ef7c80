#include "cli/report_all.hpp"

#include "base/file.hpp"
#include "cli/held_signals.hpp"
#include "render/document.hpp"
#include "report/engine.hpp"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <fmt/format.h>
#include <mutex>
#include <optional>
#include <sstream>
#include <thread>

namespace eomt::cli {

namespace {

namespace fs = std::filesystem;

/// What became of a report: its text, or why there is none.
struct Made
{
    std::string text;
    std::exception_ptr failure;
};

/// Makes reports with a session of its own.
class Maker
{
public:
    Maker(index::Session& session, const report::Definition& definition, const ManyReports& what)
        : m_session{session}, m_what{what}, m_engine{session, definition}
    {}

    std::string make(const std::string& subject)
    {
        const index::Snapshot one_state{m_session};
        std::ostringstream text;
        render::write_document(text, m_engine.run({subject, {}, m_what.as_of}), m_what.format);
        return std::move(text).str();
    }

private:
    index::Session& m_session;
    const ManyReports& m_what;
    report::Engine m_engine;
};

/// The makers' reports, handed over in order. They are at most `ahead` reports in front of the
/// taker, so that what waits to be written is bounded.
class Queue
{
public:
    explicit Queue(std::size_t count) : m_made(count) {}

    /// The next report to make, or nothing where none is left or wanted.
    std::optional<std::size_t> next()
    {
        std::unique_lock lock{m_mutex};
        m_changed.wait(lock, [&] { return m_stopped || m_next < m_taken + ahead; });
        if (m_stopped || m_next == m_made.size()) {
            return std::nullopt;
        }
        return m_next++;
    }

    void put(std::size_t i, Made made)
    {
        const std::scoped_lock lock{m_mutex};
        m_made[i] = std::move(made);
        m_changed.notify_all();
    }

    std::string take(std::size_t i)
    {
        std::unique_lock lock{m_mutex};
        m_changed.wait(lock, [&] { return m_made[i].has_value(); });
        Made made = *std::move(m_made[i]);
        m_made[i].reset();
        m_taken = i + 1;
        m_changed.notify_all();
        if (made.failure) {
            std::rethrow_exception(made.failure);
        }
        return std::move(made.text);
    }

    void stop()
    {
        const std::scoped_lock lock{m_mutex};
        m_stopped = true;
        m_changed.notify_all();
    }

private:
    static constexpr std::size_t ahead = 256;

    std::vector<std::optional<Made>> m_made;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::size_t m_next = 0;
    std::size_t m_taken = 0;
    bool m_stopped = false;
};

/// Threads that make reports; they are let go and waited for, however the taking ends.
class Makers
{
public:
    Makers(const std::string& index,
           const report::Definition& definition,
           const ManyReports& what,
           Queue& queue)
        : m_queue{queue}
    {
        const unsigned count = std::max(1U, std::thread::hardware_concurrency());
        for (unsigned i = 0; i < count; ++i) {
            m_threads.emplace_back(
                [&index, &definition, &what, &queue] { work(index, definition, what, queue); });
        }
    }
    Makers(const Makers&) = delete;
    Makers& operator=(const Makers&) = delete;
    Makers(Makers&&) = delete;
    Makers& operator=(Makers&&) = delete;
    ~Makers() { m_queue.stop(); }

private:
    static void work(const std::string& index,
                     const report::Definition& definition,
                     const ManyReports& what,
                     Queue& queue)
    {
        std::optional<index::Session> session;
        std::optional<Maker> maker;
        while (const auto i = queue.next()) {
            Made made;
            try {
                if (!maker) {
                    session.emplace(index, index::Access::read_only);
                    maker.emplace(*session, definition, what);
                }
                made.text = maker->make(what.subjects[*i]);
            } catch (...) {
                made.failure = std::current_exception();
            }
            queue.put(*i, std::move(made));
        }
    }

    Queue& m_queue;
    std::vector<std::jthread> m_threads;
};

/// Writes a file unless it says the same already: of ten thousand reports few change from run to
/// run.
bool write_if_changed(const fs::path& path, const std::string& text)
{
    base::ReadFault fault;
    if (const auto old = base::read_file(path, text.size(), fault); old && *old == text) {
        return false;
    }
    base::write_output(path, text);
    return true;
}

/// Takes the reports in order and writes them, until there is none left or a signal comes.
template <class Take>
std::size_t write_all(const ManyReports& what, const HeldSignals& signals, const Take& take)
{
    std::size_t written = 0;
    for (std::size_t i = 0; i < what.subjects.size() && !signals.any(); ++i) {
        const fs::path path =
            what.folder / fmt::format("{}.{}", what.subjects[i], render::format_name(what.format));
        written += write_if_changed(path, take(i)) ? 1 : 0;
        if (what.progress) {
            what.progress(i + 1, what.subjects.size());
        }
    }
    if (written > 0) {
        base::sync_outputs(what.folder);
    }
    return written;
}

} // namespace

std::size_t write_reports(archive::Archive& archive,
                          const report::Definition& definition,
                          const ManyReports& what)
{
    // Threads cost more than they save on a few reports, and an index in memory has one session.
    constexpr std::size_t worth_threads = 16;
    const HeldSignals signals;
    const std::string& index = archive.report().index;
    if (index.empty() || what.subjects.size() < worth_threads) {
        Maker maker{archive.session(), definition, what};
        return write_all(
            what, signals, [&](std::size_t i) { return maker.make(what.subjects[i]); });
    }
    Queue queue{what.subjects.size()};
    const Makers makers{index, definition, what, queue};
    return write_all(what, signals, [&](std::size_t i) { return queue.take(i); });
}

} // namespace eomt::cli
