#include "cli/cmd_schema.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/output.hpp"
#include "records/schema.hpp"
#include "render/json.hpp"

#include <fmt/format.h>

namespace eomt::cli {

namespace {

int run_schema(const Invocation& invocation, const Environment& environment)
{
    const auto& names = records::kind_names();
    if (invocation.words.size() != 1) {
        throw base::UsageError{
            fmt::format("schema takes one kind of record: {}", fmt::join(names, ", "))};
    }
    const auto kind = records::kind_named(invocation.words[0]);
    if (!kind) {
        const std::string near = base::did_you_mean(invocation.words[0], names);
        throw base::UsageError{fmt::format(
            "there is no kind of record \"{}\"{}",
            base::visible(invocation.words[0]),
            near.empty() ? fmt::format("; there are {}", fmt::join(names, ", ")) : near)};
    }
    write_result(invocation, environment, render::json_text(records::schema(*kind)));
    return done;
}

} // namespace

Command schema_command()
{
    return {"schema",
            "archive|election|mission|delegation|organisation|person",
            "print the JSON Schema of a kind of record",
            "Prints the JSON Schema (draft-07) with which an editor completes and checks such a "
            "file while it is written.",
            nullptr,
            run_schema,
            {"json"}};
}

} // namespace eomt::cli
