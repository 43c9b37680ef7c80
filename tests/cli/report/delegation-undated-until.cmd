args: --as-of 2026-01-01 report delegation example-pa.liechtenstein
archive: ./undated
