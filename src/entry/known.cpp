#include "entry/known.hpp"

#include "base/country.hpp"
#include "base/name_key.hpp"
#include "base/text.hpp"
#include "index/organisation_names.hpp"
#include "records/kind.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace eomt::entry {

namespace {

using records::Kind;
using records::ValueType;

std::string cell(const std::vector<base::Cell>& row, std::size_t at)
{
    return base::to_text(row[at]);
}

std::string kind_of(Kind kind)
{
    return std::string{records::kind_name(kind)};
}

} // namespace

std::vector<std::string> Known::column(const std::string& sql, const index::Binds& binds)
{
    std::vector<std::string> values;
    for (const auto& row : m_session.query(sql, binds).rows) {
        values.push_back(cell(row, 0));
    }
    return values;
}

std::vector<std::string> Known::ids(Kind kind)
{
    switch (kind) {
    case Kind::election:
        return column("SELECT id FROM elections ORDER BY id");
    case Kind::person:
        return column("SELECT id FROM people ORDER BY id");
    default:
        return column("SELECT DISTINCT record FROM files WHERE kind = :kind ORDER BY record",
                      {{"kind", kind_of(kind)}});
    }
}

bool Known::has(Kind kind, const std::string& id)
{
    const auto all = ids(kind);
    return std::binary_search(all.begin(), all.end(), id);
}

std::string Known::file(Kind kind, const std::string& id)
{
    const auto paths =
        column("SELECT path FROM files WHERE kind = :kind AND record = :id ORDER BY path",
               {{"kind", kind_of(kind)}, {"id", id}});
    return paths.empty() ? std::string{} : paths.front();
}

std::optional<std::string> Known::resolve(Kind kind, const std::string& word)
{
    if (has(kind, word)) {
        return word;
    }
    std::vector<std::string> found;
    if (kind == Kind::organisation) {
        found = index::organisations_named(m_session, word);
    } else if (kind == Kind::person) {
        if (const auto known = person(word, "", "")) {
            found.push_back(known->id);
        }
    }
    return found.size() == 1 ? std::optional{found.front()} : std::nullopt;
}

std::vector<KnownElection> Known::elections(const std::string& country, const std::string& day)
{
    std::vector<KnownElection> list;
    const auto table = m_session.query(
        "SELECT id, COALESCE(title, COALESCE(institution, type) || ', ' || date), type, "
        "institution, path FROM elections "
        "WHERE country = :country AND (:day = '' OR date = :day) ORDER BY date DESC, id",
        {{"country", country}, {"day", day}});
    for (const auto& row : table.rows) {
        list.push_back({cell(row, 0), cell(row, 1), cell(row, 2), cell(row, 3), cell(row, 4)});
    }
    return list;
}

std::pair<std::string, std::string> Known::place_of(const std::string& election)
{
    const auto table =
        m_session.query("SELECT country, date FROM elections WHERE id = :id", {{"id", election}});
    if (table.rows.empty()) {
        return {};
    }
    return {cell(table.rows[0], 0), cell(table.rows[0], 1)};
}

std::vector<std::pair<std::string, std::string>> Known::missions(const std::string& election,
                                                                 const std::string& organisation)
{
    std::vector<std::pair<std::string, std::string>> list;
    const auto table = m_session.query(
        "SELECT m.id, f.path FROM mission_records m JOIN files f ON f.kind = 'mission' AND "
        "f.record = m.id WHERE m.election = :election AND m.organisation = :organisation "
        "ORDER BY m.id",
        {{"election", election}, {"organisation", organisation}});
    for (const auto& row : table.rows) {
        list.emplace_back(cell(row, 0), cell(row, 1));
    }
    return list;
}

EarlierMission
Known::earlier(const std::string& organisation, const std::string& country, const std::string& day)
{
    const auto table = m_session.query(
        "SELECT m.id, m.type, m.invited_by, "
        "(SELECT p.name FROM mentions p WHERE p.mission = m.id AND p.part = 'coordinator'), "
        "(SELECT p.name FROM mentions p WHERE p.mission = m.id AND p.part = 'head') "
        "FROM mission_records m JOIN elections e ON e.id = m.election "
        "WHERE m.organisation = :organisation AND (:day = '' OR e.date < :day) "
        "ORDER BY CASE WHEN e.country = :country THEN 0 ELSE 1 END, e.date DESC, m.id",
        {{"organisation", organisation}, {"country", country}, {"day", day}});
    if (table.rows.empty()) {
        return {};
    }
    const auto& row = table.rows[0];
    return {cell(row, 0), cell(row, 1), cell(row, 2), cell(row, 3), cell(row, 4)};
}

