#include "base/text.hpp"
#include "index/statement.hpp"

#include <cmath>
#include <fmt/format.h>
#include <utility>

namespace eomt::index {

namespace {

/// How long a session waits for another process's transaction.
constexpr int patience_seconds = 600;

/// The file as a URI (https://www.sqlite.org/uri.html): SOCI has no way of writing a path with
/// quotation marks.
std::string uri(const std::string& file)
{
    std::string out = "file:";
    for (const char c : file) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') ||
                           std::string_view{"-._~/"}.find(c) != std::string_view::npos;
        out += plain ? std::string{c} : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

/// Sets SQLite up for sessions that are each one thread's own, before the first of them: its locks,
/// one of them around every piece of memory, cost threads that work side by side a quarter of their
/// time.
void set_up()
{
    static const bool once = [] {
        // Where something in this process has used SQLite before, it stays as it is.
        sqlite_api::sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
        return sqlite_api::sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0) == SQLITE_OK;
    }();
    static_cast<void>(once);
}

std::string connection(const std::string& file, Access access)
{
    set_up();
    return fmt::format("dbname={} timeout={}{}",
                       file.empty() ? ":memory:" : uri(file),
                       patience_seconds,
                       access == Access::read_only ? " readonly=1" : "");
}

/// A whole number is one, whatever the column can hold: 234 observers, not 234.0.
base::Cell whole_or_real(double value)
{
    constexpr double exact = 9'007'199'254'740'992.0;
    const bool whole = std::abs(value) < exact && std::trunc(value) == value;
    return whole ? base::Cell{static_cast<std::int64_t>(value)} : base::Cell{value};
}

sqlite_api::sqlite3_stmt* raw_of(void* statement)
{
    return static_cast<sqlite_api::sqlite3_stmt*>(statement);
}

std::string_view text_of(sqlite_api::sqlite3_stmt* raw, int column)
{
    // SQLite's strings are unsigned; the bytes are the same.
    const auto* text =
        reinterpret_cast<const char*>(sqlite_api::sqlite3_column_text(raw, column)); // NOLINT
    const int size = sqlite_api::sqlite3_column_bytes(raw, column);
    return text == nullptr ? std::string_view{}
                           : std::string_view{text, static_cast<std::size_t>(size)};
}

base::Cell cell_of(const RowView& row, sqlite_api::sqlite3_stmt* raw, int column)
{
    switch (sqlite_api::sqlite3_column_type(raw, column)) {
    case SQLITE_INTEGER:
        return row.whole(column);
    case SQLITE_FLOAT:
        return whole_or_real(row.real(column));
    case SQLITE_TEXT:
    case SQLITE_BLOB:
        return std::string{row.text(column)};
    default:
        return {};
    }
}

void add_columns(base::Table& table, sqlite_api::sqlite3_stmt* raw)
{
    for (int i = 0; i < sqlite_api::sqlite3_column_count(raw); ++i) {
        table.columns.emplace_back(sqlite_api::sqlite3_column_name(raw, i));
    }
}

/// What a user's query may do: read. The same answer for every way of asking for more.
// NOLINTNEXTLINE(readability-function-size): SQLite says which parameters its callback has
int only_reading(void* /*unused*/,
                 int action,
                 const char* /*a*/,
                 const char* /*b*/,
                 const char* /*c*/,
                 const char* /*d*/)
{
    const bool reads = action == SQLITE_SELECT || action == SQLITE_READ ||
                       action == SQLITE_FUNCTION || action == SQLITE_RECURSIVE;
    return reads ? SQLITE_OK : SQLITE_DENY;
}

class OnlyReading
{
public:
    explicit OnlyReading(sqlite_api::sqlite3* handle) : m_handle{handle}
    {
        sqlite_api::sqlite3_set_authorizer(m_handle, only_reading, nullptr);
    }
    OnlyReading(const OnlyReading&) = delete;
    OnlyReading& operator=(const OnlyReading&) = delete;
    OnlyReading(OnlyReading&&) = delete;
    OnlyReading& operator=(OnlyReading&&) = delete;
    ~OnlyReading() { sqlite_api::sqlite3_set_authorizer(m_handle, nullptr, nullptr); }

private:
    sqlite_api::sqlite3* m_handle;
};

} // namespace

Session::Impl::Impl(const std::string& path, Access access)
    : sql{soci::sqlite3, connection(path, access)}, file{path}
{
    if (access != Access::read_write) {
        // SQLite sets up more for a small table of its own in a file than for one in memory, and a
        // report has dozens.
        sql << "PRAGMA temp_store = MEMORY";
        // In KB. With SQLite's own 2 MB a tenth of the reports of ten thousand missions is reading
        // pages again.
        sql << "PRAGMA cache_size = -16384";
    }
}

Session::Impl::~Impl() = default;

sqlite_api::sqlite3* handle_of(Session::Impl& impl)
{
    return static_cast<soci::sqlite3_session_backend*>(impl.sql.get_backend())->conn_;
}

void fail(Session::Impl& impl, int code)
{
    if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB) {
        throw Corrupt{"the index is damaged"};
    }
    if (code == SQLITE_FULL) {
        throw DiskFull{"the index: the disk is full"};
    }
    throw base::Error{fmt::format("the index: {}", sqlite_api::sqlite3_errmsg(handle_of(impl)))};
}

