#pragma once

#include "entry/candidate.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace eomt::entry {

/// One question.
struct Question
{
    std::string path;               ///< of the field, as it stands in drafts
    std::string label;              ///< what stands before the answer
    std::string help;               ///< what `?` says
    std::vector<std::string> words; ///< what Tab completes
    std::string preset;             ///< what an empty answer takes
    bool required = false;
    bool is_long = false;  ///< `!` makes sense
    std::string last = {}; ///< what `=` takes: what was so the last time
};

/// An answer, as drafts keep it.
struct Answer
{
    std::string path;
    std::string text;
};

/// Whether an answer to a yes-or-no question says yes.
bool is_yes(const std::string& answer);

/// Why an answer to a yes-or-no question is none; empty where it is one.
std::string refuse_unclear(const std::string& answer);

/// Where questions go. What it throws passes through an interview.
class Asker
{
public:
    Asker() = default;
    Asker(const Asker&) = delete;
    Asker& operator=(const Asker&) = delete;
    Asker(Asker&&) = delete;
    Asker& operator=(Asker&&) = delete;
    virtual ~Asker() = default;

    /// One line as it was typed, without its end. May throw, where the user leaves.
    virtual std::string ask(const Question& question) = 0;
    /// The text after the user's editor.
    virtual std::string edit(const std::string& text) = 0;
    /// A line for the user, such as why an answer was refused.
    virtual void say(const std::string& line) = 0;
};

/// Asks a yes-or-no question until it is answered; `preset` is what an empty answer says.
bool ask_yes(Asker& asker, const Question& question);

/// Asks for the fields of a record, as they are declared. `<` goes back one question, `?` explains,
/// `!` opens the editor, an empty answer skips what is optional or takes what stands in brackets,
/// `-` leaves that empty, `=` takes what was so the last time.
class Interview
{
public:
    /// `answers` are those given before (of a draft): they are not asked again. `keep` is called
    /// after each new one. `today` tells elections that are still to come; empty: not known.
    Interview(Asker& asker,
              Known& known,
              std::vector<Answer>& answers,
              std::function<void()> keep,
              bool every_field,
              std::string today)
        : m_asker{asker},
          m_known{known},
          m_answers{answers},
          m_keep{std::move(keep)},
          m_every_field{every_field},
          m_today{std::move(today)}
    {}

    /// Fills the first record of a candidate, which may hold fields already: these are not asked
    /// for. Records that it needs and the archive lacks are added.
    void fill(Candidate& candidate);

    /// Fills one new item of a list of the candidate's first record.
    void fill_item(Candidate& candidate, const std::string& list);

    /// Takes the last answer back, so that `fill` asks it again.
    void step_back();

private:
    struct Back
    {};

    void tell(const std::string& line);
    std::string ask(const Question& question,
                    const std::function<std::string(const std::string&)>& refuse);
    bool only_asks(const std::string& text, const Question& question);
    std::string meant(const std::string& text, const Question& question);
    std::string ask_anew(const Question& question,
                         const std::function<std::string(const std::string&)>& refuse);
    void run(Candidate& candidate, const std::function<void(Candidate&)>& script);

    void record(Candidate& candidate);
    static const std::vector<std::string_view>& identity_fields(records::Kind kind);
    void identity(Candidate& candidate);
    void mission_defaults(const Candidate& candidate);
    void point_out_duplicates(NewRecord& record);
    void another_id(NewRecord& record);
    void election(Candidate& candidate);
    std::string ask_election(const records::Outline& country);
    bool is_meant(const std::string& election, const std::string& title);
    std::optional<std::string> same_election(const NewRecord& made);
    void offer_same_election(Candidate& candidate);
    void organisation(Candidate& candidate);
    void sources(NewRecord& record);
    static std::string refuse_source(const NewRecord& record, const std::string& text);
    void fields(NewRecord& record,
                const records::Outline& group,
                const std::string& path,
                const std::string& label);
    void field(NewRecord& record,
               const records::Outline& one,
               const std::string& path,
               const std::string& label);
    void items(NewRecord& record, const records::Outline& list, const std::string& path);
    bool item(NewRecord& record,
              const records::Outline& group,
              const std::string& path,
              const std::string& label,
              bool required);
    bool opens(NewRecord& record,
               const records::Outline& gate,
               const std::string& path,
               const std::string& label,
               bool required);
    void preset_person(const NewRecord& record, const std::string& path, const std::string& name);
    void pairs(NewRecord& record, const records::Outline& field, const std::string& path);
    bool value(NewRecord& record,
               const records::Outline& field,
               const std::string& path,
               const std::string& label,
               bool required);
    std::vector<std::string> words_for(const NewRecord& record, const records::Outline& field);
    std::string unknown_to_archive(const records::Outline& field,
                                   const std::string& answer,
                                   const std::vector<std::string>& words);
    static std::string fault_at(const NewRecord& record, const std::string& path, bool whole);
    std::string
    preset_of(const NewRecord& record, const records::Outline& field, const std::string& path);
    bool is_asked(const records::Outline& field) const;

    Asker& m_asker;
    Known& m_known;
    std::vector<Answer>& m_answers;
    std::function<void()> m_keep;
    bool m_every_field;
    std::size_t m_next = 0;
    std::map<std::string, std::string> m_presets; ///< by path, from what the archive knows
    std::map<std::string, std::string> m_last;    ///< by path, of the mission before
    std::string m_last_source;
    std::string m_day; ///< of voting
    std::string m_today;
};

} // namespace eomt::entry
