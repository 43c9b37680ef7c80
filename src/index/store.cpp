#include "index/store.hpp"

#include "index/insert.hpp"
#include "index/linker.hpp"
#include "index/mission_linker.hpp"
#include "index/prepared.hpp"
#include "index/references.hpp"
#include "index/schema.hpp"
#include "index/tables.hpp"
#include "index/touched.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace eomt::index {

namespace {

Binds stamp_binds(const base::FileStamp& stamp)
{
    return {{"size", stamp.size},
            {"mtime", stamp.mtime},
            {"ctime", stamp.ctime},
            {"inode", stamp.inode}};
}

Binds with(Binds binds, Binds more)
{
    binds.insert(
        binds.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    return binds;
}

} // namespace

struct Update::Inserters
{
    explicit Inserters(Session& session)
        : diagnostics{session, diagnostics_table(), false},
          files{session,
                "INSERT INTO files (id, path, kind, record, size, mtime, ctime, inode, own_errors, "
                "errors) VALUES (:id, :path, :kind, :record, :size, :mtime, :ctime, :inode, "
                ":errors, :errors)",
                {{"id", ColumnType::integer},
                 {"path", ColumnType::text},
                 {"kind", ColumnType::text},
                 {"record", ColumnType::text},
                 {"size", ColumnType::integer},
                 {"mtime", ColumnType::integer},
                 {"ctime", ColumnType::integer},
                 {"inode", ColumnType::integer},
                 {"errors", ColumnType::integer}}}
    {}

    /// That of a table, made when its first row comes.
    Inserter& of(Session& session, std::size_t table)
    {
        if (!tables[table]) {
            tables[table].emplace(session, index::tables()[table], true);
        }
        return *tables[table];
    }

