#include "archive/candidate.hpp"
#include "archive/tiny_archive.hpp"
#include "archive/writer.hpp"

#include <algorithm>
#include <sys/stat.h>
#include <thread>

using namespace eomt;
using archive::FileChange;
using Catch::Contains;

namespace {

std::optional<std::string> bytes(const TinyArchive& tiny, const std::string& path)
{
    const auto file = tiny.root() / path;
    return std::filesystem::exists(file) ? std::optional{base::read_file(file)} : std::nullopt;
}

/// A change of a file from what it is now.
FileChange to(const TinyArchive& tiny, const std::string& path, std::optional<std::string> after)
{
    return {path, bytes(tiny, path), std::move(after)};
}

std::string mission(const std::string& organisation, const std::string& more = "")
{
    return "election: {country: KZ, date: 2021-01-10, type: local}\norganisation: " + organisation +
           "\ninvited_by: Ministry\nverdict: {assessment: mixed}\n" + more;
}

Lines words(const std::vector<base::Diagnostic>& list)
{
    Lines lines;
    for (const auto& one : list) {
        lines.push_back(fmt::format("{}:{}: {}", one.path, one.mark.line, one.message));
    }
    return lines;
}

Lines check(const TinyArchive& tiny, const std::vector<FileChange>& changes)
{
    return words(archive::check_changes(tiny.root(), changes));
}

void write(const TinyArchive& tiny,
           const std::vector<FileChange>& changes,
           const std::string& what = "a change")
{
    archive::write_changes(tiny.root(), changes, what);
}

} // namespace

TEST_CASE("a candidate is checked against the whole archive", "[archive]")
{
    const TinyArchive tiny{{an_organisation, {"m.mission.yaml", mission("o")}}};
    CHECK(check(tiny, {to(tiny, "m.mission.yaml", mission("o", "# x\n"))}).empty());
    CHECK(check(tiny, {to(tiny, "m.mission.yaml", mission("p"))}) ==
          Lines{"m.mission.yaml:2: there is no organisation \"p\"; did you mean \"o\"?"});
    // A new file beside it that the candidate needs.
    CHECK(check(tiny,
                {to(tiny, "m.mission.yaml", mission("p")),
                 to(tiny, "p.organisation.yaml", "name: P\n")})
              .empty());
    // An error that another file gets.
    const auto gone =
        archive::check_changes(tiny.root(), {to(tiny, "o.organisation.yaml", std::nullopt)});
    REQUIRE(gone.size() == 1);
    CHECK(gone[0].path == "m.mission.yaml");
    CHECK(gone[0].excerpt == "organisation: o");
    // Ids, circles, syntax, limits, names.
    CHECK_THAT(check(tiny, {to(tiny, "x/m.mission.yaml", mission("o"))}).at(0),
               Contains("the mission \"m\" is in m.mission.yaml already"));
    CHECK_THAT(check(tiny, {to(tiny, "o.organisation.yaml", "name: O\nparent: o\n")}).at(0),
               Contains("leads in a circle"));
    CHECK_FALSE(check(tiny, {to(tiny, "m.mission.yaml", "a: 'b\n")}).empty());
    CHECK_THAT(check(tiny, {to(tiny, "m.mission.yaml", std::string(1'100'000, '#'))}).at(0),
               Contains("larger than"));
    CHECK_THAT(check(tiny, {to(tiny, "M.mission.yaml", mission("o"))}).at(0), Contains("no id"));
    // Nothing of it is left in the index.
    CHECK(tiny.says().empty());
    CHECK(tiny.open().report().read.empty());
}

TEST_CASE("the excerpts of a candidate are its own", "[archive]")
{
    const TinyArchive tiny{{an_organisation, {"m.mission.yaml", mission("o")}}};
    const auto said =
        archive::check_changes(tiny.root(), {to(tiny, "m.mission.yaml", "# new\n" + mission("p"))});
    REQUIRE(said.size() == 1);
    CHECK(said[0].mark.line == 3);
    CHECK(said[0].excerpt == "organisation: p");
}

