#include "base/country.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "yaml/reader.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace eomt::yaml {

namespace {

std::string_view kind_name(Node::Kind kind)
{
    switch (kind) {
    case Node::Kind::sequence:
        return "a list";
    case Node::Kind::mapping:
        return "a mapping";
    case Node::Kind::scalar:
    case Node::Kind::null:
        break;
    }
    return "text";
}

std::string list_of(const std::vector<std::string_view>& words)
{
    return fmt::format("{}", fmt::join(words, ", "));
}

} // namespace

bool Reader::is_given(const Node& node)
{
    switch (node.kind) {
    case Node::Kind::scalar:
        return !base::trim(node.text).empty();
    case Node::Kind::sequence:
        return std::any_of(node.items.begin(), node.items.end(), [](const Node& item) {
            return item.kind != Node::Kind::null;
        });
    case Node::Kind::mapping:
        return !node.items.empty();
    case Node::Kind::null:
        break;
    }
    return false;
}

bool Reader::need(const Node& node, Node::Kind kind, const records::FieldInfo& field)
{
    if (node.kind == kind) {
        return true;
    }
    std::string_view hint;
    if (kind == Node::Kind::sequence) {
        hint = node.kind == Node::Kind::scalar
                   ? "; write it in brackets, or on a line of its own after \"- \""
                   : "; begin each item with \"- \"";
    } else if (kind == Node::Kind::mapping && node.kind == Node::Kind::scalar) {
        hint = "; write its fields as \"key: value\"";
    }
    m_problems.error("wrong-type",
                     mark(node),
                     fmt::format("\"{}\" takes {}, and here stands {}{}",
                                 field.name,
                                 kind_name(kind),
                                 kind_name(node.kind),
                                 hint));
    return false;
}

bool Reader::scalar(const Node& node, const records::FieldInfo& field)
{
    return need(node, Node::Kind::scalar, field);
}

bool Reader::read(const Node& node, const records::FieldInfo& field, records::Text& out)
{
    out.mark = mark(node);
    out.value = node.text;
    return scalar(node, field);
}

bool Reader::read(const Node& node, const records::FieldInfo& field, records::Reference& out)
{
    out.mark = mark(node);
    out.value = node.text;
    return scalar(node, field);
}

bool Reader::read(const Node& node, const records::FieldInfo& field, records::Word& out)
{
    out.mark = mark(node);
    out.value = node.text;
    if (!scalar(node, field)) {
        return false;
    }
    if (field.words->has(node.text)) {
        return true;
    }
    const auto known = field.words->list();
    const std::string near = base::did_you_mean(node.text, known);
    m_problems.error("bad-value",
                     out.mark,
                     fmt::format("{} is no {}{}",
                                 shown(node.text),
                                 field.words->name,
                                 near.empty() ? "; known are " + list_of(known) : near));
    return false;
}

bool Reader::read(const Node& node, const records::FieldInfo& field, records::Slug& out)
{
    out.mark = mark(node);
    out.value = node.text;
    if (!scalar(node, field)) {
        return false;
    }
    if (base::is_slug(node.text)) {
        return true;
    }
    const std::string near =
        field.words == nullptr ? "" : base::did_you_mean(node.text, field.words->list());
    m_problems.error("bad-value",
                     out.mark,
                     fmt::format("{} is no slug (lower-case words joined by hyphens){}",
                                 shown(node.text),
                                 near));
    return false;
}

bool Reader::read(const Node& node, const records::FieldInfo& field, records::Topic& out)
{
    // Whether the topic is known is for the whole archive to say: archive.yaml may add topics.
    records::Slug slug;
    const bool good = read(node, field, slug);
    out.value = std::move(slug.value);
    out.mark = slug.mark;
    return good;
}

bool Reader::read(const Node& node, const records::FieldInfo& field, records::Id& out)
{
    out.mark = mark(node);
    out.value = node.text;
    if (!scalar(node, field)) {
        return false;
    }
    if (base::is_id(base::lower(node.text))) {
        return true;
    }
    m_problems.error(
        "bad-id",
        out.mark,
        fmt::format(R"({} is no id: letters, digits, ".", "_" and "-", a letter or digit first)",
                    shown(node.text)));
    return false;
}

