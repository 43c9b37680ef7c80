args: --as-of 2026-01-01 report --all
status: 2
archive: ./archive
