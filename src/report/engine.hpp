#pragma once

#include "base/error.hpp"
#include "index/session.hpp"
#include "report/definition.hpp"
#include "report/document.hpp"

#include <string>
#include <vector>

namespace eomt::report {

/// The report's subject isn't in the archive.
class NoSubject : public base::Error
{
public:
    using base::Error::Error;
};

struct RunOptions
{
    std::string argument;           ///< bound as `:argument`
    std::vector<std::string> words; ///< a query; the missions it selects are the table `selected`
    std::string as_of;              ///< bound as `:as_of`
};

/// Runs a report. Throws `NoSubject`, `UsageError` for the query words, or `Error` naming the
/// report's query or template that is wrong.
Document run(index::Session& session, const Definition& definition, const RunOptions& options);

/// The ids of the missions that query words select, sorted. Throws `UsageError`.
std::vector<std::string> selected_missions(index::Session& session,
                                           const std::vector<std::string>& words);

} // namespace eomt::report
