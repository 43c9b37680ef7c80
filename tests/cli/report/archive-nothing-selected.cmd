args: --as-of 2026-01-01 report archive country:FR
archive: ./archive
