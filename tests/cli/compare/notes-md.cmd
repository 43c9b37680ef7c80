args: compare --by year -O md
archive: tests/cli/report/archive
