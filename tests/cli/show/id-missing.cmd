args: show
status: 2
archive: tests/cli/archives/small
