args: compare --sort missions -O csv --by organisation date:2021
archive: tests/cli/archives/small
