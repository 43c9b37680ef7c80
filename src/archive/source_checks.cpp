#include "archive/source_checks.hpp"

#include "base/file.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace eomt::archive {

namespace {

/// Larger copies are scans and films, not pages of text.
constexpr std::size_t max_copy = std::size_t{64} << 20U;

/// The text without white space, quotation marks and dashes, in which a quotation may differ from
/// its source.
std::string bare(std::string_view text)
{
    constexpr auto dropped = std::to_array<std::string_view>({
        "\"",     "'",      "`",      "-",      "\u00AB", "\u00BB", "\u2018",
        "\u2019", "\u201A", "\u201B", "\u201C", "\u201D", "\u201E", "\u201F",
        "\u2039", "\u203A", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014",
        "\u2015", "\u2212", "\u00A0", "\u00AD", "\u2009", "\u202F", "\uFEFF",
    });
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto one = text.substr(at, base::char_length(text, at));
        const bool space = one == " " || one == "\n" || one == "\t" || one == "\r";
        if (!space && std::find(dropped.begin(), dropped.end(), one) == dropped.end()) {
            out += one;
        }
        at += one.size();
    }
    return out;
}

} // namespace

void SourceFiles::check(const records::Sources& sources)
{
    for (const auto& [key, source] : sources.items) {
        if (!source.file) {
            continue;
        }
        const auto path = m_root / source.file->value;
        m_dependencies.push_back(
            {source.file->value, base::stamp_of(path).value_or(base::FileStamp{})});
        base::ReadFault fault;
        fault.why = "it is a link that leads out of the archive";
        const auto bytes = base::stays_inside(m_root, source.file->value)
                               ? base::read_file(path, max_copy, fault)
                               : std::nullopt;
        if (!bytes) {
            m_problems.warning("missing-source-file",
                               source.file->mark,
                               fmt::format("{} cannot be read: {}", source.file->value, fault.why));
            continue;
        }
        if (source.sha256) {
            const std::string sum = base::sha256(*bytes);
            if (sum != source.sha256->value) {
                m_problems.warning(
                    "source-changed",
                    source.sha256->mark,
                    fmt::format("{} has another SHA-256, {}", source.file->value, sum));
            }
        }
        const bool is_text = !base::first_bad_utf8(*bytes) &&
                             bytes->find('\0') == std::string::npos && !bytes->starts_with("%PDF");
        if (is_text) {
            m_texts[key.value] = bare(*bytes);
        }
    }
}

void SourceFiles::check_quote(const records::Maybe<records::Text>& quote,
                              const records::SourceKeys& keys)
{
    if (!quote) {
        return;
    }
    const std::string wanted = bare(quote->value);
    bool looked = false;
    for (const auto& key : keys) {
        const auto text = m_texts.find(key.value);
        if (text != m_texts.end()) {
            looked = true;
            if (text->second.find(wanted) != std::string::npos) {
                return;
            }
        }
    }
    if (looked) {
        m_problems.warning("quote-not-in-source",
                           quote->mark,
                           "these words are not in the archived copy of the source");
    }
}

} // namespace eomt::archive
