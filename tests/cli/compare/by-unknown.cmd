args: compare --by contry
status: 2
archive: tests/cli/archives/small
