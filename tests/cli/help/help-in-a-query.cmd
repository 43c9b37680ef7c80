args: sql -- --help
status: 2
archive: tests/cli/archives/small
