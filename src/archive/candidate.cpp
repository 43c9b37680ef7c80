#include "archive/candidate.hpp"

#include "archive/archive.hpp"
#include "archive/checks.hpp"
#include "archive/read_job.hpp"
#include "index/table_spec.hpp"
#include "records/kind.hpp"
#include "yaml/source.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <set>

namespace eomt::archive {

namespace {

namespace fs = std::filesystem;

/// The index that the changes are tried on. Nothing of the trial is ever written: pages stay in
/// memory until a commit, and there is none. So a trial works on a full disk, and whatever kills
/// it leaves the index whole.
class TrialIndex
{
public:
    explicit TrialIndex(const fs::path& root) : m_archive{root, {}}
    {
        if (!m_archive.report().index.empty()) {
            m_own.emplace(m_archive.report().index, index::Access::read_write);
            m_own->query("PRAGMA journal_mode = MEMORY");
            m_own->execute("PRAGMA cache_spill = OFF");
            m_own->execute("PRAGMA temp_store = MEMORY");
        }
    }

    index::Session& session() { return m_own ? *m_own : m_archive.session(); }

private:
    Archive m_archive;
    std::optional<index::Session> m_own;
};

/// An error, without what an edit elsewhere in its file changes: the numbers of lines.
std::string kind_of_error(const base::Diagnostic& one)
{
    std::string out = one.path + '\n' + one.rule + '\n';
    bool in_number = false;
    const std::string_view message = one.message;
    for (std::size_t i = 0; i < message.size(); ++i) {
        const bool digit = std::isdigit(static_cast<unsigned char>(message[i])) != 0;
        in_number = digit && (in_number || message.substr(0, i).ends_with("line "));
        out += in_number ? '#' : message[i];
    }
    return out;
}

/// Those of `after` that aren't among `before`; a kind of error that a file has more often than
/// before counts as often.
std::vector<base::Diagnostic> new_ones(const std::vector<base::Diagnostic>& before,
                                       const std::vector<base::Diagnostic>& after)
{
    std::map<std::string, std::size_t> known;
    for (const auto& one : before) {
        ++known[kind_of_error(one)];
    }
    std::vector<base::Diagnostic> out;
    for (const auto& one : after) {
        auto& left = known[kind_of_error(one)];
        if (left == 0) {
            out.push_back(one);
        } else {
            --left;
        }
    }
    return out;
}

/// The changed files that a changed file's references lead to.
using Uses = std::map<std::string, std::set<std::string>>;

/// The joins stand in the order in which they are cheap: from the file's own references, which lie
/// side by side, to what they name. Left to itself SQLite reads all files for each changed one.
void add_uses(index::Session& session, const std::string& path, Uses& uses)
{
    const auto file =
        session.query("SELECT id FROM files WHERE path = :path", {{"path", path}}).rows;
    if (file.empty()) {
        return;
    }
    const std::int64_t id = base::to_whole(file[0][0]);
    const auto table = session.query(
        R"(WITH used AS (SELECT to_kind, target FROM raw_record_references
  WHERE raw_id >= :first AND raw_id < :behind)
SELECT g.path FROM used r CROSS JOIN files g ON g.kind = r.to_kind AND g.record = r.target
UNION SELECT g.path FROM used r CROSS JOIN raw_elections x ON r.to_kind = 'election' AND x.id = r.target
  CROSS JOIN files g ON g.id = x.file
UNION SELECT g.path FROM used r CROSS JOIN raw_recommendations x ON r.to_kind = 'recommendation' AND x.id = r.target
  CROSS JOIN files g ON g.id = x.file
UNION SELECT g.path FROM used r CROSS JOIN raw_person_names x ON r.to_kind = 'person' AND x.person = r.target
  AND x.rank < 2 CROSS JOIN files g ON g.id = x.file)",
        {{"first", index::row_id(id, 0)}, {"behind", index::row_id(id + 1, 0)}});
    for (const auto& row : table.rows) {
        uses[path].insert(base::to_text(row[0]));
    }
}

/// Where a file's kind stands in the order of writing: the archive's own topics first, missions,
/// which refer to everything, last.
std::size_t place_of(const std::string& path)
{
    static constexpr std::array order{records::Kind::archive,
                                      records::Kind::organisation,
                                      records::Kind::person,
                                      records::Kind::election,
                                      records::Kind::delegation,
                                      records::Kind::mission};
    const auto kind = records::file_kind(path.substr(path.rfind('/') + 1));
    const auto* const found =
        kind ? std::find(order.begin(), order.end(), kind->kind) : order.begin();
    return static_cast<std::size_t>(found - order.begin());
}

/// Puts what is used in front of what uses it.
class Sorter
{
public:
    Sorter(const std::vector<FileChange>& changes, const Uses& uses)
        : m_changes{changes}, m_uses{uses}
    {
        for (std::size_t i = 0; i < changes.size(); ++i) {
            m_places[changes[i].path] = i;
        }
    }

