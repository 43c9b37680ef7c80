#include "index/store.hpp"

#include "index/insert.hpp"
#include "index/linker.hpp"
#include "index/schema.hpp"
#include "index/tables.hpp"

#include <fmt/format.h>

namespace eomt::index {

namespace {

std::int64_t whole(const base::Cell& cell)
{
    const auto* value = std::get_if<std::int64_t>(&cell);
    return value == nullptr ? 0 : *value;
}

base::FileStamp stamp_at(const std::vector<base::Cell>& row, std::size_t column)
{
    return {
        whole(row[column]), whole(row[column + 1]), whole(row[column + 2]), whole(row[column + 3])};
}

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

bool is_current(Session& session)
{
    const auto tables =
        session.query("SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'meta'");
    if (tables.rows.empty()) {
        return false;
    }
    const auto stamp = session.query("SELECT value FROM meta WHERE name = 'stamp'");
    return !stamp.rows.empty() && base::to_text(stamp.rows[0][0]) == schema_stamp();
}

Manifest manifest_of(Session& session)
{
    Manifest manifest;
    std::map<std::int64_t, std::string> paths;
    for (const auto& row :
         session.query("SELECT id, path, size, mtime, ctime, inode FROM files").rows) {
        const std::string path = base::to_text(row[1]);
        manifest[path] = {whole(row[0]), stamp_at(row, 2), {}};
        paths[whole(row[0])] = path;
    }
    for (const auto& row :
         session.query("SELECT file, path, size, mtime, ctime, inode FROM dependencies").rows) {
        manifest[paths[whole(row[0])]].dependencies.push_back(
            {base::to_text(row[1]), stamp_at(row, 2)});
    }
    return manifest;
}

struct Update::Buffers
{
    explicit Buffers(Session& session) : diagnostics{session, diagnostics_table()}
    {
        for (const TableInfo& table : index::tables()) {
            tables.emplace_back(session, table);
        }
    }

    void flush()
    {
        for (Inserter& table : tables) {
            table.flush();
        }
        diagnostics.flush();
    }

