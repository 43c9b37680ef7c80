#!/usr/bin/env bash
# A link that leads out of the archive is neither read as a record nor as an archived copy; one that stays inside is.
set -uo pipefail
program=$1 scratch=$3
rm -rf "$scratch" && mkdir -p "$scratch/archive/sources"
cd "$scratch" || exit 1
echo 'name: secret' >secret.yaml
echo 'a secret page' >secret.txt
cd archive || exit 1
printf 'format: 1\n' >archive.yaml
printf 'name: A\n' >a.organisation.yaml
ln -s ../secret.yaml out.organisation.yaml
ln -s a.organisation.yaml in.organisation.yaml
ln -s ../../secret.txt sources/page.txt
cat >b.organisation.yaml <<'Y'
name: B
sources:
  page: {title: A page, file: sources/page.txt}
Y
failed=0
said=$("$program" -q check)
[ $? -eq 3 ] || { echo "FAIL the status of check"; failed=1; }
grep -q '^out.organisation.yaml:1:1: error: .*leads out of the archive \[unreadable-file\]' <<<"$said" || { echo "FAIL the record: $said"; failed=1; }
grep -q '^b.organisation.yaml:3:31: warning: .*leads out of the archive \[missing-source-file\]' <<<"$said" || { echo "FAIL the copy: $said"; failed=1; }
grep -q secret.yaml <<<"$said" && { echo "FAIL the text of the file outside was shown: $said"; failed=1; }
listed=$("$program" -q list organisations --columns organisation -O tsv | paste -sd' ')
[ "$listed" = 'organisation a b in' ] || { echo "FAIL listed: $listed"; failed=1; }
exit $failed
