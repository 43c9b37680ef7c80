#include "yaml/generated_yaml.hpp"

#include <algorithm>

namespace {

const std::vector<std::string> keys{
    "election", "organisation", "type",      "coordinator", "figures", "findings", "verdict",
    "sources",  "notes",        "x-own",     "topic",       "source",  "text",     "quote",
    "название", "x-🙂",       "two words", "a:b",         "it's",    "null-ish"};

const std::vector<std::string> awkward{"",
                                       "null",
                                       "~",
                                       "yes",
                                       "12",
                                       "2021-01-10",
                                       "-",
                                       "- a",
                                       "---",
                                       "...",
                                       "? a",
                                       "a: b",
                                       "a:",
                                       "a #b",
                                       "#a",
                                       "@a",
                                       "`a`",
                                       "%a",
                                       "!a",
                                       "&a",
                                       "*a",
                                       "|",
                                       ">",
                                       "[a]",
                                       "{a}",
                                       "a, b",
                                       "a?b",
                                       "a]b",
                                       "'a'",
                                       "\"a\"",
                                       "it's",
                                       "\\n",
                                       " a",
                                       "a ",
                                       "  a  b  ",
                                       "a\tb",
                                       "\ta",
                                       "a\t",
                                       "a\nb",
                                       "a\n",
                                       "\na",
                                       "a\n\nb\n",
                                       "a\n\n",
                                       "a\n  b\n c",
                                       "a\r\nb",
                                       "a \nb",
                                       "\n",
                                       " \n ",
                                       "Наблюдатели",
                                       "Умахан Умаханов: координатор",
                                       "🙂",
                                       "👩‍🚀 # в космосе",
                                       "a\xC2\xA0"
                                       "b",
                                       "\xE2\x80\xA8",
                                       "\xEF\xBB\xBF"
                                       "a",
                                       "a\x01"
                                       "b",
                                       "\x7F",
                                       "\xC2\x85",
                                       "https://example.org/a?b=c&d#e",
                                       "a: \"b\" 'c' \\ d",
                                       "=",
                                       "<<",
                                       "*",
                                       ": a",
                                       ":a",
                                       "-a",
                                       "a -b",
                                       "a\n# b\nc",
                                       "a\n- b: c\n",
                                       "\xE2\x80\x8B"
                                       "a"};

std::string spaces(std::size_t count)
{
    return std::string(count, ' ');
}

} // namespace

std::string Random::key()
{
    return of(keys);
}

std::string Random::text()
{
    if (one_in(2)) {
        return of(awkward);
    }
    const std::vector<std::string> words{"observers",
                                         "the",
                                         "group",
                                         "выборы",
                                         "сайлау",
                                         "7",
                                         "🙂",
                                         "polling",
                                         "station,",
                                         "(held)",
                                         "a-b"};
    std::string out = of(words);
    for (std::size_t i = one_in(4) ? 30 : below(6); i > 0; --i) {
        out += (one_in(20) ? "\n" : " ") + of(words);
    }
    return out;
}

GeneratedYaml::GeneratedYaml(Random& random) : m_random{random}
{
    m_eol = random.one_in(3) ? "\r\n" : "\n";
    m_step = 2 + random.below(3);
    m_list = random.one_in(2) ? 0 : 2 + random.below(2);
    m_with_anchors = random.one_in(6);
    if (random.one_in(6)) {
        m_text = "\xEF\xBB\xBF";
    }
    if (random.one_in(6)) {
        m_text += "# " + comment().substr(2) + m_eol;
    }
    if (random.one_in(6)) {
        m_text += "---" + m_eol;
    }
    if (random.one_in(10)) {
        flow(1, 3);
        trailing_comment();
        line_end();
    } else {
        block_mapping(0, 3);
    }
    blank_or_comment(0);
    const bool block_text = m_after_block_text;
    if (random.one_in(8) && !block_text && m_text.ends_with(m_eol)) {
        m_text.erase(m_text.size() - m_eol.size());
    } else if (random.one_in(12)) {
        m_text += "..." + m_eol;
    }
}

void GeneratedYaml::line_end()
{
    m_text += m_eol;
}

std::string GeneratedYaml::comment()
{
    const std::string text =
        "# комментарий " + std::to_string(m_comments.size() + 1) + " : 'and' \"more\" [";
    m_comments.push_back(text);
    return text;
}

