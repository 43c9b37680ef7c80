args: compare --by election -O csv
archive: tests/cli/archives/small
