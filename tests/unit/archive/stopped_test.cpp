#include "base/file.hpp"
#include "index/schema.hpp"
#include "tiny_archive.hpp"

#include <algorithm>

using namespace eomt;

namespace fs = std::filesystem;

namespace {

/// Names, places and links of every kind, faults among them.
std::vector<Doc> docs()
{
    std::vector<Doc> list{
        an_organisation,
        {"p1.person.yaml", "name: Sergei Lebedev\ncountry: RU\n"},
        {"p2.person.yaml", "name: Ann Example\nname: twice\n"},
        {"e1.election.yaml", "country: KZ\ndate: 2021-01-10\ntype: local\n"},
        {"e2.election.yaml", "country: KG\ndate: 2016-03-20\ntype: local\nprevious: e1\n"},
        {"d1.delegation.yaml",
         "organisation: o\ncountry: RU\ncompositions: [{from: 2015-01-01, seats: {Duma: 1}, "
         "representative: Sergei Lebedev}]\nmembers: [{name: Ann Example, chamber: Duma}]\n"},
        {"not-a-record.yaml", "a: b\n"}};
    for (int i = 0; i < 12; ++i) {
        list.push_back(
            {fmt::format("m{}.mission.yaml", i),
             fmt::format("election: {}\norganisation: {}\n{}coordinator: {{name: {}, delegation: "
                         "RU}}\nteam: [Ann Example, Анн Эксампле, Nobody {}]\n{}",
                         i % 4 == 3 ? "{country: KZ, date: 2023-03-19, type: local}"
                                    : (i % 3 == 0 ? "e1" : "e2"),
                         i % 5 == 4 ? "nobody" : "o",
                         i > 2 ? fmt::format("part_of: m{}\n", i - 2) : "",
                         i % 2 == 0 ? "Sergei Lebedev" : "Сергей Лебедев",
                         i % 3,
                         i % 3 == 1 ? "events: [{date: 2031-01-09, kind: statement}]\n"
                                    : "findings: [{topic: drones, text: x}]\n")});
    }
    return list;
}

/// All that the index says, view by view in its order, and all messages.
Lines everything(archive::Archive& archive)
{
    Lines lines;
    for (const auto& view : index::views()) {
        const auto table = archive.session().query("SELECT * FROM " + view.name);
        for (const auto& row : table.rows) {
            std::string line = view.name + ":";
            for (std::size_t i = 0; i < row.size(); ++i) {
                line += fmt::format(" {}={}", table.columns[i], base::to_text(row[i]));
            }
            lines.push_back(line);
        }
    }
    for (const auto& one : archive.diagnostics()) {
        lines.push_back(base::format_diagnostic(one));
    }
    return lines;
}

Lines everything(const TinyArchive& tiny)
{
    auto archive = tiny.open();
    return everything(archive);
}

/// Opens the archive and stops at the question with this number, from 0. The message, or nothing
/// where so many questions were not asked.
std::string stop_at(const TinyArchive& tiny, std::size_t question, bool rebuild = false)
{
    std::size_t asked = 0;
    archive::OpenOptions options;
    options.rebuild = rebuild;
    options.stopped = [&] { return asked++ == question; };
    try {
        archive::Archive{tiny.root(), options};
    } catch (const archive::Stopped& stopped) {
        return stopped.what();
    }
    return {};
}

bool is_paused(const TinyArchive& tiny)
{
    return fs::exists(tiny.root() / ".eomt" / "index.paused");
}

} // namespace

TEST_CASE("an index whose making was stopped is gone on with, wherever that was",
          "[archive][stopped]")
{
    const TinyArchive tiny{docs()};
    const Lines whole = everything(tiny);
    const std::size_t files = docs().size() + 1;
    std::size_t question = 0;
    for (;; ++question) {
        fs::remove_all(tiny.root() / ".eomt");
        const std::string message = stop_at(tiny, question);
        if (message.empty()) {
            break;
        }
        INFO(message);
        const std::size_t read = std::min(question, files);
        CHECK(message == fmt::format("stopped with {} of {} files read; the next command goes on "
                                     "from there",
                                     read,
                                     files));
        CHECK(is_paused(tiny));
        CHECK_FALSE(fs::exists(tiny.root() / ".eomt" / "index.sqlite"));
        auto archive = tiny.open();
        CHECK(archive.report().read.size() == files - read);
        CHECK(archive.report().rebuilt);
        CHECK(everything(archive) == whole);
        CHECK_FALSE(is_paused(tiny));
        CHECK(tiny.open().report().read.empty());
    }
    // Every file, and every index of a table.
    CHECK(question > files + 20);
}