std::optional<KnownPerson>
Known::person(const std::string& word, const std::string& organisation, const std::string& day)
{
    const base::NameKey key = base::name_key(word);
    const auto found =
        column("SELECT DISTINCT id FROM people WHERE id = :word UNION "
               "SELECT DISTINCT person FROM person_names WHERE name_key = :key OR "
               "(loose_key = :loose AND script <> :script) ORDER BY 1",
               {{"word", word}, {"key", key.key}, {"loose", key.loose}, {"script", key.script}});
    if (found.size() != 1) {
        return std::nullopt;
    }
    KnownPerson person;
    person.id = found.front();
    const auto named =
        m_session.query("SELECT name FROM people WHERE id = :id", {{"id", person.id}});
    person.name = named.rows.empty() ? word : cell(named.rows[0], 0);
    const auto seat = m_session.query(
        "SELECT m.country, m.chamber, m.office FROM members m JOIN delegations d ON d.id = "
        "m.delegation WHERE m.person = :id AND (:organisation = '' OR d.organisation = "
        ":organisation) AND (:day = '' OR ((m.from_date IS NULL OR m.from_date <= :day) AND "
        "(m.to_date IS NULL OR m.to_date >= :day))) ORDER BY m.is_representative, m.n",
        {{"id", person.id}, {"organisation", organisation}, {"day", day}});
    // A representative's office and a member's chamber may stand in different rows.
    for (const auto& row : seat.rows) {
        const auto keep = [&](std::string& into, std::size_t at) {
            if (into.empty()) {
                into = cell(row, at);
            }
        };
        keep(person.country, 0);
        keep(person.chamber, 1);
        keep(person.office, 2);
    }
    return person;
}

std::vector<std::string> Known::words_for(const records::Outline& field)
{
    switch (field.type) {
    case ValueType::country: {
        std::vector<std::string> codes;
        for (const auto& country : base::countries()) {
            codes.emplace_back(country.code);
        }
        std::sort(codes.begin(), codes.end());
        return codes;
    }
    case ValueType::topic: {
        auto words = column("SELECT topic FROM archive_topics ORDER BY topic");
        for (const auto word : field.info.words->list()) {
            words.emplace_back(word);
        }
        return words;
    }
    case ValueType::reference:
        return ids(field.info.refers);
    case ValueType::flag:
        return {"true", "false"};
    case ValueType::group:
        if (field.group == "election") {
            return ids(Kind::election);
        }
        return field.shorthand == "name" ? column("SELECT DISTINCT name FROM people ORDER BY name")
                                         : std::vector<std::string>{};
    default:
        break;
    }
    if (field.info.words != nullptr) {
        const auto list = field.info.words->list();
        return {list.begin(), list.end()};
    }
    if (field.info.name == "by") {
        return column("SELECT DISTINCT name FROM people ORDER BY name");
    }
    return {};
}

std::string Known::folder(Kind kind, const std::string& country)
{
    // The folder that holds most of them.
    const auto of_kind = [&](const std::string& condition) {
        const auto paths = column("SELECT path FROM files f WHERE kind = :kind" + condition,
                                  {{"kind", kind_of(kind)}, {"country", country}});
        std::vector<std::string> folders;
        for (const auto& path : paths) {
            const auto slash = path.rfind('/');
            folders.push_back(slash == std::string::npos ? "" : path.substr(0, slash));
        }
        std::sort(folders.begin(), folders.end());
        std::string best;
        std::ptrdiff_t most = 0;
        for (const auto& one : folders) {
            const auto count = std::count(folders.begin(), folders.end(), one);
            if (count > most) {
                most = count;
                best = one;
            }
        }
        return most == 0 ? std::nullopt : std::optional{best};
    };
    if (kind == Kind::mission) {
        const auto there =
            of_kind(" AND record IN (SELECT m.id FROM mission_records m JOIN elections e ON e.id = "
                    "m.election WHERE e.country = :country)");
        if (there) {
            return *there;
        }
        const std::string name = base::slug(base::country_name(country));
        return name.empty() ? "missions" : "missions/" + name;
    }
    if (const auto there = of_kind(" AND :country = :country")) {
        return *there;
    }
    return kind == Kind::person ? "people" : kind_of(kind) + "s";
}

draft::Context Known::for_drafting()
{
    draft::Context context;
    const auto organisations = m_session.query(
        "SELECT id, kind, name, short_name, website FROM organisations ORDER BY id");
    for (const auto& row : organisations.rows) {
        draft::KnownOrganisation one{cell(row, 0), cell(row, 1), {cell(row, 2)}, cell(row, 4)};
        if (!cell(row, 3).empty()) {
            one.names.push_back(cell(row, 3));
        }
        const auto more = column("SELECT name FROM names WHERE kind = 'organisation' AND record = "
                                 ":id ORDER BY language",
                                 {{"id", one.id}});
        one.names.insert(one.names.end(), more.begin(), more.end());
        context.organisations.push_back(std::move(one));
    }
    const auto elections =
        m_session.query("SELECT id, country, date, type, institution FROM elections ORDER BY id");
    for (const auto& row : elections.rows) {
        draft::KnownElection one{cell(row, 0), cell(row, 1), cell(row, 2), {}, cell(row, 4)};
        const std::string types = cell(row, 3);
        for (const auto type : base::split(types, '+')) {
            one.types.emplace_back(type);
        }
        context.elections.push_back(std::move(one));
    }
    const auto people =
        m_session.query("SELECT person, name FROM person_names ORDER BY person, name");
    for (const auto& row : people.rows) {
        if (context.persons.empty() || context.persons.back().id != cell(row, 0)) {
            context.persons.push_back({cell(row, 0), {}});
        }
        context.persons.back().names.push_back(cell(row, 1));
    }
    return context;
}

std::string Known::default_organisation()
{
    const auto named = column("SELECT organisation FROM archives WHERE organisation IS NOT NULL");
    return named.empty() ? "" : named.front();
}

} // namespace eomt::entry
