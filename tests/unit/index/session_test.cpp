#include "catch.hpp"
#include "small_index.hpp"
#include "temp_folder.hpp"

using namespace eomt;
using base::Cell;

namespace {

/// A session over one table of one row.
index::Session one_row()
{
    index::Session session{"", index::Access::read_write};
    session.execute("CREATE TABLE t (i BIGINT, r DOUBLE PRECISION, s TEXT, n TEXT)");
    session.execute("CREATE INDEX t_by_i ON t (i)");
    session.execute("INSERT INTO t VALUES (7, 2.5, 'текст', NULL)");
    return session;
}

} // namespace

TEST_CASE("values come as what they are", "[index][session]")
{
    auto session = one_row();
    const auto table = session.query("SELECT i, r, s, n FROM t");
    CHECK(table.columns == Lines{"i", "r", "s", "n"});
    REQUIRE(table.rows.size() == 1);
    CHECK(table.rows[0] == std::vector<Cell>{std::int64_t{7}, 2.5, std::string{"текст"}, Cell{}});
}

TEST_CASE("expressions have the type of their value", "[index][session]")
{
    auto session = one_row();
    const auto row = session
                         .query("SELECT COUNT(*), 1.0 * 3, 1.0 / 3, 'x' || 'y', NULL, i + 1, '', "
                                "9223372036854775807, -1 FROM t")
                         .rows.at(0);
    CHECK(row == std::vector<Cell>{std::int64_t{1},
                                   std::int64_t{3},
                                   1.0 / 3,
                                   std::string{"xy"},
                                   Cell{},
                                   std::int64_t{8},
                                   std::string{},
                                   std::int64_t{9223372036854775807},
                                   std::int64_t{-1}});
}

TEST_CASE("a column has values of several types, row by row", "[index][session]")
{
    auto session = one_row();
    const auto rows =
        session
            .query("SELECT 1 AS a UNION ALL SELECT 'b' UNION ALL SELECT NULL UNION ALL SELECT 2.5")
            .rows;
    REQUIRE(rows.size() == 4);
    CHECK(rows[0][0] == Cell{std::int64_t{1}});
    CHECK(rows[1][0] == Cell{std::string{"b"}});
    CHECK(rows[2][0] == Cell{});
    CHECK(rows[3][0] == Cell{2.5});
}

TEST_CASE("a result without rows has its columns", "[index][session]")
{
    auto session = one_row();
    const auto table = session.query("SELECT i AS a, s FROM t WHERE i = 99");
    CHECK(table.rows.empty());
    CHECK(table.columns == Lines{"a", "s"});
}

TEST_CASE("values are bound by name", "[index][session]")
{
    auto session = one_row();
    const index::Binds binds{{"q1", std::int64_t{1}},
                             {"q10", std::string{"'; DROP TABLE t; --"}},
                             {"r", 0.5},
                             {"none", Cell{}},
                             {"unused", std::string{"x"}}};
    const auto row =
        session.query("SELECT :q1, :q10, :r, :none, :q1 + 1, 'a:q1'", binds).rows.at(0);
    CHECK(row == std::vector<Cell>{std::int64_t{1},
                                   std::string{"'; DROP TABLE t; --"},
                                   0.5,
                                   Cell{},
                                   std::int64_t{2},
                                   std::string{"a:q1"}});
    session.execute("UPDATE t SET s = :s WHERE i = :i", {{"s", Cell{}}, {"i", std::int64_t{7}}});
    CHECK(session.query("SELECT s FROM t").rows[0][0] == Cell{});
}

TEST_CASE("a faulty statement is an error that names the index", "[index][session]")
{
    auto session = one_row();
    CHECK_THROWS_AS(session.query("SELECT absent FROM t"), base::Error);
    CHECK_THROWS_WITH(session.query("SELECT absent FROM t"),
                      Catch::Contains("no such column: absent"));
    CHECK_THROWS_AS(session.execute("INSERT INTO none VALUES (1)"), base::Error);
}

TEST_CASE("a user's query reads", "[index][session]")
{
    auto session = one_row();
    CHECK(session.query_of_user("SELECT i FROM t").rows[0][0] == Cell{std::int64_t{7}});
    CHECK(session.query_of_user("  SELECT i FROM t;  \n").rows.size() == 1);
    CHECK(session
              .query_of_user("WITH a(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM a WHERE n < 3) "
                             "SELECT MAX(n) FROM a")
              .rows[0][0] == Cell{std::int64_t{3}});
    CHECK(session
              .query_of_user("-- a comment\nSELECT UPPER(s), ROW_NUMBER() OVER (ORDER BY i) FROM t")
              .rows.size() == 1);
    CHECK(session.query_of_user("SELECT 1 AS a, 2 AS a").columns == Lines{"a", "a"});
    CHECK(session.query_of_user("VALUES (1), (2)").rows.size() == 2);
}

