#pragma once

#include "cli/environment.hpp"
#include "entry/interview.hpp"

#include <memory>

namespace eomt::cli {

/// The user left with Ctrl-C or Ctrl-D.
struct Cancelled
{};

/// Asks on the terminal, with line editing and completion by Tab. `ask` throws `Cancelled`.
class Terminal : public entry::Asker
{
public:
    explicit Terminal(const Environment& environment);
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;
    Terminal(Terminal&&) = delete;
    Terminal& operator=(Terminal&&) = delete;
    ~Terminal() override;

    std::string ask(const entry::Question& question) override;
    std::string edit(const std::string& text) override;
    void say(const std::string& line) override;

private:
    struct Lines;
    const Environment& m_environment;
    std::unique_ptr<Lines> m_lines;
};

/// Completion of what stands before the cursor: the words that begin with it, whatever the case.
std::vector<std::string> completions(const std::string& typed,
                                     const std::vector<std::string>& words);

/// What all of the words begin with.
std::string common_start(const std::vector<std::string>& words);

} // namespace eomt::cli
