#pragma once

#include "base/error.hpp"
#include "index/session.hpp"
#include "report/definition.hpp"
#include "report/document.hpp"
#include "report/page_template.hpp"

#include <optional>
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

/// A report that is run for many subjects: its templates are parsed once, its queries prepared
/// once, and what the whole archive says is asked once.
class Engine
{
public:
    /// Both have to outlive the engine. Throws nothing of the report; `run` does.
    Engine(index::Session& session, const Definition& definition)
        : m_session{session}, m_definition{definition}
    {}

    /// Runs the report. Throws `NoSubject`, `UsageError` for the query words, or `Error` naming the
    /// report's query or template that is wrong.
    Document run(const RunOptions& options);

private:
    /// What is the same for all subjects.
    struct Archive
    {
        std::string language;
        base::Cell left_out; ///< the number of files with errors
    };

    const Archive& archive();
    /// `page`, parsed from the text when it is first asked for; `what` names it in a message.
    PageTemplate& parsed(std::optional<PageTemplate>& page,
                         std::string_view what,
                         const std::string& text,
                         std::string (*escape)(std::string_view));

    index::Session& m_session;
    const Definition& m_definition;
    std::optional<Archive> m_archive;
    std::optional<PageTemplate> m_title;
    std::optional<PageTemplate> m_body;
};

/// Runs a report for one subject, as `Engine::run` does.
Document run(index::Session& session, const Definition& definition, const RunOptions& options);

/// The ids of the missions that query words select, sorted. Throws `UsageError`.
std::vector<std::string> selected_missions(index::Session& session,
                                           const std::vector<std::string>& words);

} // namespace eomt::report
