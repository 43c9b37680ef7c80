args: compare
archive: tests/cli/archives/small
