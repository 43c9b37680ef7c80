#include "report/engine.hpp"

#include "base/text.hpp"
#include "query/query.hpp"
#include "report/cell_json.hpp"
#include "report/charting.hpp"
#include "report/citations.hpp"
#include "report/markdown.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace eomt::report {

namespace {

using json = nlohmann::ordered_json;

/// A column of a query and the name that its values have in the report.
struct Value
{
    std::string name;
    std::size_t column;
    bool is_cites; ///< names sources, which the report shows by their numbers
};

/// Each name once, so that no row has to look for it.
std::vector<Value> values_of(const base::Table& table)
{
    constexpr std::string_view cites = "cites";
    std::vector<Value> values;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        std::string name = table.columns[i];
        const bool is_cites = name == cites || name.ends_with("_cites");
        if (is_cites) {
            name.replace(name.size() - cites.size(), cites.size(), "refs");
        }
        const auto same = std::find_if(
            values.begin(), values.end(), [&](const Value& one) { return one.name == name; });
        if (same == values.end()) {
            values.push_back({std::move(name), i, is_cites});
        } else {
            *same = {std::move(name), i, is_cites};
        }
    }
    return values;
}

json object_of(const std::vector<Value>& values,
               const std::vector<base::Cell>& row,
               Citations& citations)
{
    json::object_t object;
    object.reserve(values.size());
    for (const Value& value : values) {
        const base::Cell& cell = row[value.column];
        object.emplace_back(value.name, value.is_cites ? citations.numbers(cell) : json_of(cell));
    }
    return object;
}

/// Consecutive rows with one value of the column: `{<column>: value, "rows": [...]}`.
json grouped(json rows, const std::string& column)
{
    json groups = json::array();
    for (json& row : rows) {
        if (groups.empty() || groups.back()[column] != row[column]) {
            groups.push_back({{column, row[column]}, {"rows", json::array()}});
        }
        groups.back()["rows"].push_back(std::move(row));
    }
    return groups;
}

std::string plain(std::string_view text)
{
    return base::visible(base::squeeze(text));
}

void select_missions(index::Session& session, const std::vector<std::string>& words)
{
    const auto selection = query::parse(words, query::Target::missions);
    session.execute("DROP TABLE IF EXISTS temp.selected");
    session.execute("CREATE TEMP TABLE selected (mission TEXT PRIMARY KEY)");
    session.execute("INSERT INTO temp.selected (mission) SELECT DISTINCT m.id FROM missions m" +
                        std::string{selection.mission.empty() ? "" : " WHERE "} + selection.mission,
                    selection.binds);
}

/// Runs a query of a report; its name is in what goes wrong.
base::Table rows_of(index::Session& session,
                    const Definition& definition,
                    const ReportQuery& query,
                    const RunOptions& options)
{
    try {
        return session.query_again(query.sql,
                                   {{"argument", options.argument}, {"as_of", options.as_of}});
    } catch (const index::Corrupt&) {
        throw;
    } catch (const base::Error& fault) {
        constexpr std::string_view index = "the index: ";
        std::string_view what = fault.what();
        what.remove_prefix(what.starts_with(index) ? index.size() : 0);
        throw base::Error{fmt::format("{}{}the report {}, query {}: {}",
                                      query.place,
                                      query.place.empty() ? "" : ": ",
                                      definition.name,
                                      query.name,
                                      what)};
    }
}

/// A fault of a template as Mustache tells it, "... at 13", with its place in the file before it.
std::string
placed(std::string_view fault, std::string_view text, std::string_view path, std::string_view what)
{
    constexpr std::string_view at = " at ";
    const std::size_t end = fault.rfind(at);
    std::size_t offset = 0;
    const char* const last = fault.data() + fault.size();
    if (path.empty() || end == std::string_view::npos ||
        std::from_chars(fault.data() + end + at.size(), last, offset).ptr != last) {
        return fmt::format("{}: {}", what, fault);
    }
    const std::string_view before = text.substr(0, offset);
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const std::size_t column = base::char_count(before.substr(before.rfind('\n') + 1)) + 1;
    return fmt::format(
        "{}:{}:{}: {}: {}", base::visible(path), line, column, what, fault.substr(0, end));
}

