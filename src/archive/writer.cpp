#include "archive/writer.hpp"

#include "archive/candidate.hpp"
#include "archive/history.hpp"
#include "archive/placing.hpp"
#include "base/file.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace eomt::archive {

namespace {

namespace fs = std::filesystem;

/// Refuses paths that aren't a file of the archive's, and two changes of one file.
void check_paths(const fs::path& root, const std::vector<FileChange>& changes)
{
    std::set<std::string> seen;
    for (const auto& change : changes) {
        const std::string shown = base::visible(change.path);
        const auto parts = base::split(change.path, '/');
        const bool hidden = std::any_of(
            parts.begin(), parts.end(), [](auto part) { return part.starts_with('.'); });
        if (!base::is_inside(change.path) || hidden) {
            throw base::Error{fmt::format(
                "\"{}\" is no path inside the archive, and nothing was written; a record's path is "
                "relative to the archive, without \"..\" and hidden folders",
                shown)};
        }
        for (fs::path part{change.path}; !part.empty(); part = part.parent_path()) {
            if (!base::stays_inside(root, part.string())) {
                throw base::Error{
                    fmt::format("{} is a link that leads out of the archive, and nothing was "
                                "written",
                                base::visible(part.string()))};
            }
        }
        if (!seen.insert(change.path).second) {
            throw base::Error{
                fmt::format("{} would be changed twice, and nothing was written", shown)};
        }
    }
}

/// Refuses where a file isn't what the change was made from.
void check_unchanged(const fs::path& root,
                     const std::vector<FileChange>& changes,
                     bool has_recovered)
{
    for (const auto& change : changes) {
        const auto now = bytes_at(root, change.path);
        if (now == change.before) {
            continue;
        }
        if (has_recovered) {
            throw base::Error{fmt::format(
                "a change that was interrupted has been cleared up, and {} is not what it was when "
                "it was read; nothing was written, and the command can be run again",
                base::visible(change.path))};
        }
        const char* const what = !change.before ? "is there already, made by another program"
                                 : !now         ? "was removed by another program since it was read"
                                        : "was changed by another program since it was read";
        throw base::Error{
            fmt::format("{} {}; nothing was written", base::visible(change.path), what)};
    }
}

/// The folders that have to be made for the changes, the outermost first.
std::vector<std::string> missing_folders(const fs::path& root,
                                         const std::vector<FileChange>& changes)
{
    std::set<std::string> missing;
    for (const auto& change : changes) {
        std::error_code failed;
        for (fs::path folder = fs::path{change.path}.parent_path();
             change.after && !folder.empty() && !fs::exists(root / folder, failed);
             folder = folder.parent_path()) {
            missing.insert(folder.generic_string());
        }
    }
    return {missing.begin(), missing.end()};
}

[[noreturn]] void refuse(std::vector<base::Diagnostic> errors)
{
    const auto& first = errors.front();
    const std::string more =
        errors.size() == 1 ? "" : fmt::format(" (and {} more)", errors.size() - 1);
    const std::string what = fmt::format(
        "nothing was written, because the archive would have an error that it does not have now: "
        "{}:{}:{}: {} [{}]{}",
        base::visible(first.path),
        first.mark.line,
        first.mark.column,
        base::visible(first.message),
        first.rule,
        more);
    throw ChangeRefused{what, std::move(errors)};
}

std::vector<FileChange> in_order(const std::vector<FileChange>& changes,
                                 const std::vector<std::size_t>& order)
{
    std::vector<FileChange> out;
    out.reserve(order.size());
    for (const std::size_t i : order) {
        out.push_back(changes[i]);
    }
    return out;
}

PastChange past(std::int64_t number, Entry entry)
{
    return {number, std::move(entry.what), std::move(entry.files)};
}

bool same(const PastChange& a, const PastChange& b)
{
    return a.number == b.number && a.what == b.what &&
           std::equal(a.files.begin(),
                      a.files.end(),
                      b.files.begin(),
                      b.files.end(),
                      [](const FileChange& x, const FileChange& y) {
                          return x.path == y.path && x.before == y.before && x.after == y.after;
                      });
}

void check_last(const std::optional<std::int64_t>& last)
{
    if (!last) {
        throw base::Error{std::string{nothing_to_undo}};
    }
}

} // namespace

void write_changes(const fs::path& root,
                   const std::vector<FileChange>& changes,
                   std::string_view what)
{
    std::vector<FileChange> wanted;
    std::copy_if(changes.begin(),
                 changes.end(),
                 std::back_inserter(wanted),
                 [](const FileChange& one) { return one.before != one.after; });
    check_paths(root, wanted);
    const Placing placing{root};
    check_unchanged(root, changes, placing.has_recovered());
    if (wanted.empty()) {
        return;
    }
    auto judgement = judge(root, wanted, Wanted::errors);
    if (!judgement.new_errors.empty()) {
        refuse(std::move(judgement.new_errors));
    }
    wanted = in_order(wanted, judgement.order);
    auto folders = missing_folders(root, wanted);
    placing.place({std::string{what}, std::move(wanted), std::move(folders)});
}

void finish_interrupted(const fs::path& root)
{
    if (History{root}.has_journal()) {
        const Placing clears_up{root};
    }
}

std::optional<PastChange> last_change(const fs::path& root)
{
    finish_interrupted(root);
    const History history{root};
    const auto last = history.last();
    if (!last) {
        return std::nullopt;
    }
    return past(*last, history.read(*last));
}

std::vector<FileChange> reversed(const PastChange& change)
{
    std::vector<FileChange> files{change.files.rbegin(), change.files.rend()};
    for (auto& file : files) {
        std::swap(file.before, file.after);
    }
    return files;
}

std::vector<FileChange> changed_since(const fs::path& root, const PastChange& change)
{
    std::vector<FileChange> out;
    for (const auto& file : change.files) {
        auto now = bytes_at(root, file.path);
        // One that is as it was before has been taken back already.
        if (now != file.after && now != file.before) {
            out.push_back({file.path, file.after, std::move(now)});
        }
    }
    return out;
}

void undo_change(const fs::path& root, const PastChange& change)
{
    const Placing placing{root};
    const auto last = placing.history().last();
    check_last(last);
    auto found = past(*last, placing.history().read(*last));
    if (!same(found, change)) {
        throw base::Error{"another program wrote to the archive in the meantime; nothing was taken "
                          "back, and \"eomt undo\" now shows that change"};
    }
    const auto others = changed_since(root, change);
    if (!others.empty()) {
        throw base::Error{fmt::format(
            "{} has changed since eomt wrote it ({}); nothing was taken back; \"eomt undo "
            "--dry-run\" shows what differs, \"eomt undo --forget\" leaves this change as it is "
            "and goes "
            "on to the one before",
            base::visible(others.front().path),
            base::visible(change.what))};
    }
    auto back = reversed(change);
    std::erase_if(back,
                  [&](const FileChange& file) { return bytes_at(root, file.path) == file.after; });
    check_paths(root, back);
    auto folders = missing_folders(root, back);
    placing.place({change.what, std::move(back), std::move(folders), *last});
}

void forget_change(const fs::path& root, const PastChange& change)
{
    const Placing placing{root};
    const auto last = placing.history().last();
    check_last(last);
    if (*last != change.number) {
        throw base::Error{"another program wrote to the archive in the meantime; nothing was "
                          "forgotten"};
    }
    placing.place({change.what, {}, {}, *last});
}

void undo_change(const fs::path& root)
{
    const auto change = last_change(root);
    check_last(change ? std::optional{change->number} : std::nullopt);
    undo_change(root, *change);
}

} // namespace eomt::archive
