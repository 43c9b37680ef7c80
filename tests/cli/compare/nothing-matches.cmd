args: compare date:1999 --by topic -O csv
archive: tests/cli/archives/small
