#include "cli/new_session.hpp"

#include "archive/location.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/new_flags.hpp"
#include "cli/open.hpp"
#include "cli/output.hpp"
#include "cli/saving.hpp"
#include "entry/complete.hpp"
#include "records/kind.hpp"
#include "yaml/edit.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <ostream>

namespace eomt::cli {

namespace {

std::filesystem::path drafts_folder(const std::filesystem::path& root)
{
    const auto place = archive::find_place(root);
    return place.folder.empty() ? place.folder : place.folder / "drafts";
}

std::string id_of(const entry::NewRecord& record)
{
    return record.id.empty() ? entry::conventional_id(record) : record.id;
}

} // namespace

NewSession::NewSession(const Invocation& invocation,
                       const Environment& environment,
                       std::filesystem::path root,
                       entry::Known& known)
    : m_invocation{invocation},
      m_environment{environment},
      m_root{std::move(root)},
      m_known{known},
      m_store{drafts_folder(m_root)},
      m_terminal{environment}
{}

void NewSession::keep()
{
    m_store.keep(m_name, m_draft);
}

int NewSession::begin(records::Kind kind,
                      const std::string& id,
                      const std::vector<entry::GivenFlag>& given,
                      const std::string& page,
                      const WriteChanges& write)
{
    m_name = m_store.new_name();
    m_draft.kind = kind;
    m_draft.id = id;
    m_draft.flags = given;
    if (!page.empty()) {
        auto candidate = from_page({m_invocation, m_environment, m_root, m_known}, start(), page);
        refuse_duplicates(candidate, m_known);
        m_draft.files = candidate.files;
        m_draft.edited = candidate.records;
        for (auto& record : m_draft.edited) {
            record.verbatim = entry::text_of(record);
        }
        m_terminal.say("this is a draft: look at each TODO, for nobody has yet read the page but "
                       "the program");
    } else {
        m_terminal.say("Tab completes, Enter skips or takes what stands in brackets (- leaves it "
                       "empty), < goes back, ? explains, Ctrl-C leaves and keeps a draft.");
    }
    return go(write);
}

int NewSession::resume(const std::string& name, const WriteChanges& write)
{
    const auto names = m_store.names();
    if (names.empty()) {
        throw base::Error{"there is no draft to go on with; \"eomt new mission\" begins a record"};
    }
    m_name = name.empty() ? names.back() : name;
    if (std::find(names.begin(), names.end(), m_name) == names.end()) {
        throw base::Error{fmt::format(R"(there is no draft "{}"; "eomt new --drafts" lists them)",
                                      base::visible(m_name))};
    }
    m_draft = m_store.load(m_name);
    m_terminal.say(fmt::format("draft {}: {} kept; < goes back over what was answered",
                               m_name,
                               base::plural(m_draft.answers.size(), "answer")));
    return go(write);
}

/// What the flags gave.
entry::Candidate NewSession::start() const
{
    std::map<std::string, std::string> origins;
    return from_flags(m_draft.kind, m_draft.id, m_draft.flags, origins);
}

void NewSession::say_kept()
{
    m_terminal.say(fmt::format("\nnothing is written; the draft is kept: \"eomt new --resume {}\" "
                               "goes on with it",
                               m_name));
}

int NewSession::leave()
{
    say_kept();
    return failed;
}

int NewSession::go(const WriteChanges& write)
{
    entry::Interview interview{m_terminal,
                               m_known,
                               m_draft.answers,
                               [this] { keep(); },
                               m_invocation.options.count("all") != 0,
                               m_invocation.globals.as_of};
    try {
        keep();
        while (true) {
            entry::Candidate candidate = start();
            candidate.files = m_draft.files;
            if (m_draft.edited.empty()) {
                interview.fill(candidate);
                entry::complete(
                    candidate, m_known, {false, false, false, m_invocation.globals.as_of});
                offer_persons(candidate);
            } else {
                candidate.records = m_draft.edited;
            }
            const Choice choice = choose(candidate);
            if (choice == Choice::cancel) {
                return leave();
            }
            if (choice == Choice::edit) {
                edit(candidate);
            } else if (choice == Choice::back) {
                go_back(interview);
            } else {
                const int status = write(entry::files_of(candidate, m_known, m_root),
                                         fmt::format("{} {}",
                                                     records::kind_name(m_draft.kind),
                                                     id_of(candidate.records.front())));
                if (status == done && m_invocation.options.count("dry-run") == 0) {
                    m_store.remove(m_name);
                }
                return status;
            }
        }
    } catch (const Cancelled&) {
        return leave();
    } catch (const base::Error&) {
        const auto names = m_store.names();
        if (std::find(names.begin(), names.end(), m_name) != names.end()) {
            say_kept();
        }
        throw;
    }
}

/// To the last question. What stands in the preview is no answer where an editor or a page made it.
void NewSession::go_back(entry::Interview& interview)
{
    if (!m_draft.edited.empty()) {
        const bool gives_up = entry::ask_yes(m_terminal,
                                             {"give-up",
                                              "the questions don't know what the editor or the "
                                              "page wrote; give that up? (yes or no)",
                                              "",
                                              {"yes", "no"},
                                              "no"});
        if (!gives_up) {
            return;
        }
        m_draft.edited.clear();
        m_draft.files.clear();
    }
    interview.step_back();
    keep();
}

/// Persons without a record or a seat would be linked by name alone, with a warning.
void NewSession::offer_persons(entry::Candidate& candidate)
{
    if (candidate.records.front().kind != records::Kind::mission) {
        return;
    }
    entry::Candidate with = candidate;
    entry::complete(with, m_known, {false, true, false, {}});
    for (std::size_t i = candidate.records.size(); i < with.records.size(); ++i) {
        const auto& person = with.records[i];
        const std::string name = entry::text_at(person.root, "name");
        const bool wanted = entry::ask_yes(
            m_terminal,
            {"person",
             fmt::format("{} is in no delegation of the archive and has no record; make one? (yes "
                         "or no)",
                         base::visible(name)),
             "",
             {"yes", "no"},
             "yes"});
        if (wanted) {
            candidate.records.push_back(person);
        }
    }
}

/// What an answer, or the beginning of one, chooses.
std::optional<NewSession::Choice> NewSession::choice_of(std::string_view answer)
{
    if (answer == "<") {
        return Choice::back;
    }
    const std::array<std::pair<std::string_view, Choice>, 4> choices{{{"save", Choice::save},
                                                                      {"edit", Choice::edit},
                                                                      {"back", Choice::back},
                                                                      {"cancel", Choice::cancel}}};
    const auto* const found = std::find_if(choices.begin(), choices.end(), [&](const auto& one) {
        return one.first.starts_with(answer);
    });
    return found == choices.end() ? std::nullopt : std::optional{found->second};
}

NewSession::Choice NewSession::choose(const entry::Candidate& candidate)
{
    const auto changes = entry::files_of(candidate, m_known, m_root);
    const auto found = check_unwritten(m_root, changes);
    for (const auto& change : changes) {
        if (!candidate.files.contains(change.path)) {
            m_terminal.say(fmt::format("--- {}\n{}", change.path, change.after.value_or("")));
        }
    }
    m_terminal.say(diagnostics_text(found, m_root, m_environment));
    const bool has_errors = base::count(found, base::Severity::error) > 0;
    const std::string usual = has_errors ? "edit" : "save";
    while (true) {
        const std::string answer = m_terminal.ask(
            {"choice",
             has_errors ? "it has errors, so it cannot be saved yet: edit, back or cancel?"
                        : "save, edit, back or cancel?",
             "",
             {"save", "edit", "back", "cancel"},
             usual});
        const std::string said = base::lower(base::trim(answer));
        const auto choice = choice_of(said.empty() ? usual : said);
        if (!choice) {
            m_terminal.say("write save, edit, back or cancel");
        } else if (*choice == Choice::save && has_errors) {
            m_terminal.say("what stands above as an error is to be mended first");
        } else {
            return *choice;
        }
    }
}

/// The first record in the user's editor. What cannot be read as YAML is kept as it is, and said.
void NewSession::edit(entry::Candidate& candidate)
{
    auto& record = candidate.records.front();
    record.id = id_of(record);
    record.verbatim = m_terminal.edit(entry::text_of(record));
    const yaml::Source source{"", record.verbatim};
    yaml::Problems problems{source};
    if (auto root = yaml::parse_tree(source, problems)) {
        record.root = *std::move(root);
    }
    m_draft.edited = candidate.records;
    for (auto& one : m_draft.edited) {
        one.id = id_of(one);
        one.verbatim = entry::text_of(one);
    }
    keep();
}

int list_drafts(const Invocation& invocation, const Environment& environment)
{
    const entry::DraftStore store{drafts_folder(archive_folder(invocation.globals, environment))};
    std::string text;
    for (const auto& name : store.names()) {
        const auto draft = store.load(name);
        std::string first;
        for (const auto& flag : draft.flags) {
            first += fmt::format(" --{} {}", flag.name, base::visible(flag.value));
        }
        for (const auto& answer : draft.answers) {
            if (!answer.text.empty()) {
                first += fmt::format(" {}", base::visible(answer.text));
            }
        }
        constexpr std::size_t shown = 80;
        text += fmt::format(
            "{} {}{}\n", name, records::kind_name(draft.kind), base::char_substr(first, 0, shown));
    }
    write_result(invocation, environment, text);
    return done;
}

} // namespace eomt::cli
