args: compare --by coordinator -O csv
archive: tests/cli/archives/small
