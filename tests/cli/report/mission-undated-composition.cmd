args: --as-of 2026-01-01 report mission sm-2020-06-07-council.example-pa
archive: ./undated
