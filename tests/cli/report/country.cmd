args: --as-of 2026-01-01 report country SM
archive: ./archive
