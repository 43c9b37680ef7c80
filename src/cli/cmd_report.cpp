#include "cli/cmd_report.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/open.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/report_all.hpp"
#include "cli/report_files.hpp"
#include "cli/subject.hpp"
#include "report/engine.hpp"

#include <fmt/format.h>
#include <ostream>

namespace eomt::cli {

namespace {

namespace fs = std::filesystem;

void print_list(const Invocation& invocation,
                const Environment& environment,
                const ReportFiles& files)
{
    base::Table table{{"report", "argument", "summary"}, {}};
    for (const auto& name : files.names()) {
        report::Definition definition;
        try {
            definition = files.load(name);
        } catch (const base::Error& fault) {
            *environment.err << "eomt: " << fault.what() << "\n";
            continue;
        }
        table.rows.push_back(
            {name,
             definition.parameter.empty() ? base::Cell{} : base::Cell{definition.parameter},
             definition.summary});
    }
    write_result(invocation, environment, table, "Reports");
}

/// The query of --all. Before it may stand the name of the one report that there is of every
/// mission; as a word to be searched it would leave most of them out.
std::vector<std::string> query_of_all(const Invocation& invocation, const ReportFiles& files)
{
    std::vector<std::string> words = invocation.words;
    const auto names = files.names();
    if (words.empty() || std::find(names.begin(), names.end(), words[0]) == names.end()) {
        return words;
    }
    if (words[0] != "mission") {
        throw base::UsageError{fmt::format("--all writes the report of every mission, and \"{}\" "
                                           "is another report; write eomt report "
                                           "--all -o DIR, and words of a query behind it",
                                           base::visible(words[0]))};
    }
    words.erase(words.begin());
    return words;
}

/// Every mission's report into a folder.
void write_all(const Invocation& invocation,
               const Environment& environment,
               archive::Archive& archive,
               const ReportFiles& files)
{
    if (invocation.globals.output.empty() || invocation.globals.output == "-") {
        throw base::UsageError{"report --all writes into a folder: -o DIR"};
    }
    const fs::path folder = environment.folder / invocation.globals.output;
    base::make_folders(folder);
    const auto format = invocation.globals.format.value_or(render::Format::md);
    const std::vector<std::string> words = query_of_all(invocation, files);
    const report::Definition definition = files.load("mission");
    const ManyReports what{report::selected_missions(archive.session(), words),
                           folder,
                           format,
                           invocation.globals.as_of,
                           progress(invocation.globals, environment, "writing", "reports")};
    if (what.subjects.empty()) {
        say_nothing_matches(invocation.globals, environment, archive, words);
    }
    const std::size_t written = write_reports(archive, definition, what);
    if (!invocation.globals.quiet) {
        *environment.err << fmt::format("{} in {}, {} written, the rest unchanged\n",
                                        base::plural(what.subjects.size(), "report"),
                                        base::visible(invocation.globals.output),
                                        written);
    }
}

int run_report(const Invocation& invocation, const Environment& environment)
{
    const bool all = invocation.options.count("all") != 0;
    auto archive = open_archive(invocation.globals, environment);
    const ReportFiles files{archive.root(), environment};
    if (invocation.options.count("list") != 0) {
        print_list(invocation, environment, files);
        return done;
    }
    if (all) {
        write_all(invocation, environment, archive, files);
        return finish(invocation.globals, environment, archive);
    }
    if (invocation.words.empty()) {
        throw base::UsageError{
            fmt::format("the report's name is missing: {}", fmt::join(files.names(), ", "))};
    }
    const auto definition = files.load(invocation.words[0]);
    const bool has_argument = !definition.parameter.empty();
    if (has_argument && invocation.words.size() < 2) {
        throw base::UsageError{fmt::format("the report {0} is of one {1}: eomt report {0} {2}",
                                           definition.name,
                                           definition.parameter,
                                           definition.parameter == "person" ? "NAME" : "ID")};
    }
    report::RunOptions options{{}, {}, invocation.globals.as_of};
    if (has_argument) {
        options.argument =
            find_subject(archive.session(), definition.parameter, invocation.words[1]);
    }
    options.words.assign(invocation.words.begin() + (has_argument ? 2 : 1), invocation.words.end());
    write_result(invocation, environment, report::run(archive.session(), definition, options));
    return finish(invocation.globals, environment, archive);
}

} // namespace

Command report_command()
{
    return {
        "report",
        "NAME [ARGUMENT] [QUERY...]",
        "print a report",
        "Prints a report with numbered sources: mission ID, election ID, country CC, organisation "
        "ID, delegation ID,\n"
        "person NAME, year YYYY, archive, and those in the archive's own reports/ folder. A query "
        "narrows the missions\n"
        "that it speaks of.",
        [](po::options_description_easy_init add) {
            add("list", "list the reports");
            add("all",
                "write the report of every mission that the query selects into the folder of -o");
        },
        run_report,
        {"md", "html", "json"}};
}

} // namespace eomt::cli
