#pragma once

#include "cli/new_from.hpp"
#include "cli/terminal.hpp"
#include "entry/draft_store.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace eomt::cli {

/// Making a record on a terminal: questions, preview, and a draft that survives whatever happens.
class NewSession
{
public:
    NewSession(const Invocation& invocation,
               const Environment& environment,
               std::filesystem::path root,
               entry::Known& known);

    /// Asks for what the flags (or the page) don't give. The exit status.
    int begin(records::Kind kind,
              const std::string& id,
              const std::vector<entry::GivenFlag>& given,
              const std::string& page,
              const WriteChanges& write);

    /// Goes on with a draft; the last one where `name` is empty.
    int resume(const std::string& name, const WriteChanges& write);

private:
    enum class Choice
    {
        save,
        edit,
        back,
        cancel
    };

    int go(const WriteChanges& write);
    entry::Candidate start() const;
    void keep();
    void say_kept();
    int leave();
    static std::optional<Choice> choice_of(std::string_view answer);
    Choice choose(const entry::Candidate& candidate);
    void offer_persons(entry::Candidate& candidate);
    void edit(entry::Candidate& candidate);
    void go_back(entry::Interview& interview);

    const Invocation& m_invocation;
    const Environment& m_environment;
    std::filesystem::path m_root;
    entry::Known& m_known;
    entry::DraftStore m_store;
    Terminal m_terminal;
    std::string m_name;
    entry::Draft m_draft;
};

/// `new --drafts`: their names and what they are of.
int list_drafts(const Invocation& invocation, const Environment& environment);

} // namespace eomt::cli