    std::vector<Inserter> tables;
    Inserter diagnostics;
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

} // namespace

Update::Update(Session& session, bool fresh)
    : m_session{session}, m_fresh{fresh}, m_buffers{std::make_unique<Buffers>(session)}
{
    m_session.execute("BEGIN IMMEDIATE");
    try {
        if (m_fresh) {
            create();
        }
        begin_links(m_session);
        for (const auto& [path, known] : manifest_of(m_session)) {
            m_ids[path] = known.id;
            m_next = std::max(m_next, known.id + 1);
        }
    } catch (...) {
        m_session.execute("ROLLBACK");
        throw;
    }
}

Update::~Update()
{
    if (m_open) {
        try {
            m_session.execute("ROLLBACK");
        } catch (const base::Error&) { // NOLINT(bugprone-empty-catch): the connection goes, and the
                                       // change with it
        }
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

void Update::remove(std::int64_t file)
{
    forget_links(m_session, file);
    for (const TableInfo& table : tables()) {
        m_session.execute(fmt::format("DELETE FROM raw_{} WHERE file = :file", table.name),
                          {{"file", file}});
    }
    for (const std::string table : {"raw_diagnostics", "dependencies"}) {
        m_session.execute("DELETE FROM " + table + " WHERE file = :file", {{"file", file}});
    }
    m_session.execute("DELETE FROM files WHERE id = :file", {{"file", file}});
    std::erase_if(m_ids, [&](const auto& known) { return known.second == file; });
}

void Update::put(const ReadFile& file)
{
    const auto known = m_ids.find(file.path);
    std::int64_t id = m_next;
    if (known != m_ids.end()) {
        id = known->second;
        remove(id);
    } else {
        ++m_next;
    }
    m_ids[file.path] = id;
    const auto errors =
        static_cast<std::int64_t>(base::count(file.diagnostics, base::Severity::error));
    m_session.execute(
        "INSERT INTO files (id, path, kind, record, size, mtime, ctime, inode, own_errors, errors) "
        "VALUES (:id, :path, :kind, :record, :size, :mtime, :ctime, :inode, :errors, :errors)",
        with(stamp_binds(file.stamp),
             {{"id", id},
              {"path", file.path},
              {"kind", file.kind},
              {"record", file.record},
              {"errors", errors}}));
    for (const auto& one : file.diagnostics) {
        m_buffers->diagnostics.add(id, row_of(one, 0));
    }
    for (const auto& dependency : file.dependencies) {
        m_session.execute(
            "INSERT INTO dependencies (file, path, size, mtime, ctime, inode) "
            "VALUES (:file, :path, :size, :mtime, :ctime, :inode)",
            with(stamp_binds(dependency.stamp), {{"file", id}, {"path", dependency.path}}));
    }
    for (const Row& row : file.rows) {
        m_buffers->tables[row.table].add(id, row);
    }
    if (!m_fresh) {
        m_buffers->flush();
        forget_links(m_session, id);
    }
}

void Update::link()
{
    m_buffers->flush();
    if (m_fresh) {
        // Filling tables first and indexing them once is faster than keeping the indexes up row by
        // row.
        for (const auto& statement : index_statements()) {
            m_session.execute(statement);
        }
        touch_all(m_session);
    }
    link_names(m_session);
    if (m_fresh) {
        // Without it the planner takes the tables for small ones, and scans them.
        m_session.execute("ANALYZE");
    }
}

void Update::insert(const std::vector<base::Diagnostic>& diagnostics, std::int64_t origin)
{
    for (const auto& one : diagnostics) {
        const auto known = m_ids.find(one.path);
        if (known != m_ids.end()) {
            m_buffers->diagnostics.add(known->second, row_of(one, origin));
        }
    }
    m_buffers->diagnostics.flush();
}

void Update::set_link_messages(const std::vector<base::Diagnostic>& messages)
{
    m_session.execute("DELETE FROM raw_diagnostics WHERE origin = 1");
    insert(messages, 1);
    std::map<std::int64_t, std::int64_t> counts;
    for (const auto& one : messages) {
        counts[m_ids.at(one.path)] += one.severity == base::Severity::error ? 1 : 0;
    }
    for (const auto& row :
         m_session
             .query("SELECT id, own_errors, errors FROM files WHERE errors <> own_errors "
                    "OR id IN (SELECT file FROM raw_diagnostics WHERE origin = 1)")
             .rows) {
        const std::int64_t file = whole(row[0]);
        const std::int64_t all = whole(row[1]) + counts[file];
        if (all != whole(row[2])) {
            m_session.execute("UPDATE files SET errors = :all WHERE id = :file",
                              {{"all", all}, {"file", file}});
            // Whether a record counts decides on what is said of others; in a new index all is said
            // anew.
            if (!m_fresh) {
                touch(m_session, file);
            }
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

void Update::commit()
{
    m_session.execute("COMMIT");
    m_open = false;
}

namespace {

std::vector<base::Diagnostic> diagnostics_where(Session& session, const std::string& condition)
{
    const auto table =
        session.query("SELECT f.path, d.line, d.col, d.severity, d.rule, d.message, d.excerpt "
                      "FROM raw_diagnostics d JOIN files f ON f.id = d.file WHERE " +
                      condition + " ORDER BY f.path, d.line, d.col, d.rule, d.message");
    std::vector<base::Diagnostic> list;
    list.reserve(table.rows.size());
    for (const auto& row : table.rows) {
        list.push_back({base::to_text(row[0]),
                        {static_cast<int>(whole(row[1])), static_cast<int>(whole(row[2]))},
                        base::severity_of(base::to_text(row[3])),
                        base::to_text(row[4]),
                        base::to_text(row[5]),
                        base::to_text(row[6])});
    }
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
        whole(session.query("SELECT COUNT(*) FROM files WHERE errors > 0").rows[0][0]));
}

} // namespace eomt::index
