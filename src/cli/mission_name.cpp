#include "cli/mission_name.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "cli/process.hpp"
#include "entry/candidate.hpp"
#include "entry/known.hpp"

#include <fmt/format.h>

namespace eomt::cli {

namespace {

namespace fs = std::filesystem;

entry::NewRecord read(const std::string& text)
{
    entry::NewRecord record = entry::new_record(records::Kind::mission);
    const yaml::Source source{"", text};
    yaml::Problems problems{source};
    if (auto tree = yaml::parse_tree(source, problems)) {
        record.root = *std::move(tree);
    }
    return record;
}

/// The id that convention gives the mission; empty where the record can't say.
std::string id_of(const std::string& text)
{
    return entry::conventional_id(read(text));
}

/// A path as a shell takes it.
std::string in_shell(const std::string& path)
{
    constexpr std::string_view plain =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-/";
    if (path.find_first_not_of(plain) == std::string::npos) {
        return base::visible(path);
    }
    std::string out = "'";
    for (const char c : base::visible(path)) {
        out += c == '\'' ? std::string{"'\\''"} : std::string{c};
    }
    return out + "'";
}

} // namespace

void refuse_second_mission(archive::Archive& archive,
                           const FoundRecord& record,
                           const std::string& before,
                           const std::string& after)
{
    if (record.kind != records::Kind::mission) {
        return;
    }
    const std::string old = id_of(before);
    const std::string now = id_of(after);
    if (now.empty() || now == old || record.id != old) {
        return;
    }
    entry::Known known{archive.session()};
    const std::string organisation = entry::text_at(read(after).root, "organisation");
    const std::string election = now.substr(0, now.size() - organisation.size() - 1);
    for (const auto& [id, path] : known.missions(election, organisation)) {
        if (id != record.id) {
            throw base::Error{fmt::format(
                "{0} would be a second mission of {1} to {2}: {3} is recorded already, in {4}; "
                "nothing was written; \"eomt new mission --id\" with another id records a second "
                "one",
                record.id,
                base::visible(organisation),
                base::visible(election),
                id,
                base::visible(path))};
        }
    }
}

std::string rename_note(const fs::path& root,
                        const fs::path& folder,
                        const FoundRecord& record,
                        const std::string& before,
                        const std::string& after)
{
    if (record.kind != records::Kind::mission) {
        return {};
    }
    const std::string now = id_of(after);
    if (!base::is_id(now) || now == record.id || record.id != id_of(before)) {
        return {};
    }
    const bool in_git = run_program({"git", "rev-parse", "--is-inside-work-tree"}, root, true) == 0;
    const fs::path file = root / record.path;
    const std::string name = now + ".mission.yaml";
    const auto shown = [&](const fs::path& path) {
        return in_shell(base::relative_path(path, folder));
    };
    return fmt::format(
        "eomt: note: by convention the file of this mission is now named {}, and its "
        "id is still {}; \"{} {} {}\" renames it, and what names the old id has to "
        "name the new one then\n",
        name,
        record.id,
        in_git ? "git mv" : "mv",
        shown(file),
        shown(file.parent_path() / name));
}

} // namespace eomt::cli
