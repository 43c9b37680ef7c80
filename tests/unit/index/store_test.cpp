#include "catch.hpp"
#include "index/coded.hpp"
#include "index/schema.hpp"
#include "small_index.hpp"

using namespace eomt;

namespace {

Doc organisation(const std::string& id, const std::string& name = "Name")
{
    return {id + ".organisation.yaml", "name: " + name + "\n"};
}

base::Diagnostic says(const std::string& path,
                      base::Severity severity,
                      base::Mark mark = {1, 1},
                      const std::string& rule = "rule")
{
    return {path, mark, severity, rule, "message", "excerpt"};
}

const std::string ids = "SELECT id FROM organisations ORDER BY id";

} // namespace

TEST_CASE("an index is current when this program made it", "[index][store]")
{
    index::Session session{"", index::Access::read_write};
    CHECK_FALSE(index::is_current(session));
    {
        index::Update update{session, index::Update::From::nothing};
        update.commit();
    }
    CHECK(index::is_current(session));
    session.execute("UPDATE meta SET value = 'another' WHERE name = 'stamp'");
    CHECK_FALSE(index::is_current(session));
    session.execute("DELETE FROM meta");
    CHECK_FALSE(index::is_current(session));
}

TEST_CASE("a fresh update makes everything anew", "[index][store]")
{
    SmallIndex small{{organisation("a")}};
    small.session().execute("CREATE TABLE leftover (x TEXT)");
    small.session().execute("CREATE VIEW left_view AS SELECT x FROM leftover");
    small.put({organisation("b")}, true);
    CHECK(small.rows(ids) == Lines{"b"});
    CHECK(small.rows("SELECT name FROM sqlite_master WHERE name LIKE 'left%'").empty());
}

TEST_CASE("files are added, replaced and removed", "[index][store]")
{
    SmallIndex small{{organisation("a"), organisation("b")}};
    CHECK(small.rows(ids) == Lines{"a", "b"});
    small.put({organisation("c"), organisation("a", "Other")});
    CHECK(small.rows("SELECT id, name FROM organisations ORDER BY id") ==
          Lines{"a|Other", "b|Name", "c|Name"});
    small.remove("b.organisation.yaml");
    CHECK(small.rows(ids) == Lines{"a", "c"});
    CHECK(small.rows("SELECT COUNT(*) FROM raw_organisations") == Lines{"2"});
}

TEST_CASE("a file keeps its number while it is replaced", "[index][store]")
{
    SmallIndex small{{organisation("a"), organisation("b")}};
    const auto before = index::manifest_of(small.session());
    small.put({organisation("a", "Other"), organisation("c")});
    const auto after = index::manifest_of(small.session());
    CHECK(after.at("a.organisation.yaml").id == before.at("a.organisation.yaml").id);
    CHECK(after.at("c.organisation.yaml").id > before.at("b.organisation.yaml").id);
}

TEST_CASE("an update that is not committed leaves nothing", "[index][store]")
{
    SmallIndex small{{organisation("a")}};
    {
        index::Update update{small.session(), index::Update::From::index};
        update.put(read_doc(organisation("b")));
        update.remove(index::manifest_of(small.session()).at("a.organisation.yaml").id);
        update.link();
    }
    CHECK(small.rows(ids) == Lines{"a"});
    {
        index::Update update{small.session(), index::Update::From::nothing};
        update.put(read_doc(organisation("b")));
    }
    CHECK(small.rows(ids) == Lines{"a"});
}

TEST_CASE("the manifest knows stamps and dependencies", "[index][store]")
{
    index::Session session{"", index::Access::read_write};
    auto file = read_doc(organisation("a"));
    file.stamp = {1, 2'000'000'000'000'000'003, 3, 4};
    file.dependencies = {{"sources/a.txt", {5, 6, 7, 8}}, {"gone.txt", {}}};
    index::Update update{session, index::Update::From::nothing};
    update.put(file);
    update.link();
    update.commit();
    const auto manifest = index::manifest_of(session);
    REQUIRE(manifest.size() == 1);
    const auto& known = manifest.at("a.organisation.yaml");
    CHECK(known.stamp == file.stamp);
    REQUIRE(known.dependencies.size() == 2);
    CHECK(known.dependencies[0].path == "sources/a.txt");
    CHECK(known.dependencies[0].stamp == base::FileStamp{5, 6, 7, 8});
    CHECK(known.dependencies[1].stamp == base::FileStamp{});
}

