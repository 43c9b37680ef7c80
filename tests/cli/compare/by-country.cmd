args: compare --by country -O csv
archive: tests/cli/archives/small
