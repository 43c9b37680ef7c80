#include "archive/location.hpp"
#include "archive/read_job.hpp"
#include "archive/tiny_archive.hpp"
#include "base/error.hpp"
#include "base/file.hpp"

#include <cstdlib>

using namespace eomt;
namespace fs = std::filesystem;

namespace {

Lines ids(archive::Archive& archive)
{
    Lines list;
    for (const auto& row :
         archive.session().query("SELECT id FROM organisations ORDER BY id").rows) {
        list.push_back(base::to_text(row[0]));
    }
    return list;
}

Doc organisation(const std::string& id, const std::string& name = "Name")
{
    return {id + ".organisation.yaml", "name: " + name + "\n"};
}

/// Sets an environment variable while it lives.
class Variable
{
public:
    Variable(const char* name, const std::string& value) : m_name{name}
    {
        const char* old = std::getenv(name);
        m_was_set = old != nullptr;
        m_old = m_was_set ? old : "";
        ::setenv(name, value.c_str(), 1);
    }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;
    Variable(Variable&&) = delete;
    Variable& operator=(Variable&&) = delete;
    ~Variable() { m_was_set ? ::setenv(m_name, m_old.c_str(), 1) : ::unsetenv(m_name); }

private:
    const char* m_name;
    std::string m_old;
    bool m_was_set;
};

} // namespace

TEST_CASE("a fresh archive is read whole", "[archive][open]")
{
    const TinyArchive tiny{{organisation("b"), organisation("a")}};
    auto archive = tiny.open();
    CHECK(archive.root() == tiny.root());
    CHECK(archive.report().rebuilt);
    CHECK(archive.report().files == 3);
    CHECK(archive.report().read ==
          Lines{"a.organisation.yaml", "archive.yaml", "b.organisation.yaml"});
    CHECK(archive.report().index == (tiny.root() / ".eomt" / "index.sqlite").string());
    CHECK(ids(archive) == Lines{"a", "b"});
    CHECK(base::read_file(tiny.root() / ".eomt" / ".gitignore") == "*\n");
    CHECK(archive.invalid_files() == 0);
    CHECK(archive.diagnostics().empty());
}

TEST_CASE("an unchanged archive is not read again", "[archive][open]")
{
    const TinyArchive tiny{{organisation("a")}};
    tiny.open();
    const auto stamp = base::stamp_of(tiny.root() / ".eomt" / "index.sqlite");
    auto archive = tiny.open();
    CHECK_FALSE(archive.report().rebuilt);
    CHECK(archive.report().read.empty());
    CHECK(archive.report().removed == 0);
    CHECK(archive.report().files == 2);
    CHECK(ids(archive) == Lines{"a"});
    CHECK(base::stamp_of(tiny.root() / ".eomt" / "index.sqlite") == stamp);
}

TEST_CASE("only what changed is read", "[archive][open]")
{
    const TinyArchive tiny{{organisation("a"), organisation("b")}};
    tiny.open();
    tiny.write(organisation("b", "Changed"));
    tiny.write(organisation("c"));
    tiny.remove("a.organisation.yaml");
    auto archive = tiny.open();
    CHECK_FALSE(archive.report().rebuilt);
    CHECK(archive.report().read == Lines{"b.organisation.yaml", "c.organisation.yaml"});
    CHECK(archive.report().removed == 1);
    CHECK(archive.report().files == 3);
    CHECK(ids(archive) == Lines{"b", "c"});
    CHECK(archive.session().query("SELECT name FROM organisations WHERE id = 'b'").rows[0][0] ==
          base::Cell{std::string{"Changed"}});
}

TEST_CASE("a change that keeps a file's size and time is seen", "[archive][open]")
{
    const TinyArchive tiny{{organisation("a", "One")}};
    tiny.open();
    const auto file = tiny.root() / "a.organisation.yaml";
    const auto time = fs::last_write_time(file);
    tiny.write(organisation("a", "Two"));
    fs::last_write_time(file, time);
    CHECK(tiny.open().report().read == Lines{"a.organisation.yaml"});
}

