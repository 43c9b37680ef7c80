#include "index/store.hpp"

#include "index/insert.hpp"
#include "index/linker.hpp"
#include "index/prepared.hpp"
#include "index/schema.hpp"
#include "index/tables.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace eomt::index {

namespace {

base::FileStamp stamp_at(const std::vector<base::Cell>& row, std::size_t column)
{
    return {base::to_whole(row[column]),
            base::to_whole(row[column + 1]),
            base::to_whole(row[column + 2]),
            base::to_whole(row[column + 3])};
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
    const auto stamp = [](const RowView& row) -> base::FileStamp {
        return {row.whole(2), row.whole(3), row.whole(4), row.whole(5)};
    };
    std::unordered_map<std::int64_t, std::vector<Dependency>> dependencies;
    session.scan("SELECT file, path, size, mtime, ctime, inode FROM dependencies",
                 {},
                 [&](const RowView& row) {
                     dependencies[row.whole(0)].push_back({std::string{row.text(1)}, stamp(row)});
                 });
    session.scan(
        "SELECT id, path, size, mtime, ctime, inode FROM files", {}, [&](const RowView& row) {
            const auto own = dependencies.find(row.whole(0));
            manifest.try_emplace(std::string{row.text(1)},
                                 Known{row.whole(0),
                                       stamp(row),
                                       own == dependencies.end() ? std::vector<Dependency>{}
                                                                 : std::move(own->second)});
        });
    return manifest;
}

namespace {

void append(std::string& bytes, std::int64_t number)
{
    bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
}

std::uint64_t hash_of(std::string& bytes, const std::string& path, const base::FileStamp& stamp)
{
    bytes = path;
    for (const auto number : {stamp.size, stamp.mtime, stamp.ctime, stamp.inode}) {
        append(bytes, number);
    }
    return std::hash<std::string>{}(bytes);
}

} // namespace

Stamps stamps_of(const std::vector<base::FoundFile>& files,
                 const std::vector<Dependency>& dependencies)
{
    // A sum doesn't ask for an order, which would cost more than all the rest.
    Stamps stamps;
    stamps.files.reserve(files.size());
    std::uint64_t sum = 0;
    std::uint64_t mixed = 0;
    std::string bytes;
    const auto add = [&](const std::string& path, const base::FileStamp& stamp) {
        const std::uint64_t one = hash_of(bytes, path, stamp);
        sum += one;
        mixed += one * (one >> 32U | 1U);
        return one;
    };
    for (const auto& file : files) {
        stamps.files.push_back(add(file.path, file.stamp));
    }
    for (const auto& one : dependencies) {
        add(one.path, one.stamp);
    }
    stamps.digest =
        fmt::format("{}-{}-{:016x}{:016x}", files.size(), dependencies.size(), sum, mixed);
    return stamps;
}

namespace {

std::string meta(Session& session, const std::string& name)
{
    const auto found =
        session.query("SELECT value FROM meta WHERE name = :name", {{"name", name}}).rows;
    return found.empty() ? std::string{} : base::to_text(found[0][0]);
}

constexpr std::size_t hex_digits = 16; ///< of one stamp

} // namespace

std::string known_digest(Session& session)
{
    return meta(session, "digest");
}

std::unordered_set<std::uint64_t> known_stamps(Session& session)
{
    const std::string text = meta(session, "stamps");
    std::unordered_set<std::uint64_t> stamps;
    stamps.reserve(text.size() / hex_digits);
    for (std::size_t i = 0; i + hex_digits <= text.size(); i += hex_digits) {
        std::uint64_t one = 0;
        std::from_chars(text.data() + i, text.data() + i + hex_digits, one, 16);
        stamps.insert(one);
    }
    return stamps;
}

std::optional<std::int64_t> id_of_file(Session& session, const std::string& path)
{
    const auto found =
        session.query("SELECT id FROM files WHERE path = :path", {{"path", path}}).rows;
    return found.empty() ? std::nullopt : std::optional{base::to_whole(found[0][0])};
}

std::vector<Dependency> known_dependencies(Session& session)
{
    std::vector<Dependency> list;
    for (const auto& row :
         session.query("SELECT path, size, mtime, ctime, inode FROM dependencies").rows) {
        list.push_back({base::to_text(row[0]), stamp_at(row, 1)});
    }
    return list;
}

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
    {
        for (const TableInfo& table : index::tables()) {
            tables.emplace_back(session, table, true);
        }
    }

