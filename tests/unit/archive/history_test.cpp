#include "archive/history.hpp"
#include "archive/tiny_archive.hpp"

using namespace eomt;
using archive::Entry;
using archive::FileChange;
using Catch::Contains;

namespace {

std::optional<std::string> text_at(const TinyArchive& tiny, const std::string& path)
{
    const auto file = tiny.root() / path;
    return std::filesystem::exists(file) ? std::optional{base::read_file(file)} : std::nullopt;
}

void write_text(const TinyArchive& tiny,
                const std::string& path,
                std::optional<std::string> after,
                const std::string& what = "a change")
{
    archive::write_changes(tiny.root(), {{path, text_at(tiny, path), std::move(after)}}, what);
}

/// A writer that was killed: the journal is there, and the first `count` files are written.
void interrupt(const TinyArchive& tiny, const Entry& entry, std::size_t count)
{
    const archive::History history{tiny.root()};
    history.make();
    history.begin(entry);
    for (const auto& folder : entry.folders) {
        std::filesystem::create_directories(tiny.root() / folder);
    }
    for (std::size_t i = 0; i < count; ++i) {
        if (entry.files[i].after) {
            tiny.write({entry.files[i].path, *entry.files[i].after});
        } else {
            tiny.remove(entry.files[i].path);
        }
    }
    tiny.write({".eomt/staged/.left.XYZ", "left"});
    tiny.write({".eomt/history/.journal.json.abcdef", "left"});
}

Entry two_files()
{
    return {"two files",
            {{"o.organisation.yaml", "name: O\n", "name: Other\n"},
             {"new/p.person.yaml", std::nullopt, "name: P\n"}},
            {"new"}};
}

} // namespace

TEST_CASE("an entry keeps every byte", "[archive]")
{
    std::string all;
    for (int byte = 0; byte < 256; ++byte) {
        all += static_cast<char>(byte);
    }
    const Entry entry{"what \"it\" was",
                      {{"a.yaml", std::nullopt, all},
                       {"b.yaml", "Ж\r\n\t\"\\\xEF\xBB\xBF", std::nullopt},
                       {"c.yaml", std::string{"a\0b", 3}, ""}},
                      {"x", "x/y"},
                      7};
    const Entry back = archive::entry_of(archive::to_text(entry), "x.json");
    CHECK(back.what == entry.what);
    CHECK(back.folders == entry.folders);
    CHECK(back.undoes == entry.undoes);
    REQUIRE(back.files.size() == entry.files.size());
    for (std::size_t i = 0; i < entry.files.size(); ++i) {
        CHECK(back.files[i].path == entry.files[i].path);
        CHECK(back.files[i].before == entry.files[i].before);
        CHECK(back.files[i].after == entry.files[i].after);
    }
}

TEST_CASE("text that is no entry is refused", "[archive]")
{
    const std::string good = archive::to_text({"w", {{"a.yaml", "x", "y"}}, {}});
    for (const std::string& text :
         {std::string{}, std::string{"{}"}, std::string{"["}, good.substr(0, good.size() / 2)}) {
        CHECK_THROWS_WITH(archive::entry_of(text, "h/000001.json"),
                          Contains("h/000001.json is damaged"));
    }
    CHECK_THROWS_WITH(
        archive::entry_of(archive::to_text({"w", {{"../a.yaml", "x", "y"}}, {}}), "j"),
        Contains("damaged"));
    CHECK_THROWS_WITH(archive::entry_of(archive::to_text({"w", {}, {"../a"}}), "j"),
                      Contains("damaged"));
    CHECK_THROWS_WITH(archive::entry_of(R"({"version": 2})", "j"), Contains("another version"));
}

TEST_CASE("changes are taken back in turn", "[archive]")
{
    const TinyArchive tiny{{an_organisation}};
    write_text(tiny, "o.organisation.yaml", "name: One\n", "first");
    write_text(tiny, "a/b/p.person.yaml", "name: P\n", "second");
    write_text(tiny, "o.organisation.yaml", "name: Two\n", "third");
    const auto last = archive::last_change(tiny.root());
    REQUIRE(last);
    CHECK(last->what == "third");
    CHECK(last->files.at(0).before == "name: One\n");
    CHECK(last->files.at(0).after == "name: Two\n");
    archive::undo_change(tiny.root());
    CHECK(text_at(tiny, "o.organisation.yaml") == "name: One\n");
    archive::undo_change(tiny.root());
    CHECK_FALSE(std::filesystem::exists(tiny.root() / "a"));
    CHECK(archive::last_change(tiny.root())->what == "first");
    archive::undo_change(tiny.root());
    CHECK(text_at(tiny, "o.organisation.yaml") == "name: O\n");
    CHECK_FALSE(archive::last_change(tiny.root()));
    CHECK_THROWS_WITH(archive::undo_change(tiny.root()), Contains("nothing to take back"));
}

TEST_CASE("a change is not taken back over a later one", "[archive]")
{
    const TinyArchive tiny{{an_organisation, {"p.person.yaml", "name: P\n"}}};
    archive::write_changes(tiny.root(),
                           {{"o.organisation.yaml", "name: O\n", "name: One\n"},
                            {"p.person.yaml", "name: P\n", "name: Q\n"}},
                           "two");
    const auto change = archive::last_change(tiny.root());
    tiny.write({"p.person.yaml", "name: By hand\n"});
    CHECK(archive::changed_since(tiny.root(), *change).size() == 1);
    CHECK_THROWS_WITH(archive::undo_change(tiny.root(), *change),
                      Contains("p.person.yaml has changed since") &&
                          Contains("nothing was taken back"));
    CHECK(text_at(tiny, "o.organisation.yaml") == "name: One\n");
    tiny.write({"p.person.yaml", "name: Q\n"});
    write_text(tiny, "x.person.yaml", "name: X\n");
    CHECK_THROWS_WITH(archive::undo_change(tiny.root(), *change), Contains("in the meantime"));
    CHECK(text_at(tiny, "x.person.yaml"));
}

