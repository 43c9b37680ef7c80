#include "cli/completion_scripts.hpp"

#include "base/text.hpp"
#include "cli/cmd_add.hpp"
#include "cli/command.hpp"
#include "query/query.hpp"
#include "records/kind.hpp"
#include "records/rules.hpp"
#include "report/compare.hpp"
#include "report/lists.hpp"

#include <boost/program_options/cmdline.hpp>

#include <fmt/format.h>
#include <ostream>

namespace eomt::cli {

namespace {

std::vector<std::string> options_of(const Command& command)
{
    std::vector<std::string> names;
    for (const auto& options : {own_options(command), field_options(command), global_options()}) {
        for (const auto& option : options.options()) {
            names.push_back("--" + option->long_name());
        }
    }
    return names;
}

/// The letter of an option, empty where it has none.
std::string short_name(const po::option_description& option)
{
    const std::string name =
        option.canonical_display_name(po::command_line_style::allow_dash_for_short);
    constexpr std::size_t dash_and_letter = 2;
    return name.size() == dash_and_letter && name.starts_with('-') ? name.substr(1) : "";
}

/// The words that can follow a command, besides ids, which the archive knows.
std::vector<std::string> words_of(std::string_view command)
{
    std::vector<std::string> words;
    const auto add = [&](const auto& more) {
        for (const auto& word : more) {
            words.emplace_back(word);
        }
    };
    if (command == "list") {
        add(report::list_names());
    } else if (command == "new") {
        add(std::vector{"mission", "election", "delegation", "organisation", "person"});
    } else if (command == "add") {
        add(addable());
    } else if (command == "export") {
        add(std::vector{"popolo", "csv", "datapackage"});
    } else if (command == "import") {
        add(std::vector{"popolo", "csv"});
    } else if (command == "schema") {
        add(records::kind_names());
    } else if (command == "completion") {
        add(std::vector{"bash", "zsh", "fish"});
    } else if (command == "report") {
        add(std::vector{"mission",
                        "election",
                        "country",
                        "organisation",
                        "delegation",
                        "person",
                        "year",
                        "archive"});
    } else if (command == "help") {
        for (const Command& one : commands()) {
            words.emplace_back(one.name);
        }
        words.emplace_back("query");
    }
    if (command == "list" || command == "report" || command == "compare" || command == "export") {
        for (const auto& field : query::fields()) {
            words.push_back(std::string{field.name} + ":");
        }
    }
    return words;
}

/// The values of an option that are known beforehand.
std::vector<std::string> values_of(std::string_view option)
{
    std::vector<std::string> values;
    if (option == "--by") {
        for (const auto name : report::dimensions()) {
            values.emplace_back(name);
        }
    } else if (option == "--rule" || option == "--explain") {
        for (const auto& rule : records::rules()) {
            values.emplace_back(rule.name);
        }
    } else if (option == "--format" || option == "-O") {
        for (const auto name : render::format_names()) {
            values.emplace_back(name);
        }
        values.emplace_back("sarif");
        values.emplace_back("yaml");
    } else if (option == "--color") {
        values = {"auto", "always", "never"};
    }
    return values;
}

std::string command_names()
{
    std::vector<std::string> names;
    for (const Command& command : commands()) {
        names.emplace_back(command.name);
    }
    return base::join(names, " ");
}

/// `case "$command" in` branches that give each command its words.
std::string branches(std::string_view indent, std::string_view variable)
{
    std::string text;
    for (const Command& command : commands()) {
        auto words = words_of(command.name);
        const auto options = options_of(command);
        words.insert(words.end(), options.begin(), options.end());
        text += fmt::format(
            "{}{}) {}=\"{}\" ;;\n", indent, command.name, variable, base::join(words, " "));
    }
    return text;
}

std::string value_branches(std::string_view indent)
{
    std::string text;
    for (const auto* option : {"--by", "--rule", "--explain", "--color"}) {
        text += fmt::format(
            "{}{}) values=\"{}\" ;;\n", indent, option, base::join(values_of(option), " "));
    }
    text +=
        fmt::format("{}--format|-O) values=\"{}\" ;;\n", indent, base::join(values_of("-O"), " "));
    return text;
}

/// The options of every command that take a value, as patterns of a shell's `case`.
std::string value_options(std::string_view between)
{
    std::vector<std::string> names;
    const auto global = global_options();
    for (const auto& option : global.options()) {
        if (option->semantic()->max_tokens() > 0) {
            names.push_back("--" + option->long_name());
            const auto brief = short_name(*option);
            if (!brief.empty()) {
                names.push_back("-" + brief);
            }
        }
    }
    return base::join(names, between);
}

/// A text in the single quotes of fish.
std::string fish_quoted(std::string_view text)
{
    std::string quoted = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\') {
            quoted += '\\';
        }
        quoted += c;
    }
    return quoted + "'";
}