    std::vector<Inserter> tables;
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

Update::Update(Session& session, bool fresh) : m_session{session}, m_fresh{fresh}
{
    m_session.execute("BEGIN IMMEDIATE");
    try {
        if (m_fresh) {
            create();
        }
        m_inserters = std::make_unique<Inserters>(m_session);
        begin_links(m_session);
        begin_references();
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

/// What references may name in a file: of each kind the ids.
constexpr std::string_view targets_of_file =
    R"(SELECT f.kind, f.record FROM files f WHERE f.id = :file
UNION ALL SELECT 'election', x.id FROM raw_elections x WHERE x.raw_id >= :first AND x.raw_id < :behind
UNION ALL SELECT 'recommendation', x.id FROM raw_recommendations x WHERE x.raw_id >= :first AND x.raw_id < :behind
UNION ALL SELECT 'topic', x.topic FROM raw_archive_topics x WHERE x.raw_id >= :first AND x.raw_id < :behind
UNION ALL SELECT 'person', x.person FROM raw_person_names x WHERE x.rank < 2 AND x.raw_id >= :first AND x.raw_id < :behind)";

void Update::begin_references()
{
    m_session.execute("DROP TABLE IF EXISTS temp.targets");
    m_session.execute("CREATE TEMP TABLE targets (kind TEXT, id TEXT, PRIMARY KEY (kind, id))");
    m_session.execute("DROP TABLE IF EXISTS temp.referring");
    m_session.execute("CREATE TEMP TABLE referring (raw_id INTEGER PRIMARY KEY)");
}

void Update::note_targets(std::int64_t file)
{
    const Binds binds{{"file", file}, {"first", row_id(file, 0)}, {"behind", row_id(file + 1, 0)}};
    m_session.execute(fmt::format("INSERT OR IGNORE INTO temp.targets {}", targets_of_file), binds);
    m_session.execute("INSERT OR IGNORE INTO temp.referring SELECT raw_id FROM "
                      "raw_record_references WHERE raw_id >= :first AND raw_id < :behind",
                      binds);
}

void Update::resolve_references()
{
    // Only a reference in a changed file, or to what a changed file holds or held, can lead
    // somewhere else than it did.
    constexpr std::string_view leads = R"(CASE to_kind
  WHEN 'recommendation' THEN EXISTS (SELECT 1 FROM raw_recommendations x WHERE x.id = target)
  WHEN 'topic' THEN EXISTS (SELECT 1 FROM raw_archive_topics x WHERE x.topic = target)
  WHEN 'person' THEN EXISTS (SELECT 1 FROM raw_person_names x WHERE x.person = target AND x.rank < 2)
    OR EXISTS (SELECT 1 FROM files x WHERE x.kind = 'person' AND x.record = target)
  WHEN 'election' THEN EXISTS (SELECT 1 FROM files x WHERE x.kind = 'election' AND x.record = target)
    OR EXISTS (SELECT 1 FROM raw_elections x WHERE x.id = target)
  ELSE EXISTS (SELECT 1 FROM files x WHERE x.kind = to_kind AND x.record = target) END)";
    if (m_fresh) {
        m_session.execute(
            fmt::format("UPDATE raw_record_references SET is_known = 0 WHERE NOT {}", leads));
        m_session.execute("INSERT INTO temp.targets SELECT kind, record FROM files "
                          "GROUP BY kind, record HAVING COUNT(*) > 1");
        return;
    }
    m_session.execute("INSERT OR IGNORE INTO temp.referring SELECT r.raw_id FROM temp.targets t "
                      "CROSS JOIN raw_record_references r WHERE r.to_kind = t.kind AND r.target = "
                      "t.id");
    m_session.execute(fmt::format("UPDATE raw_record_references SET is_known = CASE WHEN {} THEN 1 "
                                  "ELSE 0 END WHERE raw_id IN (SELECT raw_id FROM temp.referring)",
                                  leads));
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
    }
}

void Update::remove(std::int64_t file)
{
    forget_links(m_session, file);
    note_targets(file);
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
    std::erase_if(m_ids, [&](const auto& known) { return known.second == file; });
}

void Update::names_are_complete()
{
    NameBook book{m_session, NameBook::Scope::everything};
    link_members(m_session, book);
    m_linker = std::make_unique<MissionLinker>(m_session, std::move(book));
}

std::optional<MissionCase> Update::put(ReadFile file)
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
        m_inserters->tables[row.table].add(id, row, row_id(id, n++));
    }
    if (!m_fresh) {
        forget_links(m_session, id);
        note_targets(id);
    }
    return errors == 0 ? std::move(linked) : std::nullopt;
}

void Update::link()
{
    if (m_fresh) {
        // Filling tables first and indexing them once is faster than keeping the indexes up row by
        // row.
        for (const auto& statement : index_statements()) {
            m_session.execute(statement);
        }
        if (!m_linker) {
            touch_all(m_session);
        }
    }
    link_names(m_session);
    resolve_references();
    if (m_fresh) {
        // Without it the planner takes the tables for small ones, and scans them. A look at a part
        // of each index tells it enough.
        m_session.query("PRAGMA analysis_limit = 400");
        m_session.execute("ANALYZE");
    }
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

void Update::set_stamps(const Stamps& stamps)
{
    std::string text;
    text.reserve(stamps.files.size() * hex_digits);
    for (const auto one : stamps.files) {
        fmt::format_to(std::back_inserter(text), "{:016x}", one);
    }
    m_session.execute("DELETE FROM meta WHERE name = 'stamps'");
    m_session.execute("INSERT INTO meta (name, value) VALUES ('stamps', :stamps)",
                      {{"stamps", text}});
    m_session.execute("INSERT INTO meta (name, value) VALUES ('digest', :digest)",
                      {{"digest", stamps.digest}});
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
