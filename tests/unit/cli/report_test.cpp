#include "base/error.hpp"
#include "base/file.hpp"
#include "cli/held_signals.hpp"
#include "cli/report_all.hpp"
#include "cli/report_files.hpp"
#include "cli/running.hpp"
#include "cli/subject.hpp"

using namespace eomt;

namespace {

Doc definition(const std::string& name, const std::string& lines)
{
    return {"reports/" + name + "/report.yaml", lines};
}

/// An archive with reports of its own.
TinyArchive with_reports()
{
    return TinyArchive{
        {an_organisation,
         a_mission("", "kz.o"),
         a_mission("", "by.o", "2020-08-09"),
         {"p.person.yaml", "name: Umakhan Umakhanov\n"},
         definition("mission",
                    "title: Mission {{argument}}\nsummary: One mission\nparameter: mission\n"
                    "queries: [{name: m, sql: 'SELECT id, date FROM missions WHERE id = "
                    ":argument', one: true}]\n"),
         {"reports/mission/report.mustache", "# {{title}}\n{{#m}}{{date}}{{/m}}\n"},
         definition("plain",
                    "title: Plain\nsummary: No argument\nqueries: [{name: s, sql: SELECT mission "
                    "FROM selected ORDER BY 1}]\n"),
         {"reports/plain/report.mustache", "{{#s}}{{mission}} {{/s}}\n"},
         definition("broken", "title: T\nsummary: S\nqueries: nothing\n"),
         {"reports/broken/report.mustache", ""},
         definition("charted",
                    "title: T\nsummary: S\nqueries: [{name: q, sql: SELECT 1}]\ncharts:\n"
                    "  - {name: c, kind: barrs, title: C, query: q, label: l}\n"),
         {"reports/charted/report.mustache", ""}}};
}

} // namespace

TEST_CASE("an archive's own report is run, and wins", "[cli][report]")
{
    const TinyArchive tiny = with_reports();
    TestEnvironment environment{tiny.root()};
    CHECK(environment.run({"report", "mission", "kz.o"}) == 0);
    CHECK(environment.out.str() == "# Mission kz.o\n2021-01-10\n");
    CHECK(environment.run({"report", "plain", "date:2020"}) == 0);
    CHECK(environment.out.str() == "by.o \n");
    CHECK(environment.run({"report", "plain", "-O", "json"}) == 0);
    CHECK(environment.out.str().find("\"as_of\": \"2021-06-01\"") != std::string::npos);
    CHECK(environment.run({"report", "--list"}) == 0);
    CHECK(environment.out.str().find("\nplain ") != std::string::npos);
}

TEST_CASE("a report that can't be run says why", "[cli][report]")
{
    const TinyArchive tiny = with_reports();
    TestEnvironment environment{tiny.root()};
    const auto said = [&](const std::vector<std::string>& words, int status) {
        CHECK(environment.run(words) == status);
        return environment.err.str();
    };
    CHECK(said({"report"}, 2).starts_with("eomt: the report's name is missing: "));
    CHECK(said({"report", "plian"}, 2) ==
          "eomt: there is no report \"plian\"; did you mean \"plain\"?\n");
    CHECK(said({"report", "mission"}, 2) ==
          "eomt: the report mission is of one mission: eomt report mission ID\n");
    CHECK(said({"report", "mission", "kz"}, 1)
              .starts_with("eomt: there is no mission \"kz\" in the archive"));
    CHECK(said({"report", "mission", "kz.o", "zzzz:x"}, 2).find("there is no query field") !=
          std::string::npos);
    CHECK(said({"report", "broken"}, 1).find("report.yaml:3:10: error: \"queries\" takes a list") !=
          std::string::npos);
    CHECK(said({"report", "charted"}, 1)
              .find("charted/report.yaml:5:21: error: \"barrs\" is no kind of chart; did you mean "
                    "\"bars\"?") != std::string::npos);
    CHECK(said({"report", "--all"}, 2) == "eomt: report --all writes into a folder: -o DIR\n");
}

