args: --as-of 2026-01-01 report mission ad-2026-04-12-council.example-union
archive: ./archive
