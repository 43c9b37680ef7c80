#include "records/rules.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace eomt::records {

namespace {

using base::Severity;

constexpr auto errors = std::to_array<Rule>({
    {"ambiguous-person",
     Severity::error,
     "A name fits two known persons equally well, so the program cannot tell who is meant.",
     "coordinator: Ivan Ivanov     # a member of two countries' delegations",
     "Say which: `coordinator: {name: Ivan Ivanov, delegation: RU}`, or give the `id`."},
    {"bad-country",
     Severity::error,
     "A country is two capital letters of ISO 3166-1 alpha-2.",
     "country: Kazakhstan",
     "Write `country: KZ`."},
    {"bad-date",
     Severity::error,
     "A date is a real day of the calendar, written year-month-day with two digits each.",
     "date: 10.01.2021",
     "Write `date: 2021-01-10`. Fields that take a partial date also take `2021-01` and "
     "`2021`."},
    {"bad-encoding",
     Severity::error,
     "A file is text in UTF-8.",
     "a file saved as UTF-16 or Windows-1251",
     "Save the file as UTF-8 in your editor."},
    {"bad-id",
     Severity::error,
     "An id is made of lower-case letters, digits, `.`, `_` and `-`, and begins with a letter "
     "or digit; a record's id is its file name "
     "without `.mission.yaml` and the like. A recommendation's id may have capitals.",
     "KZ 2021.mission.yaml",
     "Rename the file, for example `kz-2021-01-10-mazhilis.csto-pa.mission.yaml`."},
    {"bad-value",
     Severity::error,
     "The value is none that the field can have: a word outside its list, a number out of "
     "range, an address that is none.",
     "verdict: {assessment: good}",
     "Take the word that the message suggests; docs/format.md lists those of every field."},
    {"duplicate-id",
     Severity::error,
     "Two records of one kind, or two recommendations of one mission, have the same id. So have "
     "two elections that missions describe in place when country, date and body agree and the "
     "type or the round doesn't.",
     "a/csto-pa.organisation.yaml and b/csto-pa.organisation.yaml",
     "Merge the two, or rename one. Elections that are two get a record each "
     "(`*.election.yaml`), whose id the missions name."},
    {"duplicate-key",
     Severity::error,
     "A key stands twice in one mapping, and only one of the values could count.",
     "country: KZ\ncountry: KG",
     "Delete one of the two lines."},
    {"missing-key",
     Severity::error,
     "A field that every such record needs is not there.",
     "organisation: csto-pa     # a mission without \"election\"",
     "Add the field; the message says what it is."},
    {"period-reversed",
     Severity::error,
     "A period ends before it begins.",
     "period: {from: 2021-01-12, to: 2021-01-07}",
     "Exchange the dates, or mend the wrong one."},
    {"reference-cycle",
     Severity::error,
     "Records refer to one another in a circle: a mission would be a part of itself.",
     "part_of: x.cis     # and x.cis is part of this mission",
     "Remove the reference that is wrong."},
    {"share-exceeds-whole",
     Severity::error,
     "More polling stations were assessed one way than were observed at all.",
     "observation: [{stage: voting, stations: 10, positive: 12}]",
     "Mend the number that is wrong."},
    {"too-large",
     Severity::error,
     "A file is past a limit of the format: 1 MiB, 64 levels, 100,000 values with its aliases "
     "repeated.",
     "[[[[ ... ]]]]",
     "Split the record, or write what an alias repeats only once."},
    {"unknown-key",
     Severity::error,
     "The record has no field of this name. A key that begins with `x-` is your own and always "
     "allowed.",
     "verdit: {assessment: positive}",
     "Take the name that the message suggests, or put `x-` before a key of your own."},
    {"unknown-reference",
     Severity::error,
     "No record has this id.",
     "organisation: cstopa",
     "Mend the id, or add the record."},
    {"unknown-source",
     Severity::error,
     "A `source` names a key that the file's `sources` doesn't have.",
     "source: report     # and no \"report:\" under sources",
     "Mend the key, or add the source."},
    {"unreadable-file",
     Severity::error,
     "The file cannot be read: no permission, a folder or a pipe of that name, or it is gone.",
     "x.mission.yaml/     # a folder",
     "Give permission, or rename what isn't a record."},
    {"wrong-type",
     Severity::error,
     "A list, a mapping, a number or true/false is needed, and something else stands there.",
     "findings: no violations",
     "Write the value in the form that the message names."},
    {"yaml-syntax",
     Severity::error,
     "The file is not valid YAML from here on.",
     "quote: \"not closed",
     "Mend what the message names; most often a quote, a colon in a text without quotes, or "
     "the indentation."},
});

constexpr auto warnings = std::to_array<Rule>({
    {"conflicting-elections",
     Severity::warning,
     "A mission describes an election in place, and another one, or the election's record, gives "
     "another value for the same fact. The record counts, else the mission whose path is first.",
     "election: {country: KZ, date: 2021-01-10, type: parliamentary, seats: 107}     # and 98 in "
     "another mission",
     "Mend the value that is wrong, or write the election's record and name its id in the "
     "missions."},
    {"finding-before-mission",
     Severity::warning,
     "The source of a finding was published before the mission began.",
     "period: {from: 2021-01-07}     # and the finding's source is of 2020-12-08",
     "Mend a date, or move what was said before the mission to `notes`."},
    {"finding-without-source",
     Severity::warning,
     "A finding that nobody can check.",
     "findings: [{topic: voting, text: Calm.}]",
     "Add `source`, the key of an entry in `sources`."},
    {"host-country-observer",
     Severity::warning,
     "A member of the observed country's own delegation observes.",
     "head: {name: A. B., delegation: KZ}     # at an election in KZ",
     "Check the name and the delegation; where it is so, leave it: the report will show it."},
    {"members-exceed-seats",
     Severity::warning,
     "A delegation has more members at one time than seats.",
     "seats: {Senate: 1}     # and two members sit in the Senate",
     "Give the members' `from` and `to`, or mend the seats."},
    {"missing-source-file",
     Severity::warning,
     "The archived copy of a source is not there.",
     "file: sources/gone.txt",
     "Put the copy there, or mend the path."},
    {"quote-not-in-source",
     Severity::warning,
     "The quotation is not in the archived copy of its source, white space, quotation marks "
     "and dashes aside.",
     "quote: held on the highest level     # the page says \"at\"",
     "Copy the words exactly, or put your own words in `text`."},
    {"shares-without-systematic-observation",
     Severity::warning,
     "Shares of polling stations say something of the country only where observation was "
     "systematic.",
     "observation: [{stage: voting, stations: 10, positive: 9}]",
     "Add `systematic: true` where the organisation says so; else leave the shares out."},
    {"source-changed",
     Severity::warning,
     "The archived copy is not the file whose SHA-256 the record gives.",
     "sha256: 0000...",
     "Restore the copy, or take the new sum (`sha256sum FILE`) once you have compared."},
    {"team-exceeds-seats",
     Severity::warning,
     "More of a chamber's members observe than the chamber has seats in the delegation.",
     "three of the State Duma, which has two seats",
     "Check the chambers of the team and the delegation's composition."},
    {"unknown-kind",
     Severity::warning,
     "A YAML file whose name says no kind of record is not read.",
     "notes.yaml",
     "Name it `<id>.mission.yaml`, `.election.yaml`, `.organisation.yaml`, `.delegation.yaml` "
     "or `.person.yaml`, or move it out of the archive."},
    {"unlinked-person",
     Severity::warning,
     "The name belongs to no person's record and to no delegation, so it stands alone.",
     "coordinator: Umakhan Umahanov",
     "Mend the spelling, add the person to the delegation's members, or write a person's "
     "record."},
    {"verdict-before-vote",
     Severity::warning,
     "A statement or report is dated before the last day of voting.",
     "events: [{date: 2021-01-09, kind: statement}]",
     "Mend the date; a statement on the campaign is an `interim-report`."},
});

constexpr auto notes = std::to_array<Rule>({
    {"composition-attested-later",
     Severity::note,
     "The delegation's composition is known only from a later day than the election's.",
     "compositions: [{as_of: 2021-03-02, ...}]     # the election was on 2021-01-10",
     "Nothing to mend; the report says so. Add an earlier composition where you find one."},
    {"conflicting-figures",
     Severity::note,
     "Two figures of one kind differ. Both are kept and shown.",
     "figures: [{what: observers, value: 47}, {what: observers, value: 48}]",
     "Nothing to mend where the sources disagree."},
    {"counted-in-parent",
     Severity::note,
     "The observers of a nested mission are inside its parent's figure, so sums leave them "
     "out.",
     "part_of: kz-2021-01-10-mazhilis.cis",
     "Nothing to mend."},
    {"no-invitation",
     Severity::note,
     "The mission does not say who invited it.",
     "a mission without invited_by",
     "Add `invited_by` where a source says so."},
    {"no-verdict",
     Severity::note,
     "The mission is concluded and has no verdict.",
     "a mission without verdict",
     "Add `verdict` where a source says so."},
});

} // namespace

