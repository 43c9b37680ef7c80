args: compare date:1999 -O csv
archive: tests/cli/archives/small
