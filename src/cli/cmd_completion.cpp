#include "cli/cmd_completion.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/completion_scripts.hpp"
#include "cli/open.hpp"
#include "cli/output.hpp"

#include <fmt/format.h>
#include <sstream>

namespace eomt::cli {

namespace {

/// The ids of records that begin with what is typed, one a line.
int print_ids(const Invocation& invocation, const Environment& environment)
{
    const std::string start = invocation.options["ids"].as<std::string>();
    auto archive = open_archive(invocation.globals, environment);
    std::string text;
    for (const auto& row :
         archive.session()
             .query("SELECT DISTINCT record FROM files WHERE record <> '' ORDER BY record")
             .rows) {
        const std::string id = base::to_text(row[0]);
        if (id.starts_with(start)) {
            text += id + "\n";
        }
    }
    write_result(invocation, environment, text);
    return done;
}

int run_completion(const Invocation& invocation, const Environment& environment)
{
    if (invocation.options.count("ids") != 0) {
        return print_ids(invocation, environment);
    }
    const std::string shell = invocation.words.size() == 1 ? invocation.words[0] : "";
    std::ostringstream text;
    if (shell == "bash") {
        print_bash(text);
    } else if (shell == "zsh") {
        print_zsh(text);
    } else if (shell == "fish") {
        print_fish(text);
    } else {
        throw base::UsageError{shell.empty() ? "completion takes one shell: bash, zsh or fish"
                                             : fmt::format("there is no completion for {}{}",
                                                           base::visible(shell),
                                                           "; there is for bash, zsh and fish")};
    }
    write_result(invocation, environment, text.str());
    return done;
}

} // namespace

Command completion_command()
{
    return {"completion",
            "bash|zsh|fish",
            "print a completion script for a shell",
            "Prints a script that completes commands, options, query fields and the ids of "
            "records. For bash:\n"
            "  eval \"$(eomt completion bash)\"",
            [](po::options_description_easy_init add) {
                add("ids",
                    po::value<std::string>()->implicit_value("")->value_name("START"),
                    "print the ids that begin so, for the scripts");
            },
            run_completion,
            {}};
}

} // namespace eomt::cli
