args: --as-of 2026-01-01 report mission
status: 2
archive: ./archive
