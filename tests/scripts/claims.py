"""claims.py PROGRAM ROOT SCRATCH: see claims.sh.

A line of claims.csv says where one fact of the collected data stands in the archive: `row` (which data, which row), `election`,
`organisation` (none for what is said of an election; a delegation's id for its seats and members), `what` and `value` (the kind of fact, as in FACTS,
and what it has to be), `url` and `date` of its source. What was left out on purpose has the kind "left-out" and a value that stands in
docs/data-notes.md.
"""
import csv
import json
import pathlib
import shutil
import subprocess
import sys

PROGRAM, ROOT, SCRATCH = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])

# How many rows each of the collected tables has: a row that is not in claims.csv is a row not looked for.
ROWS = {"claims": 206, "elections": 25, "snapshots": 12, "members": 12, "names": 16}

# Each query gives record (kind:id), what, value, cites. Where cites is NULL, no field cites the source, and it is enough that the record lists it.
FACTS = [
    """SELECT 'mission:' || mission AS record, 'figure ' || what AS what, qualifier, value, cites FROM figures WHERE mission IS NOT NULL""",
    """SELECT 'election:' || election AS record, 'figure ' || what AS what, qualifier, value, cites FROM figures WHERE mission IS NULL""",
    """SELECT 'mission:' || mission AS record, 'figure as of' AS what, what || ' ' || as_of AS value, cites FROM figures WHERE as_of IS NOT NULL""",
    """SELECT 'mission:' || mission AS record, role AS what, name AS value, cites FROM mentions WHERE part IN ('coordinator', 'head', 'team')""",
    """SELECT 'mission:' || mission AS record, 'office of ' || role AS what, office AS value, cites FROM mentions WHERE office IS NOT NULL""",
    """SELECT 'mission:' || mission AS record, 'delegation of ' || role AS what,
        name || ', ' || stated_delegation || CASE WHEN stated_chamber IS NULL THEN '' ELSE ', ' || stated_chamber END AS value, cites
        FROM mentions WHERE stated_delegation IS NOT NULL""",
    """SELECT 'mission:' || m.mission AS record, 'name in Russian' AS what, m.name || ' = ' || n.name AS value, NULL AS cites
        FROM mentions m JOIN names n ON n.kind = 'person' AND n.record = m.person AND n.language = 'ru'""",
    """SELECT 'mission:' || mission AS record, 'invited by' AS what, body AS value, cites FROM invitations""",
    """SELECT 'mission:' || mission AS record, 'invitation signed by' AS what, person AS value, cites FROM invitations WHERE person IS NOT NULL""",
    """SELECT 'mission:' || mission AS record, 'invitation date' AS what, date AS value, cites FROM invitations WHERE date IS NOT NULL""",
    """SELECT 'mission:' || mission AS record, 'invitation reference' AS what, reference AS value, cites FROM invitations
        WHERE reference IS NOT NULL""",
    """SELECT 'mission:' || id AS record, 'verdict' AS what, verdict AS value, verdict_cites AS cites FROM missions WHERE verdict IS NOT NULL""",
    """SELECT 'mission:' || mission AS record, 'finding ' || topic AS what, assessment AS value, cites FROM findings""",
    """SELECT 'mission:' || mission AS record, 'event ' || kind AS what, date AS value, cites FROM events""",
    """SELECT 'mission:' || id AS record, 'period from' AS what, period_from AS value, NULL AS cites FROM missions WHERE period_from IS NOT NULL""",
    """SELECT 'mission:' || id AS record, 'period to' AS what, period_to AS value, NULL AS cites FROM missions WHERE period_to IS NOT NULL""",
    """SELECT 'mission:' || id AS record, 'number' AS what, number AS value, NULL AS cites FROM missions WHERE number IS NOT NULL""",
    """SELECT 'mission:' || id AS record, 'type' AS what, type AS value, NULL AS cites FROM missions WHERE type IS NOT NULL""",
    """SELECT 'mission:' || id AS record, 'status' AS what, status AS value, NULL AS cites FROM missions""",
    """SELECT 'mission:' || p.id AS record, 'holds' AS what, m.organisation AS value, NULL AS cites
        FROM missions m JOIN missions p ON p.id = m.part_of""",
    """SELECT kind || ':' || record AS record, 'source title' AS what, title AS value, kind || ':' || record || '#' || key AS cites
        FROM sources WHERE title IS NOT NULL""",
    """SELECT 'election:' || id AS record, 'date' AS what, date AS value, NULL AS cites FROM elections""",
    """SELECT 'election:' || id AS record, 'country' AS what, country AS value, NULL AS cites FROM elections""",
    """SELECT 'election:' || election AS record, 'type' AS what, type AS value, NULL AS cites FROM election_types""",
    """SELECT 'election:' || id AS record, 'early' AS what, early AS value, NULL AS cites FROM elections WHERE early IS NOT NULL""",
    """SELECT 'election:' || election AS record, 'voting day' AS what, day AS value, NULL AS cites FROM voting_days""",
    """SELECT 'delegation:' || c.delegation AS record, 'seats' AS what, s.chamber || ': ' || s.seats AS value, c.cites
        FROM compositions c JOIN composition_seats s ON s.delegation = c.delegation AND s.composition = c.n""",
    """SELECT 'delegation:' || delegation AS record, 'representative' AS what, representative AS value, cites
        FROM compositions WHERE representative IS NOT NULL""",
    """SELECT 'delegation:' || m.delegation AS record, 'member' AS what, n.name AS value, m.cites
        FROM members m JOIN person_names n ON n.person = m.person WHERE m.is_representative = 0""",
    """SELECT 'delegation:' || m.delegation AS record, 'office of member' AS what, m.person || ', ' || o.title AS value, o.cites
        FROM offices o JOIN members m ON o.kind = 'member' AND o.owner = m.delegation || '#' || m.n""",
    """SELECT 'person' AS record, 'name in Russian' AS what, a.name || ' = ' || b.name AS value, NULL AS cites
        FROM person_names a JOIN person_names b ON b.person = a.person WHERE a.script = 'latin' AND b.script = 'cyrillic'""",
]

