#include "base/date.hpp"
#include "base/text.hpp"
#include "yaml/reader.hpp"

#include <charconv>
#include <fmt/format.h>

namespace eomt::yaml {

std::string shown(std::string_view text)
{
    constexpr std::size_t longest = 60;
    const bool cut = base::char_count(text) > longest;
    return fmt::format(
        "\"{}{}\"", base::squeeze(base::char_substr(text, 0, longest)), cut ? "…" : "");
}

bool Reader::no_such_day(const Node& node, base::Mark mark)
{
    const auto month = base::month_of(node.text);
    if (month) {
        m_problems.error("bad-date",
                         mark,
                         fmt::format("{} is no day of the calendar; {} has {} days",
                                     shown(node.text),
                                     month->name,
                                     month->days));
    }
    return month.has_value();
}

bool Reader::read(const Node& node, const records::FieldInfo& field, records::Day& out)
{
    out.mark = mark(node);
    if (!scalar(node, field)) {
        return false;
    }
    if (const auto day = base::parse_date(node.text)) {
        out.value = *day;
        return true;
    }
    if (no_such_day(node, out.mark)) {
        return false;
    }
    const auto meant = base::guess_date(node.text);
    std::string hint =
        meant ? fmt::format("; did you mean {}?", meant->iso()) : "; write it as 2021-01-10";
    if (base::is_partial_date(node.text)) {
        hint = "; the day is needed here, as in 2021-01-10";
    }
    m_problems.error("bad-date", out.mark, fmt::format("{} is no date{}", shown(node.text), hint));
    return false;
}

bool Reader::read(const Node& node, const records::FieldInfo& field, records::PartialDate& out)
{
    out.mark = mark(node);
    out.value = node.text;
    if (!scalar(node, field)) {
        return false;
    }
    if (base::is_partial_date(node.text)) {
        return true;
    }
    if (no_such_day(node, out.mark)) {
        return false;
    }
    const auto meant = base::guess_date(node.text);
    m_problems.error("bad-date",
                     out.mark,
                     fmt::format("{} is no date{}",
                                 shown(node.text),
                                 meant ? fmt::format("; did you mean {}?", meant->iso())
                                       : "; write it as 2021-01-10, 2021-01 or 2021"));
    return false;
}

bool Reader::digits(const Node& node, const records::FieldInfo& field, double& out)
{
    if (!scalar(node, field)) {
        return false;
    }
    const std::string_view text = node.text;
    const std::string_view size = text.starts_with('-') ? text.substr(1) : text;
    const auto [end, fault] =
        std::from_chars(size.data(), size.data() + size.size(), out, std::chars_format::fixed);
    const bool starts =
        !size.empty() && size.front() >= '0' && size.front() <= '9' && size.back() != '.';
    if (!starts || fault != std::errc{} || end != size.data() + size.size()) {
        m_problems.error(
            "wrong-type",
            mark(node),
            fmt::format("\"{}\" takes a number in digits, such as 234, and here stands {}",
                        field.name,
                        shown(text)));
        return false;
    }
    // Above this a double no longer tells neighbouring whole numbers apart.
    constexpr double largest = 9'007'199'254'740'992.0;
    if (size.size() != text.size() || out > largest) {
        m_problems.error("bad-value",
                         mark(node),
                         fmt::format("\"{}\" is {}, and must be {}",
                                     field.name,
                                     shown(text),
                                     out > largest ? "below 9007199254740992" : "0 or more"));
        return false;
    }
    return true;
}

bool Reader::read(const Node& node, const records::FieldInfo& field, records::Number& out)
{
    out.mark = mark(node);
    return digits(node, field, out.value);
}

bool Reader::read(const Node& node, const records::FieldInfo& field, records::Percent& out)
{
    out.mark = mark(node);
    if (!digits(node, field, out.value)) {
        return false;
    }
    constexpr double whole = 100;
    if (out.value <= whole) {
        return true;
    }
    m_problems.error("bad-value",
                     out.mark,
                     fmt::format("\"{}\" is {}, and must be a per cent, 0 to 100",
                                 field.name,
                                 shown(node.text)));
    return false;
}

bool Reader::read(const Node& node, const records::FieldInfo& field, records::Whole& out)
{
    out.mark = mark(node);
    double value = 0;
    if (!digits(node, field, value)) {
        return false;
    }
    out.value = static_cast<std::int64_t>(value);
    if (node.text.find('.') == std::string::npos) {
        return true;
    }
    m_problems.error("wrong-type",
                     out.mark,
                     fmt::format("\"{}\" takes a whole number, and here stands {}",
                                 field.name,
                                 shown(node.text)));
    return false;
}

bool Reader::read(const Node& node, const records::FieldInfo& field, records::Flag& out)
{
    out.mark = mark(node);
    if (!scalar(node, field)) {
        return false;
    }
    out.value = node.text == "true";
    if (out.value || node.text == "false") {
        return true;
    }
    const std::string small = base::lower(node.text);
    const std::string_view hint =
        small == "yes" || small == "on" || small == "true"    ? "; did you mean true?"
        : small == "no" || small == "off" || small == "false" ? "; did you mean false?"
                                                              : "";
    m_problems.error("wrong-type",
                     out.mark,
                     fmt::format("\"{}\" takes true or false, and here stands {}{}",
                                 field.name,
                                 shown(node.text),
                                 hint));
    return false;
}

} // namespace eomt::yaml
