args: --as-of 2026-01-01 report year 24
status: 2
archive: ./archive
