#include "cli/sarif.hpp"

#include "records/rules.hpp"

#include <fmt/format.h>

namespace eomt::cli {

namespace {

using json = nlohmann::ordered_json;

/// A path as a URI reference: everything but the unreserved characters and slashes is
/// percent-encoded.
std::string uri(const std::string& path)
{
    std::string out;
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') ||
                           std::string_view{"-._~/"}.find(c) != std::string_view::npos;
        out += plain ? std::string{c} : fmt::format("%{:02X}", byte);
    }
    return out;
}

} // namespace

json sarif(const std::vector<base::Diagnostic>& diagnostics)
{
    json rules = json::array();
    for (const auto& rule : records::rules()) {
        rules.push_back(
            {{"id", rule.name},
             {"shortDescription", {{"text", rule.meaning}}},
             {"help", {{"text", rule.mend}}},
             {"defaultConfiguration", {{"level", base::severity_name(rule.severity)}}}});
    }
    json results = json::array();
    for (const auto& one : diagnostics) {
        json region{{"startLine", one.mark.line}, {"startColumn", one.mark.column}};
        if (!one.excerpt.empty()) {
            region["snippet"] = {{"text", one.excerpt}};
        }
        results.push_back({{"ruleId", one.rule},
                           {"level", base::severity_name(one.severity)},
                           {"message", {{"text", one.message}}},
                           {"locations",
                            json::array({{{"physicalLocation",
                                           {{"artifactLocation", {{"uri", uri(one.path)}}},
                                            {"region", region}}}}})}});
    }
    return {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
            {"version", "2.1.0"},
            {"runs",
             json::array(
                 {{{"tool",
                    {{"driver", {{"name", "eomt"}, {"version", EOMT_VERSION}, {"rules", rules}}}}},
                   {"columnKind", "unicodeCodePoints"},
                   {"results", results}}})}};
}

} // namespace eomt::cli
