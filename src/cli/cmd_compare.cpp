#include "cli/cmd_compare.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/open.hpp"
#include "cli/output.hpp"
#include "render/json.hpp"
#include "report/compare.hpp"
#include "report/engine.hpp"

#include <fmt/format.h>

namespace eomt::cli {

namespace {

report::CompareOptions compare_options(const po::variables_map& options)
{
    report::CompareOptions read;
    if (options.count("by") != 0) {
        read.by = options["by"].as<std::string>();
    }
    read.transpose = options.count("transpose") != 0;
    if (options.count("sort") != 0) {
        const std::string sort = options["sort"].as<std::string>();
        if (sort != "missions" && sort != "name") {
            throw base::UsageError{
                fmt::format(R"(--sort {}: columns are ordered by "name" or by "missions")",
                            base::visible(sort))};
        }
        read.by_size = sort == "missions";
    }
    return read;
}

int run_compare(const Invocation& invocation, const Environment& environment)
{
    const report::CompareOptions options = compare_options(invocation.options);
    auto archive = open_archive(invocation.globals, environment);
    const auto comparison = report::compare(archive.session(), invocation.words, options);
    if (invocation.globals.format == render::Format::json) {
        write_result(invocation, environment, render::json_text(report::json_of(comparison)));
    } else {
        const auto format = invocation.globals.format.value_or(render::Format::table);
        // For reading, measures that no column has are left out; a program wants every row,
        // whatever there is.
        const bool for_reading = format == render::Format::table || format == render::Format::md ||
                                 format == render::Format::html;
        write_result(invocation,
                     environment,
                     report::table_of(for_reading ? report::without_empty(comparison) : comparison,
                                      options.transpose),
                     "Missions by " + comparison.by,
                     comparison.notes);
    }
    if (comparison.columns.empty() && !invocation.words.empty() &&
        report::selected_missions(archive.session(), invocation.words).empty()) {
        say_nothing_matches(invocation.globals, environment, archive, invocation.words);
    }
    return finish(invocation.globals, environment, archive);
}

} // namespace

Command compare_command()
{
    return {"compare",
            "[QUERY...] [--by DIMENSION]",
            "put values side by side",
            "Compares the missions that the query selects: one column for each country, "
            "organisation, election, coordinator,\n"
            "delegation, year, topic or mission. Scores go from -2 (negative) to 2 (positive); an "
            "empty cell means no data.",
            [](po::options_description_easy_init add) {
                add("by",
                    po::value<std::string>()->value_name("DIMENSION"),
                    "what the columns are; country where not given");
                add("sort",
                    po::value<std::string>()->value_name("HOW"),
                    "columns by name, or by the number of missions");
                add("transpose", "a row for each value instead of a column");
            },
            run_compare,
            render::format_names()};
}

} // namespace eomt::cli
