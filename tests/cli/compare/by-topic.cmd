args: compare --by topic -O csv
archive: tests/cli/archives/small
