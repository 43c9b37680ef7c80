// Plain scalars and what stands between tokens, as yaml-cpp reads them where it does what YAML
// says.
#include "yaml/quick_scalars.hpp"

#include <algorithm>
#include <array>

namespace eomt::yaml {

namespace {

using ByteSet = std::array<bool, 256>;

constexpr ByteSet byte_set(std::string_view bytes)
{
    ByteSet set{};
    for (const char c : bytes) {
        set[static_cast<unsigned char>(c)] = true;
    }
    return set;
}

constexpr bool holds(const ByteSet& set, char c)
{
    return set[static_cast<unsigned char>(c)];
}

constexpr ByteSet never_begin_plain = byte_set(" \n\r,[]{}#&*!|>'\"%@`?:");
constexpr ByteSet may_end_plain = byte_set("\n\r:#");
constexpr ByteSet may_end_plain_in_flow = byte_set("\n\r:#,?[]{}");

bool is_null_text(std::string_view text)
{
    return text == "~" || text == "null" || text == "Null" || text == "NULL";
}

} // namespace

bool QuickScalars::readable(std::string_view text)
{
    if (text.empty() || text.starts_with("\xEF\xBB\xBF") ||
        text.find('\t') != std::string_view::npos) {
        return false;
    }
    for (std::size_t at = text.find('\r'); at != std::string_view::npos;
         at = text.find('\r', at + 1)) {
        if (at + 1 == text.size() || text[at + 1] != '\n') {
            return false;
        }
    }
    return true;
}

void QuickScalars::take_break()
{
    m_at += m_text[m_at] == '\r' ? 2 : 1;
    m_line = m_at;
}

bool QuickScalars::at_document_mark() const
{
    const std::string_view rest = m_text.substr(m_at, 3);
    return m_at == m_line && (rest == "---" || rest == "...");
}

bool QuickScalars::document_start()
{
    if (!at_document_mark()) {
        return true;
    }
    m_at = 3;
    return m_text.front() == '-' && !at_end() && at_break(m_at);
}

bool QuickScalars::next_token()
{
    for (;;) {
        skip_spaces();
        if (at_end()) {
            return true;
        }
        if (now() == '#') {
            if (m_at != m_line && m_text[m_at - 1] != ' ') {
                return false;
            }
            m_at = std::min(m_text.find('\n', m_at), m_text.size());
        } else if (at_break(m_at)) {
            take_break();
        } else {
            return !at_document_mark();
        }
    }
}

bool QuickScalars::null(Node& out)
{
    out.plain = true;
    out.offset = m_at;
    return count();
}

bool QuickScalars::plain(Node& out, int indent)
{
    return scan_plain(out, static_cast<std::size_t>(indent), false);
}

bool QuickScalars::plain_in_flow(Node& out)
{
    return scan_plain(out, 0, true);
}

bool QuickScalars::scan_plain(Node& out, std::size_t indent, bool in_flow)
{
    if (at_end() || holds(never_begin_plain, now())) {
        return false;
    }
    out.kind = Node::Kind::scalar;
    out.plain = true;
    out.offset = m_at;
    std::size_t start = m_at;
    std::size_t empty_lines = 0;
    std::size_t end = 0;
    if (!plain_line(end, in_flow)) {
        return false;
    }
    out.text.assign(m_text, start, end - start);
    while (!at_end() && at_break(m_at) && continues(indent, in_flow, empty_lines)) {
        start = m_at;
        if (!plain_line(end, in_flow)) {
            return false;
        }
        out.text.append(std::max<std::size_t>(empty_lines, 1), empty_lines == 0 ? ' ' : '\n');
        out.text.append(m_text, start, end - start);
    }
    if (is_null_text(out.text)) {
        out.kind = Node::Kind::null;
        out.text.clear();
    }
    return count();
}

// NOLINTNEXTLINE(readability-function-cognitive-complexity): the cases of one scan, in a row
bool QuickScalars::plain_line(std::size_t& end, bool in_flow)
{
    const ByteSet& stops = in_flow ? may_end_plain_in_flow : may_end_plain;
    const std::size_t start = m_at;
    for (;; ++m_at) {
        while (!at_end() && !holds(stops, m_text[m_at])) {
            ++m_at;
        }
        const char c = now();
        if (c == ':') {
            if (at_gap(m_at + 1)) {
                break;
            }
            if (in_flow && holds(may_end_plain_in_flow, byte(m_at + 1))) {
                return false;
            }
        } else if (c == '#') {
            if (m_at > start && m_text[m_at - 1] == ' ') {
                break;
            }
        } else if (c == '?' || c == '[' || c == '{') {
            return false;
        } else {
            break;
        }
    }
    end = m_at;
    while (end > start && m_text[end - 1] == ' ') {
        --end;
    }
    return true;
}

bool QuickScalars::continues(std::size_t indent, bool in_flow, std::size_t& empty_lines)
{
    const std::size_t stopped = m_at;
    const std::size_t stopped_line = m_line;
    empty_lines = 0;
    for (;;) {
        take_break();
        skip_spaces();
        if (at_end() || !at_break(m_at)) {
            break;
        }
        ++empty_lines;
    }
    const bool more = !at_end() && m_at - m_line >= indent && now() != '#' &&
                      !(in_flow && (at_any(",]}") || at_document_mark()));
    if (!more) {
        m_at = stopped;
        m_line = stopped_line;
    }
    return more;
}

} // namespace eomt::yaml