TEST_CASE("a user's query does nothing else than read", "[index][session]")
{
    auto session = one_row();
    const std::string only = "sql only reads: write a SELECT (eomt sql --schema prints the tables)";
    for (const auto* const statement : {"DELETE FROM t",
                                        "UPDATE t SET i = 1",
                                        "INSERT INTO t VALUES (1, 2, 3, 4)",
                                        "DROP TABLE t",
                                        "CREATE TABLE u (a TEXT)",
                                        "CREATE TEMP TABLE u (a TEXT)",
                                        "ATTACH 'x.sqlite' AS x",
                                        "DETACH main",
                                        "PRAGMA journal_mode = OFF",
                                        "PRAGMA user_version",
                                        "BEGIN",
                                        "COMMIT",
                                        "VACUUM",
                                        "REINDEX",
                                        "ANALYZE",
                                        "WITH a AS (SELECT 1) DELETE FROM t",
                                        "REPLACE INTO t VALUES (1, 2, 3, 4)",
                                        "SAVEPOINT a"}) {
        INFO(statement);
        CHECK_THROWS_AS(session.query_of_user(statement), base::UsageError);
        CHECK_THROWS_WITH(session.query_of_user(statement), only);
    }
    CHECK(session.query("SELECT COUNT(*) FROM t").rows[0][0] == Cell{std::int64_t{1}});
    CHECK(session.query("SELECT i FROM t").rows[0][0] == Cell{std::int64_t{7}});
}

TEST_CASE("a user's query is one statement", "[index][session]")
{
    auto session = one_row();
    CHECK_THROWS_AS(session.query_of_user("SELECT 1; DELETE FROM t"), base::UsageError);
    CHECK(session.query("SELECT 1 FROM t").rows.size() == 1);
    CHECK_THROWS_WITH(session.query_of_user("SELECT 1; SELECT 2"),
                      "one query at a time; after the first stands \"SELECT 2\"");
    for (const auto* const empty : {"", "  ", ";", "-- nothing\n", "/* nothing */"}) {
        INFO(empty);
        CHECK_THROWS_WITH(session.query_of_user(empty), "the query is empty; write a SELECT");
    }
    CHECK_THROWS_AS(session.query_of_user("SELEC 1"), base::UsageError);
    CHECK_THROWS_WITH(session.query_of_user("SELECT x FROM t"),
                      "the query: no such column: x (eomt sql --schema prints the tables)");
    CHECK(session.query_of_user("SELECT 1; -- that is all").rows.size() == 1);
}

TEST_CASE("what a user's query makes of odd values is text or nothing", "[index][session]")
{
    auto session = one_row();
    CHECK_NOTHROW(session.query_of_user("SELECT x'00FF', CAST('a' AS BLOB), 1e999"));
    CHECK_NOTHROW(session.query_of_user("SELECT date('now') IS NULL"));
}

TEST_CASE("after a user's query was refused, the session works on", "[index][session]")
{
    auto session = one_row();
    CHECK_THROWS_AS(session.query_of_user("DELETE FROM t"), base::UsageError);
    session.execute("DELETE FROM t");
    CHECK(session.query("SELECT 1 FROM t").rows.empty());
}

TEST_CASE("an index file that is none is told as corrupt", "[index][session]")
{
    const TempFolder folder;
    const auto file = folder.write("index.sqlite", std::string(4096, 'x'));
    CHECK_THROWS_AS(index::Session(file.string(), index::Access::read_only)
                        .query("SELECT 1 FROM sqlite_master"),
                    index::Corrupt);
    CHECK_THROWS_AS(
        index::Session((folder.path() / "none.sqlite").string(), index::Access::read_only),
        base::Error);
}

TEST_CASE("a read-only session changes nothing", "[index][session]")
{
    const TempFolder folder;
    const std::string file = (folder.path() / "a \"b'%3F?#.sqlite").string();
    {
        index::Session session{file, index::Access::read_write};
        session.execute("CREATE TABLE t (i BIGINT)");
    }
    index::Session session{file, index::Access::read_only};
    CHECK(session.query("SELECT * FROM t").rows.empty());
    CHECK_THROWS_AS(session.execute("INSERT INTO t VALUES (1)"), base::Error);
}

