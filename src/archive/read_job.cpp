#include "archive/read_job.hpp"

#include "archive/checks.hpp"
#include "base/text.hpp"
#include "index/rows.hpp"
#include "records/kind.hpp"
#include "yaml/read.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <fmt/format.h>
#include <mutex>
#include <optional>
#include <thread>

namespace eomt::archive {

namespace {

std::string_view file_name(std::string_view path)
{
    return path.substr(path.rfind('/') + 1);
}

/// "x.misson.yaml": the kind that was meant.
std::string kind_hint(std::string_view name)
{
    const auto parts = base::split(name, '.');
    if (parts.size() < 3) {
        return "; a record's file is named <id>.mission.yaml, .election.yaml, .organisation.yaml, "
               ".delegation.yaml or "
               ".person.yaml";
    }
    const auto near = base::nearest(parts[parts.size() - 2], records::kind_names());
    if (near && name.ends_with(".yml") && *near == parts[parts.size() - 2]) {
        return "; a record's file ends with .yaml";
    }
    return near ? fmt::format("; did you mean .{}.yaml?", *near) : "";
}

/// A problem of the file as a whole.
void fault(index::ReadFile& out,
           base::Severity severity,
           std::string_view rule,
           std::string message)
{
    out.diagnostics.push_back(
        {out.path, {1, 1}, severity, std::string{rule}, std::move(message), {}});
}

/// Reads a record's text, and checks it by itself.
void read_text(const std::filesystem::path& root,
               records::Kind kind,
               std::string bytes,
               index::ReadFile& out)
{
    const yaml::Source source{out.path, std::move(bytes)};
    yaml::Problems problems{source};
    const auto record = yaml::read_record(kind, source, problems);
    if (record) {
        if (problems.errors() == 0) {
            check_record(*record, root, problems, out.dependencies);
        }
        // The rows of a record with errors are in no view; its references are checked all the same,
        // so that one run says everything.
        out.rows = index::rows_of(*record, out.record);
    }
    out.diagnostics = problems.take();
}

/// An id such as records of the kind have.
std::string example_id(records::Kind kind)
{
    switch (kind) {
    case records::Kind::election:
        return "kz-2021-01-10-mazhilis";
    case records::Kind::delegation:
        return "csto-pa.russia";
    case records::Kind::organisation:
        return "csto-pa";
    case records::Kind::person:
        return "umakhan-umakhanov";
    case records::Kind::archive:
    case records::Kind::mission:
        break;
    }
    return "kz-2021-01-10-mazhilis.csto-pa";
}

void cannot_read(index::ReadFile& out, const base::ReadFault& why)
{
    fault(out,
          base::Severity::error,
          why.too_large ? "too-large" : "unreadable-file",
          fmt::format("the file cannot be read: {}", why.why));
}

/// What the file's name says. False where the file is not to be read.
bool read_name(index::ReadFile& out)
{
    const std::string_view name = file_name(out.path);
    const auto kind = records::file_kind(name);
    if (!kind || (kind->kind == records::Kind::archive && out.path != name)) {
        fault(out,
              base::Severity::warning,
              "unknown-kind",
              kind ? "an archive.yaml inside an archive is not read"
                   : fmt::format("\"{}\" is no record, and is not read{}", name, kind_hint(name)));
        return false;
    }
    out.kind = records::kind_name(kind->kind);
    out.record = kind->id;
    if (kind->kind != records::Kind::archive && !base::is_id(kind->id)) {
        fault(out,
              base::Severity::error,
              "bad-id",
              fmt::format("\"{}\" is no id; rename the file, for example to {}.{}.yaml",
                          kind->id,
                          base::is_id(base::lower(kind->id)) ? base::lower(kind->id)
                                                             : example_id(kind->kind),
                          out.kind));
        return false;
    }
    return true;
}

} // namespace

bool is_archive_file(std::string_view path)
{
    if (path.starts_with('.') || path.find("/.") != std::string_view::npos ||
        !records::is_yaml(path.substr(path.rfind('/') + 1))) {
        return false;
    }
    const auto parts =
        path.starts_with("reports/") ? base::split(path, '/') : std::vector<std::string_view>{};
    return parts.size() != 3 || parts[2] != "report.yaml";
}

index::ReadFile read_one(const std::filesystem::path& root, const base::FoundFile& file)
{
    index::ReadFile out{file.path, {}, {}, file.stamp, {}, {}, {}};
    if (!read_name(out)) {
        return out;
    }
    if (file.type != base::FileType::regular) {
        fault(out,
              base::Severity::error,
              "unreadable-file",
              file.type == base::FileType::folder
                  ? "this is a folder, and has the name of a record"
                  : "this is no regular file, and has the name of a record");
        return out;
    }
    if (file.may_be_link && !base::stays_inside(root, out.path)) {
        fault(out,
              base::Severity::error,
              "unreadable-file",
              "this is a link that leads out of the archive");
        return out;
    }
    base::ReadFault why;
    auto bytes = base::read_file(root / out.path, yaml::max_bytes, why);
    if (!bytes) {
        cannot_read(out, why);
        return out;
    }
    read_text(root, *records::kind_named(out.kind), *std::move(bytes), out);
    return out;
}

index::ReadFile
read_candidate(const std::filesystem::path& root, const std::string& path, const std::string& bytes)
{
    index::ReadFile out{path, {}, {}, {}, {}, {}, {}};
    if (!read_name(out)) {
        return out;
    }
    if (bytes.size() > yaml::max_bytes) {
        cannot_read(out, {true, fmt::format("it is larger than {} bytes", yaml::max_bytes)});
        return out;
    }
    read_text(root, *records::kind_named(out.kind), bytes, out);
    return out;
}

namespace {

/// The workers' results, handed over in order, some files at once: a hand-over costs as much as a
/// file. Workers run at most `ahead` batches in front of the taker, so that what is read waits in
/// bounded memory; and they free what was taken, which costs the taker more than it does them.
class Pipeline
{
public:
    using Batch = std::vector<index::ReadFile>;

