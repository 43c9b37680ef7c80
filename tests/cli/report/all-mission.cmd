args: --as-of 2026-01-01 report mission --all -o out organisation:example-bank,example-court
archive: ./archive
