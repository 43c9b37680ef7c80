args: --as-of 2026-01-01 report mision sm-2024-06-09-council.example-pa
status: 2
archive: ./archive
