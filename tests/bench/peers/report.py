#!/usr/bin/env python3
"""What a careful person would write for an archive without eomt: a Markdown report of every mission and a table of the countries.

PyYAML's C loader, Jinja2 and pandas; files are read and reports written by a process a core. Nothing is checked, names are
compared as they are written, and nothing is remembered from one run to the next.

usage: report.py ARCHIVE OUT
"""
import os
import sys
from collections import defaultdict
from multiprocessing import Pool

import jinja2
import pandas
import yaml

SCORES = {"positive": 2, "mostly-positive": 1, "mixed": 0, "mostly-negative": -1, "negative": -2}
KINDS = ("mission", "election", "delegation", "organisation", "person")
TEMPLATE = """\
# {{ org.short_name or org.name }}: {{ election.title or election.institution }}, {{ election.date }}

{% if m.status == 'declined' -%}
{{ org.short_name }} declined to observe this election. {{ m.reason or '' }}
{%- else -%}
{{ org.short_name }} had a mission ({{ m.type }}) for the election in {{ election.country }} on {{ election.date }}.
{%- endif %}
{% if m.part_of %}The mission is counted inside {{ m.part_of }}.
{% endif %}
| Item | What the records say |
| --- | --- |
| Election | {{ (election.title or m.election) | cell }} |
| Body elected | {{ election.institution | cell }} |
| Type of election | {{ election.type }} |
| Country | {{ election.country }} |
| Election day | {{ election.date }} |
| Organisation | {{ org.name }} |
| Status | {{ m.status or 'concluded' }} |
{% for i in m.invited_by or [] %}| Invited by | {{ i.body | cell }} ({{ i.kind }}) {{ i.source | cite }} |
{% endfor %}{% if m.coordinator %}| Coordinator | {{ m.coordinator.name | cell }}, {{ m.coordinator.office }}; {{ m.coordinator.delegation }} {{ m.coordinator.source | cite }} |
{% endif %}{% if m.head %}| Head | {{ m.head.name or m.head.id }}, {{ m.head.office }} {{ m.head.source | cite }} |
{% endif %}{% if m.period %}| On the ground | from {{ m.period['from'] }} until {{ m.period.to }} |
{% endif %}| Record | {{ id }} |

## Who took part
{% for d in delegations %}
### Delegation: {{ d.country }}

{% if d.seats %}The delegation had {{ d.total }} seats ({% for chamber, number in d.seats.items() %}{{ '; ' if not loop.first }}{{ chamber }}: {{ number }}{% endfor %}), \
in force from {{ d.since }}, represented by {{ d.representative }}.{% else %}Its seats are not known.{% endif %}

| Person | Role | Chamber and office |
| --- | --- | --- |
{% for p in d.people %}| {{ p.name | cell }} | {{ p.role or 'observer' }} | {{ p.chamber or '' }}{{ '; ' + p.office if p.office }} |
{% endfor %}{% endfor %}
| Delegation | Chamber | People named | Seats |
| --- | --- | --: | --: |
{% for u in use %}| {{ u[0] }} | {{ u[1] }} | {{ u[2] }} | {{ u[3] }} |
{% endfor %}
## Figures

| Figure | Value | As of | Remarks | Source |
| --- | --: | --- | --- | --- |
{% for f in m.figures or [] %}| {{ f.what }} | {{ f.value }} | {{ f.as_of or 'not stated' }} | {{ f.qualifier or '' }} | {{ f.source | cite }} |
{% endfor %}{% if m.part_of and parent %}
Its observers are inside those of {{ m.part_of }}{% for f in parent.figures or [] %}, {{ f.value }} {{ f.what }}{% endfor %}.
{% endif %}{% for n in nested %}
- Counted inside this mission: {{ n }}
{% endfor %}{% if m.observation %}
| Stage | Stations | Positive | Negative |
| --- | --: | --: | --: |
{% for o in m.observation %}| {{ o.stage }} | {{ o.stations }} | {{ o.positive }} | {{ o.negative }} |
{% endfor %}{% endif %}
## Verdict

{% if m.verdict %}Coded as {{ m.verdict.assessment }} {{ m.verdict.source | cite }}. {{ m.verdict.text }} ({{ m.verdict.by }})
{% else %}None is recorded.
{% endif %}
## Findings
{% for topic, list in findings %}
### {{ topic }}

{% for f in list %}- Coded as {{ f.assessment }}: {{ f.text }}{{ ' (said by ' + f.by + ')' if f.by }} {{ f.source | cite }}
{% if f.quote %}
  > {{ f.quote }}
{% endif %}{% endfor %}{% endfor %}{% if m.recommendations %}
## Recommendations

{% for r in m.recommendations %}- {{ r.id }} ({{ r.priority }}, {{ r.topic }}): {{ r.text }} {{ r.source | cite }} {{ states.get(id + '#' + r.id, 'not reviewed') }}
{% endfor %}{% endif %}{% if m.reviews %}
## Earlier recommendations

{% for r in m.reviews %}- {{ r.recommendation }}: {{ r.status }} {{ r.source | cite }}
{% endfor %}{% endif %}
## Timeline

| Date | What | Source |
| --- | --- | --- |
{% for e in events %}| {{ e[0] }} | {{ e[1] | cell }} | {{ e[2] | cite }} |
{% endfor %}
{% if m.notes %}## Notes

{{ m.notes }}

{% endif %}## Sources

{% for key, s in (m.sources or {}).items() %}{{ loop.index }}. <a id="source-{{ key }}"></a>{{ s.publisher }}: {{ s.title }}, {{ s.date }}, <{{ s.url }}>, language: {{ s.language }}
{% endfor %}"""


