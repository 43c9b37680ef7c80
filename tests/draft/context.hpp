#pragma once

#include "draft/draft.hpp"
#include "yaml/tree.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace eomt::draft_test {

/// What an archive knows, read from its files.
draft::Context load_context(const std::filesystem::path& archive);

/// Drafts from a page with the word lists of src/draft/words as they are in the checkout, so that a
/// change of a list can be tried without building.
std::vector<draft::Record> draft_page(const std::filesystem::path& root,
                                      const std::filesystem::path& page,
                                      const draft::Context& context);

/// The tree of a YAML file; an error is thrown with its place.
yaml::Node load_tree(const std::filesystem::path& file);

/// The value of a key, or nothing.
const yaml::Node* value_of(const yaml::Node& mapping, const std::string& key);
std::string text_of(const yaml::Node& mapping, const std::string& key);

/// A draft as a tree, without the layout of a writer.
yaml::Node tree_of(const draft::Record& record);

} // namespace eomt::draft_test
