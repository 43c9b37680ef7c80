args: --as-of 2026-01-01 report --all -o out organisation:example-bank,example-court
show: out/sm-2024-06-09-council.example-bank.md
archive: ./archive