TEST_CASE("a candidate is checked with an index in memory", "[archive]")
{
    const TinyArchive tiny{{an_organisation, {"m.mission.yaml", mission("o")}}};
    // Neither the archive nor the cache can be written: files stand where the folders would be.
    tiny.write({".eomt", "no folder"});
    const char* const cache = std::getenv("XDG_CACHE_HOME");
    const std::string kept = cache == nullptr ? "" : cache;
    ::setenv("XDG_CACHE_HOME", (tiny.root() / ".eomt").c_str(), 1);
    CHECK(tiny.open().report().index.empty());
    CHECK(check(tiny, {to(tiny, "m.mission.yaml", mission("p"))}).size() == 1);
    CHECK(check(tiny, {to(tiny, "m.mission.yaml", mission("o", "# x\n"))}).empty());
    CHECK_THROWS_WITH(write(tiny, {to(tiny, "m.mission.yaml", mission("o", "# x\n"))}),
                      Contains("cannot make the folder") && Contains("nothing was written"));
    if (cache == nullptr) {
        ::unsetenv("XDG_CACHE_HOME");
    } else {
        ::setenv("XDG_CACHE_HOME", kept.c_str(), 1);
    }
    CHECK(bytes(tiny, "m.mission.yaml") == mission("o"));
}

TEST_CASE("changes are written", "[archive]")
{
    const TinyArchive tiny{{an_organisation, {"m.mission.yaml", mission("o")}}};
    ::chmod((tiny.root() / "m.mission.yaml").c_str(), 0640);
    write(tiny,
          {to(tiny, "m.mission.yaml", mission("p")),
           to(tiny, "a/b/p.organisation.yaml", "name: P\n"),
           to(tiny, "o.organisation.yaml", std::nullopt)});
    CHECK(bytes(tiny, "m.mission.yaml") == mission("p"));
    CHECK(bytes(tiny, "a/b/p.organisation.yaml") == "name: P\n");
    CHECK_FALSE(bytes(tiny, "o.organisation.yaml"));
    CHECK(tiny.says().empty());
    struct stat info = {};
    REQUIRE(::stat((tiny.root() / "m.mission.yaml").c_str(), &info) == 0);
    CHECK((info.st_mode & 07777U) == 0640);
    CHECK(bytes(tiny, ".eomt/.gitignore") == "*\n");
    CHECK_FALSE(std::filesystem::exists(tiny.root() / ".eomt/staged"));
    CHECK_FALSE(std::filesystem::exists(tiny.root() / ".eomt/history/journal.json"));
}

TEST_CASE("what check would call a new error is not written", "[archive]")
{
    const TinyArchive tiny{{an_organisation, {"m.mission.yaml", mission("o")}}};
    const std::vector<FileChange> changes{to(tiny, "m.mission.yaml", mission("p")),
                                          to(tiny, "n.person.yaml", "name: N\n")};
    try {
        write(tiny, changes);
        FAIL("it was written");
    } catch (const archive::ChangeRefused& refused) {
        REQUIRE(refused.errors().size() == 1);
        CHECK(refused.errors()[0].rule == "unknown-reference");
        CHECK_THAT(refused.what(), Contains("m.mission.yaml:2:15: there is no organisation"));
    }
    CHECK(bytes(tiny, "m.mission.yaml") == mission("o"));
    CHECK_FALSE(bytes(tiny, "n.person.yaml"));
    CHECK_FALSE(archive::last_change(tiny.root()));
    CHECK_THROWS_AS(write(tiny, {to(tiny, "o.organisation.yaml", std::nullopt)}),
                    archive::ChangeRefused);
}

