args: compare --by organisation -O csv
archive: tests/cli/archives/small
