args: index
archive: tests/cli/archives/small
