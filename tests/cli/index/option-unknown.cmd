args: index --rebuld
status: 2
archive: tests/cli/archives/small
