#pragma once

#include <filesystem>
#include <string>

namespace eomt::draft_test {

/// Precision and recall by field over tests/draft/pages, as Markdown.
std::string score_table(const std::filesystem::path& root);

/// What differs on one page, for people who work at the word lists.
std::string page_report(const std::filesystem::path& page);

} // namespace eomt::draft_test
