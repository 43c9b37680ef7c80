#include "base/error.hpp"
#include "cli/running.hpp"

using namespace eomt;

namespace {

cli::Invocation parsed(std::string_view command, const std::vector<std::string>& words)
{
    TestEnvironment environment;
    return cli::parse(cli::find_command(command), words, environment.environment);
}

std::string refused(std::string_view command, const std::vector<std::string>& words)
{
    try {
        parsed(command, words);
    } catch (const base::UsageError& fault) {
        return fault.what();
    }
    return "accepted";
}

std::string option(const cli::Invocation& invocation, const char* name)
{
    return invocation.options.count(name) == 0 ? "none"
                                               : invocation.options[name].as<std::string>();
}

} // namespace

TEST_CASE("words stay words, in their order", "[cli][parse]")
{
    CHECK(parsed("list", {"missions", "country:KZ", "not:org:cis"}).words ==
          Lines{"missions", "country:KZ", "not:org:cis"});
    CHECK(parsed("list", {"missions", "--limit", "3", "KZ"}).words == Lines{"missions", "KZ"});
    CHECK(parsed("list", {}).words.empty());
    CHECK(parsed("list", {"missions", "--", "--sort", "-x"}).words ==
          Lines{"missions", "--sort", "-x"});
}

TEST_CASE("an option's value follows it or an equals sign", "[cli][parse]")
{
    for (const auto& words :
         std::vector<std::vector<std::string>>{{"--sort", "-date"}, {"--sort=-date"}}) {
        CHECK(option(parsed("list", words), "sort") == "-date");
    }
    CHECK(option(parsed("list", {"--columns", "a,b", "--limit=5"}), "columns") == "a,b");
    CHECK(option(parsed("list", {"--columns", "a,b", "--limit=5"}), "limit") == "5");
    for (const auto& words : std::vector<std::vector<std::string>>{
             {"-O", "json"}, {"-Ojson"}, {"--format", "json"}, {"--format=json"}}) {
        CHECK(parsed("list", words).globals.format == render::Format::json);
    }
    for (const auto& words : std::vector<std::vector<std::string>>{
             {"-C", "a b"}, {"-Ca b"}, {"--archive", "a b"}, {"--archive=a b"}}) {
        CHECK(parsed("list", words).globals.archive == "a b");
    }
}

TEST_CASE("an option is no other option's value", "[cli][parse]")
{
    CHECK(option(parsed("new", {"--resume", "--all"}), "resume").empty());
    CHECK(option(parsed("new", {"--resume", "0002", "--all"}), "resume") == "0002");
    CHECK(refused("new", {"person", "--name", "--yes"}) ==
          "a value is missing after --name; --yes is an option, and --name=--yes writes it as the "
          "value");
    CHECK(refused("new", {"person", "--name", "--country=KZ"}) != "accepted");
    CHECK(parsed("new", {"person", "--name=--yes"}).given.front().second == "--yes");
    CHECK(parsed("new", {"person", "--name", "--unknown"}).given.front().second == "--unknown");
}

TEST_CASE("the options of every command", "[cli][parse]")
{
    const auto none = parsed("list", {}).globals;
    CHECK(none.archive.empty());
    CHECK_FALSE(none.quiet);
    CHECK_FALSE(none.verbose);
    CHECK_FALSE(none.strict);
    CHECK_FALSE(none.colour);
    CHECK(none.as_of == "2021-06-01");
    CHECK_FALSE(none.format.has_value());
    CHECK(none.output.empty());
    const auto all =
        parsed("list", {"-q", "-v", "--strict", "--as-of", "2020-02-29", "-o", "x.txt"}).globals;
    CHECK(all.quiet);
    CHECK(all.verbose);
    CHECK(all.strict);
    CHECK(all.as_of == "2020-02-29");
    CHECK(all.output == "x.txt");
    CHECK(parsed("list", {"-qv"}).globals.verbose);
    CHECK(parsed("list", {"-o", "-"}).globals.output == "-");
}

TEST_CASE("the format comes from the file's suffix where none is given", "[cli][parse]")
{
    CHECK(parsed("list", {"-o", "a.csv"}).globals.format == render::Format::csv);
    CHECK(parsed("list", {"-o", "a/b.JSON"}).globals.format == render::Format::json);
    CHECK(parsed("list", {"-o", "a.csv", "-O", "md"}).globals.format == render::Format::md);
    CHECK_FALSE(parsed("list", {"-o", "a.txt"}).globals.format == render::Format::csv);
    CHECK(parsed("report", {"-o", "a.html"}).globals.format == render::Format::html);
    // A report has no csv.
    CHECK_THROWS_AS(parsed("report", {"-o", "a.csv"}), base::UsageError);
    CHECK(parsed("check", {"-o", "a.json"}).globals.format_word == "json");
}

