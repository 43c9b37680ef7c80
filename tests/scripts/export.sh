#!/usr/bin/env bash
# export.sh PROGRAM ROOT SCRATCH
# What export writes is what the published specifications ask for, and import reads it back: the archive of persons and delegations
# that is made of an export exports the same again.
set -euo pipefail
program=$1 root=$2 scratch=$3
export LC_ALL=C.UTF-8 NO_COLOR=1 NODE_PATH=/usr/share/nodejs
unset EOMT_ARCHIVE
rm -rf "$scratch"
mkdir -p "$scratch"
cp -r "$root/missions" "$scratch/missions"
cp -r "$root/tests/cli/archives/small" "$scratch/small"
cp -r "$root/tests/export/archive" "$scratch/hard"
cd "$scratch"
command -v node >/dev/null || { echo "node is missing (Debian: nodejs, node-ajv)"; exit 1; }
schemas=$root/tests/export/schemas
failed=0
fail() {
    echo "FAIL: $*"
    failed=1
}
eomt() { "$program" "$@"; }
popolo_is_valid() { node "$root/tests/export/validate.js" "$schemas/popolo.schema.json" "$1"; }
package_is_valid() {
    node "$root/tests/export/validate.js" "$schemas/datapackage.schema.json" "$1/datapackage.json" &&
        node "$root/tests/export/check_package.js" "$1"
}

# Valid, whole and by query, and the same bytes each time.
for archive in missions small hard; do
    eomt -C $archive export popolo -o $archive.json
    popolo_is_valid $archive.json || fail "export popolo of $archive"
    eomt -q -C $archive export datapackage --licence CC-BY-4.0 -o $archive-package
    package_is_valid $archive-package || fail "export datapackage of $archive"
    eomt -q -C $archive export csv -o $archive-csv
    rm -rf without && cp -r $archive-package without && rm without/datapackage.json
    diff -r without $archive-csv || fail "csv and datapackage of $archive differ"
    eomt -C $archive export popolo | cmp - $archive.json || fail "export popolo of $archive on standard output"
    eomt -q -C $archive index --rebuild >/dev/null
    eomt -C $archive export popolo | cmp - $archive.json || fail "export popolo of $archive after a rebuild"
done
eomt -C missions export popolo election:kz-2021-01-10-mazhilis org:csto-pa -o one.json
popolo_is_valid one.json || fail "export popolo of one mission"
eomt -q -C missions export datapackage election:kz-2021-01-10-mazhilis org:csto-pa -o one
package_is_valid one || fail "export datapackage of one mission"
grep -q licenses one/datapackage.json && fail "a licence was invented"
grep -q '"name": "CC-BY-4.0"' missions-package/datapackage.json || fail "the licence is not named"
[ "$(tail -n +2 one/missions.csv | wc -l)" -ge 1 ] && ! grep -q 2024 one/elections.csv || fail "the query selects something else"

# The checks can fail.
sed 's/"name": "State Duma"/"nom": "State Duma"/' one.json >broken.json
popolo_is_valid broken.json >/dev/null && fail "a property that is not Popolo's passes"
sed 's/"organisation:csto-pa"/"organisation:csto"/' one.json >broken.json
! cmp -s one.json broken.json && sed -i '0,/"organisation:csto"/s//"organisation:csto-pa"/' broken.json
popolo_is_valid broken.json >/dev/null && fail "a reference that leads nowhere passes"
cp -r one broken && sed -i 's/^csto-pa,/csto-pb,/' broken/organisations.csv
package_is_valid broken >/dev/null && fail "a broken key passes"

# A folder is written to where it is new, empty or an earlier export.
eomt -q -C small export datapackage -o small-package && package_is_valid small-package || fail "an earlier export is not renewed"
mkdir own && echo 'name' >own/elections.csv
eomt -C small export csv -o own 2>err && fail "a folder of somebody's own was written to"
grep -q 'no earlier export' err || fail "$(cat err)"
[ "$(ls own)" = elections.csv ] || fail "own holds $(ls own)"
touch small-csv/notes.txt
eomt -C small export csv -o small-csv 2>err && fail "a folder with another file was written to"
grep -q 'notes.txt, which is no part of this export' err || fail "$(cat err)"
rm small-csv/notes.txt

