#include "cli/cmd_new.hpp"

#include "archive/location.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "cli/field_options.hpp"
#include "cli/new_flags.hpp"
#include "cli/new_from.hpp"
#include "cli/new_session.hpp"
#include "cli/open.hpp"
#include "cli/output.hpp"
#include "cli/process.hpp"
#include "cli/saving.hpp"
#include "entry/complete.hpp"
#include "records/kind.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <ostream>

namespace eomt::cli {

namespace {

using records::Kind;

/// The options that stand for no field.
const std::vector<std::string>& own_names()
{
    static const std::vector<std::string> names{"id",
                                                "from",
                                                "from-text",
                                                "resume",
                                                "drafts",
                                                "yes",
                                                "no-input",
                                                "dry-run",
                                                "commit",
                                                "all",
                                                "new-persons"};
    return names;
}

const std::vector<Kind>& kinds()
{
    static const std::vector<Kind> list{
        Kind::mission, Kind::election, Kind::delegation, Kind::organisation, Kind::person};
    return list;
}

Kind kind_of(const Invocation& invocation)
{
    std::vector<std::string_view> names;
    for (const Kind kind : kinds()) {
        names.push_back(records::kind_name(kind));
    }
    if (invocation.words.size() > 1) {
        throw base::UsageError{fmt::format(R"(new makes one record; after "{}" stands "{}")",
                                           base::visible(invocation.words[0]),
                                           base::visible(invocation.words[1]))};
    }
    if (invocation.words.empty()) {
        if (invocation.options.count("from") != 0 || invocation.options.count("from-text") != 0) {
            return Kind::mission;
        }
        throw base::UsageError{
            fmt::format("what is to be made is missing: eomt new {}", fmt::join(names, "|"))};
    }
    const std::string& word = invocation.words[0];
    const auto kind = records::kind_named(word);
    if (!kind || *kind == Kind::archive) {
        const std::string near = base::did_you_mean(word, names);
        throw base::UsageError{fmt::format(
            "there is no record \"{}\" to make{}",
            base::visible(word),
            near.empty() ? fmt::format("; new makes {}", fmt::join(names, ", ")) : near)};
    }
    return *kind;
}

void commit(const std::filesystem::path& root,
            const std::vector<archive::FileChange>& changes,
            const std::string& what)
{
    std::vector<std::string> paths;
    paths.reserve(changes.size());
    for (const auto& change : changes) {
        paths.push_back((root / change.path).string());
    }
    std::vector<std::string> add{"git", "add", "--"};
    std::vector<std::string> words{
        "git", "commit", "--quiet", "-m", fmt::format("Record {}", what), "--only", "--"};
    add.insert(add.end(), paths.begin(), paths.end());
    words.insert(words.end(), paths.begin(), paths.end());
    if (run_program(add, root) != 0 || run_program(words, root) != 0) {
        throw base::Error{"the record is written, and git could not commit it; what git said "
                          "stands above"};
    }
}

/// git is asked before anything is written.
void need_git(const std::filesystem::path& root)
{
    if (run_program({"git", "rev-parse", "--is-inside-work-tree"}, root, true) != 0) {
        throw base::Error{"--commit: the archive is in no git repository; nothing was written"};
    }
}

std::string title_of(const entry::Candidate& candidate)
{
    const auto& record = candidate.records.front();
    return fmt::format("{} {}",
                       records::kind_name(record.kind),
                       record.id.empty() ? entry::conventional_id(record) : record.id);
}

int write(const Invocation& invocation,
          const Environment& environment,
          const std::filesystem::path& root,
          const std::vector<archive::FileChange>& changes,
          const std::string& title)
{
    if (invocation.options.count("dry-run") != 0) {
        const auto found = check_unwritten(root, changes);
        write_result(invocation, environment, preview_of(changes));
        *environment.err << diagnostics_text(found, root, environment);
        return base::count(found, base::Severity::error) == 0 ? done : invalid_records;
    }
    const bool commits = invocation.options.count("commit") != 0;
    if (commits) {
        need_git(root);
    }
    save(invocation, environment, root, changes, "new " + title);
    if (commits) {
        commit(root, changes, title);
    }
    return done;
}

/// A record comes from one place, and what that place doesn't take is not left aside in silence.
void refuse_mixed(const po::variables_map& options, const std::vector<entry::GivenFlag>& given)
{
    std::string place;
    for (const auto* name : {"resume", "from", "from-text"}) {
        if (options.count(name) == 0) {
            continue;
        }
        if (!place.empty()) {
            throw base::UsageError{fmt::format(
                "--{} and --{} both say where the record comes from; use one", place, name)};
        }
        place = name;
    }
    if (place.empty() || place == "from-text") {
        return;
    }
    if (!given.empty()) {
        throw base::UsageError{fmt::format(
            "--{} takes the record from a {}, and --{} a field from the command line; use one",
            place,
            place == "from" ? "file" : "draft",
            given.front().name)};
    }
    const auto other = [&](const char* name) {
        if (options.count(name) != 0) {
            throw base::UsageError{fmt::format("--{} goes with flags, not with --{}", name, place)};
        }
    };
    other("new-persons");
    if (place == "resume") {
        other("id");
    }
}

int run_new(const Invocation& invocation, const Environment& environment)
{
    const auto& options = invocation.options;
    const auto text = [&](const char* name) {
        return options.count(name) == 0 ? std::string{} : options[name].as<std::string>();
    };
    if (options.count("drafts") != 0) {
        return list_drafts(invocation, environment);
    }
    const bool resumes = options.count("resume") != 0;
    const Kind kind = resumes ? Kind::mission : kind_of(invocation);
    const auto given = given_flags(invocation, own_names());
    refuse_mixed(options, given);
    const bool from_file = !text("from").empty();
    std::map<std::string, std::string> origins;
    entry::Candidate candidate;
    if (!resumes && !from_file) {
        candidate = from_flags(kind, text("id"), given, origins);
    }
    auto archive = open_for_writing(invocation.globals, environment);
    entry::Known known{archive.session()};
    const auto writes = [&](const std::vector<archive::FileChange>& changes,
                            const std::string& title) {
        return write(invocation, environment, archive.root(), changes, title);
    };
    if (from_file) {
        return new_from_file({invocation, environment, archive.root(), known}, kind, writes);
    }
    const std::string page = text("from-text");
    const bool asks = environment.in_is_terminal && environment.err_is_terminal &&
                      options.count("no-input") == 0 && options.count("yes") == 0;
    if (resumes || asks) {
        NewSession session{invocation, environment, archive.root(), known};
        return resumes ? session.resume(text("resume"), writes)
                       : session.begin(kind, text("id"), given, page, writes);
    }
    if (!page.empty()) {
        candidate = from_page({invocation, environment, archive.root(), known}, candidate, page);
    }
    // What the archive doesn't know is said with everything else that is wrong.
    std::vector<std::string> unknown;
    try {
        entry::complete(candidate,
                        known,
                        {page.empty(),
                         options.count("new-persons") != 0,
                         options.count("yes") != 0,
                         invocation.globals.as_of});
    } catch (const base::UsageError& fault) {
        unknown.emplace_back(fault.what());
    }
    refuse_faults(candidate, origins, std::move(unknown));
    refuse_duplicates(candidate, known);
    return writes(entry::files_of(candidate, known, archive.root()), title_of(candidate));
}

void new_options(po::options_description_easy_init add)
{
    const auto text = [] { return po::value<std::string>(); };
    add("id", text()->value_name("ID"), "its id, where the conventional one won't do");
    add("from",
        text()->value_name("FILE"),
        "take it from YAML or JSON, many from CSV; - reads standard input");
    add("from-text", text()->value_name("FILE"), "draft it from the text of a press page");
    add("resume",
        text()->implicit_value("")->value_name("DRAFT"),
        "go on with the last draft, or the one named");
    add("drafts", "list the drafts");
    add("yes", "take defaults, ask nothing");
    add("no-input", "ask nothing");
    add("dry-run", "print what would be written, and write nothing");
    add("commit", "commit what was written to git");
    add("all", "ask for every field");
    add("new-persons", "make records of persons whom the archive doesn't know");
}

void new_fields(po::options_description_easy_init add)
{
    std::vector<std::vector<entry::Flag>> all;
    for (const Kind kind : kinds()) {
        all.push_back(entry::flags_of(kind));
    }
    all.push_back(organisation_flags());
    add_field_options(add, all);
    add("mission-type",
        po::value<std::vector<std::string>>()->value_name("WORD"),
        "the kind of mission, where --type would be the election's");
}

/// The fields of the kind that stands among the words, else what kinds there are.
std::string new_help(const std::vector<std::string>& words)
{
    for (const auto& word : words) {
        const auto kind = records::kind_named(word);
        if (kind && *kind != Kind::archive) {
            auto flags = entry::flags_of(*kind);
            if (makes_organisation(*kind)) {
                const auto more = organisation_flags();
                flags.insert(flags.end(), more.begin(), more.end());
            }
            return fmt::format("\nFields of a {}:\n{}", word, flags_help(flags));
        }
    }
    std::vector<std::string_view> names;
    for (const Kind kind : kinds()) {
        names.push_back(records::kind_name(kind));
    }
    return fmt::format("\nEach field is a flag, such as --organisation or --finding-topic; \"eomt "
                       "new KIND --help\" prints those of\n{}.\n",
                       fmt::join(names, ", "));
}

} // namespace

Command new_command()
{
    Command command{"new",
                    "mission|election|delegation|organisation|person [--FIELD VALUE]...",
                    "record a mission, an election, ...",
                    "Makes a record. On a terminal it asks for what the flags don't give: Tab "
                    "completes, < goes back, ? "
                    "explains, ! opens\n"
                    "$VISUAL or $EDITOR for long text, an empty answer skips what is optional, "
                    "Ctrl-C leaves and keeps a "
                    "draft. Without a\n"
                    "terminal, or with --no-input, flags have to give every required field. The "
                    "flags of a list make its "
                    "items: one that\n"
                    "the item has already begins the next. Where one source is given, what is "
                    "given beside it cites it.\n"
                    "The record is checked against the whole archive first; what \"eomt check\" "
                    "would call an error is "
                    "never written. The\n"
                    "paths that were written go to standard output.",
                    new_options,
                    run_new,
                    {}};
    command.add_fields = new_fields;
    command.more_help = new_help;
    return command;
}

} // namespace eomt::cli
