#pragma once

#include "index/session.hpp"

#include <map>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

namespace eomt::index {

class Statement;

struct Session::Impl
{
    Impl(const std::string& path, Access access);
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    Impl(Impl&&) = delete;
    Impl& operator=(Impl&&) = delete;
    ~Impl();

    soci::session sql;
    std::string file;                                       ///< empty where the index is in memory
    std::map<std::string, std::unique_ptr<Statement>> kept; ///< by their text; gone before `sql`
};

/// The database's handle, for what SOCI has no word for.
sqlite_api::sqlite3* handle_of(Session::Impl& impl);

/// Throws what a result of SQLite's own functions, `code`, means: `Corrupt`, `DiskFull` or `Error`.
[[noreturn]] void fail(Session::Impl& impl, int code);

/// SOCI's message without the name of its function: "sqlite3_statement_backend::prepare: ...".
inline std::string without_function(const std::string& message)
{
    const std::size_t colons = message.find("::");
    const std::size_t end = message.find(": ");
    const bool has_name = end != std::string::npos && colons < end && message.find(' ') > end;
    return has_name ? message.substr(end + 2) : message;
}

/// Calls `work` and turns SOCI's exceptions into `Corrupt`, `DiskFull` and `Error`.
template <class Work>
auto guarded(Work work) -> decltype(work())
{
    try {
        return work();
    } catch (const soci::sqlite3_soci_error& fault) {
        if (fault.result() == SQLITE_CORRUPT || fault.result() == SQLITE_NOTADB) {
            throw Corrupt{"the index is damaged"};
        }
        // A full disk shows first in a journal that can't be made, or can't be made safe.
        if (fault.result() == SQLITE_FULL || fault.result() == SQLITE_IOERR ||
            fault.result() == SQLITE_CANTOPEN) {
            throw DiskFull{"the index: " + fault.get_error_message()};
        }
        throw base::Error{"the index: " + without_function(fault.get_error_message())};
    } catch (const soci::soci_error& fault) {
        const std::string message = fault.get_error_message();
        if (message.find("malformed") != std::string::npos ||
            message.find("not a database") != std::string::npos) {
            throw Corrupt{"the index is damaged"};
        }
        if (message.find("disk is full") != std::string::npos ||
            message.find("disk I/O error") != std::string::npos ||
            message.find("unable to open database file") != std::string::npos) {
            throw DiskFull{"the index: " + message};
        }
        throw base::Error{"the index: " + without_function(message)};
    }
}

} // namespace eomt::index