# Text is exported exactly: formulas, quotes, line ends, controls.
grep -q '^=' <(tail -n +2 hard-csv/people.csv | cut -d, -f2) || fail "the name that looks like a formula is not there as it is"

# Round trip: organisations copied, persons and delegations imported.
only_people() { node -e '
const d = JSON.parse(require("fs").readFileSync(process.argv[1]));
const own = new Set(d.persons.filter((p) => p.id.startsWith("person:")).map((p) => p.id));
const ours = (m) => !m.organization_id || !m.organization_id.startsWith("mission:");
const inDelegation = new Set(d.memberships.filter((m) => ours(m)).map((m) => m.person_id));
console.log(JSON.stringify({
  persons: d.persons.filter((p) => own.has(p.id) || inDelegation.has(p.id)),
  organizations: d.organizations.filter((o) => o.classification !== "observer group"),
  memberships: d.memberships.filter(ours), posts: d.posts}, null, 1))' "$1"; }
for archive in missions small hard; do
    for form in popolo csv; do
        copy=$archive-from-$form
        eomt -q init $copy >/dev/null
        find $archive -name '*.organisation.yaml' -exec cp {} $copy/ \;
        if [ -d $archive/sources ]; then cp -r $archive/sources $copy/; fi
        if [ $form = popolo ]; then input=$archive.json; else input=$archive-csv; fi
        eomt -C $copy import $form $input --dry-run >dry 2>err || fail "import $form --dry-run: $(cat err)"
        [ -z "$(find $copy -name '*.person.yaml')" ] || fail "--dry-run wrote"
        eomt -C $copy import $form $input >made 2>err || fail "import $form into $copy: $(cat err)"
        grep -q '^name:' dry || fail "--dry-run shows no record"
        [ "$(find $copy -name '*.person.yaml' | wc -l)" -eq "$(find $archive -name '*.person.yaml' | wc -l)" ] || fail "$copy: other persons"
        [ "$(find $copy -name '*.delegation.yaml' | wc -l)" -eq "$(find $archive -name '*.delegation.yaml' | wc -l)" ] || fail "$copy: other delegations"
        eomt -C $copy export popolo -o $copy.json
        diff <(only_people $archive.json) <(only_people $copy.json) || fail "$copy exports something else"
        eomt -q -C $copy export csv -o $copy-csv
        for table in delegations chambers compositions composition_seats members; do
            cmp $archive-csv/$table.csv $copy-csv/$table.csv || fail "$copy: $table.csv"
        done
        # Into either archive again: everything is there already.
        for into in $archive $copy; do
            eomt -C $into import $form $input >again 2>err || fail "import $form into $into again: $(cat err)"
            [ ! -s again ] && grep -q '^0 records made' err || fail "import $form into $into again: $(cat again err)"
        done
    done
done

# What is there with other content is named, and nothing is written.
before=$(find missions -type f -name '*.yaml' -exec sha256sum {} + | sort | sha256sum)
sed 's/"seats": 12/"seats": 13/; s/"name": "Умахан Умаханов"/"name": "Умахан Магомедгаджиевич Умаханов"/' missions.json >other.json
eomt -C missions import popolo other.json 2>err && fail "a record with other content was taken"
grep -q 'csto-pa.russia.delegation.yaml differs from /organizations/[0-9]* in compositions\[0\].seats.Federation Council$' err || fail "$(cat err)"
grep -q 'umakhan-umakhanov.person.yaml differs from /persons/[0-9]* in names.ru' err || fail "$(cat err)"
[ "$before" = "$(find missions -type f -name '*.yaml' -exec sha256sum {} + | sort | sha256sum)" ] || fail "something was written"

# undo takes an import back.
eomt -q init undone >/dev/null
find small -name '*.organisation.yaml' -exec cp {} undone/ \;
eomt -q -C undone import popolo - <small.json >/dev/null
eomt -C undone undo --yes >/dev/null 2>err || fail "undo: $(cat err)"
[ -z "$(find undone -name '*.person.yaml' -o -name '*.delegation.yaml')" ] || fail "undo left records"
exit $failed
