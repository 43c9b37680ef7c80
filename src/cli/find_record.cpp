#include "cli/find_record.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "cli/subject.hpp"

#include <fmt/format.h>

namespace eomt::cli {

namespace {

/// A word that is the path of a record's file, from the current folder or from the archive's.
std::optional<FoundRecord>
at_path(archive::Archive& archive, const Environment& environment, const std::string& word)
{
    if (!records::is_yaml(word)) {
        return std::nullopt;
    }
    const auto folder = archive.root().lexically_normal();
    for (const auto& start : {environment.folder, archive.root()}) {
        const auto path = (start / word).lexically_normal().lexically_relative(folder).string();
        const auto table = archive.session().query(
            "SELECT kind, record FROM files WHERE path = :path AND errors = 0", {{"path", path}});
        if (!table.rows.empty()) {
            if (const auto kind = records::kind_named(base::to_text(table.rows[0][0]))) {
                return FoundRecord{*kind, base::to_text(table.rows[0][1]), path};
            }
        }
    }
    return std::nullopt;
}

} // namespace

FoundRecord find_record(archive::Archive& archive,
                        const Environment& environment,
                        const std::string& word,
                        bool allow_errors)
{
    index::Session& session = archive.session();
    if (const auto by_path = at_path(archive, environment, word)) {
        return *by_path;
    }
    const std::size_t colon = word.find(':');
    const auto kind =
        colon == std::string::npos ? std::nullopt : records::kind_named(word.substr(0, colon));
    const std::string id = kind ? word.substr(colon + 1) : word;
    const std::string kind_word{kind ? records::kind_name(*kind) : ""};
    const auto table = session.query(
        "SELECT kind, path, errors FROM files WHERE record = :id AND (:kind = '' OR kind = :kind) "
        "ORDER BY kind, path",
        {{"id", id}, {"kind", kind_word}});
    std::vector<std::string> kinds;
    for (const auto& row : table.rows) {
        const std::string one = base::to_text(row[0]);
        if (kinds.empty() || kinds.back() != one) {
            kinds.push_back(one);
        }
    }
    if (kinds.size() > 1) {
        throw base::UsageError{
            fmt::format("\"{0}\" is the id of several records; write {1}:{0} or {2}:{0}",
                        base::visible(word),
                        kinds[0],
                        kinds[1])};
    }
    if (!table.rows.empty()) {
        if (!allow_errors && base::to_text(table.rows[0][2]) != "0") {
            throw InvalidSubject{
                fmt::format(R"(the {} "{}" has errors; "eomt check {}" prints them)",
                            kinds[0],
                            id,
                            base::relative_path(archive.root() / base::to_text(table.rows[0][1]),
                                                environment.folder))};
        }
        return {*records::kind_named(kinds[0]), id, base::to_text(table.rows[0][1])};
    }
    const auto described = session.query("SELECT id FROM elections WHERE id = :id", {{"id", id}});
    if (!described.rows.empty() && (kind_word.empty() || kind_word == "election")) {
        return {records::Kind::election, id, {}};
    }
    const auto people = session.query("SELECT id FROM people WHERE id = :id", {{"id", id}});
    if (!people.rows.empty() && (kind_word.empty() || kind_word == "person")) {
        return {records::Kind::person, id, {}};
    }
    std::vector<std::string> known;
    for (const auto& row :
         session.query("SELECT record FROM files WHERE record <> '' ORDER BY record").rows) {
        known.push_back(base::to_text(row[0]));
    }
    throw base::Error{fmt::format("there is no record \"{}\" in the archive{}",
                                  base::visible(word),
                                  base::did_you_mean(id, {known.begin(), known.end()}))};
}

} // namespace eomt::cli
