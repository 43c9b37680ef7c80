args: --as-of 2026-01-01 report year 2024
archive: ./archive
