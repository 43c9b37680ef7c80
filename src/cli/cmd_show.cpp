#include "cli/cmd_show.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "cli/find_record.hpp"
#include "cli/open.hpp"
#include "cli/output.hpp"
#include "cli/show_links.hpp"
#include "cli/subject.hpp"
#include "records/to_json.hpp"
#include "render/json.hpp"
#include "report/cell_json.hpp"
#include "yaml/read.hpp"

#include <fmt/format.h>

namespace eomt::cli {

namespace {

using json = nlohmann::ordered_json;

json linked(index::Session& session, const FoundRecord& found)
{
    json all = json::object();
    for (const auto& link : links_of(found.kind)) {
        const auto table = session.query(std::string{link.sql}, {{"id", found.id}});
        json rows = json::array();
        for (const auto& row : table.rows) {
            json object = json::object();
            for (std::size_t i = 0; i < row.size(); ++i) {
                object[table.columns[i]] = report::json_of(row[i]);
            }
            rows.push_back(std::move(object));
        }
        all[std::string{link.name}] = std::move(rows);
    }
    return all;
}

/// Structured data as indented text, which a person reads.
void print(std::string& out, const json& value, const std::string& indent)
{
    const auto scalar = [](const json& one) {
        return one.is_string() ? base::visible(base::squeeze(one.get<std::string>())) : one.dump();
    };
    const auto item = [&](const std::string& head, const json& one) {
        if (one.is_null() || (one.is_structured() && one.empty())) {
            return;
        }
        if (one.is_structured()) {
            out += head + "\n";
            print(out, one, indent + "  ");
        } else {
            out += head + " " + scalar(one) + "\n";
        }
    };
    if (value.is_object()) {
        for (const auto& [key, one] : value.items()) {
            item(fmt::format("{}{}:", indent, base::visible(key)), one);
        }
        return;
    }
    for (const auto& one : value) {
        if (!one.is_structured()) {
            out += fmt::format("{}- {}\n", indent, scalar(one));
            continue;
        }
        // The first line of an item stands behind its dash.
        std::string part;
        print(part, one, indent + "  ");
        if (part.size() > indent.size()) {
            part[indent.size()] = '-';
        }
        out += part;
    }
}

/// What other records say of a person or an election that has no file of its own.
json described(index::Session& session, const FoundRecord& found)
{
    const auto table =
        session.query(found.kind == records::Kind::person
                          ? "SELECT name, country FROM people WHERE id = :id"
                          : "SELECT country, date, type, title, institution, round, seats, "
                            "registered_voters, turnout, path AS described_in "
                            "FROM elections WHERE id = :id",
                      {{"id", found.id}});
    json object = json::object();
    for (std::size_t i = 0; !table.rows.empty() && i < table.columns.size(); ++i) {
        if (!base::is_empty(table.rows[0][i])) {
            object[table.columns[i]] = report::json_of(table.rows[0][i]);
        }
    }
    return object;
}

json read(archive::Archive& archive, const FoundRecord& found)
{
    if (found.path.empty()) {
        return described(archive.session(), found);
    }
    const yaml::Source source{found.path, base::read_file(archive.root() / found.path)};
    yaml::Problems problems{source};
    const auto record = yaml::read_record(found.kind, source, problems);
    return record ? records::to_json(*record) : json::object();
}

int run_show(const Invocation& invocation, const Environment& environment)
{
    if (invocation.words.size() != 1) {
        throw base::UsageError{invocation.words.empty() ? "the record's id is missing: eomt show ID"
                                                        : "show takes one record"};
    }
    auto archive = open_archive(invocation.globals, environment);
    const FoundRecord found = find_record(archive, environment, invocation.words[0], false);
    const std::string& format = invocation.globals.format_word;
    if (format == "yaml") {
        if (found.path.empty()) {
            throw base::Error{fmt::format(
                "{} is described in other records and has no file of its own", found.id)};
        }
        write_result(invocation, environment, base::read_file(archive.root() / found.path));
        return finish(invocation.globals, environment, archive);
    }
    json shown{{"kind", records::kind_name(found.kind)}, {"id", found.id}};
    shown["path"] = found.path.empty() ? json{} : json(found.path);
    shown["record"] = read(archive, found);
    shown["linked"] = linked(archive.session(), found);
    if (format == "json") {
        write_result(invocation, environment, render::json_text(shown));
    } else {
        std::string text;
        print(text, shown, "");
        write_result(invocation, environment, text);
    }
    return finish(invocation.globals, environment, archive);
}

} // namespace

Command show_command()
{
    return {"show",
            "RECORD",
            "show one record with what is linked to it",
            "Prints a record, by its id (or kind:id where two kinds share one), and what other "
            "records say of it: persons with\n"
            "their delegations, compositions in force, nested missions. -O yaml prints the file as "
            "it is.",
            nullptr,
            run_show,
            {"text", "json", "yaml"}};
}

} // namespace eomt::cli
