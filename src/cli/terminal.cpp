#include "cli/terminal.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "cli/process.hpp"

#include <algorithm>
#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>
#include <histedit.h>
#include <langinfo.h>
#include <ostream>
#include <string_view>
#include <unistd.h>

namespace eomt::cli {

namespace {

/// The part of a line that is completed: after the last comma of a list.
std::string_view last_part(std::string_view typed)
{
    const auto comma = typed.rfind(',');
    auto part = comma == std::string_view::npos ? typed : typed.substr(comma + 1);
    while (part.starts_with(' ')) {
        part.remove_prefix(1);
    }
    return part;
}

} // namespace

std::vector<std::string> completions(const std::string& typed,
                                     const std::vector<std::string>& words)
{
    std::vector<std::string> fitting;
    const std::string start = base::fold(typed);
    for (const auto& word : words) {
        if (base::fold(word).starts_with(start)) {
            fitting.push_back(word);
        }
    }
    std::sort(fitting.begin(), fitting.end());
    fitting.erase(std::unique(fitting.begin(), fitting.end()), fitting.end());
    return fitting;
}

std::string common_start(const std::vector<std::string>& words)
{
    if (words.empty()) {
        return {};
    }
    std::string start = words.front();
    for (const auto& word : words) {
        std::size_t same = 0;
        while (same < start.size() && same < word.size() && start[same] == word[same]) {
            same += 1;
        }
        start.resize(same);
    }
    // Never half a character.
    while (!start.empty() && base::first_bad_utf8(start)) {
        start.pop_back();
    }
    return start;
}

/// libedit calls back with nothing but its own handle; this is what the handle carries.
struct Terminal::Lines
{
    explicit Lines(std::ostream& err) : m_err{err}
    {
        // libedit reads characters as the locale has them; records are UTF-8.
        const char* set = std::setlocale(LC_CTYPE, ""); // NOLINT(concurrency-mt-unsafe)
        if (set == nullptr || std::string_view{::nl_langinfo(CODESET)} != "UTF-8") {
            std::setlocale(LC_CTYPE, "C.UTF-8"); // NOLINT(concurrency-mt-unsafe)
        }
        m_edit = ::el_init("eomt", stdin, stderr, stderr);
        if (m_edit == nullptr) {
            throw base::Error{"cannot use this terminal; --no-input with flags asks nothing"};
        }
        // NOLINTBEGIN(cppcoreguidelines-pro-type-vararg): libedit's interface
        ::el_set(m_edit, EL_CLIENTDATA, this);
        ::el_set(m_edit, EL_PROMPT, prompt_of);
        ::el_set(m_edit, EL_EDITOR, "emacs");
        ::el_set(m_edit, EL_ADDFN, "eomt-complete", "complete the word", complete);
        ::el_set(m_edit, EL_ADDFN, "eomt-leave", "leave and keep a draft", leave);
        ::el_set(m_edit, EL_BIND, "^I", "eomt-complete", nullptr);
        ::el_set(m_edit, EL_BIND, "^C", "eomt-leave", nullptr);
        // Ctrl-C is a key here, so that leaving is orderly.
        ::el_set(m_edit, EL_SETTY, "-d", "-isig", nullptr);
        // NOLINTEND(cppcoreguidelines-pro-type-vararg)
    }
    Lines(const Lines&) = delete;
    Lines& operator=(const Lines&) = delete;
    Lines(Lines&&) = delete;
    Lines& operator=(Lines&&) = delete;
    ~Lines() { ::el_end(m_edit); }

    std::optional<std::string> read(const std::string& prompt,
                                    const std::vector<std::string>& words)
    {
        m_prompt = prompt;
        m_words = &words;
        m_left = false;
        int count = 0;
        const char* line = ::el_gets(m_edit, &count);
        if (m_left || line == nullptr || count <= 0) {
            return std::nullopt;
        }
        std::string text{line, static_cast<std::size_t>(count)};
        while (text.ends_with('\n') || text.ends_with('\r')) {
            text.pop_back();
        }
        return text;
    }

