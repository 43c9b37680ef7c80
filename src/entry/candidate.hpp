#pragma once

#include "archive/writer.hpp"
#include "base/diagnostic.hpp"
#include "entry/known.hpp"
#include "records/kind.hpp"
#include "yaml/tree.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace eomt::entry {

/// A record that is being made.
struct NewRecord
{
    records::Kind kind = records::Kind::mission;
    std::string id;                              ///< empty: the conventional one
    yaml::Node root;                             ///< a mapping
    std::map<std::string, std::string> comments; ///< by field path
    std::string verbatim; ///< its text, where that was written by hand; `root` says the same
};

/// What is to be written in one go: a record, and those that it needs and the archive lacks.
struct Candidate
{
    std::vector<NewRecord> records; ///< the one that was asked for stands first
    /// Copies of sources, by path in the archive.
    std::map<std::string, std::string> files;
    int line = 0; ///< of the table that it is a row of
};

/// An empty record of a kind.
NewRecord new_record(records::Kind kind);

/// A field that is required and missing: its path.
std::vector<std::string> missing_fields(const NewRecord& record);

/// A fault of the record itself: the path of the field, and what is wrong with it.
struct Fault
{
    std::string path;
    std::string message;
    bool of_group = false; ///< of the mapping that begins there: it lacks one of two fields
};

/// What is wrong with the record by itself, missing fields aside.
std::vector<Fault> faults_of(const NewRecord& record);

/// The id that convention gives: `<country>-<date>-<body>` for an election,
/// `<election>.<organisation>` for a mission. Empty where the fields for it are missing.
std::string conventional_id(const NewRecord& record);

/// The record as YAML.
std::string text_of(const NewRecord& record);

/// False for nothing and for a value without content.
bool is_given(const yaml::Node* node);

/// The value at a path such as `coordinator.name`, or nothing.
const yaml::Node* node_at(const NewRecord& record, const std::string& path);

/// Sets the value at a path.
void put_at(NewRecord& record, const std::string& path, yaml::Node value);

/// The text of a field that holds one; empty where there is none.
std::string text_at(const yaml::Node& root, const std::string& path);

/// The records as files of the archive, with the line that makes an editor use the archive's
/// schemas. Throws `UsageError` for an id that is none.
std::vector<archive::FileChange>
files_of(const Candidate& candidate, Known& known, const std::filesystem::path& root);

} // namespace eomt::entry
