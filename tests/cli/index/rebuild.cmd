args: index --rebuild
archive: tests/cli/archives/small
