args: --as-of 2026-01-01 report election sm-2024-06-09-council organisation:example-office
archive: ./archive
