#include "cli/saving.hpp"

#include "base/file.hpp"
#include "base/text.hpp"
#include "cli/output.hpp"
#include "cli/subject.hpp"
#include "records/kind.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <ostream>

namespace eomt::cli {

std::string diagnostics_text(const std::vector<base::Diagnostic>& diagnostics,
                             const std::filesystem::path& root,
                             const Environment& environment)
{
    std::string text;
    for (auto one : diagnostics) {
        one.path = base::relative_path(root / one.path, environment.folder);
        text += base::format_diagnostic(one);
    }
    return text;
}

std::vector<base::Diagnostic> check_unwritten(const std::filesystem::path& root,
                                              const std::vector<archive::FileChange>& changes)
{
    auto found = archive::check_changes(root, changes);
    std::erase_if(found, [&](const base::Diagnostic& one) {
        return one.rule == "missing-source-file" &&
               std::any_of(changes.begin(), changes.end(), [&](const auto& change) {
                   return one.message.find(change.path) != std::string::npos;
               });
    });
    return found;
}

std::string preview_of(const std::vector<archive::FileChange>& changes)
{
    std::string text;
    for (const auto& change : changes) {
        if (!records::is_yaml(change.path)) {
            text += fmt::format("{}# {} (a copy of the page)\n",
                                text.empty() ? "" : "\n",
                                base::visible(change.path));
            continue;
        }
        if (changes.size() > 1) {
            text += fmt::format("{}# {}\n", text.empty() ? "" : "\n", base::visible(change.path));
        }
        text += change.after.value_or("");
    }
    return text;
}

void save(const Invocation& invocation,
          const Environment& environment,
          const std::filesystem::path& root,
          const std::vector<archive::FileChange>& changes,
          const std::string& what)
{
    try {
        archive::write_changes(root, changes, what);
    } catch (const archive::ChangeRefused& refused) {
        const auto& errors = refused.errors();
        throw InvalidSubject{
            fmt::format("nothing was written, because the archive would have {} that it does not "
                        "have now:\n{}",
                        base::plural(errors.size(), "error"),
                        base::trim(diagnostics_text(errors, root, environment)))};
    }
    std::string paths;
    for (const auto& change : changes) {
        paths += base::relative_path(root / change.path, environment.folder) + "\n";
    }
    *environment.out << paths << std::flush;
    if (invocation.globals.quiet) {
        return;
    }
    // Asked of the archive as it is now, with the copies that came along.
    auto written = changes;
    for (auto& change : written) {
        change.before = change.after;
    }
    std::vector<base::Diagnostic> warnings;
    for (const auto& one : archive::check_changes(root, written)) {
        if (one.severity != base::Severity::note) {
            warnings.push_back(one);
        }
    }
    *environment.err << diagnostics_text(warnings, root, environment);
}

} // namespace eomt::cli
