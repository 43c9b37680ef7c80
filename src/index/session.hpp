#pragma once

#include "base/error.hpp"
#include "base/table.hpp"

#include <memory>
#include <string>
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

enum class Access
{
    read_only,
    read_write
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

    /// Runs a statement without a result.
    void execute(const std::string& sql, const Binds& binds = {});

    /// A query of a user's: one statement that only reads, however it is written. Throws
    /// `UsageError` with what the database says of it.
    base::Table query_of_user(const std::string& sql);

    struct Impl;
    Impl& impl() { return *m_impl; }

private:
    std::unique_ptr<Impl> m_impl;
};

} // namespace eomt::index
