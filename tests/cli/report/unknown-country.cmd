args: --as-of 2026-01-01 report country Andora
status: 2
archive: ./archive
