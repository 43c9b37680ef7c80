#include "archive/tiny_archive.hpp"
#include "catch.hpp"
#include "entry/draft_store.hpp"
#include "entry/interview.hpp"

#include <algorithm>
#include <deque>

using namespace eomt;
using Catch::Matchers::Contains;
using records::Kind;

namespace {

struct NoMoreAnswers
{};

/// Answers from a list; what was asked and said is kept.
class Scripted : public entry::Asker
{
public:
    explicit Scripted(std::deque<std::string> answers) : m_answers{std::move(answers)} {}

    std::string ask(const entry::Question& question) override
    {
        asked.push_back(question.path);
        last = question;
        if (m_answers.empty()) {
            throw NoMoreAnswers{};
        }
        std::string answer = m_answers.front();
        m_answers.pop_front();
        return answer;
    }
    std::string edit(const std::string& /*text*/) override { return "written in an editor\n"; }
    void say(const std::string& line) override { said.push_back(line); }

    std::vector<std::string> asked;
    std::vector<std::string> said;
    entry::Question last;

private:
    std::deque<std::string> m_answers;
};

/// A person's record made of answers.
struct Session
{
    explicit Session(std::deque<std::string> given) : asker{std::move(given)} {}

    entry::NewRecord made(Kind kind)
    {
        auto archive = tiny.open();
        entry::Known known{archive.session()};
        entry::Interview interview{asker, known, answers, [this] { ++kept; }, false, "2026-01-01"};
        entry::Candidate candidate;
        candidate.records.push_back(entry::new_record(kind));
        interview.fill(candidate);
        return candidate.records.front();
    }

    std::string person() { return entry::text_of(made(Kind::person)); }

    TinyArchive tiny{std::vector<Doc>{}};
    Scripted asker;
    std::vector<entry::Answer> answers;
    int kept = 0;
};

} // namespace

TEST_CASE("an interview asks for what is declared", "[entry]")
{
    Session session{{"Ann Example", "", "ru=Анна", "", "KZ", "", ""}};
    CHECK(session.person() == "name: Ann Example\nnames: {ru: Анна}\ncountry: KZ\n");
    CHECK(session.asker.asked ==
          std::vector<std::string>{
              "name", "sources.1", "names.1", "names.2", "country", "offices[0].title", "notes"});
    CHECK(session.kept == 7);
}

TEST_CASE("an answer is refused with an example, and asked again", "[entry]")
{
    Session session{{"", "Ann", "", "", "Kazakhstan", "KZ", "", ""}};
    CHECK(session.person() == "name: Ann\ncountry: KZ\n");
    REQUIRE(session.asker.said.size() == 2);
    CHECK_THAT(session.asker.said[0], Contains("this is needed"));
    CHECK_THAT(session.asker.said[1], Contains("did you mean KZ") && Contains("an example: KZ"));
}

TEST_CASE("an interview goes back, explains and opens the editor", "[entry]")
{
    Session session{{"<", "Anne", "<", "?", "Ann", "", "", "", "", "!"}};
    CHECK(session.person() == "name: Ann\nnotes: written in an editor\n");
    CHECK(session.asker.said[0] == "this is the first question");
    CHECK_THAT(session.asker.said[1], Contains("name: the name") && Contains("< goes back"));
}

TEST_CASE("an election that may be there already is pointed out before more is typed", "[entry]")
{
    const Doc known{"kz-2021-01-10-parliamentary.election.yaml",
                    "{country: KZ, date: 2021-01-10, type: parliamentary}\n"};
    Session no{{"KZ", "2021-01-10", "parliamentary", "Mazhilis", ""}};
    no.tiny.write(known);
    CHECK_THROWS_WITH(no.made(Kind::election),
                      Contains("KZ has an election on 2021-01-10 already, "
                               "kz-2021-01-10-parliamentary (parliamentary, 2021-01-10), in "
                               "kz-2021-01-10-parliamentary.election.yaml"));
    CHECK(no.answers.size() == 4); // whoever resumes is asked again

    Session unclear{{"KZ", "2021-01-10", "parliamentary", "Mazhilis", "maybe", "no"}};
    unclear.tiny.write(known);
    CHECK_THROWS_WITH(unclear.made(Kind::election), Contains("has an election"));
    CHECK(unclear.asker.said.back() == "\"maybe\" is neither yes nor no");

    Session yes{{"KZ", "2021-01-10", "parliamentary", "", "yes", "other", "", "", ""}};
    yes.tiny.write(known);
    CHECK_THROWS_AS(yes.made(Kind::election), NoMoreAnswers);
    CHECK(yes.asker.asked.at(5) == "id");
    CHECK(yes.asker.asked.at(6) == "sources.1");
    CHECK(std::count(yes.asker.asked.begin(), yes.asker.asked.end(), "institution") == 1);

    // Another type, and so another election: nothing to ask.
    Session other{{"KZ", "2021-01-10", "presidential", ""}};
    other.tiny.write(known);
    CHECK_THROWS_AS(other.made(Kind::election), NoMoreAnswers);
    CHECK(other.asker.asked.back() == "sources.1");
}