    /// Keys count from now on, those that come before the prompt too: Ctrl-C is never a signal.
    void prepare()
    {
        ::el_set(m_edit, EL_PREP_TERM, 1); // NOLINT(cppcoreguidelines-pro-type-vararg)
    }

private:
    static Lines& self(EditLine* edit)
    {
        void* data = nullptr;
        ::el_get(edit, EL_CLIENTDATA, &data); // NOLINT(cppcoreguidelines-pro-type-vararg)
        return *static_cast<Lines*>(data);
    }

    static char* prompt_of(EditLine* edit) { return self(edit).m_prompt.data(); }

    static unsigned char leave(EditLine* edit, int /*key*/)
    {
        self(edit).m_left = true;
        return CC_EOF;
    }

    static unsigned char complete(EditLine* edit, int /*key*/)
    {
        Lines& lines = self(edit);
        const LineInfo* info = ::el_line(edit);
        const std::string typed{info->buffer, info->cursor};
        const std::string part{last_part(typed)};
        const auto fitting = completions(part, *lines.m_words);
        if (fitting.empty()) {
            return CC_REFRESH_BEEP;
        }
        const std::string start = common_start(fitting);
        if (start.size() > part.size() || (start.size() == part.size() && start != part)) {
            ::el_deletestr(edit, static_cast<int>(base::char_count(part)));
            ::el_insertstr(edit, start.c_str());
            return CC_REFRESH;
        }
        if (fitting.size() == 1) {
            return CC_REFRESH;
        }
        constexpr std::size_t most = 60;
        lines.m_err << "\n";
        for (std::size_t i = 0; i < fitting.size() && i < most; ++i) {
            lines.m_err << "  " << base::visible(fitting[i]) << "\n";
        }
        if (fitting.size() > most) {
            lines.m_err << fmt::format("  ... and {} more\n", fitting.size() - most);
        }
        lines.m_err << std::flush;
        return CC_REDISPLAY;
    }

    std::ostream& m_err;
    EditLine* m_edit = nullptr;
    std::string m_prompt;
    const std::vector<std::string>* m_words = nullptr;
    bool m_left = false;
};

Terminal::Terminal(const Environment& environment)
    : m_environment{environment}, m_lines{std::make_unique<Lines>(*environment.err)}
{}

Terminal::~Terminal() = default;

std::string Terminal::ask(const entry::Question& question)
{
    m_lines->prepare();
    *m_environment.err << base::visible(question.label) << "\n" << std::flush;
    const std::string prompt =
        question.preset.empty() ? "> " : fmt::format("[{}] > ", base::visible(question.preset));
    auto line = m_lines->read(prompt, question.words);
    if (!line) {
        throw Cancelled{};
    }
    return *std::move(line);
}

std::string Terminal::edit(const std::string& text)
{
    const auto wanted = [&](const char* name) { return m_environment.variable(name).value_or(""); };
    std::string editor = wanted("VISUAL");
    editor = editor.empty() ? wanted("EDITOR") : editor;
    editor = editor.empty() ? "editor" : editor;
    std::error_code failed;
    std::string name = (std::filesystem::temp_directory_path(failed) / "eomt-XXXXXX.yaml").string();
    constexpr int suffix = 5;
    const int file = ::mkstemps(name.data(), suffix);
    if (file == -1) {
        throw base::Error{fmt::format("cannot make a file for the editor in {}",
                                      std::filesystem::temp_directory_path(failed).string())};
    }
    ::close(file);
    base::write_file(name, text);
    std::string edited = text;
    // An editor may be given with options of its own, as in VISUAL="code --wait".
    if (run_program({"sh", "-c", editor + R"( "$1")", "sh", name}) == 0) {
        edited = base::read_file(name);
    } else {
        say(fmt::format("{} failed; the text is as it was", base::visible(editor)));
    }
    std::filesystem::remove(name, failed);
    return edited;
}

void Terminal::say(const std::string& line)
{
    *m_environment.err << base::visible(line, base::Keep::lines) << "\n" << std::flush;
}

} // namespace eomt::cli
