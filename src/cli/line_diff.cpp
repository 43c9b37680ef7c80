#include "cli/line_diff.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

namespace eomt::cli {

namespace {

using DiffLines = std::vector<std::string_view>;

/// The lines with their ends, so that a last line without one differs from one with it.
DiffLines lines_of(std::string_view text)
{
    DiffLines lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return lines;
}

struct DiffStep
{
    char sign; ///< ' ', '-' or '+'
    std::string_view line;
};
using DiffSteps = std::vector<DiffStep>;

void add_all(DiffSteps& steps, char sign, const DiffLines& lines, std::size_t from, std::size_t to)
{
    for (std::size_t i = from; i < to; ++i) {
        steps.push_back({sign, lines[i]});
    }
}

/// The lengths of the longest common subsequences of what is left of two lists at each place.
class CommonLines
{
public:
    CommonLines(const DiffLines& a, const DiffLines& b) : m_a{a}, m_b{b}, m_width{b.size() + 1}
    {
        m_lengths.resize((a.size() + 1) * m_width);
        for (std::size_t i = a.size(); i-- > 0;) {
            for (std::size_t j = b.size(); j-- > 0;) {
                m_lengths[i * m_width + j] =
                    a[i] == b[j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
            }
        }
    }

    void walk(DiffSteps& steps) const
    {
        std::size_t i = 0;
        std::size_t j = 0;
        while (i < m_a.size() && j < m_b.size()) {
            if (m_a[i] == m_b[j]) {
                steps.push_back({' ', m_a[i++]});
                ++j;
            } else if (at(i + 1, j) >= at(i, j + 1)) {
                steps.push_back({'-', m_a[i++]});
            } else {
                steps.push_back({'+', m_b[j++]});
            }
        }
        add_all(steps, '-', m_a, i, m_a.size());
        add_all(steps, '+', m_b, j, m_b.size());
    }

private:
    int at(std::size_t i, std::size_t j) const { return m_lengths[i * m_width + j]; }

    const DiffLines& m_a;
    const DiffLines& m_b;
    std::size_t m_width;
    std::vector<int> m_lengths;
};

DiffSteps compare_lines(const DiffLines& a, const DiffLines& b)
{
    std::size_t start = 0;
    while (start < std::min(a.size(), b.size()) && a[start] == b[start]) {
        ++start;
    }
    std::size_t end = 0;
    while (end < std::min(a.size(), b.size()) - start &&
           a[a.size() - 1 - end] == b[b.size() - 1 - end]) {
        ++end;
    }
    DiffSteps steps;
    add_all(steps, ' ', a, 0, start);
    const DiffLines left{a.begin() + static_cast<std::ptrdiff_t>(start),
                         a.end() - static_cast<std::ptrdiff_t>(end)};
    const DiffLines right{b.begin() + static_cast<std::ptrdiff_t>(start),
                          b.end() - static_cast<std::ptrdiff_t>(end)};
    // Two long texts that differ all over are one change; comparing each line with each would take
    // long, and say little.
    constexpr std::size_t most = 4'000'000;
    if (left.size() * right.size() <= most) {
        CommonLines{left, right}.walk(steps);
    } else {
        add_all(steps, '-', left, 0, left.size());
        add_all(steps, '+', right, 0, right.size());
    }
    add_all(steps, ' ', a, a.size() - end, a.size());
    return steps;
}

/// The steps that a hunk shows: from, to.
using Hunk = std::pair<std::size_t, std::size_t>;

std::vector<Hunk> hunks_of(const DiffSteps& steps)
{
    constexpr std::size_t context = 3;
    std::vector<Hunk> hunks;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (steps[i].sign == ' ') {
            continue;
        }
        const std::size_t from = i > context ? i - context : 0;
        const std::size_t to = std::min(i + context + 1, steps.size());
        if (!hunks.empty() && from <= hunks.back().second) {
            hunks.back().second = to;
        } else {
            hunks.emplace_back(from, to);
        }
    }
    return hunks;
}

/// "3,7", as the heads of hunks count lines; none is counted from the line before.
std::string range(std::size_t before, std::size_t count)
{
    return fmt::format("{},{}", count == 0 ? before : before + 1, count);
}

class DiffWriter
{
public:
    DiffWriter(bool colour, bool hide_cr) : m_colour{colour}, m_hide_cr{hide_cr} {}

    void line(std::string_view code, std::string_view text)
    {
        m_out +=
            m_colour ? fmt::format("\x1b[{}m{}\x1b[0m\n", code, text) : std::string{text} + "\n";
    }

    void step(const DiffStep& one)
    {
        std::string_view text = one.line;
        const bool ended = text.ends_with('\n');
        text.remove_suffix(ended ? 1 : 0);
        text.remove_suffix(m_hide_cr && text.ends_with('\r') ? 1 : 0);
        const std::string shown = one.sign + base::visible(text, base::Keep::tabs);
        if (one.sign == ' ') {
            m_out += shown + "\n";
        } else {
            line(one.sign == '-' ? "31" : "32", shown);
        }
        m_out += ended ? "" : "\\ no newline at the end of the file\n";
    }

    std::string take() { return std::move(m_out); }

private:
    std::string m_out;
    bool m_colour;
    bool m_hide_cr;
};

bool has_crlf(const DiffLines& lines)
{
    return std::all_of(
        lines.begin(), lines.end(), [](std::string_view line) { return line.ends_with("\r\n"); });
}

} // namespace

std::string unified_diff(const TextPair& pair, bool colour)
{
    if (pair.before == pair.after) {
        return {};
    }
    const DiffLines a = lines_of(pair.before ? std::string_view{*pair.before} : "");
    const DiffLines b = lines_of(pair.after ? std::string_view{*pair.after} : "");
    const DiffSteps steps = compare_lines(a, b);
    DiffWriter writer{colour, has_crlf(a) && has_crlf(b)};
    const std::string path = base::visible(pair.path);
    writer.line("1", "--- " + (pair.before ? path : "(no file)"));
    writer.line("1", "+++ " + (pair.after ? path : "(no file)"));
    std::size_t at = 0;
    std::size_t old_line = 0;
    std::size_t new_line = 0;
    for (const auto& [from, to] : hunks_of(steps)) {
        for (; at < from; ++at) {
            ++old_line; // all lines between hunks are in both
            ++new_line;
        }
        const auto count = [&steps, from_step = from, to_step = to](char but) {
            return static_cast<std::size_t>(
                std::count_if(steps.begin() + static_cast<std::ptrdiff_t>(from_step),
                              steps.begin() + static_cast<std::ptrdiff_t>(to_step),
                              [&](const DiffStep& one) { return one.sign != but; }));
        };
        const std::size_t old_count = count('+');
        const std::size_t new_count = count('-');
        writer.line(
            "36",
            fmt::format("@@ -{} +{} @@", range(old_line, old_count), range(new_line, new_count)));
        for (; at < to; ++at) {
            writer.step(steps[at]);
        }
        old_line += old_count;
        new_line += new_count;
    }
    return writer.take();
}

} // namespace eomt::cli
