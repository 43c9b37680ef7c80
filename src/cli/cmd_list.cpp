#include "cli/cmd_list.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/open.hpp"
#include "cli/output.hpp"
#include "report/lists.hpp"

#include <fmt/format.h>

namespace eomt::cli {

namespace {

report::ListOptions list_options(const po::variables_map& options)
{
    report::ListOptions read;
    if (options.count("columns") != 0) {
        const std::string columns = options["columns"].as<std::string>();
        for (const auto column : base::split(columns, ',')) {
            read.columns.emplace_back(base::trim(column));
        }
    }
    if (options.count("sort") != 0) {
        read.sort = options["sort"].as<std::string>();
    }
    if (options.count("limit") != 0) {
        const std::string limit = options["limit"].as<std::string>();
        constexpr std::size_t most_digits = 9;
        if (limit.empty() || limit.size() > most_digits ||
            limit.find_first_not_of("0123456789") != std::string::npos || std::stoul(limit) == 0) {
            throw base::UsageError{
                fmt::format("--limit {}: write a whole number, 1 or more", base::visible(limit))};
        }
        read.limit = std::stoul(limit);
    }
    return read;
}

int run_list(const Invocation& invocation, const Environment& environment)
{
    if (invocation.words.empty()) {
        throw base::UsageError{fmt::format("what is to be listed is missing: {}",
                                           fmt::join(report::list_names(), ", "))};
    }
    const std::string& what = invocation.words[0];
    report::ListOptions options = list_options(invocation.options);
    // A wrong column is a fault of the command line, whatever the archive holds.
    base::Table empty;
    for (const auto column : report::list_columns(what)) {
        empty.columns.emplace_back(column);
    }
    report::arrange(empty, options);
    auto archive = open_archive(invocation.globals, environment);
    const std::vector<std::string> query{invocation.words.begin() + 1, invocation.words.end()};
    base::Table table = report::make_list(archive.session(), what, query, invocation.globals.as_of);
    report::arrange(table, options);
    write_result(invocation, environment, table, what);
    if (table.rows.empty() && !query.empty()) {
        say_nothing_matches(invocation.globals, environment, archive, query);
    }
    return finish(invocation.globals, environment, archive);
}

} // namespace

namespace {

/// The page of help, with the columns of each list.
const std::string& help_text()
{
    static const std::string text = [] {
        std::string all =
            "Prints a table of what the query selects (\"eomt help query\"). The columns:\n";
        for (const auto name : report::list_names()) {
            all += fmt::format("\n  {}: {}", name, fmt::join(report::list_columns(name), ", "));
        }
        return all;
    }();
    return text;
}

} // namespace

Command list_command()
{
    return {"list",
            "missions|elections|organisations|delegations|people|findings|figures|recommendations|"
            "sources [QUERY...]",
            "list records",
            help_text(),
            [](po::options_description_easy_init add) {
                add("columns",
                    po::value<std::string>()->value_name("A,B"),
                    "the columns, in this order");
                add("sort",
                    po::value<std::string>()->value_name("[-]A"),
                    "order by a column, - before it for falling order");
                add("limit", po::value<std::string>()->value_name("N"), "at most N rows");
            },
            run_list,
            render::format_names()};
}

} // namespace eomt::cli