TEST_CASE("a changed archived copy makes its record be read again", "[archive][open]")
{
    const TinyArchive tiny{
        {an_organisation, a_mission("sources: {s: {file: a.txt}}\n"), {"a.txt", "one"}}};
    CHECK(tiny.says().empty());
    tiny.remove("a.txt");
    CHECK(tiny.says() == Lines{"m.mission.yaml:5:21 warning missing-source-file: a.txt cannot be "
                               "read: there is no such file"});
    tiny.write({"a.txt", "two"});
    auto archive = tiny.open();
    CHECK(archive.report().read == Lines{"m.mission.yaml"});
    CHECK(archive.diagnostics().empty());
}

TEST_CASE("the index is made anew when it is asked for", "[archive][open]")
{
    const TinyArchive tiny{{organisation("a")}};
    tiny.open();
    auto archive = tiny.open(true);
    CHECK(archive.report().rebuilt);
    CHECK(archive.report().read.size() == 2);
}

TEST_CASE("a damaged index is made anew", "[archive][open]")
{
    const TinyArchive tiny{{organisation("a")}};
    const auto index = tiny.root() / ".eomt" / "index.sqlite";
    const auto check = [&] {
        auto archive = tiny.open();
        CHECK(archive.report().rebuilt);
        CHECK(ids(archive) == Lines{"a"});
        CHECK_FALSE(tiny.open().report().rebuilt);
    };
    tiny.open();
    SECTION("garbage")
    {
        base::write_file(index, "this is no database at all");
    }
    SECTION("garbage of a page's size")
    {
        base::write_file(index, std::string(65536, 'x'));
    }
    SECTION("empty")
    {
        base::write_file(index, "");
    }
    SECTION("cut short")
    {
        fs::resize_file(index, fs::file_size(index) / 2);
    }
    SECTION("pages overwritten")
    {
        std::string bytes = base::read_file(index);
        for (std::size_t i = 4096; i < bytes.size(); ++i) {
            bytes[i] = '\x5A';
        }
        base::write_file(index, bytes);
    }
    SECTION("of another program")
    {
        index::Session session{index.string(), index::Access::read_write};
        session.execute("UPDATE meta SET value = 'older'");
    }
    SECTION("gone")
    {
        fs::remove(index);
    }
    check();
}

TEST_CASE("what an interrupted run left is no hindrance", "[archive][open]")
{
    const TinyArchive tiny{{organisation("a")}};
    fs::create_directories(tiny.root() / ".eomt");
    base::write_file(tiny.root() / ".eomt" / "index.new", "half");
    base::write_file(tiny.root() / ".eomt" / "index.new-journal", "half");
    auto archive = tiny.open();
    CHECK(ids(archive) == Lines{"a"});
    CHECK_FALSE(fs::exists(tiny.root() / ".eomt" / "index.new"));
}

TEST_CASE("progress is told for every file", "[archive][open]")
{
    const TinyArchive tiny{{organisation("a"), organisation("b")}};
    std::vector<std::pair<std::size_t, std::size_t>> steps;
    archive::OpenOptions options;
    options.progress = [&](std::size_t done, std::size_t all) { steps.emplace_back(done, all); };
    archive::Archive{tiny.root(), options};
    CHECK(steps == std::vector<std::pair<std::size_t, std::size_t>>{{1, 3}, {2, 3}, {3, 3}});
}

TEST_CASE("many files are read on all cores, in their order", "[archive][open]")
{
    std::vector<Doc> docs;
    for (int i = 100; i < 700; ++i) {
        docs.push_back(organisation(fmt::format("o{}", i)));
    }
    const TinyArchive tiny{docs};
    auto archive = tiny.open();
    CHECK(archive.report().read.size() == 601);
    CHECK(std::is_sorted(archive.report().read.begin(), archive.report().read.end()));
    CHECK(ids(archive).size() == 600);
}

