#pragma once

#include "records/parts.hpp"

namespace eomt::records {

extern const Vocabulary report_parameters;

struct ReportFileQuery
{
    Maybe<Slug> name;
    Maybe<Text> sql;
    Maybe<Flag> one;
    Maybe<Text> group;
    base::Mark mark;
};

/// The `report.yaml` of a report's folder.
struct ReportFile
{
    Maybe<Text> title;
    Maybe<Text> summary;
    Maybe<Word> parameter;
    std::vector<ReportFileQuery> queries;
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
struct Declaration<ReportFile>
{
    static constexpr std::string_view name = "report";
    static constexpr std::tuple fields{
        must(field("title", &ReportFile::title, "the title, a Mustache template")),
        must(field("summary", &ReportFile::summary, "one line for report --list")),
        field("parameter", &ReportFile::parameter, "what the argument is", report_parameters),
        must(field("queries", &ReportFile::queries, "the SQL queries, in order")),
    };
};

} // namespace eomt::records
