#pragma once

#include <filesystem>
#include <ostream>

namespace eomt::draft_test {

/// Drafts the archived page of 2 March 2021 and compares with the shipped mission and delegations,
/// as far as they have it from that page. Writes each field that differs; true for at most three.
bool accept(const std::filesystem::path& root, std::ostream& out);

} // namespace eomt::draft_test
