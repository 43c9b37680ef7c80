#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/command.hpp"

#include <boost/program_options/parsers.hpp>

#include <algorithm>
#include <fmt/format.h>

namespace eomt::cli {

namespace {

std::vector<std::string_view> names_of(const std::vector<std::string>& names)
{
    return {names.begin(), names.end()};
}

/// What the option, written with its dashes, takes; nothing where it takes no value.
const po::value_semantic* value_of(const po::options_description& options, std::string_view word)
{
    for (const auto& option : options.options()) {
        const std::string name =
            option->canonical_display_name(po::command_line_style::allow_dash_for_short);
        const bool same = word == "--" + option->long_name() || word == name;
        if (same && option->semantic()->max_tokens() > 0) {
            return option->semantic().get();
        }
    }
    return nullptr;
}

/// Whether the word is a long option, with or without a value.
bool is_option(const po::options_description& options, std::string_view word)
{
    return word.starts_with("--") &&
           options.find_nothrow(std::string{word.substr(2, word.find('=') - 2)}, false) != nullptr;
}

/// `--sort -date`: Boost would take the value for an option; written as one word it can't. What is
/// an option is no value, which was forgotten then, or may be missing as in `--resume --all`.
std::vector<std::string> glue_values(const std::vector<std::string>& words,
                                     const po::options_description& options)
{
    std::vector<std::string> glued;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == "--") {
            glued.insert(glued.end(), words.begin() + static_cast<std::ptrdiff_t>(i), words.end());
            break;
        }
        const po::value_semantic* takes = words[i].starts_with("--") && i + 1 < words.size()
                                              ? value_of(options, words[i])
                                              : nullptr;
        if (takes != nullptr && is_option(options, words[i + 1])) {
            if (takes->min_tokens() > 0) {
                throw base::UsageError{
                    fmt::format("a value is missing after {0}; {1} is an option, and {0}={1} "
                                "writes it as the value",
                                words[i],
                                base::visible(words[i + 1]))};
            }
            takes = nullptr;
        }
        if (takes != nullptr) {
            // An empty value written with "=" would count as a missing one.
            glued.push_back(words[i + 1].empty() ? words[i] : words[i] + "=" + words[i + 1]);
            ++i;
        } else {
            glued.push_back(words[i]);
        }
    }
    return glued;
}

} // namespace

void refuse_option(const std::string& written, const po::options_description& options)
{
    std::vector<std::string> names{"--version"};
    for (const auto& option : options.options()) {
        if (!option->long_name().empty()) {
            names.push_back("--" + option->long_name());
        }
    }
    throw base::UsageError{fmt::format("there is no option {}{}",
                                       base::visible(written),
                                       base::did_you_mean(written, names_of(names)))};
}

