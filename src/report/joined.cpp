#include "report/joined.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace eomt::report {

std::map<std::string, std::string> joined(const base::Table& pairs)
{
    std::map<std::string, std::string> values;
    for (const auto& row : pairs.rows) {
        std::string& all = values[base::to_text(row[0])];
        if (!base::is_empty(row[1])) {
            all += fmt::format("{}{}", all.empty() ? "" : "; ", base::to_text(row[1]));
        }
    }
    return values;
}

void fill(base::Table& table,
          std::string_view column,
          std::string_view key_column,
          const std::map<std::string, std::string>& values)
{
    const std::size_t into = base::column_of(table, column);
    const std::size_t from = base::column_of(table, key_column);
    for (auto& row : table.rows) {
        const auto found = values.find(base::to_text(row[from]));
        if (found != values.end() && !found->second.empty()) {
            row[into] = found->second;
        }
    }
}

namespace {

/// The address of each source that has one, by its citation.
std::map<std::string, std::string> source_urls(index::Session& session)
{
    std::map<std::string, std::string> urls;
    for (const auto& row :
         session.query("SELECT kind, record, key, url FROM sources WHERE url IS NOT NULL").rows) {
        urls[fmt::format(
            "{}:{}#{}", base::to_text(row[0]), base::to_text(row[1]), base::to_text(row[2]))] =
            base::to_text(row[3]);
    }
    return urls;
}

/// What stands for the citations of a cell: what `shown` gives for each, joined.
template <class Shown>
base::Cell resolved(const base::Cell& cell, const Shown& shown)
{
    if (base::is_empty(cell)) {
        return cell;
    }
    std::vector<std::string> parts;
    const std::string cites = base::to_text(cell);
    for (const auto cite : base::split(cites, '\n')) {
        std::string part = shown(cite);
        if (!part.empty()) {
            parts.push_back(std::move(part));
        }
    }
    return parts.empty() ? base::Cell{} : base::Cell{base::join(parts, "; ")};
}

} // namespace

void resolve_cites(index::Session& session, base::Table& table)
{
    const auto urls = source_urls(session);
    const auto url = [&](std::string_view cite) {
        const auto found = urls.find(std::string{cite});
        return found == urls.end() ? std::string{} : found->second;
    };
    const auto key = [](std::string_view cite) {
        return std::string{cite.substr(cite.find('#') + 1)};
    };
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        const bool is_url = table.columns[column] == "url";
        if (!is_url && table.columns[column] != "source") {
            continue;
        }
        for (auto& row : table.rows) {
            row[column] = is_url ? resolved(row[column], url) : resolved(row[column], key);
        }
    }
}

} // namespace eomt::report
