#include "cli/new_from.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "cli/new_flags.hpp"
#include "cli/open.hpp"
#include "cli/saving.hpp"
#include "cli/subject.hpp"
#include "entry/complete.hpp"
#include "entry/from_file.hpp"
#include "entry/from_page.hpp"
#include "records/kind.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <istream>
#include <iterator>
#include <ostream>
#include <set>

namespace eomt::cli {

namespace {

/// A table of many missions, or a page; more than this nobody means.
constexpr std::size_t most_bytes = std::size_t{64} << 20U;

std::string read_input(const Environment& environment, const std::string& file)
{
    if (file == "-") {
        return std::string{std::istreambuf_iterator<char>{*environment.in}, {}};
    }
    base::ReadFault fault;
    auto text = base::read_file(environment.folder / file, most_bytes, fault);
    if (!text) {
        throw base::Error{fmt::format("cannot read {}: {}",
                                      base::visible(file),
                                      fault.too_large ? "it is larger than 64 MiB" : fault.why)};
    }
    return *std::move(text);
}

bool is_table(const std::string& file, const std::string& text)
{
    if (base::lower(file).ends_with(".csv")) {
        return true;
    }
    if (file != "-") {
        return false;
    }
    // Standard input has no suffix: a mapping's first line ends its key with a colon, a header
    // doesn't.
    const std::string_view first = base::trim(std::string_view{text}.substr(0, text.find('\n')));
    return first.find(',') != std::string_view::npos &&
           first.find(": ") == std::string_view::npos && !first.starts_with('{');
}

/// A row makes a record that neither the archive nor a row before has.
void refuse_repeated(const std::vector<entry::Candidate>& candidates,
                     entry::Known& known,
                     std::vector<entry::CellFault>& faults)
{
    std::map<std::string, int> lines; // by id, where it is made
    for (const auto& candidate : candidates) {
        const auto& record = candidate.records.front();
        const std::string id = record.id.empty() ? entry::conventional_id(record) : record.id;
        if (id.empty()) {
            continue;
        }
        try {
            refuse_duplicates(candidate, known, "a column id");
        } catch (const base::Error& fault) {
            faults.push_back({candidate.line, "", fault.what()});
            continue;
        }
        if (const auto [first, is_new] = lines.try_emplace(id, candidate.line); !is_new) {
            faults.push_back({candidate.line,
                              "",
                              fmt::format("this is {} again, which line {} makes",
                                          base::visible(id),
                                          first->second)});
        }
    }
    std::stable_sort(
        faults.begin(), faults.end(), [](const auto& a, const auto& b) { return a.line < b.line; });
}

int from_rows(const Making& making,
              records::Kind kind,
              const std::string& name,
              const std::string& text,
              const WriteChanges& write)
{
    auto& known = making.known;
    std::vector<entry::CellFault> faults;
    std::vector<entry::Candidate> candidates;
    try {
        candidates = entry::from_table(kind, text, known, faults);
    } catch (const base::UsageError& fault) {
        throw base::UsageError{fmt::format("{}: {}", base::visible(name), fault.what())};
    } catch (const base::Error& fault) {
        throw base::Error{fmt::format("{}: {}", base::visible(name), fault.what())};
    }
    refuse_repeated(candidates, known, faults);
    // An election or organisation that several rows need is made once.
    entry::Candidate all;
    std::set<std::pair<records::Kind, std::string>> there;
    for (auto& candidate : candidates) {
        for (auto& record : candidate.records) {
            record.id = record.id.empty() ? entry::conventional_id(record) : record.id;
            if (there.emplace(record.kind, record.id).second || record.kind == kind) {
                all.records.push_back(std::move(record));
            }
        }
    }
    if (!faults.empty()) {
        std::string list;
        for (const auto& fault : faults) {
            list += fmt::format(
                "\n  {}:{}: {}{}",
                base::visible(name),
                fault.line,
                fault.column.empty() ? "" : fmt::format("column {}: ", base::visible(fault.column)),
                fault.message);
        }
        throw InvalidSubject{fmt::format("nothing was written: {} in {}{}",
                                         base::plural(faults.size(), "fault"),
                                         base::visible(name),
                                         list)};
    }
    if (all.records.empty()) {
        *making.environment.err << fmt::format("eomt: {} has no rows\n", base::visible(name));
        return done;
    }
    return write(entry::files_of(all, known, making.root),
                 fmt::format("{} from {}",
                             base::plural(candidates.size(), records::kind_name(kind)),
                             base::visible(name)));
}

/// The id that a file's own name gives.
std::string id_of(const std::string& file, records::Kind kind)
{
    const auto named = records::file_kind(std::filesystem::path{file}.filename().string());
    return named && named->kind == kind ? named->id : std::string{};
}

/// --source-url is where the page was taken from, not a second source beside it.
entry::Candidate without_source(entry::Candidate given)
{
    auto& root = given.records.front().root;
    for (std::size_t i = 0; i + 1 < root.items.size(); i += 2) {
        if (root.items[i].text == "sources") {
            root.items.erase(root.items.begin() + static_cast<std::ptrdiff_t>(i),
                             root.items.begin() + static_cast<std::ptrdiff_t>(i) + 2);
            break;
        }
    }
    return given;
}

} // namespace

int new_from_file(const Making& making, records::Kind kind, const WriteChanges& write)
{
    const auto& [invocation, environment, root, known] = making;
    const std::string file = invocation.options["from"].as<std::string>();
    const std::string name = file == "-" ? "standard input" : file;
    const std::string text = read_input(environment, file);
    if (is_table(file, text)) {
        if (invocation.options.count("id") != 0) {
            throw base::UsageError{fmt::format("--id is the id of one record, and {} is a table of "
                                               "many; a column id gives each its own",
                                               base::visible(name))};
        }
        return from_rows(making, kind, name, text, write);
    }
    std::vector<base::Diagnostic> problems;
    auto candidate = entry::from_document(kind, name, text, problems);
    if (!problems.empty()) {
        std::string list;
        for (const auto& one : problems) {
            list += base::format_diagnostic(one);
        }
        throw InvalidSubject{fmt::format("nothing was written: {} in {}\n{}",
                                         base::plural(problems.size(), "error"),
                                         base::visible(name),
                                         base::trim(list))};
    }
    auto& record = candidate.records.front();
    if (invocation.options.count("id") != 0) {
        record.id = invocation.options["id"].as<std::string>();
    } else if (const std::string own = id_of(file, kind); !own.empty()) {
        record.id = own;
    }
    refuse_duplicates(candidate, known);
    const std::string id = record.id.empty() ? entry::conventional_id(record) : record.id;
    return write(entry::files_of(candidate, known, root),
                 fmt::format("{} {}", records::kind_name(kind), id));
}

entry::Candidate
from_page(const Making& making, const entry::Candidate& given, const std::string& file)
{
    const auto& [invocation, environment, root, known] = making;
    if (given.records.front().kind != records::Kind::mission) {
        throw base::UsageError{"--from-text drafts a mission: eomt new mission --from-text FILE"};
    }
    // --source-url says where the page was taken from; it is a flag of the record as well.
    const auto url = std::find_if(invocation.given.begin(),
                                  invocation.given.end(),
                                  [](const auto& one) { return one.first == "source-url"; });
    for (const auto& fault : entry::faults_of(given.records.front())) {
        if (fault.path.starts_with("sources.") && fault.path.ends_with(".url")) {
            throw base::UsageError{fmt::format("--source-url: {}", fault.message)};
        }
    }
    const std::string page = read_input(environment, file);
    try {
        return entry::from_page(page,
                                url == invocation.given.end() ? "" : url->second,
                                known,
                                without_source(given),
                                root);
    } catch (const base::Error& fault) {
        throw base::Error{fmt::format("{}: {}", base::visible(file), fault.what())};
    }
}

} // namespace eomt::cli