TEST_CASE("a query that is run again takes other values", "[index][session]")
{
    auto session = one_row();
    session.execute("INSERT INTO t VALUES (8, 1.0, 'b', NULL)");
    const std::string sql = "SELECT s, i, r, n FROM t WHERE i = :i";
    const auto row = [&](const Cell& i) { return session.query_again(sql, {{"i", i}}).rows; };
    using Rows = std::vector<std::vector<Cell>>;
    CHECK(row(std::int64_t{7}) == Rows{{std::string{"текст"}, std::int64_t{7}, 2.5, Cell{}}});
    CHECK(row(std::int64_t{8}) ==
          Rows{{std::string{"b"}, std::int64_t{8}, std::int64_t{1}, Cell{}}});
    CHECK(row(std::int64_t{9}).empty());
    CHECK(row(Cell{}).empty());
    CHECK(row(std::string{"7"}) == row(std::int64_t{7})); // another type, for a column of numbers
    CHECK(session.query_again(sql, {{"i", std::int64_t{9}}}).columns == Lines{"s", "i", "r", "n"});
    CHECK(session.query_again("SELECT :a, :b", {{"b", std::string{"x"}}, {"a", 0.5}}).rows ==
          Rows{{0.5, std::string{"x"}}});
}

TEST_CASE("a query that is run again sees what has changed since", "[index][session]")
{
    auto session = one_row();
    const auto all = [&] { return session.query_again("SELECT * FROM t").rows.size(); };
    CHECK(all() == 1);
    session.execute("INSERT INTO t VALUES (8, 1.0, 'b', NULL)");
    CHECK(all() == 2);
    session.execute("DROP TABLE t");
    CHECK_THROWS_AS(all(), base::Error);
    session.execute("CREATE TABLE t (only TEXT)");
    session.execute("INSERT INTO t VALUES ('one')");
    const auto table = session.query_again("SELECT * FROM t");
    CHECK(table.columns == Lines{"only"});
    CHECK(table.rows == std::vector<std::vector<Cell>>{{std::string{"one"}}});
}

TEST_CASE("a user's query is refused even where the same text was run before", "[index][session]")
{
    auto session = one_row();
    const std::string sql = "DELETE FROM t";
    session.query_again(sql);
    CHECK_THROWS_AS(session.query_of_user(sql), base::UsageError);
    session.query_again(sql); // what is prepared already works on
}

TEST_CASE("a long result is read row by row", "[index][session]")
{
    auto session = one_row();
    session.execute("INSERT INTO t VALUES (8, NULL, '', 'n')");
    std::vector<std::string> seen;
    session.scan("SELECT i, r, s, n FROM t WHERE i > :low ORDER BY i",
                 {{"low", std::int64_t{0}}},
                 [&](const index::RowView& row) {
                     seen.push_back(std::to_string(row.whole(0)) + "|" +
                                    std::to_string(row.real(1)) + "|" + std::string{row.text(2)} +
                                    "|" + (row.is_null(3) ? "none" : std::string{row.text(3)}));
                 });
    CHECK(seen == Lines{"7|2.500000|текст|none", "8|0.000000||n"});
    CHECK_THROWS_AS(session.scan("SELECT x FROM t", {}, [](const index::RowView&) {}), base::Error);
    CHECK_THROWS_WITH(session.scan("SELECT i FROM t",
                                   {},
                                   [](const index::RowView&) { throw base::Error{"enough"}; }),
                      "enough");
    session.execute("DROP TABLE t"); // nothing reads it any longer
}

TEST_CASE("queries within a snapshot see one state", "[index][session]")
{
    const TempFolder folder;
    const std::string file = (folder.path() / "index.sqlite").string();
    index::Session writer{file, index::Access::read_write};
    writer.execute("CREATE TABLE t (i BIGINT)");
    index::Session reader{file, index::Access::read_only};
    const auto count = [&] { return reader.query("SELECT * FROM t").rows.size(); };
    {
        const index::Snapshot one_state{reader};
        CHECK(count() == 0);
        writer.execute("PRAGMA busy_timeout = 0");
        CHECK_THROWS_AS(writer.execute("INSERT INTO t VALUES (1)"), base::Error);
        CHECK(count() == 0);
    }
    writer.execute("INSERT INTO t VALUES (1)");
    CHECK(count() == 1);
}
