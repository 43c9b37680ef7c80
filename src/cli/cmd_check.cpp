#include "cli/cmd_check.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "cli/open.hpp"
#include "cli/output.hpp"
#include "cli/sarif.hpp"
#include "records/rules.hpp"
#include "render/json.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <ostream>

namespace eomt::cli {

namespace {

namespace fs = std::filesystem;

const records::Rule& named_rule(const std::string& name)
{
    const records::Rule* rule = records::find_rule(name);
    if (rule == nullptr) {
        std::vector<std::string_view> known;
        for (const auto& one : records::rules()) {
            known.push_back(one.name);
        }
        const std::string near = base::did_you_mean(name, known);
        throw base::UsageError{fmt::format(
            "there is no rule \"{}\"{}",
            base::visible(name),
            near.empty() ? fmt::format("; there are {}", fmt::join(known, ", ")) : near)};
    }
    return *rule;
}

/// The paths that were asked for, relative to the archive's root; empty for everything.
std::vector<std::string>
wanted_paths(const Invocation& invocation, const Environment& environment, const fs::path& root)
{
    std::vector<std::string> wanted;
    const fs::path base = fs::weakly_canonical(root);
    for (const std::string& word : invocation.words) {
        std::error_code failed_check;
        const fs::path path = environment.folder / word;
        if (!fs::exists(fs::symlink_status(path, failed_check))) {
            throw base::Error{fmt::format("there is no file or folder {}", base::visible(word))};
        }
        const std::string relative =
            fs::weakly_canonical(path).lexically_relative(base).generic_string();
        if (relative.empty() || relative.starts_with("..")) {
            throw base::Error{fmt::format(
                "{} is outside the archive {}", base::visible(word), base::visible(root.string()))};
        }
        wanted.push_back(relative == "." ? "" : relative);
    }
    return wanted;
}

bool is_wanted(const std::string& path, const std::vector<std::string>& wanted)
{
    return wanted.empty() || std::any_of(wanted.begin(), wanted.end(), [&](const std::string& one) {
               return one.empty() || path == one || path.starts_with(one + "/");
           });
}

/// Colours for the words of a message, on a terminal.
std::string coloured(const base::Diagnostic& one, std::string text)
{
    const std::string_view name = base::severity_name(one.severity);
    constexpr std::string_view red = "\x1b[1;31m";
    constexpr std::string_view yellow = "\x1b[1;33m";
    constexpr std::string_view blue = "\x1b[1;34m";
    const auto colour = one.severity == base::Severity::error     ? red
                        : one.severity == base::Severity::warning ? yellow
                                                                  : blue;
    const std::string word = fmt::format(": {}: ", name);
    const std::size_t at = text.find(word);
    if (at != std::string::npos) {
        text.replace(at, word.size(), fmt::format(": {}{}:\x1b[0m ", colour, name));
    }
    return text;
}

std::string as_text(const std::vector<base::Diagnostic>& list, bool colour)
{
    std::string text;
    for (const auto& one : list) {
        const std::string plain = base::format_diagnostic(one);
        text += colour ? coloured(one, plain) : plain;
    }
    return text;
}

std::string as_json(const std::vector<base::Diagnostic>& list)
{
    nlohmann::ordered_json json = nlohmann::ordered_json::array();
    for (const auto& one : list) {
        json.push_back({{"path", one.path},
                        {"line", one.mark.line},
                        {"column", one.mark.column},
                        {"severity", base::severity_name(one.severity)},
                        {"rule", one.rule},
                        {"message", one.message},
                        {"excerpt", one.excerpt}});
    }
    return render::json_text(json);
}

void say_count(const Environment& environment,
               const std::vector<base::Diagnostic>& list,
               std::size_t files)
{
    *environment.err << fmt::format(
        "{}, {}, {} in {}\n",
        base::plural(base::count(list, base::Severity::error), "error"),
        base::plural(base::count(list, base::Severity::warning), "warning"),
        base::plural(base::count(list, base::Severity::note), "note"),
        base::plural(files, "file"));
}

int explain(const Invocation& invocation, const Environment& environment)
{
    const records::Rule& rule = named_rule(invocation.options["explain"].as<std::string>());
    const std::string& format = invocation.globals.format_word;
    if (format == "sarif") {
        throw base::UsageError{"--explain writes text or json; SARIF is for messages"};
    }
    write_result(invocation,
                 environment,
                 format == "json"
                     ? render::json_text({{"rule", rule.name},
                                          {"severity", base::severity_name(rule.severity)},
                                          {"meaning", rule.meaning},
                                          {"example", rule.example},
                                          {"mend", rule.mend}})
                     : records::explain(rule));
    return done;
}

int run_check(const Invocation& invocation, const Environment& environment)
{
    if (invocation.options.count("explain") != 0) {
        return explain(invocation, environment);
    }
    const std::string rule =
        invocation.options.count("rule") == 0
            ? ""
            : std::string{named_rule(invocation.options["rule"].as<std::string>()).name};
    Globals globals = invocation.globals;
    globals.any_format = true;
    auto archive = open_archive(globals, environment);
    const auto wanted = wanted_paths(invocation, environment, archive.root());
    std::vector<base::Diagnostic> list = archive.diagnostics();
    std::erase_if(list, [&](const auto& one) {
        return !is_wanted(one.path, wanted) || (!rule.empty() && one.rule != rule);
    });
    for (auto& one : list) {
        one.path = base::relative_path(archive.root() / one.path, environment.folder);
    }
    std::sort(list.begin(), list.end());
    if (invocation.globals.format_word == "json") {
        write_result(invocation, environment, as_json(list));
    } else if (invocation.globals.format_word == "sarif") {
        write_result(invocation, environment, render::json_text(sarif(list)));
    } else {
        write_result(invocation,
                     environment,
                     as_text(list, invocation.globals.colour && invocation.globals.output.empty()));
    }
    if (!invocation.globals.quiet) {
        std::size_t files = 0;
        for (const auto& row : archive.session().query("SELECT path FROM files").rows) {
            files += is_wanted(base::to_text(row[0]), wanted) ? 1 : 0;
        }
        say_count(environment, list, files);
    }
    const bool bad = base::count(list, base::Severity::error) > 0 ||
                     (invocation.globals.strict && base::count(list, base::Severity::warning) > 0);
    return bad ? invalid_records : done;
}

} // namespace

Command check_command()
{
    return {
        "check",
        "[PATH...]",
        "check the records",
        "Prints every message about the records, or about those under PATH, and exits with 3 where "
        "there is an error;\n"
        "with --strict also where there is a warning. docs/checks.md explains every rule.",
        [](po::options_description_easy_init add) {
            add("rule", po::value<std::string>()->value_name("R"), "only the messages of one rule");
            add("explain",
                po::value<std::string>()->value_name("R"),
                "explain a rule, and how to mend what it finds");
        },
        run_check,
        {"text", "json", "sarif"}};
}

} // namespace eomt::cli
