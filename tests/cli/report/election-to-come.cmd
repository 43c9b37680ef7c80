args: --as-of 2026-01-01 report election ad-2026-04-12-council
archive: ./archive
