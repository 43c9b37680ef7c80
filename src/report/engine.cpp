#include "report/engine.hpp"

#include "base/country.hpp"
#include "base/date.hpp"
#include "base/text.hpp"
#include "query/query.hpp"
#include "report/cell_json.hpp"
#include "report/charting.hpp"
#include "report/markdown.hpp"
#include "report/wording.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <kainjow/mustache.hpp>
#include <map>

namespace eomt::report {

namespace {

using json = nlohmann::ordered_json;
namespace mustache = kainjow::mustache;

/// Numbers sources in the order in which statements cite them. A page that several records cite has
/// one number.
class Citations
{
public:
    explicit Citations(index::Session& session) : m_session{session} {}

    /// The numbers of the sources in a `cites` column.
    json numbers(const base::Cell& cites)
    {
        json list = json::array();
        if (base::is_empty(cites)) {
            return list;
        }
        const std::string text = base::to_text(cites);
        for (const auto cite : base::split(text, '\n')) {
            const json number = number_of(std::string{cite});
            if (std::find(list.begin(), list.end(), number) == list.end()) {
                list.push_back(number);
            }
        }
        return list;
    }

    /// The sources cited, in the order of their numbers.
    const json& sources() const { return m_sources; }

private:
    std::size_t number_of(const std::string& cite)
    {
        const auto known = m_numbers.find(cite);
        if (known != m_numbers.end()) {
            return known->second;
        }
        const std::size_t colon = cite.find(':');
        const std::size_t hash = cite.find('#', colon);
        const auto table = m_session.query(
            "SELECT title, publisher, author, date, url, archived_copy, language, accessed, "
            "record, key FROM sources WHERE kind = :kind AND record = :record AND key = :key",
            {{"kind", cite.substr(0, colon)},
             {"record", cite.substr(colon + 1, hash - colon - 1)},
             {"key", cite.substr(hash + 1)}});
        json source{{"number", m_sources.size() + 1}};
        for (std::size_t column = 0; column < table.columns.size(); ++column) {
            source[table.columns[column]] =
                table.rows.empty() ? json{} : json_of(table.rows[0][column]);
        }
        const std::string page = source.contains("url") && source["url"].is_string()
                                     ? source["url"].get<std::string>()
                                     : cite;
        const auto [place, fresh] = m_pages.try_emplace(page, m_sources.size() + 1);
        if (fresh) {
            m_sources.push_back(std::move(source));
        }
        m_numbers.emplace(cite, place->second);
        return place->second;
    }

    index::Session& m_session;
    std::map<std::string, std::size_t> m_numbers; ///< by citation
    std::map<std::string, std::size_t> m_pages;   ///< by address, else by citation
    json m_sources = json::array();
};

json object_of(const base::Table& table, const std::vector<base::Cell>& row, Citations& citations)
{
    json object = json::object();
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const std::string& column = table.columns[i];
        if (column == "cites") {
            object["refs"] = citations.numbers(row[i]);
        } else if (column.ends_with("_cites")) {
            object[column.substr(0, column.size() - std::string_view{"cites"}.size()) + "refs"] =
                citations.numbers(row[i]);
        } else {
            object[column] = json_of(row[i]);
        }
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

/// The template's view of JSON: null and empty lists are false, numbers are their text.
mustache::data view(const json& value)
{
    switch (value.type()) {
    case json::value_t::object: {
        mustache::data object{mustache::data::type::object};
        for (const auto& [key, item] : value.items()) {
            object.set(key, view(item));
            if (item.is_array()) {
                object.set("has_" + key, mustache::data{!item.empty()});
            }
        }
        return object;
    }
    case json::value_t::array: {
        mustache::data list{mustache::data::type::list};
        for (const auto& item : value) {
            list.push_back(view(item));
        }
        return list;
    }
    case json::value_t::string:
        return value.get_ref<const std::string&>().empty()
                   ? mustache::data{false}
                   : mustache::data{value.get<std::string>()};
    case json::value_t::boolean:
        return mustache::data{value.get<bool>()};
    case json::value_t::null:
        return mustache::data{false};
    default:
        return mustache::data{value.dump()};
    }
}

/// `{{#as_day}}{{date}}{{/as_day}}`: the text between, rendered and then changed.
template <class Change>
mustache::data changing(Change change)
{
    return mustache::data{
        mustache::lambda2{[change](const std::string& text, const mustache::renderer& render) {
            return change(std::string{base::trim(render(text, false))});
        }}};
}

void add_filters(mustache::data& data, std::string (*escape)(std::string_view))
{
    data.set("as_day",
             changing([=](const std::string& text) { return escape(base::long_date(text)); }));
    data.set("as_country",
             changing([=](const std::string& text) { return escape(base::country_name(text)); }));
    data.set("as_words", changing([=](const std::string& text) { return escape(in_words(text)); }));
    data.set("as_title", changing([=](const std::string& text) { return escape(in_title(text)); }));
    data.set("as_number",
             changing([=](const std::string& text) { return escape(in_thousands(text)); }));
    data.set("as_mission_kind", changing([=](const std::string& text) {
                 return escape(mission_kind_in_words(text));
             }));
    data.set("as_link", changing([](const std::string& text) { return markdown_link(text); }));
    data.set("chart", changing([](const std::string& text) { return chart_line(text); }));
}

std::string plain(std::string_view text)
{
    return base::visible(base::squeeze(text));
}

std::string render(const Definition& definition,
                   std::string_view what,
                   const std::string& text,
                   const json& content,
                   std::string (*escape)(std::string_view))
{
    mustache::mustache page{text};
    if (!page.is_valid()) {
        throw base::Error{fmt::format("the report {}: its {} is no Mustache template: {}",
                                      definition.name,
                                      what,
                                      page.error_message())};
    }
    page.set_custom_escape([escape](const std::string& value) { return escape(value); });
    mustache::data data = view(content);
    add_filters(data, escape);
    return page.render(data);
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
        return session.query(query.sql, {{"argument", options.argument}, {"as_of", options.as_of}});
    } catch (const index::Corrupt&) {
        throw;
    } catch (const base::Error& fault) {
        throw base::Error{
            fmt::format("the report {}, query {}: {}", definition.name, query.name, fault.what())};
    }
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

std::string language_of(index::Session& session)
{
    const auto table = session.query("SELECT language FROM archives");
    return table.rows.empty() ? "en" : base::to_text(table.rows[0][0]);
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

Document run(index::Session& session, const Definition& definition, const RunOptions& options)
{
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
        json rows = json::array();
        for (const auto& row : table.rows) {
            rows.push_back(object_of(table, row, citations));
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
    content["left_out"] =
        json_of(session.query("SELECT COUNT(*) FROM files WHERE errors > 0").rows[0][0]);
    Document document;
    document.title = base::squeeze(render(definition, "title", definition.title, content, plain));
    content["title"] = document.title;
    document.language = language_of(session);
    json shown = content;
    if (shown["left_out"] == 0) {
        shown["left_out"] = nullptr;
    }
    document.markdown =
        place_charts(render(definition, "template", definition.body, shown, escape_markdown),
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
