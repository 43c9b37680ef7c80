#pragma once

#include "archive/archive.hpp"
#include "catch.hpp"
#include "temp_folder.hpp"

#include <fmt/format.h>
#include <string>
#include <utility>
#include <vector>

using Lines = std::vector<std::string>;
using Doc = std::pair<std::string, std::string>;

/// An archive of a few files in a folder of its own.
class TinyArchive
{
public:
    explicit TinyArchive(const std::vector<Doc>& docs)
    {
        write({"archive.yaml", "format: 1\n"});
        for (const auto& doc : docs) {
            write(doc);
        }
    }

    void write(const Doc& doc) const { m_folder.write(doc.first, doc.second); }
    void remove(const std::string& path) const { std::filesystem::remove_all(root() / path); }
    const std::filesystem::path& root() const { return m_folder.path(); }

    eomt::archive::Archive open(bool rebuild = false) const { return {root(), {rebuild, {}, {}}}; }

    /// What checking says, as `path:line:col severity rule: message`.
    Lines says(bool rebuild = false) const
    {
        Lines lines;
        auto archive = open(rebuild);
        for (const auto& one : archive.diagnostics()) {
            lines.push_back(fmt::format("{}:{}:{} {} {}: {}",
                                        one.path,
                                        one.mark.line,
                                        one.mark.column,
                                        eomt::base::severity_name(one.severity),
                                        one.rule,
                                        one.message));
        }
        return lines;
    }

private:
    TempFolder m_folder;
};

/// What checking these files says.
inline Lines says(const std::vector<Doc>& docs)
{
    return TinyArchive{docs}.says();
}

/// An organisation "o", which the missions below belong to.
inline const Doc an_organisation{"o.organisation.yaml", "name: O\n"};

/// A mission that nothing is said of, with these lines from line 5 on.
inline Doc a_mission(const std::string& lines,
                     const std::string& id = "m",
                     const std::string& date = "2021-01-10")
{
    return {id + ".mission.yaml",
            fmt::format("election: {{country: KZ, date: {}, type: local}}\norganisation: "
                        "o\ninvited_by: Ministry\n"
                        "verdict: {{assessment: mixed}}\n{}",
                        date,
                        lines)};
}

/// What is said of a mission with these lines, beside the files given.
inline Lines mission_says(const std::string& lines, std::vector<Doc> docs = {})
{
    docs.push_back(an_organisation);
    docs.push_back(a_mission(lines));
    return says(docs);
}
