#include "yaml/source.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace eomt::yaml {

Source::Source(std::string path, std::string text)
    : m_path{std::move(path)}, m_text{std::move(text)}
{
    constexpr std::string_view bom = "\xEF\xBB\xBF";
    if (m_text.starts_with(bom)) {
        m_text.erase(0, bom.size());
    }
    m_lines.push_back(0);
    for (std::size_t at = m_text.find('\n'); at != std::string::npos;
         at = m_text.find('\n', at + 1)) {
        m_lines.push_back(at + 1);
    }
}

base::Mark Source::mark(std::size_t offset) const
{
    std::size_t near = 0;
    return mark(offset, near);
}

base::Mark Source::mark(std::size_t offset, std::size_t& near) const
{
    offset = std::min(offset, m_text.size());
    // The end of the file stands on the last line that has something on it.
    if (offset == m_text.size() && m_lines.size() > 1 && m_lines.back() == m_text.size()) {
        --offset;
    }
    const auto holds = [&](std::size_t line) {
        return line < m_lines.size() && m_lines[line] <= offset &&
               (line + 1 == m_lines.size() || offset < m_lines[line + 1]);
    };
    if (!holds(near) && !holds(++near)) {
        const auto after = std::upper_bound(m_lines.begin(), m_lines.end(), offset);
        near = static_cast<std::size_t>(after - m_lines.begin()) - 1;
    }
    const std::size_t start = m_lines[near];
    const std::size_t before =
        base::char_count(std::string_view{m_text}.substr(start, offset - start));
    return {static_cast<int>(near) + 1, static_cast<int>(before) + 1};
}

std::string_view Source::line(int number) const
{
    if (number < 1 || static_cast<std::size_t>(number) > m_lines.size()) {
        return {};
    }
    const std::size_t start = m_lines[static_cast<std::size_t>(number) - 1];
    std::string_view rest = std::string_view{m_text}.substr(start);
    rest = rest.substr(0, rest.find('\n'));
    if (rest.ends_with('\r')) {
        rest.remove_suffix(1);
    }
    return rest;
}

void Problems::error(std::string_view rule, base::Mark mark, std::string message)
{
    ++m_errors;
    add(base::Severity::error, rule, mark, std::move(message));
}

void Problems::warning(std::string_view rule, base::Mark mark, std::string message)
{
    add(base::Severity::warning, rule, mark, std::move(message));
}

void Problems::note(std::string_view rule, base::Mark mark, std::string message)
{
    add(base::Severity::note, rule, mark, std::move(message));
}

void Problems::add(base::Severity severity,
                   std::string_view rule,
                   base::Mark mark,
                   std::string message)
{
    // A long line with thousands of faults would be kept thousands of times.
    constexpr std::size_t most_excerpts = std::size_t{1} << 20U;
    const std::string_view line = m_source.line(mark.line);
    m_excerpts += line.size();
    m_list.push_back({m_source.path(),
                      mark,
                      severity,
                      std::string{rule},
                      std::move(message),
                      std::string{m_excerpts > most_excerpts ? std::string_view{} : line}});
}

} // namespace eomt::yaml