TEST_CASE("an index whose making is stopped again and again becomes whole", "[archive][stopped]")
{
    const TinyArchive tiny{docs()};
    const Lines whole = everything(tiny);
    fs::remove_all(tiny.root() / ".eomt");
    std::size_t stops = 0;
    while (!stop_at(tiny, 1).empty()) {
        ++stops;
        REQUIRE(stops < 1000);
    }
    CHECK(stops > docs().size());
    CHECK(everything(tiny) == whole);
}

TEST_CASE("what changed since an index was stopped is seen", "[archive][stopped]")
{
    std::vector<Doc> changed = docs();
    const TinyArchive tiny{docs()};
    const auto part = GENERATE(as<std::size_t>{}, 4, 8, 14, 40);
    REQUIRE_FALSE(stop_at(tiny, part).empty());
    SECTION("a file that was read")
    {
        changed[1].second = "name: Sergei Lebedev\ncountry: KG\n";
        tiny.write(changed[1]);
    }
    SECTION("a file that is gone")
    {
        tiny.remove(changed[3].first);
        changed.erase(changed.begin() + 3);
    }
    SECTION("a name that came after missions")
    {
        changed.emplace_back("p3.person.yaml", "name: Nobody 1\n");
        tiny.write(changed.back());
    }
    SECTION("a mission that came")
    {
        changed.emplace_back("a.mission.yaml", "election: e1\norganisation: o\n");
        tiny.write(changed.back());
    }
    SECTION("the index is cut")
    {
        fs::resize_file(tiny.root() / ".eomt" / "index.paused", 5000);
    }
    SECTION("the index is text")
    {
        base::write_file(tiny.root() / ".eomt" / "index.paused", "no index");
    }
    const TinyArchive other{changed};
    Lines found = everything(tiny);
    Lines wanted = everything(other);
    std::sort(found.begin(), found.end());
    std::sort(wanted.begin(), wanted.end());
    CHECK(found == wanted);
    CHECK_FALSE(is_paused(tiny));
}

TEST_CASE("an index that is there says what was read until it was stopped", "[archive][stopped]")
{
    const TinyArchive tiny{docs()};
    tiny.open();
    for (int i = 0; i < 12; ++i) {
        tiny.write({fmt::format("new{}.mission.yaml", i), "election: e1\norganisation: o\n"});
    }
    const std::size_t files = docs().size() + 13;
    CHECK(stop_at(tiny, 5) == fmt::format("stopped with {} of {} files read; the next command goes "
                                          "on from there",
                                          files - 7,
                                          files));
    CHECK_FALSE(is_paused(tiny));
    auto archive = tiny.open();
    CHECK(archive.report().read.size() == 7);
    CHECK_FALSE(archive.report().rebuilt);
    const Lines kept = everything(archive);
    fs::remove_all(tiny.root() / ".eomt");
    Lines found = kept;
    Lines wanted = everything(tiny);
    std::sort(found.begin(), found.end());
    std::sort(wanted.begin(), wanted.end());
    CHECK(found == wanted);
}

TEST_CASE("files that go after an index was stopped are seen", "[archive][stopped]")
{
    const TinyArchive tiny{{}};
    tiny.open();
    const std::vector<Doc> more = docs();
    for (const auto& doc : more) {
        tiny.write(doc);
    }
    REQUIRE_FALSE(stop_at(tiny, 9).empty());
    for (const auto& doc : more) {
        tiny.remove(doc.first);
    }
    tiny.remove("archive.yaml");
    tiny.write({"archive.yaml", "format: 1\n"});
    const TinyArchive other{{}};
    CHECK(everything(tiny) == everything(other));
}

TEST_CASE("an index that is made anew stays the old one when that is stopped", "[archive][stopped]")
{
    const TinyArchive tiny{docs()};
    const Lines whole = everything(tiny);
    CHECK(
        stop_at(tiny, 9, true) ==
        fmt::format("stopped with 9 of {} files read; the index is as it was", docs().size() + 1));
    CHECK_FALSE(is_paused(tiny));
    auto archive = tiny.open();
    CHECK(archive.report().read.empty());
    CHECK(everything(archive) == whole);
}