void GeneratedYaml::trailing_comment()
{
    if (m_random.one_in(5)) {
        m_text += spaces(1 + m_random.below(2)) + comment();
    } else if (m_random.one_in(15)) {
        m_text += "  ";
    }
}

void GeneratedYaml::blank_or_comment(std::size_t column)
{
    if (m_random.one_in(8)) {
        line_end();
    }
    if (m_random.one_in(5)) {
        // Deeper than a block text, it would be part of it.
        const std::size_t deeper = m_after_block_text ? 0 : m_random.below(5);
        m_text += spaces(m_random.one_in(3)   ? column + deeper
                         : m_random.one_in(3) ? 0
                                              : column) +
                  comment();
        line_end();
        m_after_block_text = false;
    }
}

std::string GeneratedYaml::anchor()
{
    if (!m_with_anchors || !m_random.one_in(10)) {
        return {};
    }
    return "a" + std::to_string(m_anchors.size() + 1) + "x" + std::to_string(m_text.size());
}

/// Entries at a column; the first stands where the text ends if that is no new line.
void GeneratedYaml::block_mapping(std::size_t column, int depth)
{
    std::set<std::string> used;
    for (std::size_t count = 1 + m_random.below(5); count > 0; --count) {
        const std::string key = m_random.key();
        if (!used.insert(key).second) {
            continue;
        }
        const bool new_line = m_text.empty() || m_text.ends_with('\n') || m_text == "\xEF\xBB\xBF";
        if (new_line) {
            blank_or_comment(column);
            m_text += spaces(column);
        }
        m_text += m_random.one_in(8)                    ? "\"" + key + "\""
                  : m_random.one_in(8) && key != "it's" ? "'" + key + "'"
                                                        : key;
        m_text += m_random.one_in(10) ? " :" : ":";
        value(column, false, depth);
    }
}

void GeneratedYaml::block_list(std::size_t column, int depth)
{
    for (std::size_t count = 1 + m_random.below(3); count > 0; --count) {
        if (m_text.ends_with('\n')) {
            blank_or_comment(column);
            m_text += spaces(column);
        }
        m_text += '-';
        value(column, true, depth);
    }
}

/// What follows a colon or a dash, with its line end.
void GeneratedYaml::value(std::size_t parent, bool item, int depth)
{
    m_after_block_text = false;
    if (m_with_anchors && !m_anchors.empty() && m_random.one_in(8)) {
        m_text += " *" + m_random.of(m_anchors);
        trailing_comment();
        line_end();
        return;
    }
    const std::string name = anchor();
    const std::size_t choice = m_random.below(10);
    if (depth > 0 && choice < 3) {
        if (!name.empty()) {
            m_text += " &" + name;
        }
        collection(parent, item, depth - 1);
        if (!name.empty()) {
            m_anchors.push_back(name);
        }
        return;
    }
    if (choice == 3) {
        m_text += m_random.of({"", "", " ~", " null"});
        trailing_comment();
        line_end();
        return;
    }
    m_text += name.empty() ? "" : " &" + name;
    m_text += m_random.one_in(20) ? " !!str" : "";
    m_text += m_random.one_in(6) ? "  " : " ";
    if (choice == 4) {
        block_text(parent);
    } else if (choice == 5) {
        wrapped_scalar(parent);
        trailing_comment();
        line_end();
    } else if (choice == 6 && depth > 0) {
        flow(parent + 1 + m_random.below(4), depth - 1);
        trailing_comment();
        line_end();
    } else {
        m_text += one_line_scalar(false);
        trailing_comment();
        line_end();
    }
    if (!name.empty()) {
        m_anchors.push_back(name);
    }
}

void GeneratedYaml::collection(std::size_t parent, bool item, int depth)
{
    const bool list = m_random.one_in(2);
    const bool plain_line = m_text.ends_with('-');
    if (item && plain_line && !m_random.one_in(5)) {
        const std::size_t gap = 1 + m_random.below(3);
        m_text += spaces(gap);
        list ? block_list(parent + 1 + gap, depth) : block_mapping(parent + 1 + gap, depth);
        return;
    }
    trailing_comment();
    line_end();
    const std::size_t below = parent + (list && !item ? m_list : m_step);
    list ? block_list(below, depth) : block_mapping(below, depth);
}

