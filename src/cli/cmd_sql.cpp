#include "cli/cmd_sql.hpp"

#include "base/error.hpp"
#include "cli/open.hpp"
#include "cli/output.hpp"
#include "index/schema.hpp"

namespace eomt::cli {

namespace {

int run_sql(const Invocation& invocation, const Environment& environment)
{
    if (invocation.options.count("schema") != 0) {
        write_result(invocation, environment, index::schema_text());
        return done;
    }
    if (invocation.words.size() != 1) {
        throw base::UsageError{
            invocation.words.empty()
                ? "a query is missing: eomt sql \"SELECT id, date FROM missions\""
                : "the query has to be one word of the command line; put it in quotes"};
    }
    auto archive = open_archive(invocation.globals, environment);
    write_result(
        invocation, environment, archive.session().query_of_user(invocation.words[0]), "Query");
    return finish(invocation.globals, environment, archive);
}

} // namespace

Command sql_command()
{
    return {"sql",
            "QUERY | --schema",
            "query the index with SQL",
            "Runs one SELECT on the index, which nothing can change this way. docs/index.md "
            "describes the tables.",
            [](po::options_description_easy_init add) { add("schema", "print the tables as SQL"); },
            run_sql,
            render::format_names()};
}

} // namespace eomt::cli
