#pragma once

#include "draft/draft.hpp"
#include "yaml/tree.hpp"

#include <filesystem>
#include <string>

namespace eomt::draft_test {

/// What an archive knows, read from its files.
draft::Context load_context(const std::filesystem::path& archive);

/// The tree of a YAML file; an error is thrown with its place.
yaml::Node load_tree(const std::filesystem::path& file);

/// The value of a key, or nothing.
const yaml::Node* value_of(const yaml::Node& mapping, const std::string& key);
std::string text_of(const yaml::Node& mapping, const std::string& key);

/// A draft as a tree, without the layout of a writer.
yaml::Node tree_of(const draft::Record& record);

} // namespace eomt::draft_test