# All that is said of a record in words, for the kind of fact "words": its value has to stand in one of them.
WORDS = [
    """SELECT 'mission:' || mission AS record, note AS value, cites FROM figures WHERE note IS NOT NULL AND mission IS NOT NULL""",
    """SELECT 'election:' || election AS record, note AS value, cites FROM figures WHERE note IS NOT NULL AND mission IS NULL""",
    """SELECT 'mission:' || id AS record, notes AS value, NULL AS cites FROM missions WHERE notes IS NOT NULL""",
    """SELECT 'mission:' || id AS record, reason AS value, NULL AS cites FROM missions WHERE reason IS NOT NULL""",
    """SELECT 'mission:' || mission AS record, text AS value, cites FROM findings WHERE text IS NOT NULL""",
    """SELECT 'mission:' || mission AS record, title AS value, cites FROM events WHERE title IS NOT NULL""",
    """SELECT 'election:' || id AS record, notes AS value, NULL AS cites FROM elections WHERE notes IS NOT NULL""",
    """SELECT 'delegation:' || id AS record, notes AS value, NULL AS cites FROM delegations WHERE notes IS NOT NULL""",
]

# What an archive of claims may not have: statements without a source. Each query gives record and what.
UNSOURCED = [
    """SELECT 'mission:' || mission AS record, 'figure ' || what AS what FROM figures WHERE cites IS NULL AND mission IS NOT NULL""",
    """SELECT 'election:' || election AS record, 'figure ' || what AS what FROM figures WHERE cites IS NULL AND mission IS NULL""",
    """SELECT 'mission:' || mission AS record, 'finding ' || topic AS what FROM findings WHERE cites IS NULL""",
    """SELECT 'mission:' || id AS record, 'verdict' AS what FROM missions WHERE verdict IS NOT NULL AND verdict_cites IS NULL""",
    """SELECT 'mission:' || mission AS record, 'event ' || kind AS what FROM events WHERE cites IS NULL""",
    """SELECT 'mission:' || mission AS record, 'invitation' AS what FROM invitations WHERE cites IS NULL""",
    """SELECT 'mission:' || mission AS record, role AS what FROM mentions WHERE cites IS NULL AND part IN ('coordinator', 'head', 'team')""",
    """SELECT 'mission:' || mission AS record, 'recommendation' AS what FROM recommendations WHERE cites IS NULL""",
    """SELECT 'mission:' || mission AS record, 'observation' AS what FROM observations WHERE cites IS NULL""",
    """SELECT 'mission:' || mission AS record, 'review' AS what FROM reviews WHERE cites IS NULL""",
    """SELECT 'delegation:' || delegation AS record, 'composition' AS what FROM compositions WHERE cites IS NULL""",
    """SELECT 'delegation:' || delegation AS record, 'member' AS what FROM members WHERE is_representative = 0 AND cites IS NULL""",
    """SELECT kind || ':' || owner AS record, 'office' AS what FROM offices WHERE cites IS NULL""",
    """SELECT 'organisation:' || id AS record, 'declaration of principles' AS what
        FROM organisations WHERE principles_endorsed IS NOT NULL AND principles_cites IS NULL""",
    # What no field can cite needs a record with sources: a period, a number, a reason, or a mission with nothing but its being there.
    """SELECT 'mission:' || id AS record, 'mission' AS what FROM missions
        WHERE id NOT IN (SELECT record FROM sources WHERE kind = 'mission')""",
    """SELECT 'election:' || id AS record, 'election' AS what FROM elections
        WHERE id NOT IN (SELECT record FROM sources WHERE kind = 'election')""",
    """SELECT 'delegation:' || id AS record, 'delegation' AS what FROM delegations
        WHERE id NOT IN (SELECT record FROM sources WHERE kind = 'delegation')""",
    # An organisation's own site stands for what it is called and what kind of body it is.
    """SELECT 'organisation:' || id AS record, 'organisation' AS what FROM organisations
        WHERE website IS NULL AND id NOT IN (SELECT record FROM sources WHERE kind = 'organisation')""",
    # A person's record that only tells how the name is written states nothing.
    """SELECT 'person:' || id AS record, 'country' AS what FROM persons WHERE country IS NOT NULL
        AND id NOT IN (SELECT record FROM sources WHERE kind = 'person')""",
    # A source that cannot be opened is none.
    """SELECT kind || ':' || record AS record, 'address of source ' || key AS what FROM sources WHERE url IS NULL AND archived_copy IS NULL""",
]

