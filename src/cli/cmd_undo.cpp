#include "cli/cmd_undo.hpp"

#include "archive/writer.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "cli/line_diff.hpp"
#include "cli/open.hpp"
#include "cli/output.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <istream>
#include <ostream>

namespace eomt::cli {

namespace {

using archive::FileChange;
using archive::PastChange;

std::string diffs(const std::vector<FileChange>& files,
                  const std::filesystem::path& root,
                  const Invocation& invocation,
                  const Environment& environment)
{
    const bool colour = invocation.globals.colour && invocation.globals.output.empty();
    std::string text;
    for (const auto& file : files) {
        text += unified_diff(
            {base::relative_path(root / file.path, environment.folder), file.before, file.after},
            colour);
    }
    return text;
}

/// What is written of a change, and of what was done to its files since.
std::string shown(const PastChange& change,
                  const std::vector<FileChange>& since,
                  const std::filesystem::path& root,
                  const Invocation& invocation,
                  const Environment& environment)
{
    std::string text =
        base::visible(change.what) + "\n" + diffs(change.files, root, invocation, environment);
    if (!since.empty()) {
        text +=
            "\nchanged since, by another program:\n" + diffs(since, root, invocation, environment);
    }
    return text;
}

/// Says which errors other files would have. The changed files themselves become what they were,
/// which is what was asked for.
void warn_of_errors(const std::filesystem::path& root,
                    const PastChange& change,
                    const Environment& environment)
{
    for (auto& one : archive::check_changes(root, archive::reversed(change))) {
        const bool own = std::any_of(change.files.begin(),
                                     change.files.end(),
                                     [&](const auto& file) { return file.path == one.path; });
        if (!own) {
            one.path = base::relative_path(root / one.path, environment.folder);
            *environment.err << "eomt: taking this back brings an error to another file:\n"
                             << base::format_diagnostic(one);
        }
    }
}

/// True where the user says yes, or where nobody is there to be asked.
bool is_confirmed(const Invocation& invocation, const Environment& environment)
{
    if (invocation.options.count("yes") != 0 || !environment.in_is_terminal ||
        !environment.err_is_terminal) {
        return true;
    }
    environment.out->flush();
    *environment.err << "Take this back? [y/N] " << std::flush;
    std::string answer;
    std::getline(*environment.in, answer);
    answer = base::lower(base::trim(answer));
    return answer == "y" || answer == "yes";
}

int run_undo(const Invocation& invocation, const Environment& environment)
{
    if (!invocation.words.empty()) {
        throw base::UsageError{
            fmt::format("undo takes no arguments, and here stands \"{}\"; it takes back the last "
                        "change, and once more the one before it",
                        base::visible(invocation.words[0]))};
    }
    const auto root = archive_folder(invocation.globals, environment);
    const auto change = archive::last_change(root);
    if (!change) {
        throw base::Error{std::string{archive::nothing_to_undo}};
    }
    if (invocation.options.count("forget") != 0) {
        archive::forget_change(root, *change);
        *environment.err << fmt::format("eomt: forgotten, and the files are as they were: {}\n",
                                        base::visible(change->what));
        return done;
    }
    const bool dry_run = invocation.options.count("dry-run") != 0;
    const auto since = archive::changed_since(root, *change);
    if (!since.empty() && !dry_run) {
        archive::undo_change(root, *change); // says why not
    }
    write_result(invocation, environment, shown(*change, since, root, invocation, environment));
    if (!since.empty()) {
        throw base::Error{fmt::format(
            "{} has changed since eomt wrote it, so that this would not be taken back",
            base::visible(base::relative_path(root / since.front().path, environment.folder)))};
    }
    warn_of_errors(root, *change, environment);
    if (dry_run) {
        return done;
    }
    if (!is_confirmed(invocation, environment)) {
        *environment.err << "eomt: nothing was taken back\n";
        return failed;
    }
    archive::undo_change(root, *change);
    if (!invocation.globals.quiet) {
        *environment.err << fmt::format("eomt: taken back: {}\n", base::visible(change->what));
    }
    return done;
}

} // namespace

Command undo_command()
{
    return {"undo",
            "[--dry-run] [--yes]",
            "take the last recorded change back",
            "Shows the last change that eomt made to the archive's records as a unified diff, and "
            "takes it back; once more,\n"
            "and the change before it is taken back, up to 200 of them. A file that eomt made goes "
            "again, with the folder\n"
            "that was made for it. On a terminal it asks first; without one it goes ahead.\n"
            "A file that has changed since is not overwritten: nothing is taken back then, and "
            "--dry-run shows what differs.\n"
            "The records become what they were, errors included; an error that this brings to "
            "another file is told.",
            [](po::options_description_easy_init add) {
                add("dry-run", "show the change, and take nothing back");
                add("forget", "leave the files as they are, and drop the change from the history");
                add("yes", "do not ask");
            },
            run_undo,
            {}};
}

} // namespace eomt::cli
