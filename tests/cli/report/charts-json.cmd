args: report charted -O json --as-of 2026-01-01
archive: ./charted