def load(path):
    with open(path, "rb") as file:
        return path, yaml.load(file, Loader=yaml.CSafeLoader)


def find(archive):
    for folder, folders, names in os.walk(archive):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.endswith(".yaml") and name != "archive.yaml":
                yield os.path.join(folder, name)


def cite(source):
    return " ".join(f"[[{key}]](#source-{key})" for key in ([source] if isinstance(source, str) else source or []))


class Reports:
    """Everything that was read, and what a report needs of other records."""

    def __init__(self, records):
        self.records = records
        self.delegations = {(d["organisation"], d["country"]): d for d in records["delegation"].values()}
        self.nested, self.states = defaultdict(list), {}
        for name, mission in records["mission"].items():
            if "part_of" in mission:
                self.nested[mission["part_of"]].append(name)
            for review in mission.get("reviews", []):
                date = str(review.get("date", ""))
                if date >= self.states.get(review["recommendation"], ("",))[0]:
                    self.states[review["recommendation"]] = (date, review["status"])
        self.states = {name: status for name, (_, status) in self.states.items()}
        environment = jinja2.Environment(trim_blocks=False, keep_trailing_newline=True, autoescape=False)
        environment.filters["cite"] = cite
        environment.filters["cell"] = lambda text: str(text or "").replace("|", "\\|")
        self.template = environment.from_string(TEMPLATE)

    def seats(self, mission, election, country):
        delegation = self.delegations.get((mission["organisation"], country), {})
        held = [c for c in delegation.get("compositions", []) if str(c.get("from", "")) <= str(election["date"])]
        if not held:
            return {}
        last = held[-1]
        return {"seats": last["seats"], "total": sum(last["seats"].values()), "since": last.get("from"), "representative": last["representative"]["name"]}

    def render(self, name):
        mission = self.records["mission"][name]
        election = self.records["election"][mission["election"]]
        people = defaultdict(list)
        if "coordinator" in mission:
            people[mission["coordinator"].get("delegation")].append({**mission["coordinator"], "role": "coordinator"})
        for person in mission.get("team", []):
            people[person.get("delegation")].append(person)
        delegations, use = [], []
        for country, persons in sorted(people.items(), key=lambda item: item[0] or ""):
            seats = self.seats(mission, election, country)
            delegations.append({"country": country, "people": persons, **seats})
            for chamber, number in seats.get("seats", {}).items():
                use.append((country, chamber, sum(p.get("chamber") == chamber for p in persons) or "nobody", number))
        findings = defaultdict(list)
        for finding in mission.get("findings", []):
            findings[finding["topic"]].append(finding)
        events = sorted([(str(election["date"]), "Election day", None)] + [(str(e["date"]), f"{e['kind']}: {e['title']}", e.get("source")) for e in mission.get("events", [])],
                        key=lambda event: event[0])
        return self.template.render(id=name, m=mission, election=election, org=self.records["organisation"][mission["organisation"]], delegations=delegations, use=use,
                                    findings=sorted(findings.items()), events=events, nested=self.nested.get(name, []), states=self.states,
                                    parent=self.records["mission"].get(mission.get("part_of")))


