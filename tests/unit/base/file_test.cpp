#include "base/error.hpp"
#include "base/file.hpp"
#include "catch.hpp"
#include "temp_folder.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace eomt::base;
namespace fs = std::filesystem;

namespace {

bool yaml(std::string_view name)
{
    return name.ends_with(".yaml");
}

std::vector<std::string> paths(const Walk& walk)
{
    std::vector<std::string> list;
    for (const auto& file : walk.files) {
        list.push_back(file.path);
    }
    return list;
}

std::vector<std::string> names_in(const fs::path& folder)
{
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator{folder}) {
        names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

fs::perms mode_of(const fs::path& file)
{
    return fs::status(file).permissions();
}

} // namespace

TEST_CASE("a file is written whole, and nothing is left beside it", "[base][file]")
{
    const TempFolder folder;
    const auto file = folder.path() / "a.yaml";
    write_file(file, "one\n");
    CHECK(read_file(file) == "one\n");
    write_file(file, "");
    CHECK(read_file(file).empty());
    const std::string large(3'000'000, 'x');
    write_file(file, large);
    CHECK(read_file(file) == large);
    CHECK(names_in(folder.path()) == std::vector<std::string>{"a.yaml"});
}

TEST_CASE("the mode of a file that is replaced is kept", "[base][file]")
{
    const TempFolder folder;
    const auto file = folder.write("a.yaml", "one");
    for (const auto mode : {fs::perms{0600}, fs::perms{0640}, fs::perms{0755}}) {
        fs::permissions(file, mode);
        write_file(file, "two");
        CHECK(mode_of(file) == mode);
    }
}

TEST_CASE("a new file has the usual mode", "[base][file]")
{
    const TempFolder folder;
    const mode_t mask = ::umask(027);
    write_file(folder.path() / "a.yaml", "one");
    ::umask(mask);
    CHECK(mode_of(folder.path() / "a.yaml") == fs::perms{0640});
}

TEST_CASE("writing over a folder fails, and leaves it", "[base][file]")
{
    const TempFolder folder;
    fs::create_directory(folder.path() / "a.yaml");
    folder.write("a.yaml/inside", "x");
    CHECK_THROWS_WITH(write_file(folder.path() / "a.yaml", "one"),
                      "cannot write " + (folder.path() / "a.yaml").string() + ": it is a folder");
    CHECK(names_in(folder.path()) == std::vector<std::string>{"a.yaml"});
    CHECK(read_file(folder.path() / "a.yaml/inside") == "x");
}

TEST_CASE("writing into a folder that isn't there fails", "[base][file]")
{
    const TempFolder folder;
    CHECK_THROWS_AS(write_file(folder.path() / "no" / "a.yaml", "one"), Error);
    CHECK_THROWS_WITH(
        write_file(folder.path() / "no" / "a.yaml", "one"),
        Catch::EndsWith("no/a.yaml: there is no folder " + (folder.path() / "no").string()));
    folder.write("file", "");
    CHECK_THROWS_WITH(write_file(folder.path() / "file" / "a.yaml", "one"),
                      Catch::Contains("a part of the path is not a folder"));
}

TEST_CASE("an output is written as a file is", "[base][file]")
{
    const TempFolder folder;
    const auto file = folder.write("a.md", "one");
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
    fs::create_symlink("a.md", folder.path() / "link.md");
    write_output(folder.path() / "link.md", "two");
    sync_outputs(folder.path());
    CHECK(fs::is_symlink(folder.path() / "link.md"));
    CHECK(read_file(file) == "two");
    CHECK(fs::status(file).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
    CHECK(std::distance(fs::directory_iterator{folder.path()}, {}) == 2);
    CHECK_THROWS_WITH(
        write_output(folder.path() / "no" / "a.md", "one"),
        Catch::EndsWith("no/a.md: there is no folder " + (folder.path() / "no").string()));
}

TEST_CASE("a link to a file is not replaced by the file", "[base][file]")
{
    const TempFolder folder;
    folder.write("shared/a.yaml", "one");
    fs::create_symlink("shared/a.yaml", folder.path() / "link.yaml");
    write_file(folder.path() / "link.yaml", "two");
    CHECK(fs::is_symlink(folder.path() / "link.yaml"));
    CHECK(read_file(folder.path() / "shared/a.yaml") == "two");
}

TEST_CASE("writing to a pipe or a device writes into it", "[base][file]")
{
    const TempFolder folder;
    const auto pipe = folder.path() / "pipe";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    const int reader = ::open(pipe.c_str(), O_RDONLY | O_NONBLOCK);
    write_file(pipe, "one");
    std::string got(3, ' ');
    CHECK(::read(reader, got.data(), got.size()) == 3);
    CHECK(got == "one");
    CHECK(fs::is_fifo(pipe));
    ::close(reader);
}

TEST_CASE("reading has a limit", "[base][file]")
{
    const TempFolder folder;
    const auto file = folder.write("a", "12345");
    ReadFault fault;
    CHECK(read_file(file, 5, fault) == "12345");
    CHECK_FALSE(fault.too_large);
    CHECK_FALSE(read_file(file, 4, fault).has_value());
    CHECK(fault.too_large);
    CHECK(fault.why == "it is larger than 4 bytes");
}

TEST_CASE("a file that states no size is read to its end, and no further than the limit",
          "[base][file]")
{
    ReadFault fault;
    const auto text = read_file("/proc/self/status", 1'000'000, fault);
    REQUIRE(text.has_value());
    CHECK(text->starts_with("Name:"));
    CHECK_FALSE(read_file("/proc/self/status", 10, fault).has_value());
    CHECK(fault.too_large);
}

TEST_CASE("what is no regular file is not read, and never waited for", "[base][file]")
{
    const TempFolder folder;
    ReadFault fault;
    CHECK_FALSE(read_file(folder.path(), 100, fault).has_value());
    CHECK(fault.why == "it is a folder");
    CHECK_FALSE(fault.too_large);
    REQUIRE(::mkfifo((folder.path() / "pipe").c_str(), 0600) == 0);
    CHECK_FALSE(read_file(folder.path() / "pipe", 100, fault).has_value());
    CHECK(fault.why == "it is not a regular file");
    CHECK_FALSE(read_file("/dev/zero", 100, fault).has_value());
    CHECK(fault.why == "it is not a regular file");
    CHECK_FALSE(read_file(folder.path() / "none", 100, fault).has_value());
    CHECK(fault.why == "there is no such file");
    CHECK_THROWS_WITH(read_file(folder.path() / "none"),
                      "cannot read " + (folder.path() / "none").string() +
                          ": there is no such file");
}

TEST_CASE("a file without permission is not read", "[base][file]")
{
    const TempFolder folder;
    const auto file = folder.write("a", "x");
    fs::permissions(file, fs::perms::none);
    ReadFault fault;
    if (!read_file(file, 100, fault).has_value()) { // root reads it all the same
        CHECK(fault.why == "permission denied");
    }
}

namespace {

/// A walk finds files in no order.
Walk sorted(Walk found)
{
    std::sort(found.files.begin(), found.files.end(), [](const auto& a, const auto& b) {
        return a.path < b.path;
    });
    return found;
}

} // namespace

TEST_CASE("a walk finds files below and nothing hidden", "[base][file]")
{
    const TempFolder folder;
    for (const auto* const name : {"b.yaml",
                                   "a/z.yaml",
                                   "a/b/c.yaml",
                                   "a.yaml",
                                   ".hidden.yaml",
                                   ".eomt/x.yaml",
                                   "a/.git/y.yaml",
                                   "a/notes.txt"}) {
        folder.write(name, "x");
    }
    const Walk found = sorted(walk(folder.path(), yaml));
    CHECK(paths(found) == std::vector<std::string>{"a.yaml", "a/b/c.yaml", "a/z.yaml", "b.yaml"});
    CHECK(found.unreadable.empty());
    CHECK(found.files[0].type == FileType::regular);
    CHECK(found.files[0].stamp == stamp_of(folder.path() / "a.yaml"));
    CHECK(found.files[0].stamp.size == 1);
}

TEST_CASE("a walk follows links to files, not to folders", "[base][file]")
{
    const TempFolder folder;
    folder.write("outside/a.yaml", "12");
    fs::create_directory(folder.path() / "root");
    fs::create_symlink("../outside/a.yaml", folder.path() / "root" / "link.yaml");
    fs::create_directory_symlink("../outside", folder.path() / "root" / "folder");
    fs::create_directory_symlink("../root", folder.path() / "root" / "loop");
    fs::create_symlink("nowhere", folder.path() / "root" / "broken.yaml");
    const Walk found = sorted(walk(folder.path() / "root", yaml));
    CHECK(paths(found) == std::vector<std::string>{"broken.yaml", "link.yaml"});
    CHECK(found.files[0].stamp == FileStamp{});
    CHECK(found.files[1].type == FileType::regular);
    CHECK(found.files[1].stamp.size == 2);
}

TEST_CASE("a folder or a pipe of a wanted name is found as what it is", "[base][file]")
{
    const TempFolder folder;
    folder.write("f.yaml/inside.yaml", "x");
    REQUIRE(::mkfifo((folder.path() / "p.yaml").c_str(), 0600) == 0);
    const Walk found = sorted(walk(folder.path(), yaml));
    REQUIRE(paths(found) == std::vector<std::string>{"f.yaml", "f.yaml/inside.yaml", "p.yaml"});
    CHECK(found.files[0].type == FileType::folder);
    CHECK(found.files[2].type == FileType::other);
}

TEST_CASE("a folder that cannot be walked is an error", "[base][file]")
{
    const TempFolder folder;
    CHECK_THROWS_WITH(walk(folder.path() / "none", yaml),
                      Catch::Contains("cannot read the folder"));
    CHECK_THROWS_AS(walk(folder.write("file", ""), yaml), Error);
}

TEST_CASE("a stamp changes with the file", "[base][file]")
{
    const TempFolder folder;
    const auto file = folder.write("a", "1");
    const auto before = stamp_of(file);
    REQUIRE(before.has_value());
    CHECK(stamp_of(file) == before);
    write_file(file, "2");
    CHECK(stamp_of(file) != before);
    CHECK_FALSE(stamp_of(folder.path() / "none").has_value());
}

TEST_CASE("a lock is held until its end", "[base][file]")
{
    const TempFolder folder;
    const auto file = folder.path() / "lock";
    std::atomic<bool> taken = false;
    std::thread other;
    {
        const FileLock lock{file};
        const auto now = lock.touch();
        CHECK(now > 0);
        CHECK(now == stamp_of(file)->mtime);
        other = std::thread{[&] {
            const FileLock second{file};
            taken = true;
        }};
        const int probe = ::open(file.c_str(), O_RDWR);
        CHECK(::flock(probe, LOCK_EX | LOCK_NB) == -1);
        ::close(probe);
        CHECK_FALSE(taken);
    }
    other.join();
    CHECK(taken);
    CHECK_THROWS_WITH(FileLock{folder.path() / "none" / "lock"}, Catch::Contains("cannot lock"));
}

TEST_CASE("a path that leads out of its root is told from one inside", "[base][file]")
{
    for (const auto* const inside : {"a",
                                     "sources/2021-03-02-report.txt",
                                     "источники/отчёт.txt",
                                     "a b.txt",
                                     "..a",
                                     "a..b/c"}) {
        CHECK(is_inside(inside));
    }
    for (const auto* const outside : {"",
                                      "/etc/passwd",
                                      "..",
                                      "../a",
                                      "a/../b",
                                      "a/..",
                                      "./a",
                                      "a//b",
                                      "a/",
                                      "a\\b",
                                      "a\nb",
                                      "a\x1b"}) {
        INFO(outside);
        CHECK_FALSE(is_inside(outside));
    }
}

TEST_CASE("a path is shown as seen from a folder", "[base][file]")
{
    CHECK(relative_path("/a/b/c.yaml", "/a/b") == "c.yaml");
    CHECK(relative_path("/a/b/c.yaml", "/a") == "b/c.yaml");
    CHECK(relative_path("/a/b/c.yaml", "/a/d/e") == "../../b/c.yaml");
    CHECK(relative_path("/a/b/c.yaml", "/x/y/z") == "/a/b/c.yaml");
    CHECK(relative_path("/a", "/a") == ".");
}
