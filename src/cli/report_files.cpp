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

report::Chart::Kind kind_of(const std::string& word)
{
    using Kind = report::Chart::Kind;
    return word == "timeline" ? Kind::timeline : word == "scores" ? Kind::scores : Kind::bars;
}

report::Chart::Side side_of(const std::string& word)
{
    using Side = report::Chart::Side;
    return word == "left"     ? Side::left
           : word == "middle" ? Side::middle
           : word == "none"   ? Side::none
                              : Side::right;
}

/// Where the chart names its columns, the first place of each.
std::map<std::string, std::string> places_of(const records::ReportFileChart& chart,
                                             const std::string& path)
{
    std::map<std::string, std::string> places;
    const auto add = [&](const records::Maybe<records::Text>& column) {
        if (column) {
            places.try_emplace(
                column->value,
                fmt::format(
                    "{}:{}:{}", base::visible(path), column->mark.line, column->mark.column));
        }
    };
    for (const auto* column : {&chart.label,
                               &chart.at,
                               &chart.from,
                               &chart.to,
                               &chart.category,
                               &chart.text,
                               &chart.value}) {
        add(*column);
    }
    for (const auto& series : chart.series) {
        add(series.column);
    }
    return places;
}

report::ChartDefinition chart_of(const records::ReportFileChart& file, const std::string& path)
{
    report::ChartDefinition chart;
    chart.name = text_of(file.name);
    chart.kind = kind_of(text_of(file.kind));
    chart.title = base::squeeze(text_of(file.title));
    chart.note = base::squeeze(text_of(file.note));
    chart.query = text_of(file.query);
    chart.label = text_of(file.label);
    chart.label_as = text_of(file.label_as);
    chart.at = text_of(file.at);
    chart.from = text_of(file.from);
    chart.to = text_of(file.to);
    chart.category = text_of(file.category);
    for (const auto& word : file.order.items) {
        chart.order.push_back(word.value);
    }
    chart.text = text_of(file.text);
    chart.value = text_of(file.value);
    chart.unscored = text_of(file.unscored);
    for (const auto& series : file.series) {
        chart.series.push_back(
            {text_of(series.column), text_of(series.name), side_of(text_of(series.side))});
    }
    chart.places = places_of(file, path);
    return chart;
}

report::Definition definition_of(const records::ReportFile& file, const std::string& path)
{
    report::Definition definition;
    definition.title = text_of(file.title);
    definition.summary = text_of(file.summary);
    definition.parameter = text_of(file.parameter);
    for (const auto& query : file.queries) {
        definition.queries.push_back({text_of(query.name),
                                      text_of(query.sql),
                                      query.one && query.one->value,
                                      text_of(query.group),
                                      query.sql ? fmt::format("{}:{}:{}",
                                                              base::visible(path),
                                                              query.sql->mark.line,
                                                              query.sql->mark.column)
                                                : std::string{}});
    }
    for (const auto& chart : file.charts) {
        definition.charts.push_back(chart_of(chart, path));
    }
    return definition;
}

} // namespace

ReportFiles::ReportFiles(const fs::path& root, const Environment& environment)
    : m_folders{root / "reports", shipped(environment)}, m_here{environment.folder}
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
    const yaml::Source source{base::relative_path(folder / "report.yaml", m_here),
                              base::read_file(folder / "report.yaml")};
    yaml::Problems problems{source};
    const auto file = yaml::read_report(source, problems);
    if (!file) {
        auto found = problems.take();
        std::sort(found.begin(), found.end());
        std::string list;
        for (const auto& one : found) {
            list += base::format_diagnostic(one);
        }
        throw base::Error{fmt::format("the report {} cannot be read:\n{}", name, base::trim(list))};
    }
    report::Definition definition = definition_of(*file, source.path());
    definition.name = name;
    definition.body = base::read_file(folder / "report.mustache");
    definition.body_path = base::relative_path(folder / "report.mustache", m_here);
    return definition;
}

} // namespace eomt::cli
