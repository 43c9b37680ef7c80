#include "cli/cmd_init.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "cli/output.hpp"
#include "records/schema.hpp"
#include "render/json.hpp"

#include <fmt/format.h>
#include <ostream>

namespace eomt::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view archive_yaml =
    R"(# yaml-language-server: $schema=schemas/archive.schema.json
# An archive of election-observation missions, for eomt. Records lie below this folder, one a file:
# <id>.mission.yaml, <id>.election.yaml, <id>.organisation.yaml, <id>.delegation.yaml, <id>.person.yaml
format: 1
language: en
)";

constexpr std::string_view example =
    R"(# yaml-language-server: $schema=../schemas/mission.schema.json
# An example, commented out. Take the "# " away from the lines below, write your own facts, and name the file
# <country>-<date>-<body>.<organisation>.mission.yaml. The organisation needs a record too:
# my-assembly.organisation.yaml with one line, "name: My Assembly".
#
# election: {country: KZ, date: 2021-01-10, type: parliamentary, institution: Mazhilis}
# organisation: my-assembly
# invited_by: Ministry of Foreign Affairs
# coordinator: {name: Ann Example, office: Deputy Chair of a Committee, delegation: KG}
# figures:
#   - {what: observers, value: 7, source: report}
# verdict:
#   assessment: positive
#   text: What the mission concluded, in your own words.
#   source: report
# findings:
#   - topic: voting
#     assessment: positive
#     quote: the exact words of the source
#     by: Ann Example
#     source: report
# sources:
#   report: {title: Title of the page, publisher: My Assembly, date: 2021-01-11, url: "https://example.org/report"}
)";

int run_init(const Invocation& invocation, const Environment& environment)
{
    if (invocation.words.size() > 1) {
        throw base::UsageError{"init makes one archive; name one folder"};
    }
    const std::string& archive = invocation.globals.archive;
    if (!archive.empty() && !invocation.words.empty()) {
        throw base::UsageError{
            fmt::format("init makes one archive, and -C names {} beside {}; name one folder",
                        base::visible(archive),
                        base::visible(invocation.words[0]))};
    }
    const std::string name = !invocation.words.empty() ? invocation.words[0]
                             : !archive.empty()        ? archive
                                                       : ".";
    const fs::path folder = (environment.folder / name).lexically_normal();
    std::vector<std::pair<fs::path, std::string>> files{
        {folder / "archive.yaml", std::string{archive_yaml}},
        {folder / "missions" / "example.mission.yaml.txt", std::string{example}},
    };
    for (const auto kind_name : records::kind_names()) {
        files.emplace_back(folder / "schemas" / fmt::format("{}.schema.json", kind_name),
                           render::json_text(records::schema(*records::kind_named(kind_name))));
    }
    std::error_code failure;
    for (const auto& [path, text] : files) {
        if (fs::exists(fs::symlink_status(path, failure))) {
            throw base::Error{fmt::format("{} is there already; init overwrites nothing",
                                          base::visible(path.string()))};
        }
    }
    for (const auto& [path, text] : files) {
        base::make_folders(path.parent_path());
        base::write_file(path, text);
        write_result(invocation, environment, base::relative_path(path, environment.folder) + "\n");
    }
    if (!invocation.globals.quiet) {
        *environment.err << fmt::format(
            "An archive is in {}; missions/example.mission.yaml.txt shows a record.\n",
            base::visible(name));
    }
    return done;
}

} // namespace

Command init_command()
{
    return {"init",
            "[DIR]",
            "make an archive",
            "Makes archive.yaml, an example that is commented out, and the schemas with which an "
            "editor helps. Overwrites\n"
            "nothing.",
            nullptr,
            run_init,
            {}};
}

} // namespace eomt::cli
