args: --as-of 2026-01-01 report mission sm-2024-06-09-council.example-bank
archive: ./archive