TEST_CASE("an error that was there before comes back", "[archive]")
{
    const TinyArchive tiny{{an_organisation, {"p.person.yaml", "nam: \xff P\n"}}};
    write_text(tiny, "p.person.yaml", "name: P\n");
    CHECK(tiny.says().empty());
    archive::undo_change(tiny.root());
    CHECK(text_at(tiny, "p.person.yaml") == "nam: \xff P\n");
}

TEST_CASE("a change that was interrupted is taken back", "[archive]")
{
    for (const std::size_t count : {std::size_t{0}, std::size_t{1}}) {
        const TinyArchive tiny{{an_organisation}};
        interrupt(tiny, two_files(), count);
        CHECK_FALSE(archive::last_change(tiny.root()));
        CHECK(text_at(tiny, "o.organisation.yaml") == "name: O\n");
        CHECK_FALSE(std::filesystem::exists(tiny.root() / "new"));
        CHECK_FALSE(std::filesystem::exists(tiny.root() / ".eomt/staged"));
        CHECK_FALSE(text_at(tiny, ".eomt/history/.journal.json.abcdef"));
        CHECK_FALSE(text_at(tiny, ".eomt/history/journal.json"));
    }
}

TEST_CASE("a change that was interrupted at its end is finished", "[archive]")
{
    const TinyArchive tiny{{an_organisation}};
    interrupt(tiny, two_files(), 2);
    const auto last = archive::last_change(tiny.root());
    REQUIRE(last);
    CHECK(last->what == "two files");
    CHECK(text_at(tiny, "new/p.person.yaml") == "name: P\n");
    archive::undo_change(tiny.root());
    CHECK_FALSE(std::filesystem::exists(tiny.root() / "new"));
}

TEST_CASE("an undo that was interrupted leaves the change", "[archive]")
{
    const TinyArchive tiny{{an_organisation}};
    const auto entry = two_files();
    archive::write_changes(tiny.root(), entry.files, "two files");
    const auto change = archive::last_change(tiny.root());
    const auto back = archive::reversed(*change);
    interrupt(tiny, {"two files", back, {}, change->number}, 1);
    REQUIRE(archive::last_change(tiny.root()));
    CHECK(text_at(tiny, "o.organisation.yaml") == "name: Other\n");
    CHECK(text_at(tiny, "new/p.person.yaml") == "name: P\n");
    interrupt(tiny, {"two files", back, {}, change->number}, 2);
    CHECK_FALSE(archive::last_change(tiny.root()));
    CHECK(text_at(tiny, "o.organisation.yaml") == "name: O\n");
    CHECK_FALSE(std::filesystem::exists(tiny.root() / "new"));
}

TEST_CASE("what others built on is not taken back", "[archive]")
{
    const TinyArchive tiny{{an_organisation}};
    interrupt(tiny,
              {"two files",
               {{"q.organisation.yaml", std::nullopt, "name: Q\n"},
                {"o.organisation.yaml", "name: O\n", "name: Other\n"}},
               {}},
              1);
    tiny.write({"r.organisation.yaml", "name: R\nparent: q\n"});
    CHECK_FALSE(archive::last_change(tiny.root()));
    CHECK(text_at(tiny, "q.organisation.yaml"));
    // A file that somebody changed since is theirs.
    const TinyArchive other{{an_organisation}};
    interrupt(other, two_files(), 1);
    other.write({"o.organisation.yaml", "name: By hand\n"});
    CHECK_FALSE(archive::last_change(other.root()));
    CHECK(text_at(other, "o.organisation.yaml") == "name: By hand\n");
}

TEST_CASE("a change made from what was interrupted is refused", "[archive]")
{
    const TinyArchive tiny{{an_organisation}};
    interrupt(tiny, two_files(), 1);
    const FileChange change{"o.organisation.yaml", "name: Other\n", "name: Third\n"};
    CHECK_THROWS_WITH(archive::write_changes(tiny.root(), {change}, "third"),
                      Contains("interrupted") && Contains("nothing was written"));
    CHECK(text_at(tiny, "o.organisation.yaml") == "name: O\n");
    interrupt(tiny, two_files(), 1);
    archive::finish_interrupted(tiny.root());
    CHECK(text_at(tiny, "o.organisation.yaml") == "name: O\n");
    CHECK_NOTHROW(write_text(tiny, "o.organisation.yaml", "name: Third\n"));
}

TEST_CASE("a journal that is no journal is forgotten", "[archive]")
{
    const TinyArchive tiny{{an_organisation}};
    tiny.write({".eomt/history/journal.json", "{"});
    write_text(tiny, "o.organisation.yaml", "name: One\n");
    CHECK(archive::last_change(tiny.root()));
}

TEST_CASE("a history that cannot be written stops the change", "[archive]")
{
    const TinyArchive tiny{{an_organisation}};
    tiny.write({".eomt/history", "a file"});
    CHECK_THROWS_WITH(write_text(tiny, "o.organisation.yaml", "name: One\n"),
                      Contains(".eomt/history") && Contains("nothing was written"));
    tiny.remove(".eomt/history");
    std::filesystem::create_directories(tiny.root() / ".eomt/history/journal.json/x");
    CHECK_THROWS_WITH(write_text(tiny, "o.organisation.yaml", "name: One\n"),
                      Contains("nothing was changed"));
    CHECK(text_at(tiny, "o.organisation.yaml") == "name: O\n");
}
