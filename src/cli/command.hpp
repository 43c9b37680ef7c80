#pragma once

#include "cli/environment.hpp"
#include "render/format.hpp"

#include <boost/program_options/options_description.hpp>
#include <boost/program_options/variables_map.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace eomt::cli {

namespace po = boost::program_options;

/// The exit statuses of the command line's contract.
enum Status
{
    done = 0,
    failed = 1,
    usage_error = 2,
    invalid_records = 3
};

/// The options of every command, as a plain struct.
struct Globals
{
    std::string archive;
    bool colour = false;
    bool quiet = false;
    bool verbose = false;
    bool strict = false;
    bool any_format = false; ///< `check` says what is wrong with an archive of another format
    std::string as_of;       ///< ISO
    std::optional<render::Format> format;
    std::string format_word; ///< as written after -O, for commands with formats of their own
    std::string output;      ///< empty or `-` is standard output
};

/// A command line, read: what a command's `run` gets.
struct Invocation
{
    Globals globals;
    po::variables_map options; ///< the command's own
    std::vector<std::string> words;
    std::vector<std::pair<std::string, std::string>> given; ///< options with their values, in order
};

/// A command: its page of help, its options, what it does. One line in `commands()` for each.
struct Command
{
    std::string_view name;
    std::string_view arguments; ///< for the usage line
    std::string_view summary;
    std::string_view help;
    void (*add_options)(po::options_description_easy_init add);
    int (*run)(const Invocation& invocation, const Environment& environment);
    std::vector<std::string_view> formats; ///< of -O; empty where it has none
    /// Options that stand for fields of records; help prints them in its own way.
    void (*add_fields)(po::options_description_easy_init add) = nullptr;
    /// `--as-of` is a field of what it makes, and may be a partial date.
    bool as_of_is_field = false;
    /// What its help says besides, for the words of the command line.
    std::string (*more_help)(const std::vector<std::string>& words) = nullptr;
};

/// All commands, in the order of help.
const std::vector<Command>& commands();

/// The command of that name. Throws `UsageError` naming the nearest.
const Command& find_command(std::string_view name);

/// The options of every command.
po::options_description global_options();

/// The options of one command.
po::options_description own_options(const Command& command);

/// Its options that stand for fields of records.
po::options_description field_options(const Command& command);

/// Throws `UsageError` for an option that is none of `options`, naming the nearest.
[[noreturn]] void refuse_option(const std::string& written, const po::options_description& options);

/// Reads a command line whose command is known; opens nothing. Throws `UsageError`.
Invocation parse(const Command& command,
                 const std::vector<std::string>& words,
                 const Environment& environment);

} // namespace eomt::cli
