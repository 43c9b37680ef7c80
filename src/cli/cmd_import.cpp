#include "cli/cmd_import.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "cli/import_files.hpp"
#include "cli/open.hpp"
#include "cli/output.hpp"
#include "cli/saving.hpp"
#include "cli/subject.hpp"
#include "entry/candidate.hpp"
#include "records/kind.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <ostream>
#include <set>

namespace eomt::cli {

namespace {

using exchange::Draft;
using exchange::Drafts;

constexpr std::array<std::string_view, 2> import_forms{"popolo", "csv"};

ImportSource import_source(const Invocation& invocation)
{
    const auto& words = invocation.words;
    if (words.empty()) {
        throw base::UsageError{
            fmt::format("the form of the file is missing: {}", fmt::join(import_forms, ", "))};
    }
    if (std::find(import_forms.begin(), import_forms.end(), words[0]) == import_forms.end()) {
        const std::string near =
            base::did_you_mean(words[0], {import_forms.begin(), import_forms.end()});
        throw base::UsageError{fmt::format(
            "there is no import \"{}\"{}",
            base::visible(words[0]),
            near.empty() ? fmt::format("; there are {}", fmt::join(import_forms, ", ")) : near)};
    }
    if (words.size() != 2) {
        throw base::UsageError{
            words.size() < 2 ? fmt::format("the file is missing: eomt import {} FILE", words[0])
                             : fmt::format(R"(import reads one file; after "{}" stands "{}")",
                                           base::visible(words[1]),
                                           base::visible(words[2]))};
    }
    ImportSource source{words[0], words[1], {}};
    if (invocation.options.count("kind") != 0) {
        source.kind = invocation.options["kind"].as<std::string>();
        if (source.form == "popolo") {
            throw base::UsageError{"--kind is for import csv; a Popolo document says what is what"};
        }
    }
    return source;
}

entry::NewRecord record_of(const Draft& draft)
{
    entry::NewRecord record = entry::new_record(draft.kind);
    record.id = draft.id;
    record.root = draft.root;
    return record;
}

/// What is wrong with the ids of the records.
void find_id_faults(Drafts& drafts)
{
    std::set<std::pair<records::Kind, std::string>> seen;
    for (const Draft& draft : drafts.records) {
        if (draft.id.empty() && drafts.checked) {
            continue; // what it would be made of is missing, and that was told
        }
        if (!base::is_id(draft.id)) {
            drafts.faults.push_back(
                {draft.place,
                 fmt::format("\"{}\" is no id; an id is written with small letters, digits, dots "
                             "and hyphens",
                             base::visible(draft.id))});
        } else if (!seen.emplace(draft.kind, draft.id).second) {
            drafts.faults.push_back({draft.place,
                                     fmt::format("there are two {}s with the id {}",
                                                 records::kind_name(draft.kind),
                                                 draft.id)});
        }
    }
}

/// What is wrong with the records by themselves.
void find_faults(Drafts& drafts)
{
    find_id_faults(drafts);
    for (const Draft& draft : drafts.records) {
        if (drafts.checked) {
            break;
        }
        const entry::NewRecord record = record_of(draft);
        for (const auto& fault : entry::faults_of(record)) {
            drafts.faults.push_back({exchange::place_of(draft, fault.path),
                                     fmt::format("{}: {}", fault.path, fault.message)});
        }
        for (const std::string& path : entry::missing_fields(record)) {
            drafts.faults.push_back(
                {exchange::place_of(draft, path), fmt::format("{} is needed and missing", path)});
        }
    }
}

[[noreturn]] void refuse_faults(const std::vector<exchange::ImportFault>& faults)
{
    std::string list;
    for (const auto& fault : faults) {
        list += fmt::format("\n  {}: {}",
                            base::visible(fault.place),
                            base::visible(fault.message, base::Keep::lines));
    }
    throw InvalidSubject{
        fmt::format("nothing was written: {}{}", base::plural(faults.size(), "fault"), list)};
}

/// The path of the file that has the record; empty where there is none.
std::string path_of(index::Session& session, const Draft& draft)
{
    const auto table = session.query(
        "SELECT path FROM files WHERE kind = :kind AND record = :record ORDER BY path",
        {{"kind", std::string{records::kind_name(draft.kind)}}, {"record", draft.id}});
    return table.rows.empty() ? std::string{} : base::to_text(table.rows.front().front());
}

/// The fields in which the record of a file is another one than the draft.
std::vector<std::string>
differing_fields(const archive::Archive& archive, const std::string& path, const Draft& draft)
{
    const yaml::Source source{path, base::read_file(archive.root() / path)};
    yaml::Problems problems{source};
    const auto tree = yaml::parse_tree(source, problems);
    return tree ? exchange::differences(*tree, draft.root)
                : std::vector<std::string>{"the whole file, which is no valid YAML"};
}

/// The drafts that the archive doesn't have. Throws `Error` where it has one with other content.
entry::Candidate new_records(archive::Archive& archive, const std::vector<Draft>& drafts)
{
    entry::Candidate fresh;
    std::string conflicts;
    std::size_t count = 0;
    for (const Draft& draft : drafts) {
        const std::string path = path_of(archive.session(), draft);
        if (path.empty()) {
            fresh.records.push_back(record_of(draft));
            continue;
        }
        const auto fields = differing_fields(archive, path, draft);
        if (!fields.empty()) {
            ++count;
            conflicts += fmt::format("\n  {} differs from {} in {}",
                                     base::visible(path),
                                     base::visible(draft.place),
                                     base::visible(base::join(fields, ", ")));
        }
    }
    if (count > 0) {
        throw base::Error{
            fmt::format("nothing was written: {} there already with other content, and import "
                        "overwrites nothing{}",
                        count == 1 ? "1 record is" : fmt::format("{} records are", count),
                        conflicts)};
    }
    return fresh;
}

/// Shows what would be written, with the errors that would keep it from being written.
int preview(const Invocation& invocation,
            const Environment& environment,
            const archive::Archive& archive,
            const std::vector<archive::FileChange>& changes)
{
    auto errors = archive::check_changes(archive.root(), changes);
    std::erase_if(errors, [](const auto& one) { return one.severity != base::Severity::error; });
    write_result(invocation, environment, preview_of(changes));
    *environment.err << diagnostics_text(errors, archive.root(), environment);
    return errors.empty() ? done : invalid_records;
}

int run_import(const Invocation& invocation, const Environment& environment)
{
    const ImportSource source = import_source(invocation);
    const bool dry = invocation.options.count("dry-run") != 0;
    auto archive = open_archive(invocation.globals, environment);
    entry::Known known{archive.session()};
    Drafts drafts = read_import(source, environment, known);
    find_faults(drafts);
    if (!drafts.faults.empty()) {
        refuse_faults(drafts.faults);
    }
    const entry::Candidate fresh = new_records(archive, drafts.records);
    const auto changes = entry::files_of(fresh, known, archive.root());
    int status = done;
    if (dry) {
        status = preview(invocation, environment, archive, changes);
    } else if (!changes.empty()) {
        save(invocation,
             environment,
             archive.root(),
             changes,
             fmt::format("import {} from {}",
                         base::plural(changes.size(), "record"),
                         base::visible(source.file)));
    }
    if (!invocation.globals.quiet) {
        *environment.err << fmt::format("{} {}made, {} there already with the same content",
                                        base::plural(changes.size(), "record"),
                                        dry ? "would be " : "",
                                        drafts.records.size() - changes.size());
        *environment.err << (drafts.named_only == 0
                                 ? std::string{"\n"}
                                 : fmt::format("; {} without a record of their own left out\n",
                                               base::plural(drafts.named_only, "person")));
    }
    return status;
}

} // namespace

Command import_command()
{
    return {
        "import",
        "popolo|csv FILE",
        "make records of persons and delegations from another form",
        "Reads persons and delegations and makes records of them, all or none.\n\n"
        "  popolo  a Popolo JSON document\n"
        "  csv     the folder that \"eomt export csv\" wrote, or a table with a record a row whose "
        "columns are fields\n"
        "          (id, name, country, names.ru, offices[0].title)\n\n"
        "FILE may be - for standard input. A record that is there already with the same content is "
        "left alone; one with\n"
        "other content is named with the fields that differ, and then nothing is written. \"eomt "
        "undo\" takes an import back.",
        [](po::options_description_easy_init add) {
            add("dry-run", "print what would be written, and write nothing");
            add("kind",
                po::value<std::string>()->value_name("KIND"),
                "what a table's rows are, person or delegation, where the file isn't called "
                "people.csv or delegations.csv");
        },
        run_import,
        {}};
}

} // namespace eomt::cli
