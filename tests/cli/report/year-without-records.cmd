args: --as-of 2026-01-01 report year 1999
status: 1
archive: ./archive
