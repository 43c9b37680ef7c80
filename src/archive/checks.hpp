#pragma once

#include "base/diagnostic.hpp"
#include "index/session.hpp"
#include "index/store.hpp"
#include "records/any.hpp"
#include "yaml/source.hpp"

#include <filesystem>
#include <functional>
#include <vector>

namespace eomt::archive {

/// The checks that a record and the archived copies it names are enough for. The copies that were
/// looked at are added to `dependencies`.
void check_record(const records::AnyRecord& record,
                  const std::filesystem::path& root,
                  yaml::Problems& problems,
                  std::vector<index::Dependency>& dependencies);

/// The errors that need the whole archive: references, ids, persons, topics. Excerpts are left
/// empty.
std::vector<base::Diagnostic> check_links(index::Session& session);

/// The warnings and notes that need the whole archive, for touched missions without errors.
/// Excerpts are left empty.
std::vector<base::Diagnostic> check_facts(index::Session& session);

/// What only the whole archive can tell.
struct LinkFindings
{
    std::vector<base::Diagnostic> errors;
    std::vector<base::Diagnostic> facts; ///< of touched missions
};

/// The last steps of every update: links what `update` changed, checks links and facts, and puts
/// what they say into the index, with the excerpts that `fill` adds.
LinkFindings link_and_check(index::Session& session,
                            index::Update& update,
                            const std::function<void(std::vector<base::Diagnostic>&)>& fill);

} // namespace eomt::archive
