args: --as-of 2026-01-01 report archive contry:SM
status: 2
archive: ./archive