    Pipeline(const std::filesystem::path& root, const std::vector<base::FoundFile>& files)
        : m_root{root}, m_files{files}, m_done((files.size() + batch_size - 1) / batch_size)
    {}

    std::size_t batches() const { return m_done.size(); }

    void work()
    {
        try {
            for (;;) {
                std::size_t i = 0;
                std::vector<Batch> spent;
                {
                    std::unique_lock lock{m_mutex};
                    m_changed.wait(lock, [&] { return m_stopped || m_next < m_taken + ahead; });
                    if (m_stopped || m_next == m_done.size()) {
                        return;
                    }
                    i = m_next++;
                    spent.swap(m_spent);
                }
                spent.clear();
                Batch read = read_batch(i);
                const std::scoped_lock lock{m_mutex};
                m_done[i] = std::move(read);
                m_changed.notify_all();
            }
        } catch (...) {
            const std::scoped_lock lock{m_mutex};
            m_failure = std::current_exception();
            m_changed.notify_all();
        }
    }

    Batch take(std::size_t i)
    {
        std::unique_lock lock{m_mutex};
        m_changed.wait(lock, [&] { return m_failure || m_done[i]; });
        if (m_failure) {
            std::rethrow_exception(m_failure);
        }
        Batch read = *std::move(m_done[i]);
        m_done[i].reset();
        m_taken = i + 1;
        m_changed.notify_all();
        return read;
    }

    void give_back(Batch spent)
    {
        const std::scoped_lock lock{m_mutex};
        m_spent.push_back(std::move(spent));
    }

    void stop()
    {
        const std::scoped_lock lock{m_mutex};
        m_stopped = true;
        m_changed.notify_all();
    }

private:
    static constexpr std::size_t batch_size = 16;
    static constexpr std::size_t ahead = 12; ///< batches

    Batch read_batch(std::size_t i) const
    {
        Batch read;
        const std::size_t end = std::min(m_files.size(), (i + 1) * batch_size);
        read.reserve(batch_size);
        for (std::size_t file = i * batch_size; file < end; ++file) {
            read.push_back(read_one(m_root, m_files[file]));
        }
        return read;
    }

    const std::filesystem::path& m_root;
    const std::vector<base::FoundFile>& m_files;
    std::vector<std::optional<Batch>> m_done;
    std::vector<Batch> m_spent;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::size_t m_next = 0;
    std::size_t m_taken = 0;
    bool m_stopped = false;
    std::exception_ptr m_failure;
};

/// Lets the workers go, and waits for them, however the taking ends.
class Workers
{
public:
    Workers(Pipeline& pipeline, std::size_t count) : m_pipeline{pipeline}
    {
        for (std::size_t i = 0; i < count; ++i) {
            m_threads.emplace_back([&pipeline] { pipeline.work(); });
        }
    }
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;
    Workers(Workers&&) = delete;
    Workers& operator=(Workers&&) = delete;
    ~Workers() { m_pipeline.stop(); }

private:
    Pipeline& m_pipeline;
    std::vector<std::jthread> m_threads;
};

} // namespace

bool read_all(const std::filesystem::path& root,
              const std::vector<base::FoundFile>& files,
              const std::function<bool(index::ReadFile&)>& take)
{
    // Threads cost more than they save on the few files of a usual change.
    constexpr std::size_t worth_threads = 8;
    if (files.size() < worth_threads) {
        for (const auto& file : files) {
            index::ReadFile read = read_one(root, file);
            if (!take(read)) {
                return false;
            }
        }
        return true;
    }
    Pipeline pipeline{root, files};
    const Workers workers{pipeline, std::max(1U, std::thread::hardware_concurrency())};
    for (std::size_t i = 0; i < pipeline.batches(); ++i) {
        Pipeline::Batch batch = pipeline.take(i);
        if (!std::all_of(batch.begin(), batch.end(), take)) {
            return false;
        }
        pipeline.give_back(std::move(batch));
    }
    return true;
}

} // namespace eomt::archive