failures = 0


def fail(text):
    global failures
    failures += 1
    print("FAIL", text)


def sql(query):
    run = subprocess.run([PROGRAM, "-q", "-C", str(SCRATCH / "missions"), "sql", "-O", "json", query],
                         capture_output=True, text=True, encoding="utf-8")
    if run.returncode != 0:
        sys.exit(f"{query}\n{run.stderr}")
    return json.loads(run.stdout)


def read_csv(name):
    with open(ROOT / "tests" / "archive" / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def shown(row):
    value = row["value"]
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(str(part) for part in (row.get("qualifier"), value) if part is not None)


class Archive:
    def __init__(self):
        self.records = {}
        for row in sql("SELECT id, election, organisation FROM missions"):
            self.records.setdefault((row["election"], row["organisation"]), []).append(f"mission:{row['id']}")
        for row in sql("SELECT id FROM elections"):
            self.records.setdefault((row["id"], ""), []).append(f"election:{row['id']}")
        for row in sql("SELECT id FROM delegations"):
            self.records[("", row["id"])] = [f"delegation:{row['id']}"]
        self.records[("", "")] = ["person"]
        self.sources = {}
        self.listed = {}
        for row in sql("SELECT kind, record, key, url, date FROM sources"):
            record = f"{row['kind']}:{row['record']}"
            self.sources[f"{record}#{row['key']}"] = (row["url"], row["date"])
            self.listed.setdefault(record, []).append(f"{record}#{row['key']}")
        self.facts = {}
        for query in FACTS:
            for row in sql(query):
                self.facts.setdefault((row["record"], row["what"]), []).append((shown(row), row["cites"]))
        self.words = {}
        for query in WORDS:
            for row in sql(query):
                self.words.setdefault(row["record"], []).append((row["value"], row["cites"]))

    def found(self, claim, record):
        """Whether the record has the value, and which sources it may have it from."""
        if claim["what"] == "words":
            near = self.words.get(record, [])
            hits = [cites for value, cites in near if claim["value"] in value]
        else:
            near = self.facts.get((record, claim["what"]), [])
            hits = [cites for value, cites in near if claim["value"] == value]
        keys = [key for cites in hits for key in (cites.split("\n") if cites else self.listed.get(record, []))]
        return hits, [self.sources[key] for key in keys], [value for value, _ in near]


def check_claim(archive, claim):
    name = f"{claim['row']}: {claim['election']} {claim['organisation']}: {claim['what']} = {claim['value']}"
    hits, sources, near = [], [], []
    for record in archive.records.get((claim["election"], claim["organisation"]), []):
        some = archive.found(claim, record)
        hits, sources, near = hits + some[0], sources + some[1], near + some[2]
    if not hits:
        fail(f"{name}: not found; there is {near or 'nothing of the kind'}")
    elif claim["url"] and claim["url"] not in [url for url, _ in sources]:
        fail(f"{name}: found, but not from {claim['url']}: {sources}")
    elif claim["date"] and (claim["url"], claim["date"]) not in sources:
        fail(f"{name}: found, but its source is not of {claim['date']}: {sources}")


def check_claims():
    claims = read_csv("claims.csv")
    notes = " ".join((ROOT / "docs" / "data-notes.md").read_text(encoding="utf-8").split())
    archive = Archive()
    seen = {name: set() for name in ROWS}
    for claim in claims:
        table, number = claim["row"].split(" ")
        seen[table].add(int(number))
        if claim["what"] != "left-out":
            check_claim(archive, claim)
        elif claim["value"] not in notes:
            fail(f"{claim['row']}: left out, and docs/data-notes.md does not say why: {claim['value']}")
    for table, count in ROWS.items():
        missing = set(range(1, count + 1)) - seen[table]
        if missing:
            fail(f"claims.csv has nothing of {table} {sorted(missing)}")
    return len(claims)


def check_unsourced():
    # "election:*" excuses all elections of a thing.
    excuses = {(row["record"], row["what"]) for row in read_csv("unsourced.csv") if row["reason"]}
    found = sorted({(row["record"], row["what"]) for query in UNSOURCED for row in sql(query)})
    used = set()
    for record, what in found:
        excuse = excuses & {(record, what), (f"{record.split(':')[0]}:*", what)}
        used |= excuse
        if not excuse:
            fail(f"{record}: {what} has no source, and tests/archive/unsourced.csv does not say why")
    for record, what in sorted(excuses - used):
        fail(f"tests/archive/unsourced.csv excuses the {what} of {record}, which has a source or is not there")
    return len(found)


def main():
    shutil.rmtree(SCRATCH, ignore_errors=True)
    shutil.copytree(ROOT / "missions", SCRATCH / "missions", ignore=shutil.ignore_patterns(".eomt"))
    facts = check_claims()
    unsourced = check_unsourced()
    print(f"{facts} facts of {sum(ROWS.values())} rows, {unsourced} statements without a source, {failures} failures")
    sys.exit(1 if failures else 0)


main()
