#pragma once

#include "index/store.hpp"
#include "records/parts.hpp"
#include "yaml/source.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace eomt::archive {

/// The archived copies that one record names.
class SourceFiles
{
public:
    SourceFiles(const std::filesystem::path& root,
                yaml::Problems& problems,
                std::vector<index::Dependency>& dependencies)
        : m_root{root}, m_problems{problems}, m_dependencies{dependencies}
    {}

    /// Each copy is there, and its SHA-256 is the one given.
    void check(const records::Sources& sources);

    /// The quote is in one of the copies of its sources, where one is text.
    void check_quote(const records::Maybe<records::Text>& quote, const records::SourceKeys& keys);

private:
    const std::filesystem::path& m_root;
    yaml::Problems& m_problems;
    std::vector<index::Dependency>& m_dependencies;
    /// By key of the source, the copy's text with all that a quote may differ in taken out.
    std::map<std::string, std::string> m_texts;
};

} // namespace eomt::archive
