args: --as-of 2026-01-01 report country FR
status: 1
archive: ./archive
