#!/usr/bin/env bash
# claims.sh PROGRAM ROOT SCRATCH
# The archive that ships holds every fact that was collected for it, with its source: tests/archive/claims.csv lists them,
# claims.py looks each up through `eomt sql`. And nothing in the archive lacks a source but what tests/archive/unsourced.csv lists.
set -euo pipefail
exec python3 "$2/tests/scripts/claims.py" "$@"
