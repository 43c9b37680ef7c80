args: --as-of 2026-01-01 report --strict year 2024
status: 3
archive: ./faulty