    std::vector<std::optional<Inserter>> tables{index::tables().size()};
    Inserter diagnostics;
    Prepared files;
};

namespace {

Row row_of(const base::Diagnostic& one, std::int64_t origin)
{
    return {0,
            one.mark,
            {std::string{base::severity_name(one.severity)},
             one.rule,
             one.message,
             one.excerpt,
             origin}};
}

/// Takes a transaction back. On a full disk SQLite has done so already.
void roll_back(Session& session)
{
    try {
        session.execute("ROLLBACK");
    } catch (const base::Error&) { // NOLINT(bugprone-empty-catch): the connection goes, and the
                                   // change with it
    }
}

} // namespace

Update::Update(Session& session, From from) : m_session{session}, m_fresh{from != From::index}
{
    m_session.execute("BEGIN IMMEDIATE");
    try {
        if (from == From::nothing) {
            create();
        }
        m_inserters = std::make_unique<Inserters>(m_session);
        begin_links(m_session);
        begin_references(m_session);
        if (from == From::paused) {
            take_up();
        }
        m_next = base::to_whole(
            m_session.query("SELECT COALESCE(MAX(id), 0) + 1 FROM files").rows[0][0]);
        // While the index changes, it says what no state of the files is.
        m_session.execute("DELETE FROM meta WHERE name = 'digest'");
    } catch (...) {
        roll_back(m_session);
        throw;
    }
}

Update::~Update()
{
    if (m_open) {
        roll_back(m_session);
    }
}

void Update::create()
{
    const auto old =
        m_session.query("SELECT type, name FROM sqlite_master WHERE type IN ('view', 'table') "
                        "AND name NOT LIKE 'sqlite_%' ORDER BY type DESC");
    for (const auto& row : old.rows) {
        m_session.execute(
            fmt::format("DROP {} \"{}\"", base::to_text(row[0]), base::to_text(row[1])));
    }
    for (const auto& statement : table_statements()) {
        m_session.execute(statement);
    }
    for (const ViewInfo& view : views()) {
        m_session.execute(fmt::format("CREATE VIEW {} AS {}", view.name, view.sql));
    }
    m_session.execute("INSERT INTO meta (name, value) VALUES ('stamp', :stamp)",
                      {{"stamp", schema_stamp()}});
}

void Update::take_up()
{
    m_session.scan("SELECT path, id FROM files", {}, [&](const RowView& row) {
        m_ids.emplace(row.text(0), row.whole(1));
    });
    resume_links(m_session);
}

void Update::pause()
{
    keep_links(m_session);
    commit();
}

std::optional<std::int64_t> Update::id_of(const std::string& path)
{
    const auto known = m_ids.find(path);
    if (known != m_ids.end()) {
        return known->second;
    }
    if (m_fresh) {
        return std::nullopt;
    }
    const auto found = id_of_file(m_session, path);
    if (found) {
        m_ids[path] = *found;
    }
    return found;
}

void Update::remove(const std::string& path)
{
    if (const auto id = id_of(path)) {
        remove(*id);
        m_ids.erase(path);
    }
}

void Update::remove(std::int64_t file)
{
    forget_links(m_session, file);
    note_targets(m_session, file);
    for (const TableInfo& table : tables()) {
        m_session.execute(
            fmt::format("DELETE FROM raw_{} WHERE raw_id >= :first AND raw_id < :behind",
                        table.name),
            {{"first", row_id(file, 0)}, {"behind", row_id(file + 1, 0)}});
    }
    for (const std::string table : {"raw_diagnostics", "dependencies"}) {
        m_session.execute("DELETE FROM " + table + " WHERE file = :file", {{"file", file}});
    }
    m_session.execute("DELETE FROM files WHERE id = :file", {{"file", file}});
}

void Update::names_are_complete()
{
    NameBook book{m_session, NameBook::Scope::everything};
    link_members(m_session, book);
    m_linker = std::make_unique<MissionLinker>(m_session, std::move(book));
}

std::optional<MissionCase> Update::put(ReadFile& file)
{
    const auto known = id_of(file.path);
    const std::int64_t id = known ? *known : m_next++;
    if (known) {
        remove(id);
    }
    m_ids[file.path] = id;
    const auto errors =
        static_cast<std::int64_t>(base::count(file.diagnostics, base::Severity::error));
    m_inserters->files.run({id,
                            file.path,
                            file.kind,
                            file.record,
                            file.stamp.size,
                            file.stamp.mtime,
                            file.stamp.ctime,
                            file.stamp.inode,
                            errors});
    for (const auto& one : file.diagnostics) {
        m_inserters->diagnostics.add(id, row_of(one, 0));
    }
    for (const auto& dependency : file.dependencies) {
        m_session.execute(
            "INSERT INTO dependencies (file, path, size, mtime, ctime, inode) "
            "VALUES (:file, :path, :size, :mtime, :ctime, :inode)",
            with(stamp_binds(dependency.stamp), {{"file", id}, {"path", dependency.path}}));
    }
    auto linked = m_linker ? m_linker->link(file.rows, file.path, errors == 0) : std::nullopt;
    std::int64_t n = 0;
    for (const Row& row : file.rows) {
        m_inserters->of(m_session, row.table).add(id, row, row_id(id, n++));
    }
    if (!m_fresh) {
        forget_links(m_session, id);
        note_targets(m_session, id);
    }
    return errors == 0 ? std::move(linked) : std::nullopt;
}

bool Update::make_searchable(const std::function<bool()>& stopped)
{
    // Filling tables first and indexing them once is faster than keeping the indexes up row by row.
    const std::vector<std::string> statements = index_statements();
    // A paused update has made the first of them.
    const auto made = static_cast<std::size_t>(base::to_whole(
        m_session
            .query("SELECT COUNT(*) FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
            .rows[0][0]));
    for (std::size_t i = made; i < statements.size(); ++i) {
        if (stopped && stopped()) {
            return false;
        }
        m_session.execute(statements[i]);
    }
    return true;
}

bool Update::link(const std::function<bool()>& stopped)
{
    if (m_fresh && !make_searchable(stopped)) {
        return false;
    }
    if (m_fresh && !m_linker) {
        touch_all(m_session);
    }
    link_names(m_session);
    resolve_references(m_session, m_fresh);
    if (m_fresh) {
        // Without it the planner takes the tables for small ones, and scans them. A look at a part
        // of each index tells it enough.
        m_session.query("PRAGMA analysis_limit = 400");
        m_session.execute("ANALYZE");
    }
    return true;
}

void Update::insert(const std::vector<base::Diagnostic>& diagnostics, std::int64_t origin)
{
    for (const auto& one : diagnostics) {
        if (const auto known = id_of(one.path)) {
            m_inserters->diagnostics.add(*known, row_of(one, origin));
        }
    }
}

void Update::set_link_messages(const std::vector<base::Diagnostic>& messages)
{
    m_session.execute("DELETE FROM raw_diagnostics WHERE origin = 1");
    insert(messages, 1);
    std::map<std::int64_t, std::int64_t> counts;
    for (const auto& one : messages) {
        counts[id_of(one.path).value_or(0)] += one.severity == base::Severity::error ? 1 : 0;
    }
    for (const auto& row :
         m_session
             .query("SELECT id, own_errors, errors FROM files WHERE errors > 0 "
                    "AND errors <> own_errors UNION SELECT id, own_errors, errors FROM files "
                    "WHERE id IN (SELECT file FROM raw_diagnostics WHERE origin = 1)")
             .rows) {
        const std::int64_t file = base::to_whole(row[0]);
        const std::int64_t all = base::to_whole(row[1]) + counts[file];
        if (all != base::to_whole(row[2])) {
            m_session.execute("UPDATE files SET errors = :all WHERE id = :file",
                              {{"all", all}, {"file", file}});
            // Whether a record counts decides on what is said of others.
            touch(m_session, file);
        }
    }
}

void Update::set_facts(const std::vector<base::Diagnostic>& facts)
{
    m_session.execute(
        "DELETE FROM raw_diagnostics WHERE origin = 2 AND file IN "
        "(SELECT m.file FROM raw_missions m JOIN temp.touched t ON t.mission = m.id)");
    insert(facts, 2);
}

void Update::add_facts(const std::vector<base::Diagnostic>& facts)
{
    insert(facts, 2);
}

void Update::set_stamps(const Stamps& stamps, const std::string& digest)
{
    forget_stamps();
    m_session.execute("INSERT INTO meta (name, value) VALUES ('stamps', CAST(:stamps AS BLOB))",
                      {{"stamps", bytes_of(stamps)}});
    m_session.execute("INSERT INTO meta (name, value) VALUES ('digest', :digest)",
                      {{"digest", digest}});
}

void Update::forget_stamps()
{
    m_session.execute("DELETE FROM meta WHERE name = 'stamps'");
}

void Update::commit()
{
    m_session.execute("COMMIT");
    m_open = false;
}

namespace {

std::vector<base::Diagnostic> diagnostics_where(Session& session, const std::string& condition)
{
    std::vector<base::Diagnostic> list;
    session.scan("SELECT f.path, d.line, d.col, d.severity, d.rule, d.message, d.excerpt "
                 "FROM raw_diagnostics d JOIN files f ON f.id = d.file WHERE " +
                     condition,
                 {},
                 [&](const RowView& row) {
                     list.push_back(
                         {std::string{row.text(0)},
                          {static_cast<int>(row.whole(1)), static_cast<int>(row.whole(2))},
                          base::severity_of(std::string{row.text(3)}),
                          std::string{row.text(4)},
                          std::string{row.text(5)},
                          std::string{row.text(6)}});
                 });
    std::sort(list.begin(), list.end());
    return list;
}

} // namespace

std::vector<base::Diagnostic> diagnostics_of(Session& session)
{
    return diagnostics_where(session, "1 = 1");
}

std::vector<base::Diagnostic> errors_of(Session& session)
{
    return diagnostics_where(session, "f.errors > 0 AND d.severity = 'error'");
}

std::size_t invalid_files(Session& session)
{
    return static_cast<std::size_t>(
        base::to_whole(session.query("SELECT COUNT(*) FROM files WHERE errors > 0").rows[0][0]));
}

} // namespace eomt::index
