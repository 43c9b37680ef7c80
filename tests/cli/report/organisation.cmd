args: --as-of 2026-01-01 report organisation example-pa
archive: ./archive
