#pragma once

#include "base/diagnostic.hpp"
#include "index/mission_case.hpp"
#include "index/session.hpp"
#include "index/store.hpp"
#include "records/any.hpp"
#include "yaml/source.hpp"

#include <filesystem>
#include <vector>

namespace eomt::archive {

/// The checks that a record and the archived copies it names are enough for. The copies that were
/// looked at are added to `dependencies`.
void check_record(const records::AnyRecord& record,
                  const std::filesystem::path& root,
                  yaml::Problems& problems,
                  std::vector<index::Dependency>& dependencies);

/// What needs the whole archive: references, ids, persons, topics (errors), and elections that are
/// described in several places (errors and warnings). Excerpts are left empty.
std::vector<base::Diagnostic> check_links(index::Session& session);

/// The warnings and notes that need the whole archive, for touched missions without errors.
/// Excerpts are left empty.
std::vector<base::Diagnostic> check_facts(index::Session& session);

/// Those of one mission, but for what a mission that it is inside of says. Excerpts are left empty.
std::vector<base::Diagnostic> facts_of(const index::MissionCase& mission);

} // namespace eomt::archive
