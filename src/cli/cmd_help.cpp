#include "cli/cmd_help.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/man.hpp"
#include "cli/output.hpp"
#include "query/query.hpp"

#include <fmt/format.h>
#include <ostream>
#include <sstream>

namespace eomt::cli {

namespace {

void print_query_help(std::ostream& out)
{
    out << "A query selects missions. Words are field:value, and all must hold; a,b is a or b; "
           "not:field:value excludes;\n"
           "a bare word is searched in titles, findings, quotes, verdicts and bodies; KZ is short "
           "for country:KZ, and\n"
           "KZ KG for country:KZ,KG.\n"
           "Each word is about the mission: topic:campaign assessment:positive is one with a "
           "finding on the campaign and a\n"
           "positive one, which may be another. For \"list findings\" both are about the finding.\n"
           "Names match in any case, word order and script, with or without accents.\n\n";
    for (const auto& field : query::fields()) {
        out << fmt::format("  {:<14}{}\n", field.name, field.help);
    }
    out << "\nExample: eomt list missions org:csto-pa date:2020.. not:country:KZ\n";
}

int run_help(const Invocation& invocation, const Environment& environment)
{
    std::ostringstream text;
    const bool of_fields =
        invocation.words.size() == 2 && find_command(invocation.words[0]).more_help != nullptr;
    if (invocation.words.size() > 1 && !of_fields) {
        throw base::UsageError{fmt::format(R"(help takes one command, and after "{}" stands "{}")",
                                           base::visible(invocation.words[0]),
                                           base::visible(invocation.words[1]))};
    }
    const std::string topic = invocation.words.empty() ? "" : invocation.words[0];
    const bool man = invocation.options.count("man") != 0;
    if (topic.empty()) {
        man ? print_man(text) : print_overview(text);
    } else if (topic == "query") {
        print_query_help(text);
    } else {
        const Command& command = find_command(topic);
        man ? print_man(text, command) : print_help(text, command, invocation.words);
    }
    write_result(invocation, environment, text.str());
    return done;
}

} // namespace

void print_overview(std::ostream& out)
{
    out << "eomt keeps records of election-observation missions, checks them, reports and "
           "compares.\n\n"
           "Usage: eomt [OPTIONS] COMMAND [ARGUMENTS]\n\nCommands:\n";
    for (const Command& command : commands()) {
        out << fmt::format("  {:<12}{}\n", command.name, command.summary);
    }
    out << "\n"
        << global_options() << "  --version             print the version\n\n"
        << "\"eomt help COMMAND\" says more of one, \"eomt help query\" how missions are "
           "selected.\n";
}

void print_help(std::ostream& out, const Command& command, const std::vector<std::string>& words)
{
    out << fmt::format("Usage: eomt {} {}\n\n{}\n", command.name, command.arguments, command.help);
    const auto own = own_options(command);
    if (!own.options().empty()) {
        out << "\n" << own;
    }
    if (command.more_help != nullptr) {
        out << command.more_help(words);
    }
    if (!command.formats.empty()) {
        out << fmt::format("\nFormats for -O: {}\n", fmt::join(command.formats, ", "));
    }
    out << "\n" << global_options();
}

Command help_command()
{
    return {
        "help",
        "[COMMAND]",
        "print help",
        "Prints the commands, or the page of one of them, or how a query is written (help query).",
        [](po::options_description_easy_init add) { add("man", "write it as a man page"); },
        run_help,
        {}};
}

} // namespace eomt::cli
