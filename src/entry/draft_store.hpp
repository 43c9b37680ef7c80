#pragma once

#include "entry/flags.hpp"
#include "entry/interview.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace eomt::entry {

/// A record that was begun and not saved.
struct Draft
{
    records::Kind kind = records::Kind::mission;
    std::string id; ///< that was asked for; empty: the conventional one
    std::vector<GivenFlag> flags;
    std::vector<Answer> answers;
    /// The records as texts, where the user has edited one; the file's kind and id with each.
    std::vector<NewRecord> edited;
    /// Copies of sources that come along, by path in the archive.
    std::map<std::string, std::string> files;
};

/// Where drafts are kept, one a file, each written whole or not at all: what the user typed
/// survives a crash.
class DraftStore
{
public:
    /// `folder` is made when the first draft is kept; empty: nothing can be kept.
    explicit DraftStore(std::filesystem::path folder) : m_folder{std::move(folder)} {}

    /// Keeps a draft under a name. Throws `Error` where it cannot be written.
    void keep(const std::string& name, const Draft& draft) const;
    void remove(const std::string& name) const;

    /// A name that no draft has.
    std::string new_name() const;

    /// The drafts' names, the one that was kept last at the end.
    std::vector<std::string> names() const;

    /// Throws `Error` where it isn't there or is none.
    Draft load(const std::string& name) const;

private:
    std::filesystem::path file(const std::string& name) const;

    std::filesystem::path m_folder;
};

} // namespace eomt::entry
