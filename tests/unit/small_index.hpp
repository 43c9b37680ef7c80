#pragma once

#include "base/table.hpp"
#include "catch.hpp"
#include "index/rows.hpp"
#include "index/store.hpp"
#include "records/kind.hpp"
#include "yaml/read.hpp"

#include <string>
#include <utility>
#include <vector>

/// A file of a small archive: its path and its text.
using Doc = std::pair<std::string, std::string>;

/// The file as reading gives it to the index; it has to be without errors.
inline eomt::index::ReadFile read_doc(const Doc& doc)
{
    namespace yaml = eomt::yaml;
    const auto kind =
        eomt::records::file_kind(std::string_view{doc.first}.substr(doc.first.rfind('/') + 1));
    REQUIRE(kind.has_value());
    const yaml::Source source{doc.first, doc.second};
    yaml::Problems problems{source};
    const auto record = yaml::read_record(kind->kind, source, problems);
    for (const auto& one : problems.list()) {
        UNSCOPED_INFO(eomt::base::format_diagnostic(one));
    }
    REQUIRE(problems.list().empty());
    eomt::index::ReadFile file;
    file.path = doc.first;
    file.kind = eomt::records::kind_name(kind->kind);
    file.record = kind->id;
    file.stamp = {static_cast<std::int64_t>(doc.second.size()), 1, 1, 1};
    file.rows = eomt::index::rows_of(*record, kind->id);
    return file;
}

/// An index in memory of a few records, linked.
class SmallIndex
{
public:
    explicit SmallIndex(const std::vector<Doc>& docs) { put(docs, true); }

    /// Adds or replaces files.
    void put(const std::vector<Doc>& docs, bool fresh = false)
    {
        using From = eomt::index::Update::From;
        eomt::index::Update update{m_session, fresh ? From::nothing : From::index};
        for (const auto& doc : docs) {
            update.put(read_doc(doc));
        }
        update.link();
        update.commit();
    }

    void remove(const std::string& path)
    {
        eomt::index::Update update{m_session, eomt::index::Update::From::index};
        update.remove(eomt::index::manifest_of(m_session).at(path).id);
        update.link();
        update.commit();
    }

    eomt::index::Session& session() { return m_session; }

    /// The rows of a query as texts, the cells joined with "|".
    std::vector<std::string> rows(const std::string& sql, const eomt::index::Binds& binds = {})
    {
        std::vector<std::string> lines;
        for (const auto& row : m_session.query(sql, binds).rows) {
            std::string line;
            for (std::size_t i = 0; i < row.size(); ++i) {
                line += (i == 0 ? "" : "|") + eomt::base::to_text(row[i]);
            }
            lines.push_back(line);
        }
        return lines;
    }

private:
    eomt::index::Session m_session{"", eomt::index::Access::read_write};
};

using Lines = std::vector<std::string>;
