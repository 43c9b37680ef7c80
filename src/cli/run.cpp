#include "cli/run.hpp"

#include "archive/archive.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/cmd_help.hpp"
#include "cli/command.hpp"
#include "cli/open.hpp"
#include "cli/subject.hpp"

#include <algorithm>
#include <exception>
#include <fmt/format.h>
#include <ostream>

namespace eomt::cli {

namespace {

/// The command's name stands first among the words that belong to no option; options before it are
/// allowed.
std::size_t command_position(const std::vector<std::string>& words)
{
    const auto options = global_options();
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (!word.starts_with('-') || word == "-") {
            return i;
        }
        const auto takes = std::any_of(
            options.options().begin(), options.options().end(), [&](const auto& option) {
                const bool is_long = word == "--" + option->long_name();
                const bool is_short =
                    word.size() == 2 && option->format_name().starts_with(word + " ");
                return (is_long || is_short) && option->semantic()->max_tokens() > 0;
            });
        const bool is_known = std::any_of(
            options.options().begin(), options.options().end(), [&](const auto& option) {
                return word.substr(0, word.find('=')) == "--" + option->long_name();
            });
        if (word.starts_with("--") && !is_known && word != "--version") {
            refuse_option(word, options);
        }
        i += takes ? 1 : 0;
    }
    return words.size();
}

int dispatch(const std::vector<std::string>& words, const Environment& environment)
{
    const std::size_t at = command_position(words);
    if (at == words.size()) {
        const bool asks_version = std::find(words.begin(), words.end(), "--version") != words.end();
        if (asks_version) {
            *environment.out << "eomt " << EOMT_VERSION << "\n";
            return done;
        }
        const bool asks_help = words.empty() ||
                               std::find(words.begin(), words.end(), "--help") != words.end() ||
                               std::find(words.begin(), words.end(), "-h") != words.end();
        if (!asks_help) {
            parse(find_command("help"),
                  words,
                  environment); // a wrong option is told before a missing command
            throw base::UsageError{"a command is missing; \"eomt help\" prints them"};
        }
        print_overview(words.empty() ? *environment.err : *environment.out);
        return words.empty() ? usage_error : done;
    }
    const Command& command = find_command(words[at]);
    std::vector<std::string> rest = words;
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(at));
    const auto end = std::find(rest.begin(), rest.end(), "--");
    if (std::find(rest.begin(), end, "--help") != end ||
        std::find(rest.begin(), end, "-h") != end) {
        print_help(*environment.out, command, rest);
        return done;
    }
    const Invocation invocation = parse(command, rest, environment);
    try {
        return command.run(invocation, environment);
    } catch (const index::Corrupt&) {
        // The index is derived: make it again, and nobody need know.
        open_archive(invocation.globals, environment, true);
        return command.run(invocation, environment);
    }
}

void say(const Environment& environment, std::string_view message)
{
    *environment.err << "eomt: " << message << "\n" << std::flush;
}

} // namespace

int run(const std::vector<std::string>& words, const Environment& environment)
{
    try {
        const int status = dispatch(words, environment);
        if (!environment.out->flush()) {
            throw base::Error{"cannot write to standard output: it is closed, or the disk is full"};
        }
        return status;
    } catch (const base::UsageError& fault) {
        say(environment, fault.what());
        return usage_error;
    } catch (const InvalidSubject& fault) {
        say(environment, fault.what());
        return invalid_records;
    } catch (const base::Error& fault) {
        say(environment, fault.what());
        return failed;
    } catch (const std::bad_alloc&) {
        say(environment, "there is not enough memory");
        return failed;
    } catch (const std::exception& fault) {
        say(environment,
            fmt::format("this should not have happened ({}); please report it",
                        base::visible(fault.what())));
        return failed;
    }
}

} // namespace eomt::cli