TEST_CASE("reading stops where what takes it fails", "[archive][open]")
{
    std::vector<Doc> docs;
    for (int i = 0; i < 20; ++i) {
        docs.push_back(organisation(fmt::format("o{}", i)));
    }
    const TinyArchive tiny{docs};
    const auto files = base::walk(tiny.root(), [](std::string_view name) {
                           return name.ends_with(".yaml");
                       }).files;
    std::size_t taken = 0;
    CHECK_THROWS_AS(archive::read_all(tiny.root(),
                                      files,
                                      [&](const index::ReadFile&) {
                                          if (++taken == 5) {
                                              throw base::Error{"full"};
                                          }
                                          return true;
                                      }),
                    base::Error);
    CHECK(taken == 5);
}

TEST_CASE("reports' definitions and hidden folders are no records", "[archive][open]")
{
    const TinyArchive tiny{{{"reports/mine/report.yaml", "title: T\n"},
                            {".drafts/x.mission.yaml", "zzz"},
                            {"reports/mine/notes.yaml", "a: b\n"}}};
    CHECK(tiny.says() == Lines{"reports/mine/notes.yaml:1:1 warning unknown-kind: \"notes.yaml\" "
                               "is no record, and is not read; a record's file is named "
                               "<id>.mission.yaml, .election.yaml, .organisation.yaml, "
                               ".delegation.yaml or .person.yaml"});
}

TEST_CASE("an archive that can't be written has its index in the cache, else in memory",
          "[archive][open]")
{
    const TinyArchive tiny{{organisation("a")}};
    const TempFolder cache;
    tiny.write({".eomt", "a file where the folder would be"});
    {
        const Variable home{"XDG_CACHE_HOME", cache.path().string()};
        auto archive = tiny.open();
        CHECK(archive.report().index.starts_with((cache.path() / "eomt").string()));
        CHECK(ids(archive) == Lines{"a"});
        CHECK_FALSE(tiny.open().report().rebuilt);
    }
    {
        cache.write("file", "x");
        const Variable home{"XDG_CACHE_HOME", (cache.path() / "file").string()};
        auto archive = tiny.open();
        CHECK(archive.report().index.empty());
        CHECK(archive.report().rebuilt);
        CHECK(archive.report().files == 2);
        CHECK(ids(archive) == Lines{"a"});
    }
    {
        const Variable none{"XDG_CACHE_HOME", "relative"};
        const Variable home{"HOME", cache.path().string()};
        CHECK(archive::find_place(tiny.root())
                  .folder.string()
                  .starts_with((cache.path() / ".cache" / "eomt").string()));
    }
}

TEST_CASE("the root of an archive is the nearest folder upwards with archive.yaml",
          "[archive][open]")
{
    const TinyArchive tiny{{{"a/b/c.txt", "x"}, {"a/inner/archive.yaml", "format: 1\n"}}};
    CHECK(archive::find_root(tiny.root()) == tiny.root());
    CHECK(archive::find_root(tiny.root() / "a" / "b") == tiny.root());
    CHECK(archive::find_root(tiny.root() / "a" / "b" / ".." / "b") == tiny.root());
    CHECK(archive::find_root(tiny.root() / "a" / "inner") == tiny.root() / "a" / "inner");
    const TempFolder none;
    CHECK_FALSE(archive::find_root(none.path()).has_value());
    fs::create_directory(none.path() / "archive.yaml");
    CHECK_FALSE(archive::find_root(none.path()).has_value());
}

TEST_CASE("a folder that isn't there cannot be opened", "[archive][open]")
{
    const TempFolder folder;
    CHECK_THROWS_AS(archive::Archive(folder.path() / "none" / "at-all", {}), base::Error);
}

TEST_CASE("a message has its source line, also when the file was not read again", "[archive][open]")
{
    const TinyArchive tiny{
        {an_organisation, a_mission("coordinator: Nobody Known\npart_of: none\n")}};
    const auto excerpts = [&] {
        Lines lines;
        auto archive = tiny.open();
        for (const auto& one : archive.diagnostics()) {
            lines.push_back(one.rule + ": " + one.excerpt);
        }
        return lines;
    };
    CHECK(excerpts() == Lines{"unknown-reference: part_of: none"});
    tiny.write(organisation("other"));
    CHECK(excerpts() == Lines{"unknown-reference: part_of: none"});
    tiny.write(a_mission("", "none"));
    CHECK(excerpts() == Lines{"unlinked-person: coordinator: Nobody Known"});
}
