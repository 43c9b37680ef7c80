#pragma once

#include "records/parts.hpp"

namespace eomt::records {

extern const Vocabulary report_parameters;
extern const Vocabulary chart_kinds;
extern const Vocabulary chart_sides;
extern const Vocabulary label_forms; ///< how a chart writes the values of its label column

struct ReportFileQuery
{
    Maybe<Slug> name;
    Maybe<Text> sql;
    Maybe<Flag> one;
    Maybe<Text> group;
    base::Mark mark;
};

/// One set of bars of a chart.
struct ReportFileSeries
{
    Maybe<Text> column;
    Maybe<Text> name;
    Maybe<Word> side;
    base::Mark mark;
};

/// A chart that is drawn from the rows of a query. Which fields a kind takes, and which it needs,
/// is checked after reading.
struct ReportFileChart
{
    Maybe<Slug> name;
    Maybe<Word> kind;
    Maybe<Text> title;
    Maybe<Text> note;
    Maybe<Slug> query;
    Maybe<Text> label;
    Maybe<Word> label_as;
    Maybe<Text> at;
    Maybe<Text> from;
    Maybe<Text> to;
    Maybe<Text> category;
    OneOrMany<Text> order;
    Maybe<Text> text;
    Maybe<Text> value;
    Maybe<Text> unscored;
    std::vector<ReportFileSeries> series;
    base::Mark mark;
};

/// The `report.yaml` of a report's folder.
struct ReportFile
{
    Maybe<Text> title;
    Maybe<Text> summary;
    Maybe<Word> parameter;
    std::vector<ReportFileQuery> queries;
    std::vector<ReportFileChart> charts;
    base::Mark mark;
};

template <>
struct Declaration<ReportFileQuery>
{
    static constexpr std::string_view name = "query";
    static constexpr std::tuple fields{
        must(field("name", &ReportFileQuery::name, "the name of its rows in the template")),
        must(field("sql",
                   &ReportFileQuery::sql,
                   "the SELECT; :argument and :as_of are bound, selected lists the missions")),
        field("one", &ReportFileQuery::one, "true where it gives the report's subject, one row"),
        field("group",
              &ReportFileQuery::group,
              "the column by which consecutive rows are put together"),
    };
};

template <>
struct Declaration<ReportFileSeries>
{
    static constexpr std::string_view name = "series";
    static constexpr std::tuple fields{
        must(field("column", &ReportFileSeries::column, "the column of the numbers, 0 or more")),
        must(field("name", &ReportFileSeries::name, "what they count, for the legend")),
        field("side",
              &ReportFileSeries::side,
              "where its bars go from the middle line, none for numbers alone; right where absent",
              chart_sides),
    };
};

template <>
struct Declaration<ReportFileChart>
{
    static constexpr std::string_view name = "chart";
    static constexpr std::tuple fields{
        must(field("name", &ReportFileChart::name, "the name by which the template places it")),
        must(field("kind", &ReportFileChart::kind, "how it is drawn", chart_kinds)),
        must(field("title", &ReportFileChart::title, "its title, plain text")),
        field("note", &ReportFileChart::note, "a sentence under the title"),
        must(field("query", &ReportFileChart::query, "the name of the query that gives its rows")),
        must(field("label", &ReportFileChart::label, "the column that names a row or a lane")),
        field("label_as", &ReportFileChart::label_as, "how the label is written", label_forms),
        field("at", &ReportFileChart::at, "the column of the day or the year of a mark"),
        field("from", &ReportFileChart::from, "timeline: the column of a period's first day"),
        field("to", &ReportFileChart::to, "timeline: the column of a period's last day"),
        field("category",
              &ReportFileChart::category,
              "timeline: the column that chooses the shape of a mark"),
        field("order",
              &ReportFileChart::order,
              "timeline: the categories in the order of the shapes"),
        field("text", &ReportFileChart::text, "timeline: the column that describes a mark"),
        field("value", &ReportFileChart::value, "scores: the column of the scores, -2 to 2"),
        field("unscored",
              &ReportFileChart::unscored,
              "scores: what rows without a score are; without it they are not drawn"),
        field("series", &ReportFileChart::series, "bars: the sets of bars, six at most"),
    };
};

template <>
struct Declaration<ReportFile>
{
    static constexpr std::string_view name = "report";
    static constexpr std::tuple fields{
        must(field("title", &ReportFile::title, "the title, a Mustache template")),
        must(field("summary", &ReportFile::summary, "one line for report --list")),
        field("parameter", &ReportFile::parameter, "what the argument is", report_parameters),
        must(field("queries", &ReportFile::queries, "the SQL queries, in order")),
        field("charts", &ReportFile::charts, "the charts of the HTML"),
    };
};

} // namespace eomt::records