TEST_CASE("errors that were there before don't count", "[archive]")
{
    const std::string broken = mission("p", "colour: red\nperiod: {from: x}\n");
    const TinyArchive tiny{
        {an_organisation, {"m.mission.yaml", broken}, {"other.mission.yaml", "a: 'b\n"}}};
    // One of three errors is mended, and the others stand on other lines.
    const std::string better = "# mended in part\n" + mission("p", "period: {from: x}\n");
    CHECK_NOTHROW(write(tiny, {to(tiny, "m.mission.yaml", better)}));
    CHECK(bytes(tiny, "m.mission.yaml") == better);
    // The same error once more is a new one.
    CHECK_THROWS_AS(
        write(tiny, {to(tiny, "m.mission.yaml", mission("p", "period: {from: x}\nverdict_: 1\n"))}),
        archive::ChangeRefused);
    // The same key twice has a message with a line number in it.
    const TinyArchive twice{{an_organisation, {"m.mission.yaml", mission("o", "invited_by: A\n")}}};
    REQUIRE(twice.says().size() == 1);
    CHECK_NOTHROW(
        write(twice, {to(twice, "m.mission.yaml", "# moved\n" + mission("o", "invited_by: B\n"))}));
}

TEST_CASE("a file that isn't what it was read as is not overwritten", "[archive]")
{
    const TinyArchive tiny{{an_organisation, {"m.mission.yaml", mission("o")}}};
    const auto change = to(tiny, "m.mission.yaml", mission("o", "# x\n"));
    const auto fresh = to(tiny, "n.person.yaml", "name: N\n");
    tiny.write({"m.mission.yaml", mission("o", "# by hand\n")});
    CHECK_THROWS_WITH(write(tiny, {fresh, change}),
                      "m.mission.yaml was changed by another program since it was read; nothing "
                      "was written");
    CHECK_FALSE(bytes(tiny, "n.person.yaml"));
    tiny.remove("m.mission.yaml");
    CHECK_THROWS_WITH(write(tiny, {change}), Contains("was removed by another program"));
    tiny.write({"n.person.yaml", "name: Other\n"});
    CHECK_THROWS_WITH(write(tiny, {fresh}), Contains("n.person.yaml is there already"));
    CHECK(bytes(tiny, "n.person.yaml") == "name: Other\n");
}

TEST_CASE("nothing is written outside the archive", "[archive]")
{
    const TempFolder outside;
    const TinyArchive tiny{{an_organisation}};
    std::filesystem::create_directory_symlink(outside.path(), tiny.root() / "out");
    outside.write("there.person.yaml", "name: There\n");
    std::filesystem::create_symlink(outside.path() / "there.person.yaml",
                                    tiny.root() / "link.person.yaml");
    for (const auto* path : {"../x.person.yaml",
                             "/tmp/x.person.yaml",
                             "a/../../x.person.yaml",
                             "",
                             "out/x.person.yaml",
                             "out/there.person.yaml",
                             "link.person.yaml",
                             ".eomt/x.person.yaml",
                             ".hidden.person.yaml"}) {
        CAPTURE(path);
        CHECK_THROWS_WITH(write(tiny, {{path, std::nullopt, "name: X\n"}}),
                          Contains("nothing was written"));
    }
    CHECK(base::read_file(outside.path() / "there.person.yaml") == "name: There\n");
    CHECK(base::walk(outside.path(), [](std::string_view) { return true; }).files.size() == 1);
    CHECK_THROWS_WITH(write(tiny,
                            {{"x.person.yaml", std::nullopt, "name: X\n"},
                             {"x.person.yaml", std::nullopt, "name: Y\n"}}),
                      Contains("changed twice"));
}

TEST_CASE("a link inside the archive stays one", "[archive]")
{
    const TinyArchive tiny{{an_organisation, {"texts/x.txt", "name: X\n"}}};
    std::filesystem::create_symlink("texts/x.txt", tiny.root() / "x.person.yaml");
    write(tiny, {to(tiny, "x.person.yaml", "name: Y\n")});
    CHECK(std::filesystem::is_symlink(tiny.root() / "x.person.yaml"));
    CHECK(bytes(tiny, "texts/x.txt") == "name: Y\n");
}