const std::vector<Rule>& rules()
{
    static const std::vector<Rule> list = [] {
        std::vector<Rule> all{errors.begin(), errors.end()};
        all.insert(all.end(), warnings.begin(), warnings.end());
        all.insert(all.end(), notes.begin(), notes.end());
        return all;
    }();
    return list;
}

const Rule* find_rule(std::string_view name)
{
    const auto found = std::find_if(
        rules().begin(), rules().end(), [&](const Rule& rule) { return rule.name == name; });
    return found == rules().end() ? nullptr : &*found;
}

std::string explain(const Rule& rule)
{
    return fmt::format("{} ({})\n\n{}\n\n```yaml\n{}\n```\n\n{}\n",
                       rule.name,
                       base::severity_name(rule.severity),
                       rule.meaning,
                       rule.example,
                       rule.mend);
}

std::string rules_document()
{
    std::string text = "# What `eomt check` says\n\n"
                       "Every message is `path:line:col: severity: text [rule]`. A record with an "
                       "error is left out of lists and reports\n"
                       "until it is mended; warnings and notes leave nothing out. `eomt check "
                       "--explain RULE` prints one of these paragraphs.\n\n"
                       "This page is made from `src/records/rules.cpp`; a test fails when it is "
                       "stale (`./dev docs` makes it again).\n";
    for (const Rule& rule : rules()) {
        text += "\n## " + explain(rule);
    }
    return text;
}

} // namespace eomt::records