TEST_CASE("every mission's report is written, and unchanged ones are left", "[cli][report]")
{
    const TinyArchive tiny = with_reports();
    const TempFolder out;
    TestEnvironment environment{out.path()};
    const Lines words{"-C", tiny.root().string(), "report", "--all", "-o", "all"};
    CHECK(environment.run(words) == 0);
    CHECK(environment.err.str() == "2 reports in all, 2 written, the rest unchanged\n");
    CHECK(base::read_file(out.path() / "all" / "by.o.md") == "# Mission by.o\n2020-08-09\n");
    CHECK(environment.run(words) == 0);
    CHECK(environment.err.str() == "2 reports in all, 0 written, the rest unchanged\n");
    auto some = words;
    some.insert(some.end(), {"date:2020", "-O", "html"});
    CHECK(environment.run(some) == 0);
    CHECK(environment.err.str() == "1 report in all, 1 written, the rest unchanged\n");
    CHECK(base::read_file(out.path() / "all" / "by.o.html").find("<h1") != std::string::npos);
}

namespace {

/// The day of a month as the tests below write it.
std::string two_digits(int number)
{
    return (number < 10 ? "0" : "") + std::to_string(number);
}

/// An archive of more missions than there are cores, and a report that fails from the first of
/// February on.
TinyArchive with_many_missions()
{
    std::vector<Doc> docs{
        an_organisation,
        definition("mission",
                   "title: Mission\nsummary: One mission\nparameter: mission\n"
                   "queries: [{name: m, sql: \"SELECT id, date FROM missions WHERE id = :argument "
                   "AND date < '2020-02'\", one: true}]\n"),
        {"reports/mission/report.mustache", "{{#m}}{{id}} {{date}}{{/m}}\n"}};
    for (int day = 1; day <= 28; ++day) {
        for (int month = 1; month <= 2; ++month) {
            const std::string name = "m" + two_digits(month) + "-" + two_digits(day);
            docs.push_back(
                a_mission("", name, "2020-" + two_digits(month) + "-" + two_digits(day)));
        }
    }
    return TinyArchive{docs};
}

} // namespace

TEST_CASE("many reports are written on all cores as one after the other", "[cli][report]")
{
    const TinyArchive tiny = with_many_missions();
    const TempFolder out;
    TestEnvironment environment{out.path()};
    CHECK(environment.run(
              {"-C", tiny.root().string(), "report", "--all", "date:2020-01", "-o", "all"}) == 0);
    CHECK(environment.err.str() == "28 reports in all, 28 written, the rest unchanged\n");
    for (int day = 1; day <= 28; ++day) {
        CHECK(base::read_file(out.path() / "all" / ("m01-" + two_digits(day) + ".md")) ==
              "m01-" + two_digits(day) + " 2020-01-" + two_digits(day) + "\n");
    }
    const auto files = std::distance(std::filesystem::directory_iterator{out.path() / "all"}, {});
    CHECK(files == 28);
}

TEST_CASE("the first report that cannot be made ends the writing, after those before it",
          "[cli][report]")
{
    const TinyArchive tiny = with_many_missions();
    const TempFolder out;
    TestEnvironment environment{out.path()};
    CHECK(environment.run({"-C", tiny.root().string(), "report", "--all", "-o", "all"}) == 1);
    CHECK(environment.err.str() == "eomt: there is no mission \"m02-01\" in the archive\n");
    CHECK(std::filesystem::exists(out.path() / "all" / "m01-28.md"));
    CHECK_FALSE(std::filesystem::exists(out.path() / "all" / "m02-02.md"));
}

TEST_CASE("a signal ends the writing between two files", "[cli][report]")
{
    const TinyArchive tiny = with_many_missions();
    auto archive = tiny.open();
    const TempFolder out;
    const report::Definition definition{"mission",
                                        "T",
                                        "S",
                                        "mission",
                                        {{"m", "SELECT :argument AS id", true, ""}},
                                        "{{#m}}{{id}}{{/m}}\n"};
    cli::ManyReports what{{}, out.path(), render::Format::md, "2021-06-01", {}};
    for (int i = 0; i < 40; ++i) {
        what.subjects.push_back("s" + std::to_string(i));
    }
    // The signal that waits is thrown away before it could have its effect.
    const cli::HeldSignals held;
    CHECK_FALSE(held.any());
    what.progress = [](std::size_t done, std::size_t) {
        if (done == 3) {
            std::raise(SIGTERM);
        }
    };
    CHECK(cli::write_reports(archive, definition, what) == 3);
    CHECK(held.any());
    std::signal(SIGTERM, SIG_IGN);
    std::signal(SIGTERM, SIG_DFL);
    CHECK_FALSE(held.any());
    CHECK(std::distance(std::filesystem::directory_iterator{out.path()}, {}) == 3);
}

