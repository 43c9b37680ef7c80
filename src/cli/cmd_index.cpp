#include "cli/cmd_index.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/open.hpp"
#include "cli/output.hpp"

#include <fmt/format.h>
#include <ostream>

namespace eomt::cli {

namespace {

int run_index(const Invocation& invocation, const Environment& environment)
{
    if (!invocation.words.empty()) {
        throw base::UsageError{fmt::format("index takes no arguments, and here stands \"{}\"",
                                           base::visible(invocation.words[0]))};
    }
    auto archive =
        open_archive(invocation.globals, environment, invocation.options.count("rebuild") != 0);
    const auto& report = archive.report();
    std::string text = fmt::format("{} in the archive, {} read, {} removed{}\n",
                                   base::plural(report.files, "file"),
                                   report.read.size(),
                                   report.removed,
                                   report.rebuilt ? "; the index was made anew" : "");
    if (invocation.globals.verbose) {
        text += fmt::format("index: {}\n",
                            report.index.empty() ? "in memory" : base::visible(report.index));
        for (const auto& path : report.read) {
            text += fmt::format("read: {}\n", base::visible(path));
        }
    }
    write_result(invocation, environment, text);
    return finish(invocation.globals, environment, archive);
}

} // namespace

Command index_command()
{
    return {"index",
            "[--rebuild]",
            "bring the index up to date",
            "Reads the files that changed and says how many; every other command does so too. -v "
            "names them and the index.",
            [](po::options_description_easy_init add) { add("rebuild", "make the index anew"); },
            run_index,
            {}};
}

} // namespace eomt::cli
