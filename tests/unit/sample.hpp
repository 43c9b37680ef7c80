#pragma once

#include "small_index.hpp"

/// A small archive of invented facts: three elections, six missions, two of them inside another
/// one.
inline std::vector<Doc> sample()
{
    return {
        {"archive.yaml", "format: 1\ntitle: Sample\n"},
        {"kz.election.yaml", R"(country: KZ
date: 2021-01-10
type: parliamentary
title: Elections to the Mazhilis
institution: Mazhilis
figures: [{what: observers-accredited, value: 398, as_of: 2021-01-04, source: cec}]
sources: {cec: {title: Accreditation, publisher: CEC, date: 2021-01-04, url: "https://example.org/cec"}}
)"},
        {"kg.election.yaml",
         "country: KG\ndate: 2021-11-28\ntype: [parliamentary, local]\nprevious: kz\n"},
        {"kz.cis.mission.yaml", R"(election: kz
organisation: cis
type: executive
invited_by: Ministry of Foreign Affairs of Kazakhstan
head: Sergei Lebedev
figures:
  - {what: observers, value: 234, source: a}
  - {what: observers, value: 240, qualifier: about}
  - {what: regions, value: 2.5}
findings:
  - {topic: voting, assessment: positive, text: Voting was calm., source: [a, b]}
  - {topic: media, assessment: mixed, text: Coverage was 100% even_handed., source: b}
verdict: {assessment: positive, text: Open and competitive., source: a}
sources:
  a: {title: Statement, publisher: CIS, date: 2021-01-11, url: "https://example.org/cis"}
  b: {title: Annex, date: 2021-01, file: sources/b.txt}
)"},
        {"kz.csto-pa.mission.yaml", R"(election: kz
organisation: csto-pa
type: parliamentary
part_of: kz.cis
invited_by:
  - {body: Mazhilis of the Parliament, person: Nurlan Nigmatulin}
  - {body: Central Election Commission}
coordinator: Умахан Умаханов
team: [{name: Ann Example, delegation: BY, role: spokesperson}]
figures: [{what: observers, value: 7}]
findings:
  - {topic: public-health, assessment: positive, quote: rules were observed, by: Umakhan Umakhanov, source: r}
verdict: {assessment: mostly-positive, source: r}
sources: {r: {title: Report, url: "https://example.org/csto"}}
)"},
        {"kz.group.mission.yaml", R"(election: kz
organisation: cis
type: joint
part_of: kz.csto-pa
figures: [{what: observers, value: 3}]
)"},
        {"kz.odihr.mission.yaml", R"(election: kz
organisation: odihr
type: leom
invited_by: [{body: Ministry of Foreign Affairs of Kazakhstan}]
head: Jarosław Domański
figures: [{what: observers, value: 31}]
findings:
  - {topic: voting, assessment: mostly-negative, text: Procedures were disregarded., source: f}
  - {topic: voting, assessment: negative, text: Counting lacked transparency., source: f}
  - {topic: campaign, assessment: neutral, text: The campaign was quiet., source: f}
  - {topic: security, text: Nothing said of it.}
verdict: {assessment: mostly-negative, source: f}
recommendations:
  - {id: 1, text: Review the law, priority: priority, topic: legal-framework, source: f}
  - {id: 2, text: Train the staff, topic: voting}
sources: {f: {title: Final report, url: "https://example.org/odihr"}}
)"},
        {"by.cis.mission.yaml",
         R"(election: {country: BY, date: 2020-08-09, type: presidential, institution: President}
organisation: cis
invited_by: President of Belarus
head: Сергей Лебедев
findings: [{topic: voting, assessment: mostly-positive, text: Calm., source: s}]
verdict: {assessment: neutral, source: s}
sources: {s: {title: S}}
)"},
        {"by.odihr.mission.yaml",
         R"(election: {country: BY, date: 2020-08-09, type: presidential, institution: President}
organisation: odihr
status: not-invited
reason: No invitation came in time.
)"},
        {"kg.odihr.mission.yaml", R"(election: kg
organisation: odihr
type: leom
status: planned
reviews: [{recommendation: "kz.odihr#1", status: partially-implemented, date: 2021-12-01}]
)"},
        {"cis.organisation.yaml",
         "name: Commonwealth of Independent States\nshort_name: CIS\nkind: intergovernmental\n"},
        {"csto-pa.organisation.yaml",
         "name: CSTO Parliamentary Assembly\nshort_name: CSTO PA\nkind: "
         "parliamentary-assembly\nparent: cis\n"},
        {"odihr.organisation.yaml",
         "name: Office for Democratic Institutions\nshort_name: ODIHR\n"},
        {"csto-pa.russia.delegation.yaml", R"(organisation: csto-pa
country: RU
parliament: Federal Assembly
compositions:
  - {from: 2016-10-05, seats: {State Duma: 10, Federation Council: 12}, representative: Leonid Kalashnikov}
  - {from: 2021-10-12, seats: {State Duma: 8}, representative: {name: Second Representative}}
members:
  - {name: Umakhan Umakhanov, id: umakhanov, chamber: Federation Council, from: 2016, to: 2021-06}
  - {name: Later Member, chamber: State Duma, from: 2021-10}
)"},
        {"lebedev.person.yaml", "name: Сергей Лебедев\ncountry: RU\n"},
    };
}