TEST_CASE("the reports that ship are there", "[cli][report]")
{
    const TempFolder folder;
    TestEnvironment environment{folder.path()};
    const cli::ReportFiles shipped{folder.path(), environment.environment};
    for (const auto& name : shipped.names()) {
        INFO(name);
        const auto report = shipped.load(name);
        CHECK(report.name == name);
        CHECK_FALSE(report.summary.empty());
        CHECK_FALSE(report.body.empty());
    }
    environment.variables["EOMT_REPORTS"] = folder.path().string();
    CHECK(cli::ReportFiles{folder.path(), environment.environment}.names().empty());
}

TEST_CASE("an argument is what is meant by it", "[cli][subject]")
{
    const TinyArchive tiny{
        {{"csto-pa.organisation.yaml", "name: CSTO Parliamentary Assembly\nshort_name: CSTO PA\n"},
         {"u-u.person.yaml", "name: Umakhan Umakhanov\n"},
         {"i-1.person.yaml", "name: Ivan Ivanov\n"},
         {"i-2.person.yaml", "name: Ivan Ivanovich\nnames: {ru: Иван Иванов Иванович}\n"},
         {"bad.election.yaml", "country: ZZ\n"}}};
    auto archive = tiny.open();
    const auto subject = [&](const std::string& kind, const std::string& word) -> std::string {
        try {
            return cli::find_subject(archive.session(), kind, word);
        } catch (const cli::InvalidSubject& fault) {
            return std::string{"invalid: "} + fault.what();
        } catch (const base::UsageError& fault) {
            return std::string{"usage: "} + fault.what();
        } catch (const base::Error& fault) {
            return std::string{"none: "} + fault.what();
        }
    };
    CHECK(subject("country", "KZ") == "KZ");
    CHECK(subject("country", "kazahstan") ==
          "usage: \"kazahstan\" is no country code; did you mean KZ (Kazakhstan)?");
    CHECK(subject("year", "2021") == "2021");
    CHECK(subject("year", "2021-01") ==
          "usage: \"2021-01\" is no year; write four digits, such as 2021");
    CHECK(subject("year", "abcd") == "usage: \"abcd\" is no year; write four digits, such as 2021");
    CHECK(subject("organisation", "csto-pa") == "csto-pa");
    CHECK(subject("organisation", "csto pa") == "csto-pa");
    CHECK(subject("organisation", "CSTO Parliamentary Assembly") == "csto-pa");
    CHECK(subject("organisation", "csto") ==
          "none: there is no organisation \"csto\" in the archive; did you mean \"csto-pa\"?");
    CHECK(subject("person", "u-u") == "u-u");
    CHECK(subject("person", "Умахан Умаханов") == "u-u");
    CHECK(subject("person", "umakhanov") == "u-u");
    CHECK(subject("person", "ivan") == "usage: \"ivan\" may be any of i-1, i-2; give the id");
    CHECK(subject("person", "Umakhan Umahanov") ==
          "none: there is no person \"Umakhan Umahanov\" in the archive; did you mean \"Umakhan "
          "Umakhanov\"?");
    CHECK(subject("election", "bad") ==
          "invalid: the election \"bad\" has errors and is left out; \"eomt check\" prints them");
}

TEST_CASE("a whole name is meant by a whole name", "[cli][subject]")
{
    const TinyArchive tiny{{{"i-1.person.yaml", "name: Ivan Ivanov\n"},
                            {"i-2.person.yaml", "name: Ivan Ivanov Petrovich\n"}}};
    auto archive = tiny.open();
    CHECK(cli::find_subject(archive.session(), "person", "Иванов Иван") == "i-1");
}
