#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace eomt::report {

/// A finished report, before it is written in a format.
// NOLINTNEXTLINE(bugprone-exception-escape): nlohmann's noexcept move calls what could throw
struct Document
{
    std::string title;           ///< plain text
    std::string language;        ///< BCP 47, of the text
    std::string markdown;        ///< GitHub-flavoured Markdown, record text already escaped
    nlohmann::ordered_json data; ///< what the template saw
};

} // namespace eomt::report
