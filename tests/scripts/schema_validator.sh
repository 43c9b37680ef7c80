#!/usr/bin/env bash
# schema_validator.sh PROGRAM ROOT SCRATCH
# An independent validator (ajv, over js-yaml) with the schemas that `eomt init` writes accepts and refuses the same records as
# `eomt check`: schema_validator.js says which rules are compared and on which files. With every node on this machine.
set -euo pipefail
[ -e /usr/share/nodejs/ajv ] && [ -e /usr/share/nodejs/js-yaml ] || {
    echo "this test wants the packages nodejs, node-ajv and node-js-yaml; ./dev test installs them" >&2
    exit 1
}
export NODE_PATH=/usr/share/nodejs LC_ALL=C.UTF-8
for node in $({ command -v node || true; echo /usr/bin/node; } | xargs realpath | sort -u); do
    rm -rf "$3" && mkdir -p "$3"
    "$node" "$2/tests/scripts/schema_validator.js" "$1" "$2" "$3"
done
