#!/usr/bin/env bash
# The examples of the documentation are true: each ```console block's commands print what stands below them, each `eomt` line of
# a ```sh block works, and the README's YAML is a record without errors. DOCS_UPDATE=1 writes the console blocks anew.
set -euo pipefail
program=$1 root=$2 scratch=$3
rm -rf "$scratch"
mkdir -p "$scratch/bin" "$scratch/work/tests"
ln -s "$program" "$scratch/bin/eomt"
cp -r "$root/missions" "$scratch/work/missions"
cp -r "$root/tests/cli" "$scratch/work/tests/cli"
export PATH="$scratch/bin:$PATH" NO_COLOR=1 EOMT_REPORTS="$root/reports" LC_ALL=C.UTF-8
unset EOMT_ARCHIVE
cd "$scratch/work"
failed=0 ran=0

run_console() { # FILE: prints it with every console block's output as the program gives it
    local block="" command line
    while IFS= read -r line || [ -n "$line" ]; do
        if [ "$block" = console ]; then
            if [ "$line" = '```' ]; then
                block=""
                printf '%s\n' "$line"
            elif [[ $line == '$ '* ]]; then
                command=${line#\$ }
                printf '%s\n' "$line"
                bash -c "$command" 2>&1 </dev/null || true
            fi
            continue
        fi
        [ "$line" = '```console' ] && block=console
        printf '%s\n' "$line"
    done <"$1"
}

for page in "$root/README.md" "$root"/docs/*.md; do
    if grep -q '^```console$' "$page"; then
        run_console "$page" >"$scratch/page"
        ran=$((ran + 1))
        if [ -n "${DOCS_UPDATE:-}" ]; then
            cmp -s "$scratch/page" "$page" || cp "$scratch/page" "$page"
        elif ! diff -u "$page" "$scratch/page"; then
            echo "$page: the examples print something else"
            failed=1
        fi
    fi
    while IFS= read -r command; do
        ran=$((ran + 1))
        if ! bash -c "$command" >"$scratch/out" 2>&1 </dev/null; then
            echo "$page: this example fails: $command"
            cat "$scratch/out"
            failed=1
        fi
    done < <(awk '/^```sh$/ {on = 1; next} /^```/ {on = 0} on && /^eomt / {print}' "$page")
done

# The README's record, in a new archive.
eomt -q init new >/dev/null
awk '/^```yaml$/ && !done {on = 1; next} /^```/ {if (on) done = 1; on = 0} on {print}' "$root/README.md" \
    >new/missions/kz-2021-01-10-mazhilis.my-assembly.mission.yaml
echo 'name: My Assembly' >new/my-assembly.organisation.yaml
eomt -C new check || { echo "README.md: the record has errors"; failed=1; }

[ "$ran" -gt 10 ] || { echo "only $ran examples were found"; failed=1; }
exit $failed
