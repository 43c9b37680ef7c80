#include "base/error.hpp"
#include "base/file.hpp"
#include "cli/running.hpp"

#include <nlohmann/json.hpp>

using namespace eomt;
using json = nlohmann::json;
namespace fs = std::filesystem;

namespace {

const Doc mission{"kz.csto-pa.mission.yaml",
                  "election: {country: KZ, date: 2021-01-10, type: parliamentary}\norganisation: "
                  "o\ninvited_by: Ministry\n"
                  "verdict: {assessment: positive, source: s}\nfindings: [{topic: voting, "
                  "assessment: positive, text: Calm., source: s}]\n"
                  "sources: {s: {title: T, url: \"https://example.org\"}}\n"};
const Doc faulty{"bad.person.yaml", "name: A\ncountry: Kazakhstan\n"};
const Doc doubtful{"notes.yaml", "a: b\n"};

bool has(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("without a command the overview goes to standard error, status 2", "[cli][run]")
{
    TestEnvironment environment;
    CHECK(environment.run({}) == cli::usage_error);
    CHECK(environment.out.str().empty());
    CHECK(has(environment.err.str(), "Usage: eomt [OPTIONS] COMMAND [ARGUMENTS]"));
    CHECK(environment.run({"-q"}) == 2);
    CHECK(environment.err.str() == "eomt: a command is missing; \"eomt help\" prints them\n");
}

TEST_CASE("help and version go to standard output", "[cli][run]")
{
    TestEnvironment environment;
    CHECK(environment.run({"--version"}) == 0);
    CHECK(environment.out.str().starts_with("eomt "));
    CHECK(environment.run({"--help"}) == 0);
    const std::string overview = environment.out.str();
    for (const auto& command : cli::commands()) {
        CHECK(has(overview, fmt::format("\n  {:<12}{}\n", command.name, command.summary)));
    }
    CHECK(environment.run({"help"}) == 0);
    CHECK(environment.out.str() == overview);
    CHECK(environment.err.str().empty());
    for (const auto& command : cli::commands()) {
        REQUIRE(environment.run({"help", std::string{command.name}}) == 0);
        const std::string page = environment.out.str();
        CHECK(page.starts_with(fmt::format("Usage: eomt {} ", command.name)));
        CHECK(environment.run({std::string{command.name}, "--help"}) == 0);
        CHECK(environment.out.str() == page);
        CHECK(environment.run({"-h", std::string{command.name}}) == 0);
        CHECK(environment.out.str() == page);
        CHECK(environment.run({"help", std::string{command.name}, "--man"}) == 0);
        CHECK(environment.out.str().starts_with(".TH EOMT-"));
    }
    CHECK(environment.run({"help", "--man"}) == 0);
    CHECK(environment.out.str().starts_with(".TH EOMT 1 "));
    CHECK(environment.run({"help", "query"}) == 0);
    CHECK(has(environment.out.str(), "\n  country       the country of the election"));
}

TEST_CASE("a wrong command line is status 2, with the nearest", "[cli][run]")
{
    TestEnvironment environment;
    const auto said = [&](const std::vector<std::string>& words) {
        CHECK(environment.run(words) == cli::usage_error);
        CHECK(environment.out.str().empty());
        return environment.err.str();
    };
    CHECK(said({"lst"}) == "eomt: there is no command \"lst\"; did you mean \"list\"?\n");
    CHECK(said({"help", "lst"}) == "eomt: there is no command \"lst\"; did you mean \"list\"?\n");
    CHECK(said({"help", "list", "check"}) ==
          "eomt: help takes one command, and after \"list\" stands \"check\"\n");
    CHECK(said({"list", "--limt", "3"}) ==
          "eomt: there is no option --limt; did you mean \"--limit\"?\n");
    CHECK(
        said({"list"}).starts_with("eomt: what is to be listed is missing: missions, elections,"));
    CHECK(said({"list", "mission"}) ==
          "eomt: there is no list of \"mission\"; did you mean \"missions\"?\n");
    CHECK(said({"list", "missions", "--columns", "contry"}) ==
          "eomt: there is no column \"contry\" here; did you mean \"country\"?\n");
    CHECK(said({"list", "missions", "--sort", "-dat"}) ==
          "eomt: there is no column \"dat\" here; did you mean \"date\"?\n");
    for (const auto* const limit : {"0", "-1", "x", "1.5", "", "99999999999999999999"}) {
        CHECK(has(said({"list", "missions", fmt::format("--limit={}", limit)}), "limit"));
    }
    CHECK(said({"schema"}) == "eomt: schema takes one kind of record: archive, election, mission, "
                              "delegation, organisation, person\n");
    CHECK(said({"schema", "misson"}) ==
          "eomt: there is no kind of record \"misson\"; did you mean \"mission\"?\n");
    CHECK(said({"check", "--explain", "bad-dat"}) ==
          "eomt: there is no rule \"bad-dat\"; did you mean \"bad-date\"?\n");
    CHECK(said({"check", "--rule", "zzzzzzzz"})
              .starts_with("eomt: there is no rule \"zzzzzzzz\"; there are "));
    CHECK(said({"compare", "--sort", "size"}) ==
          "eomt: --sort size: columns are ordered by \"name\" or by \"missions\"\n");
    CHECK(said({"sql"}) ==
          "eomt: a query is missing: eomt sql \"SELECT id, date FROM missions\"\n");
    CHECK(said({"sql", "SELECT", "1"}) ==
          "eomt: the query has to be one word of the command line; put it in quotes\n");
    CHECK(said({"index", "x"}) == "eomt: index takes no arguments, and here stands \"x\"\n");
    CHECK(said({"show"}) == "eomt: the record's id is missing: eomt show ID\n");
    CHECK(said({"show", "a", "b"}) == "eomt: show takes one record\n");
    CHECK(said({"init", "a", "b"}) == "eomt: init makes one archive; name one folder\n");
    CHECK(has(said({"completion", "tcsh"}), "tcsh"));
}

TEST_CASE("options of every command stand before or after it", "[cli][run]")
{
    const TinyArchive tiny{{an_organisation}};
    TestEnvironment environment{tiny.root()};
    const Lines list{"list", "organisations", "-O", "csv", "--columns", "organisation"};
    CHECK(environment.run(list) == 0);
    const std::string expected = "organisation\r\no\r\n";
    CHECK(environment.out.str() == expected);
    CHECK(environment.run({"-O", "csv", "list", "--columns", "organisation", "organisations"}) ==
          0);
    CHECK(environment.out.str() == expected);
    CHECK(environment.run({"--format=csv",
                           "-q",
                           "--as-of",
                           "2021-01-10",
                           "list",
                           "organisations",
                           "--columns=organisation"}) == 0);
    CHECK(environment.out.str() == expected);
}

TEST_CASE("the archive is found", "[cli][run]")
{
    const TinyArchive tiny{{an_organisation, {"a/b/c.txt", "x"}}};
    const auto count = [&](TestEnvironment& environment, std::vector<std::string> words = {}) {
        words.insert(words.end(), {"sql", "SELECT COUNT(*) AS n FROM organisations", "-O", "csv"});
        const int status = environment.run(words);
        return fmt::format("{} {}{}", status, environment.out.str(), environment.err.str());
    };
    TestEnvironment inside{tiny.root() / "a" / "b"};
    CHECK(count(inside) == "0 n\r\n1\r\n");
    const TempFolder elsewhere;
    TestEnvironment outside{elsewhere.path()};
    CHECK(count(outside) == "1 eomt: there is no archive here: no archive.yaml in this folder, "
                            "above it or in missions/; "
                            "\"eomt init\" makes one, -C DIR names one\n");
    CHECK(count(outside, {"-C", tiny.root().string()}) == "0 n\r\n1\r\n");
    outside.variables["EOMT_ARCHIVE"] = tiny.root().string();
    CHECK(count(outside) == "0 n\r\n1\r\n");
    CHECK(count(outside, {"-C", "none"}).starts_with("1 eomt: -C: there is no folder "));
    CHECK(count(outside, {"-C", "."})
              .find("is no archive, for it has no archive.yaml; \"eomt init ") !=
          std::string::npos);
    CHECK(count(inside, {"-C", "."}).find("did you mean " + tiny.root().string() + "?") !=
          std::string::npos);
    outside.variables.clear();
    elsewhere.write("missions/archive.yaml", "format: 1\n");
    CHECK(count(outside) == "0 n\r\n0\r\n");
}

TEST_CASE("check prints messages, counts them, and has status 3 for errors", "[cli][run]")
{
    const TinyArchive tiny{{an_organisation, mission}};
    TestEnvironment environment{tiny.root()};
    CHECK(environment.run({"check"}) == 0);
    CHECK(environment.out.str().empty());
    CHECK(environment.err.str() == "0 errors, 0 warnings, 0 notes in 3 files\n");
    tiny.write(doubtful);
    CHECK(environment.run({"check"}) == 0);
    CHECK(environment.out.str().starts_with("notes.yaml:1:1: warning: "));
    CHECK(environment.run({"check", "--strict"}) == cli::invalid_records);
    tiny.write(faulty);
    CHECK(environment.run({"check"}) == cli::invalid_records);
    CHECK(environment.out.str().starts_with(
        "bad.person.yaml:2:10: error: \"Kazakhstan\" is no country code; did you mean KZ "
        "(Kazakhstan)? [bad-country]\n    country: Kazakhstan\n             ^\nnotes.yaml:1:1:"));
    CHECK(environment.err.str() == "1 error, 1 warning, 0 notes in 5 files\n");
    CHECK(environment.run({"check", "-q"}) == 3);
    CHECK(environment.err.str().empty());
}

TEST_CASE("check is of paths and rules that are asked for", "[cli][run]")
{
    const TinyArchive tiny{{faulty, {"a/notes.yaml", ""}, {"ab.yaml", ""}}};
    TestEnvironment environment{tiny.root()};
    CHECK(environment.run({"check", "a"}) == 0);
    CHECK(environment.out.str().starts_with("a/notes.yaml:1:1: warning"));
    CHECK_FALSE(has(environment.out.str(), "ab.yaml"));
    CHECK(environment.run({"check", "bad.person.yaml"}) == 3);
    CHECK(environment.run({"check", "--rule", "unknown-kind"}) == 0);
    CHECK_FALSE(has(environment.out.str(), "bad-country"));
    CHECK(environment.run({"check", "none"}) == cli::failed);
    CHECK(environment.err.str() == "eomt: there is no file or folder none\n");
    CHECK(environment.run({"check", "/"}) == 1);
    CHECK(has(environment.err.str(), "is outside the archive"));
    TestEnvironment below{tiny.root() / "a"};
    CHECK(below.run({"check", "."}) == 0);
    CHECK(below.out.str().starts_with("notes.yaml:1:1: warning"));
    CHECK(below.run({"check"}) == 3);
    CHECK(has(below.out.str(), "../bad.person.yaml:2:10: error"));
}

TEST_CASE("check as JSON and as SARIF", "[cli][run]")
{
    const TinyArchive tiny{{faulty}};
    TestEnvironment environment{tiny.root()};
    CHECK(environment.run({"check", "-O", "json"}) == 3);
    CHECK(
        json::parse(environment.out.str()) ==
        json::parse(
            R"([{"path":"bad.person.yaml","line":2,"column":10,"severity":"error","rule":"bad-country",
              "message":"\"Kazakhstan\" is no country code; did you mean KZ (Kazakhstan)?","excerpt":"country: Kazakhstan"}])"));
    CHECK(environment.run({"check", "-O", "sarif"}) == 3);
    const auto sarif = json::parse(environment.out.str());
    CHECK(sarif["version"] == "2.1.0");
    CHECK(sarif["runs"][0]["results"][0]["ruleId"] == "bad-country");
    CHECK(sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
               ["startColumn"] == 10);
    CHECK(environment.run({"check", "--rule", "too-large", "-O", "json"}) == 0);
    CHECK(json::parse(environment.out.str()) == json::array());
}

TEST_CASE("check explains a rule without an archive, and has colours", "[cli][run]")
{
    const TempFolder empty;
    TestEnvironment environment{empty.path()};
    CHECK(environment.run({"check", "--explain", "bad-date"}) == 0);
    CHECK(environment.out.str().starts_with("bad-date (error)\n\n"));
    const TinyArchive tiny{{faulty}};
    TestEnvironment coloured{tiny.root()};
    CHECK(coloured.run({"check", "--color", "always"}) == 3);
    CHECK(has(coloured.out.str(), ":2:10: \x1b[1;31merror:\x1b[0m "));
}

TEST_CASE("a command goes on without records that have errors, and says so", "[cli][run]")
{
    const TinyArchive tiny{{an_organisation, mission, faulty}};
    TestEnvironment environment{tiny.root()};
    CHECK(environment.run({"list", "missions", "-O", "csv", "--columns", "mission"}) == 0);
    CHECK(environment.out.str() == "mission\r\nkz.csto-pa\r\n");
    CHECK(environment.err.str() ==
          "eomt: 1 file is left out for its errors; \"eomt check\" prints them\n");
    CHECK(environment.run({"list", "missions", "--strict"}) == cli::invalid_records);
    CHECK(environment.run({"list", "missions", "-q"}) == 0);
    CHECK(environment.err.str().empty());
    CHECK(environment.run({"show", "bad"}) == cli::invalid_records);
    CHECK(environment.err.str() ==
          "eomt: the person \"bad\" has errors; \"eomt check bad.person.yaml\" prints them\n");
}

TEST_CASE("a result goes to a file whole, in the format of its suffix", "[cli][run]")
{
    const TinyArchive tiny{{an_organisation, mission}};
    const TempFolder out;
    TestEnvironment environment{out.path()};
    const std::vector<std::string> list{
        "-C", tiny.root().string(), "list", "missions", "--columns", "mission,score"};
    auto words = list;
    words.insert(words.end(), {"-o", "a.json"});
    CHECK(environment.run(words) == 0);
    CHECK(environment.out.str().empty());
    CHECK(json::parse(base::read_file(out.path() / "a.json")) ==
          json::parse(R"([{"mission":"kz.csto-pa","score":2}])"));
    words.back() = "none/a.csv";
    CHECK(environment.run(words) == cli::failed);
    CHECK(environment.err.str().starts_with("eomt: cannot write "));
    words.back() = "-";
    CHECK(environment.run(words) == 0);
    CHECK(environment.out.str() == "mission     score\n----------  -----\nkz.csto-pa      2\n");
}

TEST_CASE("output that can't be written is status 1", "[cli][run]")
{
    const TinyArchive tiny{{an_organisation}};
    TestEnvironment environment{tiny.root()};
    std::ostream closed{nullptr};
    environment.environment.out = &closed;
    CHECK(environment.run({"list", "organisations"}) == cli::failed);
    CHECK(environment.err.str() ==
          "eomt: cannot write to standard output: it is closed, or the disk is full\n");
    CHECK(environment.run({"help"}) == cli::failed);
    CHECK(environment.run({"--version"}) == cli::failed);
    CHECK(environment.run({"list", "--help"}) == cli::failed);
}

TEST_CASE("init makes an archive that checks, and overwrites nothing", "[cli][run]")
{
    const TempFolder folder;
    TestEnvironment environment{folder.path()};
    CHECK(environment.run({"init", "mine"}) == 0);
    CHECK(environment.out.str().starts_with(
        "mine/archive.yaml\nmine/missions/example.mission.yaml.txt\nmine/schemas/"
        "archive.schema.json\n"));
    CHECK(has(environment.err.str(), "An archive is in mine;"));
    CHECK(json::parse(base::read_file(
              folder.path() / "mine/schemas/mission.schema.json"))["title"] == "eomt mission");
    CHECK(environment.run({"-C", "mine", "check", "--strict"}) == 0);
    CHECK(environment.err.str() == "0 errors, 0 warnings, 0 notes in 1 file\n");
    const std::string before = base::read_file(folder.path() / "mine/archive.yaml");
    CHECK(environment.run({"init", "mine"}) == cli::failed);
    CHECK(has(environment.err.str(), "is there already; init overwrites nothing"));
    CHECK(base::read_file(folder.path() / "mine/archive.yaml") == before);
    CHECK(environment.run({"init", "-q"}) == 0);
    CHECK(environment.err.str().empty());
    folder.write("file", "x");
    CHECK(environment.run({"init", "file"}) == cli::failed);
}

TEST_CASE("sql reads, in every format", "[cli][run]")
{
    const TinyArchive tiny{{an_organisation, mission}};
    TestEnvironment environment{tiny.root()};
    CHECK(environment.run({"sql", "SELECT id, score FROM missions", "-O", "tsv"}) == 0);
    CHECK(environment.out.str() == "id\tscore\nkz.csto-pa\t2\n");
    CHECK(environment.run({"sql", "DELETE FROM files"}) == cli::usage_error);
    CHECK(environment.err.str() ==
          "eomt: sql only reads: write a SELECT (eomt sql --schema prints the tables)\n");
    CHECK(environment.run({"sql", "SELECT nowhere FROM missions"}) == cli::usage_error);
    CHECK(environment.run({"sql", "--schema"}) == 0);
    CHECK(has(environment.out.str(), "CREATE VIEW missions AS"));
}

TEST_CASE("index says what it did", "[cli][run]")
{
    const TinyArchive tiny{{an_organisation}};
    TestEnvironment environment{tiny.root()};
    CHECK(environment.run({"index"}) == 0);
    CHECK(environment.out.str() ==
          "2 files in the archive, 2 read, 0 removed; the index was made anew\n");
    CHECK(environment.run({"index"}) == 0);
    CHECK(environment.out.str() == "2 files in the archive, 0 read, 0 removed\n");
    tiny.remove("o.organisation.yaml");
    CHECK(environment.run({"index", "-v"}) == 0);
    CHECK(environment.out.str() == "1 file in the archive, 0 read, 1 removed\nindex: " +
                                       (tiny.root() / ".eomt" / "index.sqlite").string() + "\n");
    CHECK(environment.run({"index", "--rebuild", "-v"}) == 0);
    CHECK(environment.out.str().ends_with("read: archive.yaml\n"));
}

TEST_CASE("schema prints a schema, completion a script", "[cli][run]")
{
    TestEnvironment environment;
    CHECK(environment.run({"schema", "mission"}) == 0);
    CHECK(json::parse(environment.out.str())["$schema"] ==
          "http://json-schema.org/draft-07/schema#");
    for (const auto* const shell : {"bash", "zsh", "fish"}) {
        CHECK(environment.run({"completion", shell}) == 0);
        CHECK(has(environment.out.str(), "eomt"));
        for (const auto* const word : {"compare", "transpose", "recommendations"}) {
            CHECK(has(environment.out.str(), word));
        }
    }
}

TEST_CASE("show prints a record with what is linked to it", "[cli][run]")
{
    const TinyArchive tiny{{an_organisation, mission, {"o.person.yaml", "name: O P\n"}}};
    TestEnvironment environment{tiny.root()};
    CHECK(environment.run({"show", "kz.csto-pa"}) == 0);
    CHECK(environment.out.str().starts_with(
        "kind: mission\nid: kz.csto-pa\npath: kz.csto-pa.mission.yaml\nrecord:\n  election:\n    "
        "country: KZ\n"));
    CHECK(environment.run({"show", "mission:kz.csto-pa", "-O", "json"}) == 0);
    const auto shown = json::parse(environment.out.str());
    CHECK(shown["record"]["findings"][0]["topic"] == "voting");
    CHECK(shown["linked"]["organisation"][0]["name"] == "O");
    CHECK(environment.run({"show", "kz.csto-pa", "-O", "yaml"}) == 0);
    CHECK(environment.out.str() == mission.second);
    CHECK(environment.run({"show", "o"}) == cli::usage_error);
    CHECK(environment.err.str() ==
          "eomt: \"o\" is the id of several records; write organisation:o or person:o\n");
    CHECK(environment.run({"show", "kz.csto"}) == cli::failed);
    CHECK(environment.err.str() ==
          "eomt: there is no record \"kz.csto\" in the archive; did you mean \"kz.csto-pa\"?\n");
}

TEST_CASE("compare puts values side by side", "[cli][run]")
{
    const TinyArchive tiny{{an_organisation, mission}};
    TestEnvironment environment{tiny.root()};
    CHECK(environment.run({"compare", "--by", "year", "-O", "csv"}) == 0);
    CHECK(environment.out.str().starts_with("section,measure,2021\r\noverview,missions,1\r\n"));
    CHECK(environment.run({"compare", "--transpose"}) == 0);
    CHECK(environment.out.str().starts_with("country  overview/missions  "));
    CHECK(environment.run({"compare", "-O", "json", "KZ"}) == 0);
    CHECK(json::parse(environment.out.str())["columns"] == json{"KZ"});
    CHECK(environment.run({"compare", "--by", "yaer"}) == cli::usage_error);
    CHECK(environment.err.str() ==
          "eomt: --by yaer: there is no such dimension; did you mean \"year\"?\n");
}