def countries(records):
    """The table of countries: what `eomt compare` shows."""
    elections, rows, findings, figures, invitations, persons = records["election"], [], [], [], [], []
    for name, mission in records["mission"].items():
        country = elections[mission["election"]]["country"]
        verdict = mission.get("verdict", {}).get("assessment", "none")
        rows.append((name, country, mission["election"], mission["organisation"], str(elections[mission["election"]]["date"]), verdict, SCORES.get(verdict),
                     len(mission.get("recommendations", []))))
        findings += [(country, f["topic"], SCORES.get(f.get("assessment"))) for f in mission.get("findings", [])]
        invitations += [(country, i.get("kind", "other")) for i in mission.get("invited_by", [])] or [(country, "unknown")]
        persons += [(country, p.get("name") or p.get("id")) for p in mission.get("team", []) + [mission[k] for k in ("coordinator", "head") if k in mission]]
        if "part_of" not in mission:
            figures += [(country, f["what"], name, int(f["value"])) for f in mission.get("figures", [])]
    frame = pandas.DataFrame(rows, columns=["mission", "country", "election", "organisation", "date", "verdict", "score", "recommendations"])
    by = frame.groupby("country")
    table = pandas.DataFrame({"missions": by.size(), "elections": by.election.nunique(), "organisations": by.organisation.nunique(), "first": by.date.min(),
                              "last": by.date.max(), "mean score": by.score.mean().round(2), "recommendations": by.recommendations.sum()})
    table["people"] = pandas.DataFrame(persons, columns=["country", "person"]).groupby("country").person.nunique()
    table = table.join(pandas.crosstab(frame.country, frame.verdict))
    invited = pandas.DataFrame(invitations, columns=["country", "kind"])
    table = table.join(pandas.crosstab(invited.country, invited.kind).add_prefix("invited by "))
    scores = pandas.DataFrame(findings, columns=["country", "topic", "score"])
    table = table.join(scores.pivot_table(index="country", columns="topic", values="score", aggfunc="mean").round(2).add_prefix("topic "))
    numbers = pandas.DataFrame(figures, columns=["country", "what", "mission", "value"])
    each = numbers.groupby(["country", "what", "mission"]).value.max().groupby(["country", "what"]).sum().unstack()
    return table.join(each.add_prefix("figure "), how="left").T


def as_markdown(table):
    lines = ["| | " + " | ".join(table.columns) + " |", "| --- |" + " --: |" * len(table.columns)]
    lines += [f"| {name} | " + " | ".join("" if pandas.isna(value) else str(value) for value in row) + " |" for name, row in zip(table.index, table.values)]
    return "\n".join(lines) + "\n"


def write(names):
    for name in names:
        with open(os.path.join(OUT, name + ".md"), "w", encoding="utf-8") as file:
            file.write(REPORTS.render(name))


def main():
    global REPORTS, OUT  # what the writing processes inherit
    archive, OUT = sys.argv[1:]
    os.makedirs(OUT, exist_ok=True)
    cores = os.cpu_count() or 1
    records = {kind: {} for kind in KINDS}
    with Pool(cores) as pool:
        for path, data in pool.imap_unordered(load, find(archive), chunksize=100):
            name, kind, _ = os.path.basename(path).rsplit(".", 2)
            records[kind][name] = data
    with open(os.path.join(OUT, "countries.md"), "w", encoding="utf-8") as file:
        file.write(as_markdown(countries(records)))
    REPORTS = Reports(records)
    names = sorted(records["mission"])
    with Pool(cores) as pool:
        pool.map(write, [names[start:start + 200] for start in range(0, len(names), 200)], chunksize=1)


if __name__ == "__main__":
    main()
