#include "index/references.hpp"

#include "index/table_spec.hpp"

#include <fmt/format.h>
#include <string_view>

namespace eomt::index {

namespace {

/// What references may name in a file: of each kind the ids.
constexpr std::string_view targets_of_file =
    R"(SELECT f.kind, f.record FROM files f WHERE f.id = :file
UNION ALL SELECT 'election', x.id FROM raw_elections x WHERE x.raw_id >= :first AND x.raw_id < :behind
UNION ALL SELECT 'recommendation', x.id FROM raw_recommendations x WHERE x.raw_id >= :first AND x.raw_id < :behind
UNION ALL SELECT 'topic', x.topic FROM raw_archive_topics x WHERE x.raw_id >= :first AND x.raw_id < :behind
UNION ALL SELECT 'person', x.person FROM raw_person_names x WHERE x.rank < 2 AND x.raw_id >= :first AND x.raw_id < :behind)";

} // namespace

void begin_references(Session& session)
{
    session.execute("DROP TABLE IF EXISTS temp.targets");
    session.execute("CREATE TEMP TABLE targets (kind TEXT, id TEXT, PRIMARY KEY (kind, id))");
    session.execute("DROP TABLE IF EXISTS temp.referring");
    session.execute("CREATE TEMP TABLE referring (raw_id INTEGER PRIMARY KEY)");
}

void note_targets(Session& session, std::int64_t file)
{
    const Binds binds{{"file", file}, {"first", row_id(file, 0)}, {"behind", row_id(file + 1, 0)}};
    session.execute(fmt::format("INSERT OR IGNORE INTO temp.targets {}", targets_of_file), binds);
    session.execute("INSERT OR IGNORE INTO temp.referring SELECT raw_id FROM "
                    "raw_record_references WHERE raw_id >= :first AND raw_id < :behind",
                    binds);
}

void resolve_references(Session& session, bool fresh)
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
    if (fresh) {
        session.execute(
            fmt::format("UPDATE raw_record_references SET is_known = 0 WHERE NOT {}", leads));
        session.execute("INSERT INTO temp.targets SELECT kind, record FROM files "
                        "GROUP BY kind, record HAVING COUNT(*) > 1");
        session.execute("INSERT INTO temp.referring SELECT raw_id FROM raw_record_references "
                        "WHERE field IN ('part_of', 'parent', 'previous')");
        return;
    }
    session.execute("INSERT OR IGNORE INTO temp.referring SELECT r.raw_id FROM temp.targets t "
                    "CROSS JOIN raw_record_references r WHERE r.to_kind = t.kind AND r.target = "
                    "t.id");
    session.execute(fmt::format("UPDATE raw_record_references SET is_known = CASE WHEN {} THEN 1 "
                                "ELSE 0 END WHERE raw_id IN (SELECT raw_id FROM temp.referring)",
                                leads));
}

} // namespace eomt::index