    std::vector<std::size_t> order()
    {
        std::vector<std::size_t> start(m_changes.size());
        for (std::size_t i = 0; i < start.size(); ++i) {
            start[i] = i;
        }
        std::stable_sort(start.begin(), start.end(), [&](std::size_t a, std::size_t b) {
            return place_of(m_changes[a].path) < place_of(m_changes[b].path);
        });
        for (const std::size_t i : start) {
            visit(i);
        }
        // What goes, goes when nothing uses it any more.
        const auto gone = std::stable_partition(
            m_order.begin(), m_order.end(), [&](auto i) { return m_changes[i].after.has_value(); });
        std::reverse(gone, m_order.end());
        return std::move(m_order);
    }

private:
    void visit(std::size_t i) // NOLINT(misc-no-recursion): as deep as a chain of changed files
    {
        if (!m_seen.insert(i).second) {
            return;
        }
        if (const auto used = m_uses.find(m_changes[i].path); used != m_uses.end()) {
            for (const std::string& path : used->second) {
                if (const auto place = m_places.find(path); place != m_places.end()) {
                    visit(place->second);
                }
            }
        }
        m_order.push_back(i);
    }

    const std::vector<FileChange>& m_changes;
    const Uses& m_uses;
    std::map<std::string, std::size_t> m_places;
    std::set<std::size_t> m_seen;
    std::vector<std::size_t> m_order;
};

/// The source lines of what is said: of a changed file from its new text.
class CandidateExcerpts
{
public:
    CandidateExcerpts(const fs::path& root, const std::vector<FileChange>& changes)
        : m_root{root}, m_changes{changes}
    {}

    void fill(base::Diagnostic& one)
    {
        if (one.excerpt.empty()) {
            one.excerpt = source(one.path).line(one.mark.line);
        }
    }

private:
    const yaml::Source& source(const std::string& path)
    {
        const auto known = m_sources.find(path);
        if (known != m_sources.end()) {
            return known->second;
        }
        const auto change = std::find_if(
            m_changes.begin(), m_changes.end(), [&](const auto& one) { return one.path == path; });
        std::optional<std::string> text;
        if (change != m_changes.end()) {
            text = change->after;
        } else {
            base::ReadFault fault;
            text = base::read_file(m_root / path, yaml::max_bytes, fault);
        }
        return m_sources.try_emplace(path, path, text.value_or("")).first->second;
    }

    const fs::path& m_root;
    const std::vector<FileChange>& m_changes;
    std::map<std::string, yaml::Source> m_sources;
};

/// What was found, by whom it concerns.
struct Found
{
    std::vector<base::Diagnostic> of_changed;
    std::vector<base::Diagnostic> errors;

    void add(const base::Diagnostic& one, const std::set<std::string>& changed)
    {
        if (changed.contains(one.path)) {
            of_changed.push_back(one);
        }
        if (one.severity == base::Severity::error) {
            errors.push_back(one);
        }
    }
};

/// The warnings and notes of changed missions; those of others, which a change may touch by the
/// thousand, nobody asked for.
std::vector<base::Diagnostic> facts_in(index::Session& session, const std::set<std::string>& paths)
{
    session.execute("DELETE FROM temp.touched");
    for (const auto& path : paths) {
        session.execute("INSERT OR IGNORE INTO temp.touched SELECT m.id FROM raw_missions m JOIN "
                        "files f ON f.id = m.file WHERE f.path = :path",
                        {{"path", path}});
    }
    return check_facts(session);
}

/// What changes are tried on.
struct Trial
{
    const fs::path& root;
    index::Session& session;
    index::Update& update;
};

/// Puts the changed files into the index, as if they were written.
void put_changes(
    Trial trial, const std::vector<FileChange>& changes, Wanted wanted, Found& found, Uses& uses)
{
    auto& [root, session, update] = trial;
    std::set<std::string> changed;
    for (const auto& change : changes) {
        changed.insert(change.path);
    }
    for (const auto& change : changes) {
        if (!change.after) {
            add_uses(session, change.path, uses);
            update.remove(change.path);
        } else if (is_archive_file(change.path)) {
            auto read = read_candidate(root, change.path, *change.after);
            for (const auto& one : read.diagnostics) {
                found.add(one, changed);
            }
            update.put(std::move(read));
        }
    }
    update.link();
    const auto messages = check_links(session);
    for (const auto& one : messages) {
        found.add(one, changed);
    }
    for (const auto& change : changes) {
        if (change.after) {
            add_uses(session, change.path, uses);
        }
    }
    if (wanted == Wanted::everything) {
        update.set_link_messages(messages);
        for (const auto& one : facts_in(session, changed)) {
            found.add(one, changed);
        }
    }
}

} // namespace

Judgement judge(const fs::path& root, const std::vector<FileChange>& changes, Wanted wanted)
{
    TrialIndex trial{root};
    auto& session = trial.session();
    index::Update update{session, index::Update::From::index};
    const auto before = index::errors_of(session);
    Found found;
    Uses uses;
    put_changes({root, session, update}, changes, wanted, found, uses);
    Judgement out;
    out.of_changed = std::move(found.of_changed);
    out.new_errors = new_ones(before, found.errors);
    out.order = Sorter{changes, uses}.order();
    CandidateExcerpts excerpts{root, changes};
    for (auto* list : {&out.of_changed, &out.new_errors}) {
        for (auto& one : *list) {
            excerpts.fill(one);
        }
        std::sort(list->begin(), list->end());
    }
    return out;
}

std::vector<base::Diagnostic> check_changes(const fs::path& root,
                                            const std::vector<FileChange>& changes)
{
    auto [list, new_errors, order] = judge(root, changes, Wanted::everything);
    std::set<std::string> changed;
    for (const auto& change : changes) {
        changed.insert(change.path);
    }
    std::copy_if(new_errors.begin(), new_errors.end(), std::back_inserter(list), [&](auto& one) {
        return !changed.contains(one.path);
    });
    std::sort(list.begin(), list.end());
    return std::move(list);
}

} // namespace eomt::archive