TEST_CASE("a record whose id is taken is given one of its own", "[entry]")
{
    Session session{{"Ann", "yes", "Ann 2", "ann", "", "", "", "", "", ""}};
    session.tiny.write({"people/ann.person.yaml", "name: Ann\n"});
    CHECK(session.made(Kind::person).id == "ann-2");
    CHECK_THAT(session.asker.said.at(0),
               Contains("ann is recorded already, in people/ann.person.yaml"));
    CHECK_THAT(session.asker.said.at(1), Contains("\"Ann 2\" is no id"));
    CHECK_THAT(session.asker.said.at(2), Contains("ann-2 is free"));
}

TEST_CASE("who led the mission before is taken only when that is said", "[entry]")
{
    const std::vector<Doc> before{
        {"pa.organisation.yaml", "name: Parliamentary Assembly\n"},
        {"m.mission.yaml",
         "election: {country: KZ, date: 2021-01-10, type: local}\norganisation: pa\ninvited_by: "
         "Ministry of Foreign Affairs\ncoordinator: Ann Example\n"},
        {"e.election.yaml", "country: KZ\ndate: 2031-03-02\ntype: local\n"}};
    const auto text = [&](const std::string& answer) {
        Session session{{"e", "pa", "=", "", "", "", "", "", answer, answer}};
        for (const auto& doc : before) {
            session.tiny.write(doc);
        }
        std::string made;
        try {
            session.made(Kind::mission);
        } catch (const NoMoreAnswers&) {
        }
        for (const auto& one : session.answers) {
            made += fmt::format("{}={}\n", one.path, one.text);
        }
        return made;
    };
    INFO(text(""));
    CHECK_THAT(text(""), !Contains("Ministry of Foreign Affairs") && !Contains("Ann Example"));
    CHECK_THAT(text("="), Contains("invited_by[0].body=Ministry of Foreign Affairs"));
}

TEST_CASE("an id that is nearly an organisation's is asked for twice", "[entry]")
{
    Session session{{"e", "paa", "paa", ""}};
    session.tiny.write({"pab.organisation.yaml", "name: Parliamentary Assembly\n"});
    session.tiny.write({"e.election.yaml", "country: KZ\ndate: 2021-03-02\ntype: local\n"});
    CHECK_THROWS_AS(session.made(Kind::mission), NoMoreAnswers);
    CHECK(
        session.asker.said.at(0) ==
        "the archive has no organisation \"paa\"; did you mean \"pab\"? The same answer once more "
        "makes a new one");
    CHECK_THAT(session.asker.said.at(1), Contains("paa is new to the archive"));
}

TEST_CASE("a source is refused where it is named", "[entry]")
{
    Session session{{"Ann",
                     "https://example.org/a b",
                     "Report!",
                     "https://example.org/a",
                     "",
                     "",
                     "",
                     "",
                     "",
                     "",
                     "",
                     "",
                     "",
                     ""}};
    CHECK(session.person() == "name: Ann\nsources:\n  source:\n    url: https://example.org/a\n");
    CHECK_THAT(session.asker.said.at(0), Contains("is no web address"));
    CHECK_THAT(session.asker.said.at(1), Contains("neither a web address nor a key"));
}

TEST_CASE("an item that is asked for once more keeps its answers", "[entry]")
{
    Session session{{"media", "positive", "", "", "Ann", "", "", "Even coverage.", "", ""}};
    auto archive = session.tiny.open();
    entry::Known known{archive.session()};
    entry::Interview interview{session.asker, known, session.answers, [] {}, false, "2026-01-01"};
    entry::Candidate candidate;
    candidate.records.push_back(entry::new_record(Kind::mission));
    interview.fill_item(candidate, "findings");
    CHECK(entry::text_of(candidate.records.front()) ==
          "findings:\n  - topic: media\n    assessment: positive\n    text: Even coverage.\n"
          "    by: Ann\n");
    CHECK_THAT(session.asker.said.at(0), Contains("neither \"text\"") && Contains("in brackets"));
}

TEST_CASE("answers of a draft are not asked again", "[entry]")
{
    Session first{{"Ann", "", ""}};
    CHECK_THROWS_AS(first.person(), NoMoreAnswers);
    CHECK(first.answers.size() == 3);

    const entry::DraftStore store{first.tiny.root() / "drafts"};
    entry::Draft draft;
    draft.kind = Kind::person;
    draft.answers = first.answers;
    draft.flags = {{"name", "x"}};
    draft.files = {{"sources/page.txt", "A page.\n"}};
    const std::string name = store.new_name();
    store.keep(name, draft);
    CHECK(store.new_name() != name);
    const auto loaded = store.load(store.names().back());
    CHECK(loaded.flags.front().value == "x");
    CHECK(loaded.files == draft.files);

    Session second{{"KZ", "", ""}};
    second.answers = loaded.answers;
    CHECK(second.person() == "name: Ann\ncountry: KZ\n");
    CHECK(second.asker.asked.front() == "country");
    store.remove(name);
    CHECK(store.names().empty());
}

TEST_CASE("a file that is no draft is said", "[entry]")
{
    const TinyArchive tiny{std::vector<Doc>{}};
    std::filesystem::create_directories(tiny.root() / "drafts");
    for (const auto* text : {"", "[]", "{}", R"({"kind": "mission", "flags": [[1, 2]]})"}) {
        tiny.write({"drafts/0001.json", text});
        CHECK_THROWS_WITH(entry::DraftStore{tiny.root() / "drafts"}.load("0001"),
                          Contains("is no draft of eomt"));
    }
}