TEST_CASE("a record with an error is left out of every view", "[index][store]")
{
    index::Session session{"", index::Access::read_write};
    auto file = read_doc(organisation("a"));
    index::Update update{session, index::Update::From::nothing};
    update.put(file);
    update.put(read_doc(organisation("b")));
    update.link();
    update.set_link_messages({says("a.organisation.yaml", base::Severity::error)});
    CHECK(index::invalid_files(session) == 1);
    CHECK(session.query(ids).rows.size() == 1);
    update.set_link_messages({});
    CHECK(index::invalid_files(session) == 0);
    CHECK(session.query(ids).rows.size() == 2);
    update.commit();
}

TEST_CASE("a file's own errors stay when the linked ones are replaced", "[index][store]")
{
    index::Session session{"", index::Access::read_write};
    auto file = read_doc(organisation("a"));
    file.diagnostics = {says(file.path, base::Severity::error),
                        says(file.path, base::Severity::note)};
    index::Update update{session, index::Update::From::nothing};
    update.put(file);
    update.link();
    update.set_link_messages({says(file.path, base::Severity::error)});
    update.set_link_messages({});
    update.commit();
    CHECK(index::invalid_files(session) == 1);
    CHECK(index::diagnostics_of(session).size() == 2);
}

TEST_CASE("messages come sorted by path, line, column", "[index][store]")
{
    index::Session session{"", index::Access::read_write};
    auto a = read_doc(organisation("a"));
    auto b = read_doc(organisation("b"));
    b.diagnostics = {says(b.path, base::Severity::warning, {10, 1}),
                     says(b.path, base::Severity::note, {9, 3}),
                     says(b.path, base::Severity::note, {9, 12})};
    index::Update update{session, index::Update::From::nothing};
    update.put(b);
    update.put(a);
    update.link();
    update.set_link_messages({says(a.path, base::Severity::error, {2, 1}, "z"),
                              says(a.path, base::Severity::error, {2, 1}, "y")});
    update.commit();
    const auto list = index::diagnostics_of(session);
    REQUIRE(list.size() == 5);
    CHECK(list[0] == says(a.path, base::Severity::error, {2, 1}, "y"));
    CHECK(list[1].rule == "z");
    CHECK(list[2] == says(b.path, base::Severity::note, {9, 3}));
    CHECK(list[3].mark == base::Mark{9, 12});
    CHECK(list[4].mark == base::Mark{10, 1});
}

TEST_CASE("more rows than are written at once are all written", "[index][store]")
{
    std::string text = "name: X\nmembers: [";
    for (int i = 0; i < 1100; ++i) {
        text += "KZ, ";
    }
    SmallIndex small{{{"a.organisation.yaml", text + "RU]\n"}}};
    CHECK(small.rows("SELECT COUNT(*) FROM organisation_members") == Lines{"1101"});
}

TEST_CASE("a coded column has the words of its vocabulary", "[index][coded]")
{
    CHECK(index::words_of(index::Coded::assessment).words.front() == "positive");
    CHECK(index::words_of(index::Coded::election_type).has("referendum"));
    CHECK(index::words_of(index::Coded::mission_type).has("leom"));
    CHECK(index::words_of(index::Coded::mission_status).has("declined"));
    CHECK(index::words_of(index::Coded::inviter_kind).words.size() == 6);
    CHECK(index::words_of(index::Coded::review_status).name == "status of a recommendation");
    CHECK_FALSE(index::words_of(index::Coded::assessment).has("good"));
}
