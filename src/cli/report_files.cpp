#include "cli/report_files.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "yaml/read.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace eomt::cli {

namespace {

namespace fs = std::filesystem;

/// Where the reports that ship are: beside the installed program, or in the sources it was built
/// from.
fs::path shipped(const Environment& environment)
{
    if (const auto folder = environment.variable("EOMT_REPORTS"); folder && !folder->empty()) {
        return *folder;
    }
    std::error_code unreadable;
    const fs::path program = fs::read_symlink("/proc/self/exe", unreadable);
    const fs::path installed = program.parent_path().parent_path() / "share" / "eomt" / "reports";
    return fs::is_directory(installed, unreadable) ? installed : fs::path{EOMT_SOURCE_REPORTS};
}

report::Definition definition_of(const records::ReportFile& file)
{
    report::Definition definition;
    definition.title = text_of(file.title);
    definition.summary = text_of(file.summary);
    definition.parameter = text_of(file.parameter);
    for (const auto& query : file.queries) {
        definition.queries.push_back({text_of(query.name),
                                      text_of(query.sql),
                                      query.one && query.one->value,
                                      text_of(query.group)});
    }
    return definition;
}

} // namespace

ReportFiles::ReportFiles(const fs::path& root, const Environment& environment)
    : m_folders{root / "reports", shipped(environment)}
{}

std::vector<std::string> ReportFiles::names() const
{
    std::set<std::string> names;
    for (const auto& folder : m_folders) {
        std::error_code none;
        for (const auto& entry : fs::directory_iterator{folder, none}) {
            if (fs::is_regular_file(entry.path() / "report.yaml", none)) {
                names.insert(entry.path().filename().string());
            }
        }
    }
    return {names.begin(), names.end()};
}

fs::path ReportFiles::folder_of(const std::string& name) const
{
    const auto known = names();
    if (std::find(known.begin(), known.end(), name) == known.end()) {
        const std::string near = base::did_you_mean(name, {known.begin(), known.end()});
        throw base::UsageError{fmt::format(
            "there is no report \"{}\"{}",
            base::visible(name),
            near.empty() ? fmt::format("; there are {}", fmt::join(known, ", ")) : near)};
    }
    const auto found =
        std::find_if(m_folders.begin(), m_folders.end(), [&](const fs::path& folder) {
            std::error_code none;
            return fs::is_regular_file(folder / name / "report.yaml", none);
        });
    return *found / name;
}

report::Definition ReportFiles::load(const std::string& name) const
{
    const fs::path folder = folder_of(name);
    const yaml::Source source{(folder / "report.yaml").string(),
                              base::read_file(folder / "report.yaml")};
    yaml::Problems problems{source};
    const auto file = yaml::read_report(source, problems);
    if (!file) {
        throw base::Error{"a report cannot be read: " +
                          base::format_diagnostic(problems.list().front())};
    }
    report::Definition definition = definition_of(*file);
    definition.name = name;
    definition.body = base::read_file(folder / "report.mustache");
    return definition;
}

} // namespace eomt::cli
