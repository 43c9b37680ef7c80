#pragma once

#include "catch.hpp"
#include "yaml/read.hpp"

#include <fmt/format.h>
#include <string>
#include <vector>

// What the tests of the YAML reader share.

using Lines = std::vector<std::string>;

/// The messages as `line:col rule: text`, in the order in which they were found.
inline std::vector<std::string> lines_of(const eomt::yaml::Problems& problems)
{
    std::vector<std::string> lines;
    for (const auto& one : problems.list()) {
        lines.push_back(
            fmt::format("{}:{} {}: {}", one.mark.line, one.mark.column, one.rule, one.message));
    }
    return lines;
}

/// What reading a record of a kind says.
inline std::vector<std::string> faults(eomt::records::Kind kind, const std::string& text)
{
    const eomt::yaml::Source source{"x.yaml", text};
    eomt::yaml::Problems problems{source};
    eomt::yaml::read_record(kind, source, problems);
    return lines_of(problems);
}

/// What reading a mission with these lines says, from line 3 on.
inline std::vector<std::string> mission_faults(const std::string& lines)
{
    return faults(eomt::records::Kind::mission, "election: e\norganisation: o\n" + lines);
}

/// The places and rules alone: `line:col rule`.
inline std::vector<std::string> places(std::vector<std::string> lines)
{
    for (auto& line : lines) {
        line = line.substr(0, line.find(": "));
    }
    return lines;
}

/// A record that has to be without a fault; an empty one where it has any.
template <class Record>
Record good(const std::string& text)
{
    const eomt::yaml::Source source{"x.yaml", text};
    eomt::yaml::Problems problems{source};
    const auto kind = static_cast<eomt::records::Kind>(eomt::records::AnyRecord{Record{}}.index());
    const auto record = eomt::yaml::read_record(kind, source, problems);
    CHECK(lines_of(problems) == Lines{});
    return record && problems.errors() == 0 ? std::get<Record>(*record) : Record{};
}
