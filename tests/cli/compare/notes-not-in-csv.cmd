args: compare --by year -O csv
archive: tests/cli/report/archive
