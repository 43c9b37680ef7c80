#include "cli/open.hpp"

#include "archive/location.hpp"
#include "archive/writer.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/held_signals.hpp"
#include "cli/progress.hpp"
#include "cli/subject.hpp"
#include "query/unknown.hpp"

#include <fmt/format.h>
#include <ostream>

namespace eomt::cli {

namespace {

namespace fs = std::filesystem;

/// A folder that the user named.
fs::path named(const fs::path& folder, std::string_view by)
{
    std::error_code failed;
    if (!fs::is_directory(folder, failed)) {
        throw base::Error{
            fmt::format("{}: there is no folder {}", by, base::visible(folder.string()))};
    }
    if (!fs::exists(folder / "archive.yaml", failed)) {
        const auto above = archive::find_root(folder);
        throw base::Error{fmt::format(
            "{}: {} is no archive, for it has no archive.yaml; {}",
            by,
            base::visible(folder.string()),
            above ? fmt::format("did you mean {}?", base::visible(above->string()))
                  : fmt::format("\"eomt init {}\" makes one", base::visible(folder.string())))};
    }
    return folder;
}

} // namespace

fs::path archive_folder(const Globals& globals, const Environment& environment)
{
    if (!globals.archive.empty()) {
        return named(environment.folder / globals.archive, "-C");
    }
    if (const auto folder = environment.variable("EOMT_ARCHIVE"); folder && !folder->empty()) {
        return named(environment.folder / *folder, "EOMT_ARCHIVE");
    }
    if (const auto above = archive::find_root(environment.folder)) {
        return *above;
    }
    std::error_code unreadable;
    if (fs::exists(environment.folder / "missions" / "archive.yaml", unreadable)) {
        return environment.folder / "missions";
    }
    throw base::Error{
        "there is no archive here: no archive.yaml in this folder, above it or in missions/; "
        "\"eomt init\" makes one, -C DIR names one"};
}

namespace {

/// Opens the archive. Whoever is asked to end meanwhile keeps what has been read, says so, and
/// ends.
archive::Archive open_until_stopped(const fs::path& folder,
                                    archive::OpenOptions options,
                                    const Environment& environment)
{
    const HeldSignals signals;
    options.stopped = [&signals] { return signals.any(); };
    try {
        return {folder, options};
    } catch (const archive::Stopped& stopped) {
        *environment.err << (environment.err_is_terminal ? "\r\x1b[K" : "")
                         << "eomt: " << stopped.what() << "\n"
                         << std::flush;
        throw; // the signal ends the program before it is said once more
    }
}

} // namespace

archive::Archive open_archive(const Globals& globals, const Environment& environment, bool rebuild)
{
    archive::Archive archive =
        open_until_stopped(archive_folder(globals, environment),
                           {rebuild, progress(globals, environment, "reading", "files"), {}},
                           environment);
    // Records of another format may mean something else, so that none of them is read as one of
    // this.
    const auto other = archive.session().query("SELECT format FROM raw_archives WHERE format <> 1");
    if (!other.rows.empty() && !globals.any_format) {
        throw InvalidSubject{
            fmt::format("the archive is of format {}, and this program reads format 1; a newer "
                        "program may read it",
                        base::to_text(other.rows[0][0]))};
    }
    return archive;
}

void say_nothing_matches(const Globals& globals,
                         const Environment& environment,
                         archive::Archive& archive,
                         const std::vector<std::string>& query)
{
    if (globals.quiet) {
        return;
    }
    std::string text =
        fmt::format("eomt: nothing matches {}\n", base::visible(base::join(query, " ")));
    for (const auto& unknown : query::unknown_words(archive.session(), query)) {
        text += fmt::format("eomt: {}\n", unknown);
    }
    *environment.err << text;
}

archive::Archive open_for_writing(const Globals& globals, const Environment& environment)
{
    archive::finish_interrupted(archive_folder(globals, environment));
    return open_archive(globals, environment);
}

int finish(const Globals& globals, const Environment& environment, archive::Archive& archive)
{
    const std::size_t invalid = archive.invalid_files();
    if (invalid == 0) {
        return done;
    }
    if (!globals.quiet) {
        *environment.err << fmt::format(
            "eomt: {} left out for {} errors; \"eomt check\" prints them\n",
            base::plural(invalid, "file") + (invalid == 1 ? " is" : " are"),
            invalid == 1 ? "its" : "their");
    }
    return globals.strict ? invalid_records : done;
}

} // namespace eomt::cli