bool RowView::is_null(int column) const
{
    return sqlite_api::sqlite3_column_type(raw_of(m_statement), column) == SQLITE_NULL;
}

std::int64_t RowView::whole(int column) const
{
    return sqlite_api::sqlite3_column_int64(raw_of(m_statement), column);
}

double RowView::real(int column) const
{
    return sqlite_api::sqlite3_column_double(raw_of(m_statement), column);
}

std::string_view RowView::text(int column) const
{
    return text_of(raw_of(m_statement), column);
}

Session::Session(const std::string& file, Access access)
    : m_impl{guarded([&] { return std::make_unique<Impl>(file, access); })}
{}

Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;
Session::~Session() = default;

bool Session::is_replaced() const
{
    int moved = 0;
    const int code = sqlite_api::sqlite3_file_control(
        handle_of(*m_impl), nullptr, SQLITE_FCNTL_HAS_MOVED, &moved);
    return code != SQLITE_OK || moved != 0;
}

std::optional<Session> Session::again() const
{
    if (m_impl->file.empty()) {
        return std::nullopt;
    }
    Session other{m_impl->file, Access::read_only};
    // The index that was opened last is looked at last: what was replaced doesn't come back.
    if (is_replaced() || other.is_replaced()) {
        return std::nullopt;
    }
    return other;
}

namespace {

base::Table table_of(Statement& statement)
{
    base::Table table;
    sqlite_api::sqlite3_stmt* raw = statement.raw();
    statement.each([&](const RowView& row) {
        const int count = sqlite_api::sqlite3_column_count(raw);
        std::vector<base::Cell> cells;
        cells.reserve(static_cast<std::size_t>(count));
        for (int i = 0; i < count; ++i) {
            cells.push_back(cell_of(row, raw, i));
        }
        table.rows.push_back(std::move(cells));
    });
    add_columns(table, raw);
    return table;
}

} // namespace

base::Table Session::query(const std::string& sql, const Binds& binds)
{
    return guarded([&] {
        Statement statement{*m_impl, sql, binds};
        return table_of(statement);
    });
}

base::Table Session::query_again(const std::string& sql, const Binds& binds)
{
    return guarded([&] {
        // Taken out while it runs, so that one that fails halfway is not kept.
        auto statement = std::move(m_impl->kept[sql]);
        if (!statement || !statement->take(binds)) {
            statement = std::make_unique<Statement>(*m_impl, sql, binds);
        }
        base::Table table = table_of(*statement);
        m_impl->kept[sql] = std::move(statement);
        return table;
    });
}

void Session::scan(const std::string& sql,
                   const Binds& binds,
                   const std::function<void(const RowView&)>& visit)
{
    guarded([&] { Statement{*m_impl, sql, binds}.each(visit); });
}

void Session::execute(const std::string& sql, const Binds& binds)
{
    guarded([&] {
        std::vector<Holder> holders;
        soci::statement statement{m_impl->sql};
        bind_all(statement, sql, binds, holders);
        statement.alloc();
        statement.prepare(sql);
        statement.define_and_bind();
        statement.execute(true);
    });
}

Snapshot::~Snapshot()
{
    // It only read, so that there is nothing to lose.
    sqlite_api::sqlite3_exec(handle_of(m_session.impl()), "COMMIT", nullptr, nullptr, nullptr);
}

base::Table Session::query_of_user(const std::string& sql)
{
    sqlite_api::sqlite3* handle = handle_of(*m_impl);
    const OnlyReading guard{handle};
    const auto refuse = [&] {
        const std::string says = base::visible(sqlite_api::sqlite3_errmsg(handle));
        throw base::UsageError{
            says == "not authorized" || says == "authorization denied"
                ? "sql only reads: write a SELECT (eomt sql --schema prints the tables)"
                : fmt::format("the query: {} (eomt sql --schema prints the tables)", says)};
    };
    std::string_view rest = sql;
    std::size_t statements = 0;
    while (!base::trim(rest).empty()) {
        sqlite_api::sqlite3_stmt* statement = nullptr;
        const char* end = nullptr;
        const int result = sqlite_api::sqlite3_prepare_v2(
            handle, rest.data(), static_cast<int>(rest.size()), &statement, &end);
        const bool is_one = statement != nullptr;
        sqlite_api::sqlite3_finalize(statement);
        if (result != SQLITE_OK) {
            refuse();
        }
        if (is_one && ++statements > 1) {
            throw base::UsageError{fmt::format("one query at a time; after the first stands \"{}\"",
                                               base::visible(base::squeeze(rest)))};
        }
        rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
    }
    if (statements == 0) {
        throw base::UsageError{"the query is empty; write a SELECT"};
    }
    try {
        return query(sql);
    } catch (const Corrupt&) {
        throw;
    } catch (const base::Error&) {
        refuse();
    }
    return {};
}

} // namespace eomt::index