TEST_CASE("a change that changes nothing is none", "[archive]")
{
    const TinyArchive tiny{{an_organisation}};
    write(tiny, {to(tiny, "o.organisation.yaml", "name: O\n")});
    write(tiny, {});
    CHECK_FALSE(archive::last_change(tiny.root()));
}

TEST_CASE("what is used is written before what uses it", "[archive]")
{
    const TinyArchive tiny{{an_organisation, {"z.mission.yaml", mission("o")}}};
    const std::vector<FileChange> changes{
        {"a.mission.yaml", std::nullopt, mission("child", "part_of: b\n")},
        {"b.mission.yaml",
         std::nullopt,
         mission("child", "recommendations: [{id: r, text: t, repeats: c#r}]\n")},
        {"c.mission.yaml", std::nullopt, mission("child", "recommendations: [{id: r, text: t}]\n")},
        {"b.election.yaml",
         std::nullopt,
         "{country: KG, date: 2021-01-11, type: local, previous: c}\n"},
        {"c.election.yaml", std::nullopt, "{country: KG, date: 2016-01-11, type: local}\n"},
        {"child.organisation.yaml", std::nullopt, "name: C\nparent: parent\n"},
        {"parent.organisation.yaml", std::nullopt, "name: P\n"},
        to(tiny, "o.organisation.yaml", std::nullopt),
        to(tiny, "z.mission.yaml", std::nullopt),
    };
    Lines order;
    for (const auto i : archive::judge(tiny.root(), changes, archive::Wanted::errors).order) {
        order.push_back(changes[i].path);
    }
    CHECK(order == Lines{"parent.organisation.yaml",
                         "child.organisation.yaml",
                         "c.election.yaml",
                         "b.election.yaml",
                         "c.mission.yaml",
                         "b.mission.yaml",
                         "a.mission.yaml",
                         "z.mission.yaml",
                         "o.organisation.yaml"});
}

TEST_CASE("the files already replaced are put back where a later one cannot be", "[archive]")
{
    if (::geteuid() == 0) {
        // Root writes everywhere, but no folder becomes a file.
        const TinyArchive tiny{{an_organisation}};
        std::filesystem::create_directories(tiny.root() / "x.txt");
        CHECK_THROWS_WITH(write(tiny,
                                {to(tiny, "o.organisation.yaml", "name: Other\n"),
                                 {"x.txt/y.person.yaml/z.txt", std::nullopt, "z"},
                                 {"x.txt/y.person.yaml", std::nullopt, "name: Y\n"}}),
                          Contains("nothing was changed"));
        CHECK(bytes(tiny, "o.organisation.yaml") == "name: O\n");
        CHECK_FALSE(std::filesystem::exists(tiny.root() / "x.txt/y.person.yaml"));
        CHECK_FALSE(archive::last_change(tiny.root()));
    }
}

TEST_CASE("writers at the same time take turns", "[archive]")
{
    const TinyArchive tiny{{an_organisation}};
    constexpr int writers = 4;
    std::vector<std::jthread> threads;
    std::atomic<int> landed = 0;
    std::atomic<int> refused = 0;
    const auto shared = to(tiny, "o.organisation.yaml", std::nullopt).before;
    for (int i = 0; i < writers; ++i) {
        threads.emplace_back([&, i] {
            try {
                archive::write_changes(
                    tiny.root(),
                    {{fmt::format("p{}.person.yaml", i), std::nullopt, "name: P\n"},
                     {"o.organisation.yaml", shared, fmt::format("name: O{}\n", i)}},
                    "one of four");
                ++landed;
            } catch (const base::Error& fault) {
                refused += std::string_view{fault.what()}.find("changed by another program") !=
                                   std::string_view::npos
                               ? 1
                               : 0;
            }
        });
    }
    threads.clear();
    CHECK(landed == 1);
    CHECK(refused == writers - 1);
    CHECK(tiny.open().report().files == 3);
}
