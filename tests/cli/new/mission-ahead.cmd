args: --as-of 2026-01-01 new mission --country KZ --date 2031-03-02 --type local --organisation csto-pa --no-input --dry-run
archive: tests/cli/archives/small