TEST_CASE("a format that a command lacks is refused", "[cli][parse]")
{
    CHECK(refused("report", {"-O", "csv"}) == "report cannot write csv; it has md, html, json");
    CHECK(
        refused("list", {"-O", "sarif"}).starts_with("list cannot write sarif; it has table, csv"));
    CHECK(parsed("check", {"-O", "sarif"}).globals.format_word == "sarif");
    CHECK(refused("index", {"-O", "json"}) == "index has no formats to choose from with -O");
}

TEST_CASE("an unknown option is told with the nearest", "[cli][parse]")
{
    CHECK(refused("list", {"--colums", "a"}) ==
          "there is no option --colums; did you mean \"--columns\"?");
    CHECK(refused("list", {"--arhive=x"}) ==
          "there is no option --arhive=x; did you mean \"--archive\"?");
    CHECK(refused("list", {"--zzzzzzzz"}) == "there is no option --zzzzzzzz");
    CHECK(refused("list", {"-x"}).starts_with("there is no option -x"));
    CHECK(refused("index", {"--columns", "a"}).starts_with("there is no option --columns"));
}

TEST_CASE("an abbreviated option is refused", "[cli][parse]")
{
    CHECK(refused("list", {"--col", "a"})
              .starts_with("there is no option --col; did you mean \"--col"));
    CHECK(refused("list", {"--lim", "3"}) == "there is no option --lim; did you mean \"--limit\"?");
    CHECK(refused("list", {"--stric"}) == "there is no option --stric; did you mean \"--strict\"?");
    CHECK(refused("list", {"--as", "2021-01-10"}).starts_with("there is no option --as"));
}

TEST_CASE("a missing, a needless and a repeated value are told", "[cli][parse]")
{
    CHECK(refused("list", {"--sort"}) == "a value is missing after --sort");
    CHECK(refused("list", {"missions", "-O"}).starts_with("a value is missing after -"));
    CHECK(refused("list", {"-C", ""}).find("missing") != std::string::npos);
    CHECK(refused("list", {"--archive="}).find("missing") != std::string::npos);
    CHECK(refused("list", {"--strict=yes"}) == "--strict takes no value");
    CHECK(refused("list", {"--sort", "a", "--sort", "b"}) == "--sort is given more than once");
    CHECK(refused("list", {"-C", "a", "--archive", "b"}) == "--archive is given more than once");
}

TEST_CASE("the day that counts as today is a date", "[cli][parse]")
{
    CHECK(refused("list", {"--as-of", "10.01.2021"}) ==
          "--as-of 10.01.2021: this is no date; did you mean 2021-01-10?");
    CHECK(refused("list", {"--as-of", "2021-02-29"}) ==
          "--as-of 2021-02-29: this is no date; write it as 2021-01-10");
    CHECK(refused("list", {"--as-of", "soon\x1b"}).find('\x1b') == std::string::npos);
}

TEST_CASE("colour is for terminals that want it", "[cli][parse]")
{
    TestEnvironment environment;
    const auto colour = [&](const std::vector<std::string>& words) {
        return cli::parse(cli::find_command("check"), words, environment.environment)
            .globals.colour;
    };
    CHECK_FALSE(colour({}));
    CHECK(colour({"--color", "always"}));
    environment.environment.out_is_terminal = true;
    CHECK_FALSE(colour({}));
    environment.variables["TERM"] = "xterm";
    CHECK(colour({}));
    CHECK(colour({"--color", "auto"}));
    CHECK_FALSE(colour({"--color=never"}));
    environment.variables["NO_COLOR"] = "";
    CHECK(colour({}));
    environment.variables["NO_COLOR"] = "1";
    CHECK_FALSE(colour({}));
    CHECK(colour({"--color", "always"}));
    environment.variables.erase("NO_COLOR");
    environment.variables["TERM"] = "dumb";
    CHECK_FALSE(colour({}));
    CHECK(refused("check", {"--color", "pink"}) == "--color pink; write auto, always or never");
}

TEST_CASE("a command is found by its name", "[cli][parse]")
{
    CHECK(cli::find_command("list").name == "list");
    CHECK_THROWS_WITH(cli::find_command("lst"),
                      "there is no command \"lst\"; did you mean \"list\"?");
    CHECK_THROWS_WITH(cli::find_command("zzzzzz"),
                      "there is no command \"zzzzzz\"; \"eomt help\" prints them");
    CHECK_THROWS_AS(cli::find_command("lis"), base::UsageError);
}

TEST_CASE("the commands of the contract are there", "[cli][parse]")
{
    for (const auto* const name : {"init",
                                   "check",
                                   "list",
                                   "show",
                                   "report",
                                   "compare",
                                   "sql",
                                   "index",
                                   "schema",
                                   "completion",
                                   "help"}) {
        const auto& command = cli::find_command(name);
        CHECK_FALSE(command.summary.empty());
        CHECK_FALSE(command.help.empty());
    }
}
