args: --as-of 2026-01-01 report person anna-muster
archive: ./undated