/// One option of fish's: what follows it, a list of values, a file, or nothing.
void print_fish_option(std::ostream& out,
                       const std::string& condition,
                       const po::option_description& option)
{
    const std::string& name = option.long_name();
    const auto values = values_of("--" + name);
    const std::string brief = short_name(option);
    std::string follows;
    if (name == "archive") {
        follows = " -x -a '(__fish_complete_directories (commandline -ct))'";
    } else if (name == "output") {
        follows = " -r -F";
    } else if (!values.empty()) {
        follows = " -x -a " + fish_quoted(base::join(values, " "));
    } else if (option.semantic()->max_tokens() > 0) {
        follows = " -x";
    }
    out << fmt::format("complete -c eomt{}{} -l {}{} -d {}\n",
                       condition,
                       brief.empty() ? "" : " -s " + brief,
                       name,
                       follows,
                       fish_quoted(option.description()));
}

} // namespace

void print_bash(std::ostream& out)
{
    out << "# bash completion for eomt: source it, or put it into a folder that bash-completion "
           "reads.\n"
           "_eomt()\n{\n"
           "    local current=\"${COMP_WORDS[COMP_CWORD]}\" "
           "previous=\"${COMP_WORDS[COMP_CWORD-1]}\" line=\"$COMP_LINE\"\n"
           "    local command=\"\" words=\"\" values=\"\" archive=() i\n"
           // The colon of field:value is a word of its own to bash.
           "    if [[ $COMP_WORDBREAKS == *:* && $line =~ ([^[:space:]]+:)[^[:space:]]*$ ]]; then "
           "current=\"${line##*[[:space:]]}\"; fi\n"
           "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
           "        case \"${COMP_WORDS[i]}\" in\n"
           "            -C|--archive) archive=(-C \"${COMP_WORDS[i+1]}\"); ((i++)) ;;\n"
           "            "
        << value_options("|")
        << ") ((i++)) ;;\n"
           "            -*) ;;\n"
           "            *) command=\"${COMP_WORDS[i]}\"; break ;;\n"
           "        esac\n    done\n"
           "    case \"$previous\" in\n"
        << value_branches("        ")
        << "        -o|--output) mapfile -t COMPREPLY < <(compgen -f -- \"$current\"); compopt -o "
           "filenames; return ;;\n"
           "        -C|--archive) mapfile -t COMPREPLY < <(compgen -d -- \"$current\"); compopt -o "
           "filenames; return ;;\n"
           "    esac\n"
           "    if [[ -n $values ]]; then COMPREPLY=($(compgen -W \"$values\" -- \"$current\")); "
           "return; fi\n"
           "    if [[ -z $command ]]; then COMPREPLY=($(compgen -W \""
        << command_names()
        << " --version --help\" -- \"$current\")); return; fi\n"
           "    case \"$command\" in\n"
        << branches("        ", "words")
        << "    esac\n"
           "    case \"$command\" in\n"
           "        show|report|add|set) [[ $current != -* ]] && words+=\" $(eomt "
           "\"${archive[@]}\" "
           "completion --ids "
           "\"$current\" 2>/dev/null)\" ;;\n"
           "        check|import) mapfile -t COMPREPLY < <(compgen -f -- \"$current\"); compopt -o "
           "filenames ;;\n"
           "    esac\n"
           "    COMPREPLY+=($(compgen -W \"$words\" -- \"$current\"))\n"
           "    if [[ $current == *:* && $COMP_WORDBREAKS == *:* ]]; then\n"
           "        COMPREPLY=(\"${COMPREPLY[@]#\"${current%\"${current##*:}\"}\"}\")\n"
           "    fi\n"
           "    [[ ${COMPREPLY[0]-} == *: ]] && compopt -o nospace\n"
           "}\ncomplete -F _eomt eomt\n";
}

