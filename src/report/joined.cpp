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

void resolve_cites(index::Session& session, base::Table& table)
{
    std::map<std::string, std::string> urls;
    for (const auto& row :
         session.query("SELECT kind, record, key, url FROM sources WHERE url IS NOT NULL").rows) {
        urls[fmt::format(
            "{}:{}#{}", base::to_text(row[0]), base::to_text(row[1]), base::to_text(row[2]))] =
            base::to_text(row[3]);
    }
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        const bool is_url = table.columns[column] == "url";
        if (!is_url && table.columns[column] != "source") {
            continue;
        }
        for (auto& row : table.rows) {
            if (base::is_empty(row[column])) {
                continue;
            }
            std::vector<std::string> parts;
            const std::string cites = base::to_text(row[column]);
            for (const auto cite : base::split(cites, '\n')) {
                std::string part =
                    is_url ? urls[std::string{cite}] : std::string{cite.substr(cite.find('#') + 1)};
                if (!part.empty()) {
                    parts.push_back(std::move(part));
                }
            }
            row[column] = parts.empty() ? base::Cell{} : base::Cell{base::join(parts, "; ")};
        }
    }
}

} // namespace eomt::report