void GeneratedYaml::block_text(std::size_t parent)
{
    const bool digit = m_random.one_in(5);
    const std::size_t indent = 1 + m_random.below(4);
    m_text += m_random.of({"|", ">"});
    if (digit) {
        m_text += std::to_string(indent);
    }
    m_text += m_random.of({"", "-", "+"});
    trailing_comment();
    line_end();
    const std::vector<std::string> lines{"plain text",
                                         "# no comment",
                                         "key: value",
                                         "- слово 🙂",
                                         "\"quote",
                                         "tab\there",
                                         "[ {"};
    bool first = true;
    for (std::size_t count = 1 + m_random.below(4); count > 0; --count) {
        if (!first && m_random.one_in(5)) {
            line_end();
        }
        m_text += spaces(parent + indent) + (m_random.one_in(6) && (digit || !first) ? "  " : "") +
                  m_random.of(lines);
        line_end();
        first = false;
    }
    m_after_block_text = true;
}

void GeneratedYaml::wrapped_scalar(std::size_t parent)
{
    const std::string margin = m_eol + spaces(parent + 1 + m_random.below(4));
    switch (m_random.below(4)) {
    case 0:
        m_text += "\"double # no comment" + margin + "second \\\" line\\" + margin + "third\"";
        break;
    case 1:
        m_text += "'single''s # no comment" + m_eol + margin + "ещё: строка'";
        break;
    case 2:
        m_text += "plain on" + margin + "several - lines" + margin + "#no comment, it's text 🙂";
        m_text.replace(m_text.rfind("#no"), 1, "~");
        break;
    default:
        m_text.erase(m_text.find_last_not_of(' ') + 1);
        m_text += margin + "on the next line";
        break;
    }
}

std::string GeneratedYaml::one_line_scalar(bool flow)
{
    const std::vector<std::string> any{"word",
                                       "two words",
                                       "слово и ещё",
                                       "🙂 смайл 👩‍🚀",
                                       "https://example.org/a#b",
                                       "a:b",
                                       "x#y",
                                       "it's",
                                       "-5",
                                       "2021-01-10",
                                       "tab\there",
                                       "'it''s # not one'",
                                       "'tab\there'",
                                       "'{not: [flow'",
                                       "\"double \\\" \\t # not one\"",
                                       "\"\\u0416 \\x41\"",
                                       "\"\"",
                                       "''"};
    const std::vector<std::string> block{
        "a, b [c] {d}", "why? because", "x ]", "a - b", "[]", "{}"};
    return !flow && m_random.one_in(4) ? m_random.of(block) : m_random.of(any);
}

/// White space inside brackets, with a line end and a comment where that is allowed.
void GeneratedYaml::flow_gap(std::size_t margin, bool may_break)
{
    if (may_break) {
        if (m_random.one_in(4)) {
            m_text += " " + comment();
        }
        line_end();
        m_text += spaces(margin + 1);
    } else if (m_random.one_in(4)) {
        m_text += ' ';
    }
}

void GeneratedYaml::flow(std::size_t margin, int depth)
{
    const bool list = m_random.one_in(2) && margin > 0 && depth < 3;
    const bool lines = m_random.one_in(3);
    m_text += list ? '[' : '{';
    const std::size_t count = m_random.below(4);
    std::set<std::string> used;
    for (std::size_t i = 0; i < count; ++i) {
        std::string key = m_random.key();
        if (!list && !used.insert(key).second) {
            continue;
        }
        if (!m_text.ends_with('[') && !m_text.ends_with('{')) {
            m_text += ',';
            m_text += lines ? "" : " ";
        }
        flow_gap(margin, lines);
        if (!list) {
            const bool quoted = m_random.one_in(4) || key == "it's";
            m_text += quoted ? "\"" + key + "\"" : key;
            if (m_random.one_in(12)) {
                continue;
            }
            m_text += m_random.one_in(12) && quoted ? ":" : ": ";
            if (m_random.one_in(12)) {
                continue;
            }
        } else if (m_random.one_in(15)) {
            m_text += "pair: ";
        }
        if (depth > 0 && m_random.one_in(5)) {
            flow(margin, depth - 1);
        } else {
            m_text += one_line_scalar(true);
        }
    }
    if (lines && m_random.one_in(3) && !m_text.ends_with('[') && !m_text.ends_with('{')) {
        m_text += ',';
    }
    flow_gap(margin, lines);
    m_text += list ? ']' : '}';
}