bool Reader::read(const Node& node, const records::FieldInfo& field, records::CountryCode& out)
{
    out.mark = mark(node);
    out.value = node.text;
    if (!scalar(node, field)) {
        return false;
    }
    if (base::find_country(node.text) != nullptr) {
        return true;
    }
    const auto meant = base::guess_country(node.text);
    m_problems.error(
        "bad-country",
        out.mark,
        meant ? fmt::format("{} is no country code; did you mean {} ({})?",
                            shown(node.text),
                            *meant,
                            base::country_name(*meant))
              : fmt::format(
                    "{} is no country code; write two capital letters of ISO 3166-1, such as KZ",
                    shown(node.text)));
    return false;
}

bool Reader::read(const Node& node, const records::FieldInfo& field, records::Language& out)
{
    out.mark = mark(node);
    out.value = node.text;
    if (!scalar(node, field)) {
        return false;
    }
    // BCP 47 in outline: subtags of letters and digits, 2 to 8 letters first.
    const auto parts = base::split(node.text, '-');
    const auto good = [&](std::string_view part) {
        constexpr std::size_t longest = 8;
        return !part.empty() && part.size() <= longest &&
               std::all_of(part.begin(), part.end(), [](char c) {
                   return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9');
               });
    };
    const bool letters =
        std::all_of(parts[0].begin(), parts[0].end(), [](char c) { return c > '9'; });
    if (std::all_of(parts.begin(), parts.end(), good) && parts[0].size() >= 2 && letters) {
        return true;
    }
    m_problems.error(
        "bad-value",
        out.mark,
        fmt::format("{} is no language; write a code such as en, ru or kk-Cyrl", shown(node.text)));
    return false;
}

bool Reader::read(const Node& node, const records::FieldInfo& field, records::Url& out)
{
    out.mark = mark(node);
    out.value = node.text;
    if (!scalar(node, field)) {
        return false;
    }
    const std::string_view url = node.text;
    const std::string scheme = base::lower(url.substr(0, url.find(':')));
    const std::size_t host = url.find("://");
    const bool begins =
        (scheme == "http" || scheme == "https") && host == scheme.size() && url.size() > host + 3;
    const std::size_t wrong = url.find_first_of(" \t\r\n<>\"");
    if (begins && wrong != std::string_view::npos) {
        m_problems.error(
            "bad-value",
            out.mark,
            fmt::format("{} is no web address: \"{}\" can't stand in one; write %{:02X} for it",
                        shown(node.text),
                        base::visible(url.substr(wrong, 1)),
                        static_cast<unsigned char>(url[wrong])));
        return false;
    }
    if (begins && base::visible(url) == url) {
        return true;
    }
    m_problems.error(
        "bad-value",
        out.mark,
        fmt::format("{} is no web address; it begins with https:// or http:// and has no spaces",
                    shown(node.text)));
    return false;
}

bool Reader::read(const Node& node, const records::FieldInfo& field, records::ArchivePath& out)
{
    out.mark = mark(node);
    out.value = node.text;
    if (!scalar(node, field)) {
        return false;
    }
    if (base::is_inside(node.text)) {
        return true;
    }
    m_problems.error(
        "bad-value",
        out.mark,
        fmt::format("{} does not lead to a file inside the archive; write the path from the "
                    "archive's folder, such as sources/report.txt",
                    shown(node.text)));
    return false;
}

bool Reader::read(const Node& node, const records::FieldInfo& field, records::Sha256& out)
{
    out.mark = mark(node);
    out.value = base::lower(node.text);
    if (!scalar(node, field)) {
        return false;
    }
    constexpr std::size_t digits = 64;
    if (out.value.size() == digits &&
        out.value.find_first_not_of("0123456789abcdef") == std::string::npos) {
        return true;
    }
    m_problems.error(
        "bad-value",
        out.mark,
        fmt::format("{} is no SHA-256, which has 64 hexadecimal digits", shown(node.text)));
    return false;
}

} // namespace eomt::yaml
