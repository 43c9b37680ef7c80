args: --as-of 2026-01-01 report mission gb-2025-05-01-local-by-election.example-pa
archive: ./archive
