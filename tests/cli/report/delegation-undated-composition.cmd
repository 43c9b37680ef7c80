args: --as-of 2026-01-01 report delegation example-pa.andorra
archive: ./undated
