#pragma once

#include "records/field_path.hpp"
#include "yaml/write.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace eomt::draft {

/// A value that was read from a page, and where.
struct Value
{
    records::FieldPath path;
    std::string text;
    int line = 0;     ///< of the page, from 1; 0 where it isn't from the page's text
    bool sure = true; ///< else a person has to look at it
    std::string why;  ///< where it isn't sure, or isn't from the text: the reason, as a phrase
};

/// A record as far as the page says it. The values stand in such an order that items of lists come
/// one after the other.
struct Record
{
    records::Kind kind = records::Kind::mission;
    std::string id; ///< by convention; empty where the page doesn't say enough for one
    std::vector<Value> values;
};

/// What the archive knows already and the page may mean.
struct KnownOrganisation
{
    std::string id;
    std::string kind;               ///< as the record has it
    std::vector<std::string> names; ///< its name, short name and names in other languages
    std::string website;
};

struct KnownElection
{
    std::string id;
    std::string country;
    std::string date;
    std::vector<std::string> types;
    std::string institution;
};

struct KnownPerson
{
    std::string id;
    std::vector<std::string> names;
};

struct Context
{
    std::string source_url; ///< where the page was taken from, if that is known
    std::vector<KnownOrganisation> organisations;
    std::vector<KnownElection> elections;
    std::vector<KnownPerson> persons;
};

/// What a press page in English or Russian says of an observation mission: the mission first, then
/// the election and the organisation where the archive hasn't got them, then delegations. A page
/// that speaks of no observation gives no record. Takes valid UTF-8, and any bytes without harm;
/// throws nothing but for want of memory. The time it takes grows with the length of the page.
std::vector<Record> read_page(std::string_view text, const Context& context);

/// The record as a tree for `yaml::write`.
yaml::Node to_tree(const Record& record);

/// The comments for `yaml::write`: the line of the page for each value, and a TODO where it isn't
/// sure.
yaml::CommentOf comments_of(const Record& record);

} // namespace eomt::draft
