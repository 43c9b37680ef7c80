// Quoted and block scalars, as yaml-cpp reads them where it does what YAML says.
#include "yaml/quick_scalars.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace eomt::yaml {

namespace {

bool ends_run(char c, bool single)
{
    return c == '\n' || c == '\r' || (single ? c == '\'' : c == '"' || c == '\\');
}

} // namespace

// NOLINTNEXTLINE(readability-function-cognitive-complexity): the cases of one scan, in a row
bool QuickScalars::quoted(Node& out)
{
    out.kind = Node::Kind::scalar;
    out.offset = m_at;
    const bool single = now() == '\'';
    std::size_t kept = 0; // bytes of the text that are no spaces at the end of a line
    for (std::size_t start = ++m_at;; start = m_at) {
        while (!at_end() && !ends_run(m_text[m_at], single)) {
            ++m_at;
        }
        if (at_end()) {
            return false;
        }
        out.text.append(m_text, start, m_at - start);
        if (at_break(m_at)) {
            while (out.text.size() > kept && out.text.back() == ' ') {
                out.text.pop_back();
            }
            if (!fold_quoted(out.text, false)) {
                return false;
            }
        } else if (now() == '\\') {
            ++m_at;
            const bool at_line_end = !at_end() && at_break(m_at);
            if (at_line_end ? !fold_quoted(out.text, true) : !escape(out.text)) {
                return false;
            }
        } else if (single && byte(m_at + 1) == '\'') {
            out.text += '\'';
            m_at += 2;
        } else {
            ++m_at;
            break;
        }
        kept = out.text.size();
    }
    // yaml-cpp takes line ends off the end of a quoted text.
    return !out.text.ends_with('\n') && count();
}

bool QuickScalars::fold_quoted(std::string& text, bool escaped)
{
    bool folded = escaped;
    for (;;) {
        take_break();
        if (at_document_mark()) {
            return false;
        }
        skip_spaces();
        if (at_end()) {
            return false;
        }
        if (!at_break(m_at)) {
            break;
        }
        text += '\n';
        folded = true;
    }
    if (!folded) {
        text += ' ';
    }
    return true;
}

bool QuickScalars::escape(std::string& text)
{
    const char c = now();
    switch (at_end() ? '\0' : c) {
    case '"':
    case '\\':
    case '/':
        text += c;
        break;
    case 'n':
        text += '\n';
        break;
    case 't':
        text += '\t';
        break;
    case 'x':
        return escaped_code(text, 2);
    case 'u':
        return escaped_code(text, 4);
    case 'U':
        return escaped_code(text, 8);
    default:
        return false;
    }
    ++m_at;
    return true;
}

bool QuickScalars::escaped_code(std::string& text, std::size_t digits)
{
    const std::string_view hex = m_text.substr(m_at + 1, digits);
    std::uint64_t code = 0;
    const auto [end, fault] = std::from_chars(hex.data(), hex.data() + hex.size(), code, 16);
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    if (fault != std::errc{} || end != hex.data() + digits || surrogate || code > 0x10FFFF) {
        return false;
    }
    const auto byte_of = [&](unsigned mark, unsigned shift, unsigned mask) {
        text += static_cast<char>(mark | ((code >> shift) & mask));
    };
    if (code < 0x80) {
        byte_of(0, 0, 0x7F);
    } else if (code < 0x800) {
        byte_of(0xC0, 6, 0x1F);
        byte_of(0x80, 0, 0x3F);
    } else if (code < 0x10000) {
        byte_of(0xE0, 12, 0x0F);
        byte_of(0x80, 6, 0x3F);
        byte_of(0x80, 0, 0x3F);
    } else {
        byte_of(0xF0, 18, 0x07);
        byte_of(0x80, 12, 0x3F);
        byte_of(0x80, 6, 0x3F);
        byte_of(0x80, 0, 0x3F);
    }
    m_at += 1 + digits;
    return true;
}

bool QuickScalars::block_head(BlockHead& head)
{
    head.sign = now();
    ++m_at;
    for (int i = 0; i < 2; ++i, ++m_at) {
        const char c = now();
        if ((c == '+' || c == '-') && head.chomp == ' ') {
            head.chomp = c;
        } else if (c >= '1' && c <= '9' && head.indent == 0) {
            head.indent = static_cast<std::size_t>(c - '0');
        } else {
            break;
        }
    }
    const std::size_t end = m_at;
    skip_spaces();
    if (now() == '#' && m_at > end) {
        m_at = std::min(m_text.find('\n', m_at), m_text.size());
    }
    if (at_end() || !at_break(m_at)) {
        return false;
    }
    take_break();
    return true;
}

bool QuickScalars::block_scalar(Node& out, int parent)
{
    out.kind = Node::Kind::scalar;
    out.offset = m_at;
    BlockHead head;
    if (!block_head(head)) {
        return false;
    }
    std::size_t indent = static_cast<std::size_t>(parent) + head.indent;
    if (head.indent == 0) {
        // Empty lines that hold spaces, before the first other one, count where they are longer.
        const std::size_t first = m_text.find_first_not_of("\r\n", m_at);
        const std::size_t text = std::min(m_text.find_first_not_of(' ', first), m_text.size());
        if (first == std::string_view::npos || at_break(text)) {
            return false;
        }
        indent = std::max(static_cast<std::size_t>(parent) + 1, text - first);
    }
    if (!block_lines(out.text, head, indent)) {
        return false;
    }
    if (head.chomp != '+') {
        const std::size_t last = out.text.find_last_not_of('\n');
        const std::size_t size = last == std::string::npos ? 0 : last + 1;
        out.text.resize(std::min(out.text.size(), size + (head.chomp == ' ' && size > 0 ? 1 : 0)));
    }
    return count();
}

bool QuickScalars::block_lines(std::string& text, const BlockHead& head, std::size_t indent)
{
    const bool folds = head.sign == '>';
    std::size_t empty_lines = 0;
    for (;;) {
        const std::size_t other = std::min(m_text.find_first_not_of(' ', m_at), m_text.size());
        const std::size_t spaces = std::min(other - m_at, indent);
        if (m_at + spaces == m_text.size()) {
            return spaces == 0 && (!folds || head.chomp != '+');
        }
        m_at += spaces;
        if (at_break(m_at)) {
            ++empty_lines;
            if (!folds) {
                text += '\n';
            }
            take_break();
            continue;
        }
        if (spaces < indent) {
            m_at = m_line;
            return !folds || head.chomp != '+';
        }
        // More indented lines are not folded, and what yaml-cpp does around them is its own.
        if (folds && (now() == ' ' || (text.empty() && empty_lines > 0))) {
            return false;
        }
        block_line(text, folds, empty_lines);
        empty_lines = 0;
    }
}

void QuickScalars::block_line(std::string& text, bool folds, std::size_t empty_lines)
{
    if (folds && !text.empty()) {
        // The line end before is there already.
        if (empty_lines == 0) {
            text.back() = ' ';
        } else {
            text.append(empty_lines - 1, '\n');
        }
    }
    const std::size_t start = m_at;
    m_at = std::min(m_text.find('\n', m_at), m_text.size());
    const bool ended = !at_end();
    const std::size_t end = ended && m_text[m_at - 1] == '\r' ? m_at - 1 : m_at;
    text.append(m_text, start, end - start);
    if (ended) {
        text += '\n';
        take_break();
    }
}

} // namespace eomt::yaml