/// The charts that the rows of a query give, and their data.
void add_charts(const Definition& definition,
                const ReportQuery& query,
                const base::Table& table,
                std::vector<Chart>& charts,
                json& data)
{
    for (const ChartDefinition& chart : definition.charts) {
        if (chart.query == query.name) {
            charts.push_back(make_chart(chart, table, definition.name));
            data.push_back(chart_json(chart, charts.back()));
        }
    }
}

/// A report of one record needs no list of missions, and among ten thousand reports that list would
/// be most of the work.
bool uses_selection(const Definition& definition)
{
    return std::any_of(definition.queries.begin(), definition.queries.end(), [](const auto& query) {
        return query.sql.find("selected") != std::string::npos;
    });
}

} // namespace

std::vector<std::string> selected_missions(index::Session& session,
                                           const std::vector<std::string>& words)
{
    select_missions(session, words);
    std::vector<std::string> ids;
    for (const auto& row :
         session.query("SELECT mission FROM temp.selected ORDER BY mission").rows) {
        ids.push_back(base::to_text(row[0]));
    }
    return ids;
}

const Engine::Archive& Engine::archive()
{
    if (!m_archive) {
        const auto table = m_session.query("SELECT language FROM archives");
        m_archive =
            Archive{table.rows.empty() ? "en" : base::to_text(table.rows[0][0]),
                    m_session.query("SELECT COUNT(*) FROM files WHERE errors > 0").rows[0][0]};
    }
    return *m_archive;
}

PageTemplate& Engine::parsed(std::optional<PageTemplate>& page,
                             std::string_view what,
                             const std::string& text,
                             std::string (*escape)(std::string_view))
{
    if (!page) {
        try {
            page.emplace(text, escape);
        } catch (const base::Error& fault) {
            throw base::Error{placed(fault.what(),
                                     text,
                                     &text == &m_definition.body ? m_definition.body_path : "",
                                     fmt::format("the report {}: its {} is no Mustache template",
                                                 m_definition.name,
                                                 what))};
        }
    }
    return *page;
}

Document run(index::Session& session, const Definition& definition, const RunOptions& options)
{
    return Engine{session, definition}.run(options);
}

Document Engine::run(const RunOptions& options)
{
    index::Session& session = m_session;
    const Definition& definition = m_definition;
    if (uses_selection(definition)) {
        select_missions(session, options.words);
    } else {
        query::parse(options.words,
                     query::Target::missions); // words that are no query are told all the same
    }
    Citations citations{session};
    json content{{"report", definition.name}};
    if (!definition.parameter.empty()) {
        content["argument"] = options.argument;
    }
    content["as_of"] = options.as_of;
    content["query"] = base::join(options.words, " ");
    std::vector<Chart> charts;
    json chart_data = json::array();
    for (const ReportQuery& query : definition.queries) {
        const base::Table table = rows_of(session, definition, query, options);
        add_charts(definition, query, table, charts, chart_data);
        const std::vector<Value> values = values_of(table);
        json rows = json::array();
        for (const auto& row : table.rows) {
            rows.push_back(object_of(values, row, citations));
        }
        if (query.one && rows.empty()) {
            throw NoSubject{fmt::format("there is no {} \"{}\" in the archive",
                                        definition.parameter,
                                        base::visible(options.argument))};
        }
        if (query.one) {
            content[query.name] = std::move(rows[0]);
        } else {
            content[query.name] =
                query.group.empty() ? std::move(rows) : grouped(std::move(rows), query.group);
        }
    }
    content["sources"] = citations.sources();
    content["left_out"] = json_of(archive().left_out);
    json instead = json::object();
    Document document;
    document.title =
        base::squeeze(parsed(m_title, "title", definition.title, plain).render(content, instead));
    content["title"] = document.title;
    if (content["left_out"] == 0) {
        instead["left_out"] = nullptr;
    }
    document.language = archive().language;
    document.markdown = place_charts(
        parsed(m_body, "template", definition.body, escape_markdown).render(content, instead),
        std::move(charts),
        definition.name,
        document.charts);
    if (!definition.charts.empty()) {
        content["charts"] = std::move(chart_data);
    }
    document.data = std::move(content);
    return document;
}

} // namespace eomt::report
