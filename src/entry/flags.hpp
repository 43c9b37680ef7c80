#pragma once

#include "records/field_path.hpp"
#include "yaml/edit.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace eomt::entry {

/// A flag that stands for a field of a record: `--finding-topic`.
struct Flag
{
    std::string name;              ///< without dashes
    std::vector<std::string> keys; ///< the path without the numbers of items: findings, topic
    const records::Outline* field = nullptr;
    bool is_key = false; ///< it gives the key of an item (`--source-key`), `field` is the mapping
};

/// A flag as it was given, in the order of the command line.
struct GivenFlag
{
    std::string name;
    std::string value;
};

/// The flags of a kind of record, in the order of its fields.
const std::vector<Flag>& flags_of(records::Kind kind);

/// The flags of one item of a field that holds many, such as one finding.
std::vector<Flag> item_flags(const records::Outline& list);

/// What one item of a field that holds many is called: `finding` for `findings`.
std::string singular(std::string_view field);

/// The flag of that name, or nothing.
const Flag* find_flag(const std::vector<Flag>& flags, std::string_view name);

/// What `--flag` takes, for help: WORD, DATE, KEY=TEXT ...
std::string_view placeholder(const Flag& flag);

/// Text of a flag, an answer or a cell as the value of a field: a list where the field holds many,
/// its items separated by commas.
yaml::Node value_of(const records::Outline& field, std::string_view text);

/// Fills a record with what flags give. A flag of an item that has that field already begins the
/// next item.
class FlagFiller
{
public:
    /// `root` is filled; both live as long as the filler.
    FlagFiller(yaml::Node& root, records::Kind kind) : m_root{root}, m_kind{kind} {}

    /// Throws `UsageError` naming the flag.
    void fill(const Flag& flag, const std::string& value);

    /// Which flag gave the value at a path (as `records::to_text` writes it).
    const std::map<std::string, std::string>& origins() const { return m_origins; }

private:
    records::FieldPath place(const Flag& flag);
    records::FieldPath next_key(const Flag& flag, const std::string& key);
    void put(const records::FieldPath& path, const Flag& flag, yaml::Node value);

    yaml::Node& m_root;
    records::Kind m_kind;
    std::map<std::string, std::string> m_origins;
    std::map<std::string, bool> m_key_is_given; ///< by path of the item
};

} // namespace eomt::entry
