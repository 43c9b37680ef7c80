#pragma once

#include "base/error.hpp"
#include "base/table.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace eomt::index {

/// The index file is damaged, or no index at all: delete it and make it again.
class Corrupt : public base::Error
{
public:
    using base::Error::Error;
};

/// The index cannot be written, as where there is no room for it.
class DiskFull : public base::Error
{
public:
    using base::Error::Error;
};

/// The value of a named parameter, `:name` in the SQL.
struct Bind
{
    std::string name;
    base::Cell value;
};
using Binds = std::vector<Bind>;

/// A row of a result while it is read. Its texts live until the next row.
class RowView
{
public:
    explicit RowView(void* statement) : m_statement{statement} {}

    bool is_null(int column) const;
    std::int64_t whole(int column) const;    ///< 0 for no data
    double real(int column) const;           ///< 0 for no data
    std::string_view text(int column) const; ///< empty for no data

private:
    void* m_statement;
};

enum class Access
{
    read_only,
    read_write,
    update ///< for reading, after an update of what is there where that is needed
};

/// A connection to an index. Not shared between threads.
class Session
{
public:
    /// Opens the index file (made where it isn't there and `access` is read_write), or one in
    /// memory for an empty path. Waits for other writers. Throws `Corrupt` or `Error`.
    Session(const std::string& file, Access access);
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;
    Session(Session&& other) noexcept;
    Session& operator=(Session&& other) noexcept;
    ~Session();

    /// The result of a query. Throws `Corrupt` or `Error`.
    base::Table query(const std::string& sql, const Binds& binds = {});

    /// The same for a query that is run many times, with other values each time: it is prepared
    /// once. For a fixed set of texts, since all of them are kept.
    base::Table query_again(const std::string& sql, const Binds& binds = {});

    /// Calls `visit` for each row of a query, for results too long to be kept. Throws `Corrupt` or
    /// `Error`, and what `visit` throws.
    void scan(const std::string& sql,
              const Binds& binds,
              const std::function<void(const RowView&)>& visit);

    /// Runs a statement without a result.
    void execute(const std::string& sql, const Binds& binds = {});

    /// A query of a user's: one statement that only reads, however it is written. Throws
    /// `UsageError` with what the database says of it.
    base::Table query_of_user(const std::string& sql);

    /// Another session on the same index, for a thread of its own; it sees the same state for as
    /// long as this one is in a snapshot that has been read from. Nothing where the index is in
    /// memory or has been replaced. Throws `Corrupt` or `Error`.
    std::optional<Session> again() const;

    /// Whether another file, or none, stands by now where the index was.
    bool is_replaced() const;

    struct Impl;
    Impl& impl() { return *m_impl; }

private:
    std::unique_ptr<Impl> m_impl;
};

/// Until its end, all queries of a session see one state of the index, and none of them has to look
/// whether another process has changed it. Another process that writes waits for the end.
class Snapshot
{
public:
    /// Throws `Corrupt` or `Error`.
    explicit Snapshot(Session& session) : m_session{session} { m_session.execute("BEGIN"); }
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;
    Snapshot(Snapshot&&) = delete;
    Snapshot& operator=(Snapshot&&) = delete;
    ~Snapshot();

private:
    Session& m_session;
};

} // namespace eomt::index
