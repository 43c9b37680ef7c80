args: --as-of 2026-01-01 report archive -O csv
status: 2
archive: ./archive