namespace {

/// What a fault of Boost.Program_options means, in this program's words.
[[noreturn]] void explain(const po::error& fault, const po::options_description& options)
{
    if (const auto* unknown = dynamic_cast<const po::unknown_option*>(&fault)) {
        refuse_option(unknown->get_option_name(), options);
    }
    if (const auto* ambiguous = dynamic_cast<const po::ambiguous_option*>(&fault)) {
        refuse_option(ambiguous->get_option_name(), options);
    }
    if (const auto* missing = dynamic_cast<const po::invalid_command_line_syntax*>(&fault)) {
        if (missing->kind() == po::invalid_syntax::extra_parameter) {
            throw base::UsageError{fmt::format("{} takes no value", missing->get_option_name())};
        }
        throw base::UsageError{
            fmt::format("a value is missing after {}", missing->get_option_name())};
    }
    if (const auto* twice = dynamic_cast<const po::multiple_occurrences*>(&fault)) {
        throw base::UsageError{fmt::format("{} is given more than once", twice->get_option_name())};
    }
    if (const auto* bad = dynamic_cast<const po::validation_error*>(&fault)) {
        throw base::UsageError{fmt::format("{} takes a whole number", bad->get_option_name())};
    }
    throw base::UsageError{"the command line cannot be read; eomt help prints how it is written"};
}

std::optional<std::string> text_of(const po::variables_map& options, const char* name)
{
    return options.count(name) == 0 ? std::nullopt : std::optional{options[name].as<std::string>()};
}

bool wants_colour(const po::variables_map& options, const Environment& environment)
{
    const std::string when = text_of(options, "color").value_or("auto");
    if (when == "always") {
        return true;
    }
    if (when == "never") {
        return false;
    }
    if (when != "auto") {
        throw base::UsageError{
            fmt::format("--color {}{}", base::visible(when), "; write auto, always or never")};
    }
    const auto no_colour = environment.variable("NO_COLOR");
    return environment.out_is_terminal && (!no_colour || no_colour->empty()) &&
           environment.variable("TERM").value_or("dumb") != "dumb";
}

/// A file's suffix says its format. `.txt`, and no suffix at all, is the command's usual one.
void read_suffix(Globals& globals, const Command& command)
{
    const std::string name = std::filesystem::path{globals.output}.filename().string();
    const std::size_t dot = name.rfind('.');
    if (command.formats.empty() || dot == std::string::npos || dot == 0) {
        return;
    }
    std::string suffix = base::lower(name.substr(dot + 1));
    if (suffix == "txt") {
        return;
    }
    if (const auto by_file = render::format_of_file(name)) {
        suffix = render::format_name(*by_file);
    }
    if (std::find(command.formats.begin(), command.formats.end(), suffix) ==
        command.formats.end()) {
        throw base::UsageError{
            fmt::format("-o {}: {} has no format for \".{}\"; it has {}, and -O names one",
                        base::visible(globals.output),
                        command.name,
                        base::visible(name.substr(dot + 1)),
                        fmt::join(command.formats, ", "))};
    }
    globals.format = render::format_named(suffix);
    globals.format_word = suffix;
}

void read_format(Globals& globals, const Command& command)
{
    const auto& known = command.formats;
    if (globals.format_word.empty()) {
        read_suffix(globals, command);
        return;
    }
    if (known.empty()) {
        throw base::UsageError{
            fmt::format("{} has no formats to choose from with -O", command.name)};
    }
    if (std::find(known.begin(), known.end(), globals.format_word) == known.end()) {
        throw base::UsageError{fmt::format("{} cannot write {}; it has {}",
                                           command.name,
                                           base::visible(globals.format_word),
                                           fmt::join(known, ", "))};
    }
    globals.format = render::format_named(globals.format_word);
}

Globals read_globals(const po::variables_map& options,
                     const Command& command,
                     const Environment& environment)
{
    Globals globals;
    globals.archive = text_of(options, "archive").value_or("");
    if (options.count("archive") != 0 && globals.archive.empty()) {
        throw base::UsageError{"a folder is missing after --archive"};
    }
    globals.colour = wants_colour(options, environment);
    globals.quiet = options.count("quiet") != 0;
    globals.verbose = options.count("verbose") != 0;
    globals.strict = options.count("strict") != 0;
    globals.output = text_of(options, "output").value_or("");
    globals.format_word = text_of(options, "format").value_or("");
    if (const auto day = text_of(options, "as-of"); day && !command.as_of_is_field) {
        if (!base::parse_date(*day)) {
            const auto meant = base::guess_date(*day);
            throw base::UsageError{fmt::format("--as-of {}: this is no date{}",
                                               base::visible(*day),
                                               meant
                                                   ? fmt::format("; did you mean {}?", meant->iso())
                                                   : "; write it as 2021-01-10")};
        }
        globals.as_of = *day;
    } else {
        globals.as_of = environment.today().iso();
    }
    read_format(globals, command);
    return globals;
}

} // namespace

po::options_description global_options()
{
    po::options_description options{"Options of every command"};
    options.add_options()(
        "archive,C", po::value<std::string>()->value_name("DIR"), "the archive's folder")(
        "format,O", po::value<std::string>()->value_name("FORMAT"), "how the result is written")(
        "output,o",
        po::value<std::string>()->value_name("FILE"),
        "where the result goes; - is standard output")(
        "as-of", po::value<std::string>()->value_name("DATE"), "the day that counts as today")(
        "strict",
        "exit with status 3 where files have errors; for check, where there are warnings")(
        "color", po::value<std::string>()->value_name("WHEN"), "auto, always or never")(
        "quiet,q", "say less on standard error")("verbose,v", "say more on standard error")(
        "help,h", "print the command's help");
    return options;
}

po::options_description own_options(const Command& command)
{
    po::options_description options{"Options"};
    if (command.add_options != nullptr) {
        command.add_options(options.add_options());
    }
    return options;
}

po::options_description field_options(const Command& command)
{
    po::options_description options{"Fields"};
    if (command.add_fields != nullptr) {
        command.add_fields(options.add_options());
    }
    return options;
}

Invocation
parse(const Command& command, const std::vector<std::string>& words, const Environment& environment)
{
    po::options_description all = global_options();
    all.add(own_options(command));
    all.add(field_options(command));
    po::options_description shown;
    shown.add(all).add_options()("words", po::value<std::vector<std::string>>());
    po::positional_options_description positions;
    positions.add("words", -1);
    Invocation invocation;
    try {
        namespace style = po::command_line_style;
        const auto read = po::command_line_parser(glue_values(words, all))
                              .options(shown)
                              .positional(positions)
                              .style(static_cast<int>(style::unix_style) &
                                     ~static_cast<int>(style::allow_guessing))
                              .run();
        for (const auto& option : read.options) {
            if (option.string_key != "words") {
                invocation.given.emplace_back(option.string_key,
                                              option.value.empty() ? "" : option.value.front());
            }
        }
        po::store(read, invocation.options);
        po::notify(invocation.options);
    } catch (const po::error& fault) {
        explain(fault, all);
    }
    if (invocation.options.count("words") != 0) {
        invocation.words = invocation.options["words"].as<std::vector<std::string>>();
    }
    invocation.globals = read_globals(invocation.options, command, environment);
    return invocation;
}

} // namespace eomt::cli
