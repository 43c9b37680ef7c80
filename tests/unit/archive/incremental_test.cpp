#include "archive/checks.hpp"
#include "index/schema.hpp"
#include "small_index.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <random>

using namespace eomt;

namespace {

/// One of a few texts, by chance.
template <class T>
const T& any_of(std::mt19937& chance, const std::vector<T>& choices)
{
    return choices[chance() % choices.size()];
}

std::string a_name(std::mt19937& chance)
{
    return any_of<std::string>(chance,
                               {"Sergei Lebedev",
                                "Сергей Лебедев",
                                "Lebedev Sergey",
                                "LEBEDEV Sergei",
                                "Ann Example",
                                "Example Ann",
                                "Анн Эксампле",
                                "p1",
                                "p2"});
}

std::string a_country(std::mt19937& chance)
{
    return any_of<std::string>(chance, {"KZ", "RU", "KG"});
}

std::string a_date(std::mt19937& chance)
{
    return any_of<std::string>(chance, {"2016-03-20", "2021-01-10", "2023-03-19"});
}

std::string a_mention(std::mt19937& chance)
{
    switch (chance() % 4) {
    case 0:
        return a_name(chance);
    case 1:
        return fmt::format("{{id: {}}}", any_of<std::string>(chance, {"p1", "p2", "m1"}));
    case 2:
        return fmt::format(
            "{{name: {}, delegation: {}, chamber: Duma}}", a_name(chance), a_country(chance));
    default:
        return fmt::format("{{name: {}, delegation: {}}}", a_name(chance), a_country(chance));
    }
}

std::string mission_text(std::mt19937& chance)
{
    std::string text =
        any_of<std::string>(chance,
                            {"election: e1\n",
                             "election: e2\n",
                             "election: kz-2021-01-10-local\n",
                             fmt::format("election: {{country: {}, date: {}, type: local}}\n",
                                         a_country(chance),
                                         a_date(chance))});
    text += any_of<std::string>(chance, {"organisation: o1\n", "organisation: o2\n"});
    text += any_of<std::string>(chance, {"", "part_of: m1\n", "part_of: m2\n", "part_of: m3\n"});
    text += fmt::format("coordinator: {}\nteam: [{}, {}]\n",
                        a_mention(chance),
                        a_mention(chance),
                        a_mention(chance));
    text += any_of<std::string>(chance, {"", "figures: [{what: observers, value: 7}]\n"});
    text += any_of<std::string>(chance,
                                {"",
                                 "findings: [{topic: drones, text: x}]\n",
                                 "findings: [{topic: voting, text: x, by: Ann Example}]\n"});
    text += any_of<std::string>(chance, {"", "events: [{date: 2021-01-09, kind: statement}]\n"});
    text += any_of<std::string>(chance,
                                {"",
                                 "recommendations: [{id: 1, text: x}]\n",
                                 "reviews: [{recommendation: \"m1#1\", status: superseded}]\n"});
    return text;
}

std::string delegation_text(std::mt19937& chance)
{
    const auto member = [&](const std::string& id) {
        return fmt::format(
            "{{name: {}{}{}, chamber: Duma}}",
            any_of<std::string>(chance, {"Sergei Lebedev", "Сергей Лебедев", "Ann Example"}),
            any_of<std::string>(chance, {"", "", ", id: " + id}),
            any_of<std::string>(chance, {"", ", from: 2020", ", to: 2020"}));
    };
    return fmt::format("organisation: {}\ncountry: {}\ncompositions: [{{{} seats: {{Duma: 1}}, "
                       "representative: {}}}]\nmembers: [{}, {}]\n",
                       any_of<std::string>(chance, {"o1", "o2"}),
                       a_country(chance),
                       any_of<std::string>(chance, {"", "from: 2015-01-01,", "as_of: 2022,"}),
                       any_of<std::string>(chance, {"Ann Example", "Анн Эксампле"}),
                       member("m1"),
                       member("p1"));
}

/// A file of the archive as chance makes it.
Doc a_doc(std::mt19937& chance)
{
    switch (chance() % 8) {
    case 0:
        return {
            any_of<std::string>(chance, {"p1.person.yaml", "p2.person.yaml", "a/p1.person.yaml"}),
            fmt::format(
                "name: {}\n{}",
                any_of<std::string>(chance, {"Sergei Lebedev", "Сергей Лебедев", "Ann Example"}),
                any_of<std::string>(chance, {"", "country: RU\n", "country: KG\n"}))};
    case 1:
        return {any_of<std::string>(chance, {"d1.delegation.yaml", "d2.delegation.yaml"}),
                delegation_text(chance)};
    case 2:
        return {any_of<std::string>(
                    chance,
                    {"e1.election.yaml", "e2.election.yaml", "kz-2021-01-10-local.election.yaml"}),
                fmt::format("country: {}\ndate: {}\ntype: local\n{}",
                            a_country(chance),
                            a_date(chance),
                            any_of<std::string>(chance, {"", "previous: e1\n", "previous: e2\n"}))};
    case 3:
        return {any_of<std::string>(chance, {"o1.organisation.yaml", "o2.organisation.yaml"}),
                "name: O\n"};
    case 4:
        return {"archive.yaml",
                any_of<std::string>(chance, {"format: 1\n", "format: 1\ntopics: [drones]\n"})};
    default:
        return {any_of<std::string>(
                    chance,
                    {"m1.mission.yaml", "m2.mission.yaml", "m3.mission.yaml", "m4.mission.yaml"}),
                mission_text(chance)};
    }
}

using Files = std::map<std::string, std::string>;

void apply(index::Session& session,
           const std::vector<Doc>& docs,
           const std::vector<std::string>& gone,
           bool fresh)
{
    index::Update update{session,
                         fresh ? index::Update::From::nothing : index::Update::From::index};
    for (const auto& path : gone) {
        update.remove(index::manifest_of(session).at(path).id);
    }
    for (const auto& doc : docs) {
        update.put(read_doc(doc));
    }
    update.link();
    update.set_link_messages(archive::check_links(session));
    update.set_facts(archive::check_facts(session));
    update.commit();
}

/// All that the index says, view by view, each sorted.
Lines everything(index::Session& session)
{
    Lines lines;
    for (const auto& view : index::views()) {
        const auto table = session.query("SELECT * FROM " + view.name);
        for (const auto& row : table.rows) {
            std::string line = view.name + ":";
            for (std::size_t i = 0; i < row.size(); ++i) {
                line += fmt::format(" {}={}", table.columns[i], base::to_text(row[i]));
            }
            lines.push_back(line);
        }
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

Lines made_anew(const Files& files)
{
    index::Session session{"", index::Access::read_write};
    apply(session, {files.begin(), files.end()}, {}, true);
    return everything(session);
}

/// What one has and the other lacks.
Lines without(const Lines& all, const Lines& taken)
{
    Lines rest;
    std::set_difference(
        all.begin(), all.end(), taken.begin(), taken.end(), std::back_inserter(rest));
    return rest;
}

} // namespace

TEST_CASE("an index that is kept up to date says what one made anew says", "[archive][incremental]")
{
    const auto seed = GENERATE(range(1U, 13U));
    std::mt19937 chance{seed};
    Files files{{"archive.yaml", "format: 1\n"}};
    index::Session session{"", index::Access::read_write};
    apply(session, {files.begin(), files.end()}, {}, true);
    for (int step = 0; step < 25; ++step) {
        Files put;
        Lines gone;
        for (std::size_t change = 0; change < 1 + chance() % 3; ++change) {
            const Doc doc = a_doc(chance);
            if (files.contains(doc.first) && doc.first != "archive.yaml" && chance() % 4 == 0) {
                put.erase(doc.first);
                if (std::find(gone.begin(), gone.end(), doc.first) == gone.end()) {
                    gone.push_back(doc.first);
                }
            } else if (std::find(gone.begin(), gone.end(), doc.first) == gone.end()) {
                put[doc.first] = doc.second;
            }
        }
        for (const auto& [path, text] : put) {
            files[path] = text;
        }
        for (const auto& path : gone) {
            files.erase(path);
        }
        apply(session, {put.begin(), put.end()}, gone, false);
        const Lines kept = everything(session);
        const Lines anew = made_anew(files);
        INFO("seed " << seed << ", step " << step);
        const Lines lacking = without(anew, kept);
        const Lines surplus = without(kept, anew);
        for (const auto& [path, text] : files) {
            UNSCOPED_INFO("--- " << path << (put.contains(path) ? " (new)" : "") << "\n" << text);
        }
        CHECK(lacking == Lines{});
        REQUIRE(surplus == Lines{});
    }
}
