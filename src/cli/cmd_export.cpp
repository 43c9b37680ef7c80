#include "cli/cmd_export.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/open.hpp"
#include "cli/output.hpp"
#include "exchange/datapackage.hpp"
#include "exchange/folder.hpp"
#include "exchange/popolo.hpp"
#include "render/json.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <ostream>

namespace eomt::cli {

namespace {

constexpr std::array<std::string_view, 3> export_forms{"popolo", "csv", "datapackage"};

/// The form that is asked for. Throws `UsageError` naming the nearest.
const std::string& export_form(const Invocation& invocation)
{
    if (invocation.words.empty()) {
        throw base::UsageError{
            fmt::format("the form of the export is missing: {}", fmt::join(export_forms, ", "))};
    }
    const std::string& form = invocation.words.front();
    if (std::find(export_forms.begin(), export_forms.end(), form) == export_forms.end()) {
        const std::string near =
            base::did_you_mean(form, {export_forms.begin(), export_forms.end()});
        throw base::UsageError{fmt::format(
            "there is no export \"{}\"{}",
            base::visible(form),
            near.empty() ? fmt::format("; there are {}", fmt::join(export_forms, ", ")) : near)};
    }
    return form;
}

/// The licence of --licence: an identifier, or an address.
std::string licence(const Invocation& invocation, const std::string& form)
{
    if (invocation.options.count("licence") == 0) {
        return {};
    }
    if (form != "datapackage") {
        throw base::UsageError{fmt::format(
            "--licence is for export datapackage; export {} has no place for it", form)};
    }
    auto name = invocation.options["licence"].as<std::string>();
    const bool is_address = name.starts_with("https://") || name.starts_with("http://");
    const bool is_name =
        !name.empty() && name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWX"
                                                "YZ0123456789-._") == std::string::npos;
    if (!is_name && !is_address) {
        throw base::UsageError{
            fmt::format("--licence {}: write an identifier such as CC-BY-4.0, or "
                        "an address that begins with https://",
                        base::visible(name))};
    }
    return name;
}

std::string archive_title(index::Session& session)
{
    const auto table = session.query("SELECT title FROM archives");
    return table.rows.empty() ? std::string{} : base::to_text(table.rows.front().front());
}

void export_tables(const Invocation& invocation,
                   const Environment& environment,
                   index::Session& session,
                   const exchange::Scope& scope,
                   bool described)
{
    const auto tables = exchange::fill_tables(session, scope);
    std::vector<exchange::NamedText> files;
    files.reserve(tables.size() + 1);
    for (const auto& table : tables) {
        files.push_back({table.spec->name + ".csv", exchange::csv_text(table.data)});
    }
    if (described) {
        const exchange::PackageInfo info{archive_title(session),
                                         licence(invocation, "datapackage")};
        files.push_back(
            {"datapackage.json", render::json_text(exchange::descriptor(tables, info))});
    }
    const std::size_t written = exchange::write_folder(
        environment.folder / invocation.globals.output, invocation.globals.output, files);
    if (!invocation.globals.quiet) {
        *environment.err << fmt::format("{} in {}, {} written, the rest unchanged\n",
                                        base::plural(files.size(), "file"),
                                        base::visible(invocation.globals.output),
                                        written);
    }
}

int run_export(const Invocation& invocation, const Environment& environment)
{
    const std::string& form = export_form(invocation);
    licence(invocation, form);
    const std::string& output = invocation.globals.output;
    if (form != "popolo" && (output.empty() || output == "-")) {
        throw base::UsageError{
            fmt::format("export {} writes one file a table into a folder: -o DIR", form)};
    }
    auto archive = open_archive(invocation.globals, environment);
    const exchange::Scope scope{archive.session(),
                                {invocation.words.begin() + 1, invocation.words.end()}};
    if (form == "popolo") {
        write_result(
            invocation, environment, render::json_text(exchange::popolo(archive.session(), scope)));
    } else {
        export_tables(invocation, environment, archive.session(), scope, form == "datapackage");
    }
    return finish(invocation.globals, environment, archive);
}

} // namespace

Command export_command()
{
    return {
        "export",
        "popolo|csv|datapackage [QUERY...]",
        "write records in a form that other programs read",
        "Without a query everything is exported, with one the missions that it selects (\"eomt "
        "help "
        "query\") and what they\n"
        "touch: their elections, organisations, delegations and persons.\n\n"
        "  popolo       one Popolo JSON document: persons, organizations, memberships, posts, "
        "events, "
        "areas\n"
        "  csv          one CSV file a table, into the folder of -o\n"
        "  datapackage  the same with a datapackage.json that describes them (Frictionless "
        "Data)\n\n"
        "The CSV files are data for programs: text stands in them exactly as recorded, and unlike "
        "those of list, nothing\n"
        "guards it against a spreadsheet that takes \"=...\" for a formula. Only a new or an empty "
        "folder, or an earlier\n"
        "export, is written to.",
        [](po::options_description_easy_init add) {
            add("licence",
                po::value<std::string>()->value_name("NAME"),
                "the licence of the data package, such as CC-BY-4.0, or its address; none is named "
                "where this is absent");
        },
        run_export,
        {}};
}

} // namespace eomt::cli
