#pragma once

#include "yaml/tree.hpp"

#include <map>
#include <string>
#include <vector>

namespace eomt::draft_test {

/// How often a field was wanted, drafted, and drafted right.
struct Count
{
    int wanted = 0;
    int drafted = 0;
    int right = 0;
};

struct Difference
{
    std::string path;
    std::string wanted;
    std::string drafted;
};

/// The outcome of a comparison, by field; the items of a list are one field.
struct Comparison
{
    std::map<std::string, Count> fields;
    std::vector<Difference> differences;
};

/// Compares two trees. Items of lists are paired by how much they have in common, so that their
/// order doesn't matter. Where something is from (`source`, `url`, `file`, `sha256`) isn't read
/// from a page and doesn't count.
void compare(const yaml::Node& wanted,
             const yaml::Node& drafted,
             const std::string& path,
             Comparison& out);

} // namespace eomt::draft_test