void print_zsh(std::ostream& out)
{
    out << "#compdef eomt\n# zsh completion for eomt: put it into a folder of $fpath as _eomt.\n"
           "_eomt() {\n"
           "    local command offered values i current=\"${words[CURRENT]}\"\n"
           "    local -a archive\n"
           "    for ((i = 2; i < CURRENT; i++)); do\n"
           "        case \"${words[i]}\" in\n"
           "            -C|--archive) archive=(-C \"${(Q)words[i+1]}\"); ((i++)) ;;\n"
           "            "
        << value_options("|")
        << ") ((i++)) ;;\n"
           "            -*) ;;\n"
           "            *) command=\"${words[i]}\"; break ;;\n"
           "        esac\n    done\n"
           "    case \"${words[CURRENT-1]}\" in\n"
        << value_branches("        ")
        << "        -o|--output) _files; return ;;\n        -C|--archive) _files -/; return ;;\n   "
           " esac\n"
           "    if [[ -n $values ]]; then compadd -- ${=values}; return; fi\n"
           "    if [[ -z $command ]]; then compadd -- "
        << command_names()
        << " --version --help; return; fi\n"
           "    case \"$command\" in\n"
        << branches("        ", "offered")
        << "    esac\n"
           "    case \"$command\" in\n"
           "        show|report|add|set) [[ $current == -* ]] || offered+=\" $(eomt $archive "
           "completion "
           "--ids \"$current\" 2>/dev/null)\" ;;\n"
           "        check|import) [[ $current == -* ]] || _files ;;\n    esac\n"
           "    compadd -S '' -- ${(M)${=offered}:#*:}\n"
           "    compadd -- ${${=offered}:#*:}\n"
           "}\n"
           // Read from $fpath, the file is the function's first call; sourced, it only declares.
           "if [[ $funcstack[1] == _eomt ]]; then _eomt \"$@\"; else compdef _eomt eomt; fi\n";
}

void print_fish(std::ostream& out)
{
    out << "# fish completion for eomt: put it into ~/.config/fish/completions/eomt.fish.\n"
           "function __eomt_command -d 'the command, where one is written'\n"
           "    set -l words (commandline -opc)[2..-1]\n"
           "    while set -q words[1]\n"
           "        switch $words[1]\n"
           "            case "
        << value_options(" ")
        << "\n                set -e words[1]\n"
           "            case '-*'\n"
           "            case '*'\n"
           "                echo $words[1]\n"
           "                return\n"
           "        end\n"
           "        set -e words[1]\n"
           "    end\n"
           "end\n"
           "function __eomt_at -d 'whether the command is one of these'\n"
           "    set -l command (__eomt_command)\n"
           "    contains -- \"$command\" $argv\n"
           "end\n"
           "function __eomt_ids\n"
           "    set -l words (commandline -opc)\n"
           "    set -l archive\n"
           "    if set -l at (contains -i -- -C $words; or contains -i -- --archive $words)\n"
           "        set archive -C $words[(math $at + 1)]\n"
           "    end\n"
           "    eomt $archive completion --ids (commandline -ct) 2>/dev/null\n"
           "end\n"
           "complete -c eomt -f\n";
    for (const Command& command : commands()) {
        out << fmt::format("complete -c eomt -n \"__eomt_at ''\" -a {} -d {}\n",
                           command.name,
                           fish_quoted(command.summary));
        const std::string seen = fmt::format(" -n '__eomt_at {}'", command.name);
        const auto words = words_of(command.name);
        if (!words.empty()) {
            out << fmt::format(
                "complete -c eomt{} -a {}\n", seen, fish_quoted(base::join(words, " ")));
        }
        const auto own = own_options(command);
        for (const auto& option : own.options()) {
            print_fish_option(out, seen, *option);
        }
    }
    out << "complete -c eomt -n '__eomt_at show report add set' -a '(__eomt_ids)'\n"
           "complete -c eomt -n '__eomt_at check import' -F\n"
           "complete -c eomt -n \"__eomt_at ''\" -l version -d 'print the version'\n";
    const auto global = global_options();
    for (const auto& option : global.options()) {
        print_fish_option(out, "", *option);
    }
}

} // namespace eomt::cli
